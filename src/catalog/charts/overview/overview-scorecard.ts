import { kpis, metrics, type KpiId, type MetricId } from '@/catalog/metrics'
import { isMetric, metricDifference, metricValue } from '@/catalog/metrics/amounts'
import { measurement } from '@/catalog/metrics/measurement'
import { chartOf, pageOf } from '@/catalog/metrics/pages'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { sizeOf, valueOf } from '@/grammar/comparison'
import { againstParent } from '@/grammar/comparisonRest'
import type { Scope } from '@/grammar/filter'
import { heatmap } from '@/grammar/marks/heatmap'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { lastName } from '@/grammar/organisation'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'

const columns = {
  org: { measure: 'org' },
  metric: { measure: 'text', values: 'metric' },
  value: { measure: 'number', metric: 'value' },
  parent_value: { measure: 'number', metric: 'value' },
  difference: { measure: 'number', metric: 'difference' },
  significant: { measure: 'flag' },
  n: { measure: 'count' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]
/** Of a register nothing is tested: its differences are tinted at most this much. */
const TINT = 0.35
/** Differences that take the whole colour: 20 percentage points, 5 points. */
const [FULL_SHARE, FULL_SCORE] = [0.2, 5]
const SHOWN = 3

const specOf = (id: string | null): MetricSpec => metrics[id as KpiId]
const nameOf = (org: string | null, { t }: ChartContext) => (org === null ? t('card.ownLevel') : lastName(org))

/** Which unit stands out on what? `significant` is empty where nothing is tested: registers, counts without a base, no rest. */
export default defineChart<typeof columns, Fact>({
  id: 'overview-scorecard',
  page: 'overview',
  ...measurement(kpis, { by: 'child', over: 'quarter' }),
  window: 'quarter',
  columns,
  derive: scores,

  option(rows, context) {
    const { t } = context
    const units = unitsOf(rows)
    return heatmap(
      {
        rows: units.map((org) => ({ name: nameOf(org, context) })),
        columns: kpis.map((id) => ({
          name: t(`metrics.${id}.name`),
          note: compact(id, rows.find((row) => row.metric === id)?.parent_value ?? null, null, context),
          ...(specOf(id).better === 'none' && { plain: true as const }),
        })),
        rowName: t('columns.org'),
        columnName: t('columns.metric'),
        cells: rows.flatMap((row, index) => {
          if (row.value === null && !row.suppressed) return []
          const shade = toneOf(row)
          return [
            {
              row: units.indexOf(row.org),
              column: kpis.findIndex((id) => id === row.metric),
              datum: { value: shade, row: index, text: cellText(row, context) },
              ...(row.suppressed ? { state: 'hidden' as const } : !shade && { state: 'faint' as const }),
            },
          ]
        }),
        scale: { kind: 'diverging', high: 1 },
        words: {
          low: t('charts.overview-scorecard.worse'),
          high: t('charts.overview-scorecard.better'),
          hidden: t('card.tooFew'),
          missing: t('charts.overview-scorecard.missing'),
          rest: (count) => t('charts.overview-scorecard.rest', { count }),
        },
      },
      context,
    )
  },

  headline(rows, context) {
    const { t } = context
    const tested = rows.filter((row) => row.significant !== null)
    const found = bySize(tested.filter((row) => row.significant))
    const words = { tests: tested.length, count: found.length, units: unitsOf(rows).length }
    const join = (those: readonly Row[]) =>
      those.map((row) => phrase(row, context)).join(t('charts.overview-scorecard.semicolon'))
    const more = found.length > SHOWN ? t('charts.overview-scorecard.more', { count: found.length - SHOWN }) : ''
    const first = !unitsOf(rows).length
      ? t('charts.overview-scorecard.headlineNone')
      : !tested.length
        ? t('charts.overview-scorecard.headlineUntested', words)
        : found.length
          ? t('charts.overview-scorecard.headline', { ...words, list: join(found.slice(0, SHOWN)) + more })
          : t('charts.overview-scorecard.headlineFlat', words)
    const register = bySize(rows.filter((row) => isRegisterShare(row) && harm(row) > 0))[0]
    return register ? first + t('charts.overview-scorecard.register', { phrase: phrase(register, context) }) : first
  },

  notes(facts, context) {
    const { t, scope } = context
    const carried = [...new Set(facts.filter((fact) => fact.carried && fact.org !== scope.org).map(({ org }) => org))]
    const orgs = carried.map((org) => nameOf(org, context)).join(t('card.comma'))
    return [
      t('charts.overview-scorecard.reading', { org: lastName(scope.org) || t('card.everywhere') }),
      ...(orgs ? [t('charts.demand-units.carried', { orgs })] : []),
    ]
  },

  size: (rows) => ({ n: new Set(rows.map((row) => row.org)).size, unit: '单位' }),
  drill: (row) => ({
    ...(isMetric(row.metric) && { page: pageOf(row.metric), next: chartOf(row.metric) }),
    ...(row.org !== null && { org: row.org }),
  }),
})

/** One row per child and metric, against the parent; the tests of all of them are one family. */
function scores(facts: readonly Fact[], scope: Scope): Row[] {
  const at = new Map(facts.map((fact) => [`${fact.metric} ${fact.org}`, fact]))
  const everywhere = facts.filter(({ metric }) => metric === 'participation')
  const orgs = [...new Set([...everywhere, ...facts].map(({ org }) => org))].filter((org) => org !== scope.org)
  const known = orgs.filter((org) => facts.some((fact) => fact.org === org && isKnown(fact)))
  // A node without children is all 本级.
  if (!orgs.some((org) => org !== null)) return []
  const cells = known.flatMap((org) =>
    kpis.map((metric) => {
      const [fact, parent] = [at.get(`${metric} ${org}`), at.get(`${metric} ${scope.org}`)]
      const compared = fact && parent ? againstParent(metrics[metric], fact, parent) : undefined
      return { org, metric, fact, parent, compared }
    }),
  )
  const tests = cells.flatMap(({ compared }) => compared?.test ?? [])
  const sure = benjaminiHochberg(
    tests.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  const real = new Set(tests.filter(({ p }, index) => sure[index] && p < TESTED_AT))
  return cells.map(({ org, metric, fact, parent, compared }) => ({
    org,
    metric,
    value: valueOf(metrics[metric], fact),
    parent_value: valueOf(metrics[metric], parent),
    difference: compared?.difference ?? null,
    significant: compared?.test ? real.has(compared.test) : null,
    n: sizeOf(metrics[metric], fact),
    suppressed: fact?.suppressed ?? false,
  }))
}

const isKnown = (fact: Fact): boolean => fact.suppressed || valueOf(specOf(fact.metric), fact) !== null

/** How much worse than the parent; below 0 where better, 0 where no way is. */
function harm({ metric, difference }: Row): number {
  const { better } = specOf(metric)
  return better === 'none' ? 0 : (difference ?? 0) * (better === 'higher' ? -1 : 1)
}

/** Worse first in a tie: the larger difference first. */
const bySize = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0) || harm(b) - harm(a))

