import { datasets } from '@/catalog'
import { metrics, type MetricId } from '@/catalog/metrics'
import { measurement } from '@/catalog/metrics/measurement'
import type { Measuring } from '@/catalog/metrics/measureQuery'
import { defineChart } from '@/grammar/chart'
import { comparableOf, seriesOf, toDateOf, valueOf } from '@/grammar/comparison'
import { durationsOf, type DurationFact } from '@/grammar/comparisonSurvival'
import type { Fact, MetricSpec } from '@/grammar/metric'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { emptyLibrary, load } from './company'
import { answerOf } from './context'
import { asOfDay, closureDays, undated } from './oracle/metrics/demands'
import { figureOf } from './oracle/metrics'
import { childrenOf, nodesOf, type Where } from './oracle/metrics/place'
import { randomCompany, type Company } from './randomCompany'
import type { Draw } from './randomCompany/draw'
import { daysBetween, lastDayOf, QUARTERS } from './randomCompany/draw'

export interface Loaded {
  company: Company
  library: Library
  state: LibraryState
}

/** A random company on real DuckDB-WASM. Answers are not protected: what is compared is the figures. */
export async function loadCompany(seed: number): Promise<Loaded> {
  const company = randomCompany(seed)
  const open = datasets.map(({ protection: _, ...dataset }) => dataset)
  const library = emptyLibrary({ datasets: open })
  return { company, library, state: await load(library, company.files) }
}

/** The facts of metrics as a chart gets them. */
export async function measured(
  state: LibraryState,
  ids: readonly MetricId[],
  options: Parameters<typeof answerOf>[2] = {},
  measuring: Measuring = {},
) {
  const chart = defineChart<Record<string, never>, Fact>({
    id: `measured ${JSON.stringify([ids, measuring])}`,
    page: 'overview',
    ...measurement(ids, measuring),
    window: 'range',
    columns: {},
    option: () => ({}),
    headline: () => '',
    size: () => ({ n: 0, unit: '' }),
  })
  const answer = await answerOf(state, chart, options)
  return { ...answer, facts: answer.inputs as unknown as Fact[] }
}

export const every = Object.keys(metrics) as MetricId[]

const VALUES: readonly Where['values'][] = [
  {},
  { gender: ['female'] },
  { gender: ['male'] },
  { party_member: ['true'] },
  { position: ['采煤工', '电工'] },
  { category: ['生活保障'] },
  { category: ['技能提升', '权益保障'], gender: ['male'] },
  { gender: ['male'], position: ['司机'] },
]

export interface Ask {
  org: string
  quarter: (typeof QUARTERS)[number]
  values: Where['values']
  by?: 'child'
}

export function randomAsk(company: Company, draw: Draw): Ask {
  const nodes = [...nodesOf(company)]
  return {
    org: draw.chance(0.35) ? company.root : draw.pick(nodes),
    quarter: draw.chance(0.6) ? '2026Q3' : draw.pick(QUARTERS.slice(2)),
    values: draw.chance(0.35) ? {} : draw.pick(VALUES),
    ...(draw.chance(0.3) && { by: 'child' as const }),
  }
}

export interface Outcome {
  compared: number
  /** Comparisons in which there is a number on either side. */
  known: number
  differences: string[]
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  side: ['party', 'business'],
  indicator: ['隐患整改', '三违人次', '设备完好率', '故障率变化'],
}

/** Every metric under one filter against the oracle: as of today, at equal age, and since the start of the year. */
export async function compare({ company, state }: Loaded, ask: Ask): Promise<Outcome> {
  const { org, quarter, values, by } = ask
  const { facts } = await measured(state, every, { org, quarter, values }, by ? { by } : {})
  const outcome: Outcome = { compared: 0, known: 0, differences: [] }
  const asOf = asOfDay(company)
  const age = Math.min(90, Math.max(0, daysBetween(lastDayOf(quarter), asOf)))
  const same = (id: string, what: string, got: number | null | undefined, wanted: number | null) => {
    outcome.compared += 1
    if (got != null || wanted !== null) outcome.known += 1
    const near = got != null && wanted !== null && Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
    if (!near && !(got == null && wanted === null))
      outcome.differences.push(`${id} ${what} ${JSON.stringify(ask)}: ${got} instead of ${wanted}`)
  }
  const places: { org: string | null; where: Pick<Where, 'org' | 'own'> }[] = [{ org, where: { org } }]
  if (by) {
    places.push(...childrenOf(nodesOf(company), org).map((child) => ({ org: child, where: { org: child } })))
    places.push({ org: null, where: { org, own: true } })
  }
  for (const id of every) {
    const spec: MetricSpec = metrics[id]
    const keys = spec.source.each ? (KEYS[spec.source.each] ?? []) : [null]
    for (const place of places) {
      for (const key of keys) {
        const mine = facts.filter((fact) => fact.metric === id && fact.org === place.org && fact.key === key)
        const where: Where = { ...place.where, quarters: [quarter], values, asOf }
        if (id === 'closure_days') {
          const { median, p90 } = durationsOf(
            mine.filter((fact) => fact.quarter === quarter) as unknown as DurationFact[],
          )
          same(id, 'median', median, closureDays(company, where, 0.5))
          same(id, 'P90', p90, closureDays(company, where, 0.9))
          continue
        }
        const series = seriesOf(mine)
        const figure = figureOf(company, id, where, key ?? '')
        same(id, `${key ?? ''} @${place.org}`, valueOf(spec, series.get(quarter)), figure.value)
        const year = QUARTERS.filter((one) => one.slice(0, 4) === quarter.slice(0, 4) && one <= quarter)
        const aged = { ...where, ...(spec.cohort && { age }) }
        const unknown = spec.cohort && undated(company, id, { ...where, quarters: year }) > 0
        if (spec.cohort && !undated(company, id, where))
          same(id, 'at equal age', comparableOf(spec, series.get(quarter)), figureOf(company, id, aged).value)
        if (spec.cumulates === 'none' || spec.source.subject === 'people') continue
        const scores =
          spec.cumulates === 'mean'
            ? year.map((one) => figureOf(company, id, { ...where, quarters: [one] }).value)
            : undefined
        const wanted = scores
          ? scores.reduce(
              (sum, one) => (sum === null || one === null ? null : sum + one / scores.length),
              0 as number | null,
            )
          : figureOf(company, id, { ...aged, quarters: year, toDate: true }, key ?? '').value
        same(id, `${key ?? ''} to date @${place.org}`, toDateOf(spec, series, quarter), unknown ? null : wanted)
      }
    }
  }
  return outcome
}
