import { changeOf, comparableOf, previousOf, seriesOf, sizeOf } from '@/grammar/comparison'
import { changeInterval } from '@/grammar/comparisonInterval'
import { defineChart, type Chart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { waterfall } from '@/grammar/marks/waterfall'
import { isQuotient, type Fact, type MetricSpec } from '@/grammar/metric'
import { lastName } from '@/grammar/organisation'
import { decomposeRate, type RatePart } from '@/grammar/statistics/decomposition'
import { workerFilters } from '../datasets/shared'
import { metrics, type MetricId } from '../metrics'
import { metricDifference, metricValue } from '../metrics/amounts'
import { datasetsOf, measureQuery } from '../metrics/measureQuery'
import { measurement } from '../metrics/measurement'

const columns = {
  key: { measure: 'text' },
  previous_n: { measure: 'count' },
  n: { measure: 'count' },
  previous: { measure: 'number' },
  value: { measure: 'number' },
  change: { measure: 'number' },
  mix: { measure: 'number' },
  suppressed: { measure: 'flag' },
} as const
/** `key` null: the whole, the first row; '': what the shown parts leave of its change. */
export type ChangeRow = RowOf<typeof columns>

/** What a change is told apart by. */
export type ChangeBy = 'child' | 'category' | 'subcategory' | 'dimension' | (typeof workerFilters)[number]

/** One input: a fact of the node (`total`) or of a part of it. */
type Input = Fact & { readonly total: boolean }

const specOf = (id: MetricId): MetricSpec => metrics[id]
const MOST = 9

/** What the metric's change can be told apart by; none where it is no sum or quotient of its parts (a median). */
export function waysOf(id: MetricId): ChangeBy[] {
  const { subject, from } = specOf(id).source
  if (subject === 'durations' || subject === 'flow') return subject === 'flow' ? ['child'] : []
  if (subject === 'people') return ['child', 'dimension', ...workerFilters]
  if (from[0] === 'demands') return ['child', 'category', 'subcategory', ...workerFilters]
  return ['child']
}

/** Where a metric's change since last quarter came from: each part's contribution, which add up to it. */
export function changeChart(id: MetricId, by: ChangeBy): Chart {
  const spec = specOf(id)
  const { protect } = measurement([id], { by })
  return defineChart<typeof columns, Input>({
    id: 'kpi-change',
    page: 'overview',
    from: datasetsOf([id]),
    uses: [...(spec.source.uses ?? []), ...(by === 'child' ? [] : [`${spec.source.from[0]}.${by}`])],
    window: 'range',
    columns,
    query: `
      SELECT f.* FROM (
        SELECT *, TRUE AS total FROM (${measureQuery([id])})
        UNION ALL BY NAME
        SELECT *, FALSE AS total FROM (${measureQuery([id], { by, over: 'history' })})
        ${by === 'child' ? 'WHERE org IS DISTINCT FROM (SELECT org FROM scope)' : ''}
      ) AS f
      ORDER BY total DESC, quarter, org, key`,
    ...(protect && { protect: { ...protect, whole: (row) => row['total'] === true } }),
    derive: (inputs, scope) => contributions(spec, inputs, by, scope),
    findings: (inputs, scope) => [wholeOf(spec, inputs, scope)],
    option: (rows, context) => drawn(id, by, rows, context),
    headline: (rows, context, evidence = []) => headline(id, by, rows, evidence[0] as Whole | undefined, context),
    size: ([whole]) => ({ n: whole?.n ?? 0, unit: '' }),
    drill: ({ key }) =>
      !key || by === 'dimension' ? undefined : by === 'child' ? { org: key } : { values: { [by]: [key] } },
  })
}

/** The whole's change, for the headline. */
type Whole = Readonly<{
  value: number | null
  previous: number | null
  change: number | null
  why: string | null
  /** 1: the interval of the change excludes none; 0: it does not; null: a register. */
  certain: number | null
}>

function wholeOf(spec: MetricSpec, inputs: readonly Input[], scope: Scope): Whole {
  const series = seriesOf(inputs.filter(({ total }) => total))
  const [now, before] = [series.get(scope.quarter), previousOf(series, scope.quarter)]
  const { change, why = null } = changeOf(spec, now, before, scope.asOf)
  const interval = now && before ? changeInterval(spec, series, now, before) : undefined
  return {
    value: comparableOf(spec, now),
    previous: comparableOf(spec, before),
    change: change === null ? null : (comparableOf(spec, now) ?? 0) - (comparableOf(spec, before) ?? 0),
    why,
    certain: spec.certainty === 'register' ? null : Number(interval !== undefined && interval.low * interval.high > 0),
  }
}

const isAged = (spec: MetricSpec, fact: Fact | undefined) => spec.cohort === true && !fact?.undated
const numbersOf = (spec: MetricSpec, fact: Fact | undefined) => ({
  part: (isAged(spec, fact) ? fact?.part_then : fact?.part) ?? 0,
  whole: (isAged(spec, fact) ? fact?.whole_then : fact?.whole) ?? 0,
})

/** Each part's contribution, the largest first; the last row is what hidden parts, or people counted in two of them, leave. */
function contributions(spec: MetricSpec, inputs: readonly Input[], by: ChangeBy, scope: Scope): ChangeRow[] {
  const { change } = wholeOf(spec, inputs, scope)
  if (change === null) return []
  const whole = seriesOf(inputs.filter(({ total }) => total))
  const groups = new Map<string, Fact[]>()
  for (const fact of inputs) {
    const key = by === 'child' ? (fact.org ?? scope.org) : fact.key
    if (fact.total || key === null) continue
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const times = (series: ReadonlyMap<string, Fact>): [Fact | undefined, Fact | undefined] => [
    series.get(scope.quarter),
    series.get(scope.previous),
  ]
  const parts = [...groups].flatMap(([key, facts]) => {
    const [now, before] = times(seriesOf(facts))
    return now || before ? [{ key, now, before, suppressed: Boolean(now?.suppressed || before?.suppressed) }] : []
  })
  const all = pairOf(spec, ...times(whole))
  const shown = parts.filter(({ suppressed }) => !suppressed)
  const pairs = shown.map(({ now, before }) => pairOf(spec, now, before))
  const found = isQuotient(spec) ? quotients(pairs, all, spec.source.times ?? 1) : pairs.map(counted)
  const rows = shown.map(({ key, now, before }, at): ChangeRow => ({
    key,
    previous_n: sizeOf(spec, before, false),
    n: sizeOf(spec, now, false),
    previous: comparableOf(spec, before),
    value: comparableOf(spec, now),
    change: found[at]?.change ?? null,
    mix: found[at]?.mix ?? null,
    suppressed: false,
  }))
  const hidden = parts.filter(({ suppressed }) => suppressed).map(({ key }) => ({ ...NOTHING, key, suppressed: true }))
  const rest = change - rows.reduce((sum, row) => sum + (row.change ?? 0), 0)
  const [now, before] = times(whole)
  const top: ChangeRow = {
    ...NOTHING,
    previous_n: sizeOf(spec, before, false),
    n: sizeOf(spec, now, false),
    previous: comparableOf(spec, before),
    value: comparableOf(spec, now),
    change,
  }
  const sorted = rows.sort(
    (a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
  )
  return [top, ...sorted, ...hidden, ...(Math.abs(rest) > 1e-9 ? [{ ...NOTHING, key: '', change: rest }] : [])]
}

const NOTHING: ChangeRow = {
  key: null,
  previous_n: null,
  n: null,
  previous: null,
  value: null,
  change: null,
  mix: null,
  suppressed: false,
}

const pairOf = (spec: MetricSpec, now: Fact | undefined, before: Fact | undefined): RatePart => ({
  now: numbersOf(spec, now),
  before: numbersOf(spec, before),
})

const counted = ({ now, before }: RatePart) => ({ change: now.part - before.part, mix: null })

/** Parts of one whole are told apart by rate and weight; parts that divide by the whole of all (诉求 of a category, per head) by their numerators. */
function quotients(pairs: readonly RatePart[], all: RatePart, times: number) {
  const shared = pairs.every(({ now, before }) =>
    [now.whole === all.now.whole || !now.whole, before.whole === all.before.whole || !before.whole].every(Boolean),
  )
  if (shared && pairs.length > 1)
    return pairs.map(({ now, before }) => ({
      change: (now.part / all.now.whole - before.part / all.before.whole) * times,
      mix: null,
    }))
  return decomposeRate(pairs, all).map(({ change, mix }) => ({
    change: change * times,
    mix: mix === null ? null : mix * times,
  }))
}

/** A part as people say it. */
export function partName(by: ChangeBy, key: string | null, { t, label, scope }: ChartContext): string {
  if (key === null) return t('charts.kpi-change.whole')
  if (key === '') return t('charts.kpi-change.rest')
  if (by !== 'child') return label(by, key)
  return key === scope.org ? t('card.ownLevel') : lastName(key)
}

/** From last quarter's figure to this one's, step by step; the axis is the change, so that small steps of a large rate can be seen. */
function drawn(id: MetricId, by: ChangeBy, rows: readonly ChangeRow[], context: ChartContext) {
  const { t, theme, format } = context
  const { measure } = specOf(id)
  const times = measure === 'share' ? 100 : 1
  const [whole, ...parts] = rows
  const told = parts.filter((row) => row.change !== null)
  const named = told.filter((row) => row.key !== '')
  const rest = [...named.slice(MOST), ...told.filter((row) => row.key === '')]
  const sum = (some: readonly ChangeRow[]) => some.reduce((total, { change }) => total + (change ?? 0), 0)
  const step = (name: string, change: number, row: number, color: string) => ({
    name,
    color,
    datum: { value: change * times, row, text: metricDifference(id, change, format) },
  })
  const end = (name: string, value: number, figure: number | null) => ({
    name,
    color: theme.quiet,
    datum: { value: value * times, row: -1, text: metricValue(id, figure, null, format) },
  })
  return waterfall(
    {
      name: t('charts.kpi-change.part'),
      axisName: t('charts.kpi-change.axis'),
      axisLabel: (value) => format.change(value / times, measure),
      start: end(t('charts.kpi-change.before'), 0, whole?.previous ?? null),
      end: end(t('charts.kpi-change.now'), whole?.change ?? 0, whole?.value ?? null),
      steps: [
        ...named
          .slice(0, MOST)
          .map((row) =>
            step(
              partName(by, row.key, context),
              row.change ?? 0,
              rows.indexOf(row),
              (row.change ?? 0) < 0 ? theme.below : theme.above,
            ),
          ),
        ...(rest.length ? [step(t('charts.kpi-change.rest'), sum(rest), -1, theme.neutral)] : []),
      ],
    },
    context,
  )
}

/** What moved, whether it is certain, and which parts moved it most. */
function headline(
  id: MetricId,
  by: ChangeBy,
  rows: readonly ChangeRow[],
  whole: Whole | undefined,
  context: ChartContext,
): string {
  const { t, format } = context
  const words = {
    metric: t(`metrics.${id}.name`),
    value: metricValue(id, whole?.value ?? null, null, format),
    previous: metricValue(id, whole?.previous ?? null, null, format),
  }
  if (!whole || whole.change === null)
    return t(`charts.kpi-change.why.${whole?.why ?? 'missing'}` as 'charts.kpi-change.why.missing', words)
  const change = metricDifference(id, whole.change, format)
  const parts = rows
    .filter((row) => row.key && row.change !== null && Math.sign(row.change) === Math.sign(whole.change ?? 0))
    .slice(0, 2)
    .map((row) =>
      t('charts.kpi-change.one', {
        part: partName(by, row.key, context),
        change: metricDifference(id, row.change, format),
      }),
    )
  const from = parts.length ? t('charts.kpi-change.from', { parts: parts.join(t('card.comma')) }) : ''
  const doubt = whole.certain === 0 ? t('charts.kpi-change.unsure') : ''
  return t('charts.kpi-change.headline', { ...words, change }) + doubt + from
}
