import { metrics, type MetricId } from '@/catalog/metrics'
import { isMetric } from '@/catalog/metrics/amounts'
import { measurement } from '@/catalog/metrics/measurement'
import { chartOf, pageOf } from '@/catalog/metrics/pages'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { valueOf } from '@/grammar/comparison'
import type { Scope } from '@/grammar/filter'
import { heatmap } from '@/grammar/marks/heatmap'
import type { Fact } from '@/grammar/metric'
import { lastName, pathNames } from '@/grammar/organisation'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { spearman, spearmanP } from '@/grammar/statistics/spearman'

const columns = {
  x: { measure: 'text', values: 'metric' },
  y: { measure: 'text', values: 'metric' },
  rho: { measure: 'number' },
  low: { measure: 'number' },
  high: { measure: 'number' },
  nodes: { measure: 'count' },
} as const
type Row = RowOf<typeof columns>

const measures = [
  'party_score',
  'business_score',
  'favourable',
  'closure_rate',
  'coverage',
] as const satisfies readonly MetricId[]
const [TESTED_AT, SHARE_OF_FALSE, ENOUGH, SHOWN] = [0.05, 0.1, 10, 3]

/** Do the measures move together? Over the nodes of one depth: the first below the filter's node that has ten, else the fullest. */
export default defineChart<typeof columns, Fact>({
  id: 'alignment-correlation',
  page: 'alignment',
  ...measurement(measures, { by: 'descendant', over: 'quarter' }),
  window: 'quarter',
  columns,

  derive(facts, scope) {
    const nodes = nodesOf(facts, scope).map((node) => measures.map((id) => node.get(id)))
    if (!nodes.length) return []
    return pairs().map(([x, y]): Row => {
      const both = nodes.flatMap((node) => {
        const [a, b] = [node[measures.indexOf(x)], node[measures.indexOf(y)]]
        return a === undefined || b === undefined ? [] : [[a, b] as const]
      })
      const found = spearman(
        both.map(([a]) => a),
        both.map(([, b]) => b),
      )
      const { low = null, high = null } = found.interval ?? {}
      return { x, y, rho: found.rho ?? null, low, high, nodes: found.n }
    })
  },

  option(rows, context) {
    const { t } = context
    const [across, down] = [measures.slice(0, -1), measures.slice(1)]
    const real = significant(rows)
    return heatmap(
      {
        rows: down.map((id) => ({ name: t(`metrics.${id}.name`) })),
        columns: across.map((id) => ({ name: t(`metrics.${id}.name`) })),
        rowName: t('columns.y'),
        columnName: t('columns.x'),
        cells: down.flatMap((y, row) =>
          across.map((x, column) => {
            const index = rows.findIndex((one) => one.x === x && one.y === y)
            const found = rows[index]
            if (!found) return { row, column, datum: { value: null, row: -1, text: '' }, state: 'blank' as const }
            const datum = { value: found.rho, row: index, text: cellText(found, context) }
            return { row, column, datum, ...(!real.has(found) && { state: 'faint' as const }) }
          }),
        ),
        scale: { kind: 'diverging', high: 1 },
        words: {
          low: t('charts.alignment-correlation.negative'),
          high: t('charts.alignment-correlation.positive'),
          hidden: t('card.tooFew'),
          missing: t('charts.alignment-correlation.few'),
          rest: () => '',
        },
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const caution = t('charts.alignment-correlation.caution')
    const nodes = Math.max(0, ...rows.map((row) => row.nodes ?? 0))
    const words = { quarter: format.quarter(scope.quarter), nodes, fewest: ENOUGH }
    if (nodes < ENOUGH) return t('charts.alignment-correlation.headlineFew', words) + caution
    const tested = rows.filter((row) => row.rho !== null)
    const real = [...significant(rows)].sort((a, b) => Math.abs(b.rho ?? 0) - Math.abs(a.rho ?? 0))
    const counts = { ...words, tested: tested.length, count: real.length }
    if (!real.length) return t('charts.alignment-correlation.headlineFlat', counts) + caution
    const list = real.slice(0, SHOWN).map((row) => phrase(row, context))
    return (
      t('charts.alignment-correlation.headline', {
        ...counts,
        list: list.join(t('charts.alignment-correlation.semicolon')),
      }) + caution
    )
  },

  notes(facts, { t, scope }) {
    const places = placesOf(facts, scope)
    const [first] = places
    const hidden = new Set(facts.filter(({ suppressed, org }) => suppressed && depthOf(org) === depthOf(first))).size
    return [
      ...(first !== undefined
        ? [
            t('charts.alignment-correlation.over', {
              org: lastName(scope.org) || t('card.everywhere'),
              example: lastName(first),
              depth: depthOf(first) - scope.depth,
              nodes: places.length,
            }),
          ]
        : []),
      ...(hidden ? [t('charts.alignment-correlation.hidden', { hidden })] : []),
      t('charts.alignment-correlation.reading'),
    ]
  },

  size: (rows) => ({ n: Math.max(0, ...rows.map((row) => row.nodes ?? 0)), unit: '单位' }),
  drill: ({ y }) => (isMetric(y) ? { page: pageOf(y), next: chartOf(y) } : undefined),
})

function pairs(): (readonly [x: (typeof measures)[number], y: (typeof measures)[number]])[] {
  return measures.flatMap((x, at) => measures.slice(at + 1).map((y) => [x, y] as const))
}

const depthOf = (org: string | null | undefined): number => pathNames(org ?? '').length

/** What is known of each node below: its measures. A suppressed node leaves, and so does one with a single measure. */
function known(facts: readonly Fact[]): Map<string, Map<string, number>> {
  const nodes = new Map<string, Map<string, number>>()
  const hidden = new Set(facts.filter(({ suppressed }) => suppressed).map(({ org }) => org))
  for (const fact of facts) {
    const value = valueOf(metrics[fact.metric as MetricId], fact)
    if (fact.org === null || value === null || hidden.has(fact.org)) continue
    nodes.set(fact.org, (nodes.get(fact.org) ?? new Map<string, number>()).set(fact.metric, value))
  }
  for (const [org, values] of nodes) if (values.size < 2) nodes.delete(org)
  return nodes
}

/** The nodes of the depth that is looked at. */
function placesOf(facts: readonly Fact[], scope: Scope): string[] {
  const depths = new Map<number, string[]>()
  for (const org of known(facts).keys()) depths.set(depthOf(org), [...(depths.get(depthOf(org)) ?? []), org])
  const ordered = [...depths].filter(([depth]) => depth > scope.depth).sort(([a], [b]) => a - b)
  const fullest = Math.max(0, ...ordered.map(([, places]) => places.length))
  return ordered.find(([, places]) => places.length >= Math.min(ENOUGH, fullest))?.[1] ?? []
}

function nodesOf(facts: readonly Fact[], scope: Scope): ReadonlyMap<string, number>[] {
  const all = known(facts)
  return placesOf(facts, scope).flatMap((org) => all.get(org) ?? [])
}

/** Pairs that can be told from chance, of all that were tested. */
function significant(rows: readonly Row[]): ReadonlySet<Row> {
  const tests = rows.flatMap((row) => (row.rho === null ? [] : [{ row, p: spearmanP(row.rho, row.nodes ?? 0) }]))
  const sure = benjaminiHochberg(
    tests.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  return new Set(tests.filter(({ p }, index) => sure[index] && p < TESTED_AT).map(({ row }) => row))
}

/** Two decimals and the sign, also of what rounds to nothing. */
const signed = (value: number | null): string =>
  value === null ? '' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

function cellText(row: Row, { t, width }: ChartContext): string {
  const { rho, low, high, nodes } = row
  if (rho === null) return t(`charts.alignment-correlation.${(nodes ?? 0) < ENOUGH ? 'few' : 'noInterval'}`)
  const value = signed(rho)
  if (width === 'narrow') return value
  if (low === null) return `${value}\n${t('charts.alignment-correlation.noInterval')}`
  return `${value}\n${t('charts.alignment-correlation.span', { low: signed(low), high: signed(high) })}`
}

/** `党建得分与业务得分 ρ=+0.52（95% 区间 +0.16～+0.76）`. */
function phrase(row: Row, { t, label }: ChartContext): string {
  const words = {
    x: label('metric', row.x ?? ''),
    y: label('metric', row.y ?? ''),
    rho: signed(row.rho),
    low: signed(row.low),
    high: signed(row.high),
  }
  return t(`charts.alignment-correlation.${row.low === null ? 'pairStrong' : 'pair'}`, words)
}