const isRegisterShare = ({ metric }: Row): boolean =>
  specOf(metric).certainty === 'register' && specOf(metric).measure === 'share'

/** Units with the most significant differences first, then as the organisation has them. */
function unitsOf(rows: readonly Row[]): Row['org'][] {
  const count = (org: Row['org']) => rows.filter((row) => row.org === org && row.significant).length
  return [...new Set(rows.map((row) => row.org))].sort((a, b) => count(b) - count(a))
}

/** −1 worse … 1 better: strong where significant, a tint in a register, nothing where it may be chance or no way is better. */
function toneOf(row: Row): number {
  const { certainty, measure } = specOf(row.metric)
  const size =
    Math.min(1, Math.abs(harm(row)) / (measure === 'share' ? FULL_SHARE : FULL_SCORE)) * -Math.sign(harm(row))
  if (row.significant) return Math.sign(size) * (0.5 + Math.abs(size) / 2)
  return certainty === 'register' ? size * TINT : 0
}

function cellText(row: Row, context: ChartContext): string {
  if (row.suppressed) return context.t('card.tooFew')
  const text = isMetric(row.metric) ? compact(row.metric, row.value, row.n, context) : ''
  const sign = (row.difference ?? 0) > 0 ? '▲' : '▼'
  return row.significant && context.width !== 'narrow' ? `${sign} ${text}` : text
}

/** With its unit where there is room for it; a whole percentage where there is least. */
function compact(id: MetricId, value: number | null, n: number | null, { format, width }: ChartContext): string {
  const { measure } = specOf(id)
  if (measure !== 'share') return width === 'wide' ? metricValue(id, value, n, format) : format.value(value, measure)
  const certain = width !== 'narrow' || value === null || value === 0 || value === 1
  return certain ? metricValue(id, value, n, format) : `${Math.round(value * 100)}%`
}

/** `五号井按期办结率 61.0%，比合计低 19.3 个百分点`. */
function phrase(row: Row, context: ChartContext): string {
  const { t, format } = context
  const metric = row.metric as KpiId
  const above = (row.difference ?? 0) > 0
  return t(`charts.overview-scorecard.${above ? 'above' : 'below'}`, {
    org: nameOf(row.org, context),
    metric: t(`metrics.${metric}.name`),
    value: metricValue(metric, row.value, row.n, format),
    difference: metricDifference(metric, Math.abs(row.difference ?? 0), format).replace('+', ''),
  })
}
