import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { stackedColumns } from '@/grammar/marks/stackedColumns'
import { isQuarter, quarterDays, quartersBetween } from '@/grammar/quarter'
import { countChange } from '../../countChange'

const columns = {
  quarter: { measure: 'quarter' },
  category: { measure: 'text', values: 'category' },
  demand_count: { measure: 'count', unit: '件' },
  share: { measure: 'share' },
  demand_rate: { measure: 'number', unit: '件/百人' },
} as const
type Row = RowOf<typeof columns>

const MEASURES = { count: 'demand_count', share: 'share', rate: 'demand_rate' } as const
/** Below this count a comparison stands on little. */
const SMALL = 30

/** What do workers ask for, over time? */
export default defineChart({
  id: 'demand-trend',
  page: 'demands',
  from: ['demands', 'headcount'],
  uses: ['demands.category'],
  window: 'range',
  columns,
  modes: ['count', 'share', 'rate'],
  query: `
    WITH counts AS (
      SELECT quarter, category, count(*) AS demand_count
      FROM demands
      GROUP BY quarter, category
    )
    SELECT c.quarter, c.category, c.demand_count,
      ratio(c.demand_count, sum(c.demand_count) OVER (PARTITION BY c.quarter)) AS share,
      ratio(c.demand_count, h.headcount) * 100 AS demand_rate
    FROM counts AS c
    LEFT JOIN (SELECT headcount.* FROM headcount, scope WHERE headcount.org = scope.org) AS h ON h.quarter = c.quarter
    ORDER BY c.quarter, c.demand_count DESC, c.category`,
  evidence: `
    SELECT quarter, count(*) FILTER (repeat IS DISTINCT FROM TRUE) AS tested
    FROM demands_history
    GROUP BY quarter
    ORDER BY quarter`,

  option(rows, context) {
    const measure = MEASURES[context.mode as keyof typeof MEASURES] ?? 'demand_count'
    const spec = columns[measure]
    const { format, theme, t, label } = context
    const quarters = quartersOf(rows)
    const unit = 'unit' in spec ? spec.unit : undefined
    const parts = partsOf(rows, theme.kinds.length)
    return stackedColumns(
      {
        quarters,
        parts: parts.map((part, index) => ({
          name:
            part.length === 1
              ? label('category', part[0] ?? '')
              : t('charts.demand-trend.rest', { count: part.length }),
          color: part.length === 1 ? (theme.kinds[index] ?? theme.quiet) : theme.quieter,
          values: quarters.map((quarter) => {
            const places = rows.flatMap((row, at) =>
              row.quarter === quarter && part.includes(row.category ?? '') ? [at] : [],
            )
            const known = rows.some((row) => row.quarter === quarter && row[measure] !== null)
            const value = known ? places.reduce((sum, at) => sum + (rows[at]?.[measure] ?? 0), 0) : null
            return {
              value,
              row: places.length === 1 ? (places[0] ?? -1) : -1,
              text: value === null ? '' : format.value(value, spec.measure, unit),
            }
          }),
        })),
        axisName: unit ? format.unit(unit) : '%',
        axisLabel: (value) => (measure === 'share' ? `${Math.round(value * 100)}%` : format.value(value, 'number')),
        ...(measure === 'share' && { max: 1 }),
        ...(measure === 'demand_count' && {
          totals: quarters.map((quarter) => format.value(total(rows, quarter), 'count')),
        }),
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope, label } = context
    const [first] = rows.filter((row) => row.quarter === scope.quarter)
    if (!first) return t('charts.demand-trend.headlineNone', { quarter: format.quarter(scope.quarter) })
    return t('charts.demand-trend.headline', {
      now: format.value(total(rows, scope.quarter), 'count'),
      comparison: comparison(rows, context, evidence),
      category: label('category', first.category ?? ''),
      count: format.value(first.demand_count, 'count'),
      share: format.value(first.share, 'share'),
    })
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0), unit: '件' }),
  keeps: ['quarter', 'category'],
  drill: (row) =>
    row.quarter && row.category
      ? { quarter: row.quarter, values: { category: [row.category] }, next: 'demand-units' }
      : undefined,
})

/** What can be said against the quarter before; nothing where it is not shown. */
function comparison(rows: readonly Row[], { t, format, scope }: ChartContext, evidence: readonly AnyRow[]): string {
  if (scope.asOf < quarterDays(scope.quarter).last) return t('charts.demand-trend.unfinished')
  if (scope.previous < scope.from) return ''
  const [now, before] = [total(rows, scope.quarter), total(rows, scope.previous)]
  if (!before) return t('charts.demand-trend.noPrevious')
  const tested = (quarter: string) => Number(evidence.find((row) => row['quarter'] === quarter)?.['tested'] ?? 0)
  const past = evidence.filter((row) => String(row['quarter']) < scope.quarter).map((row) => Number(row['tested']))
  const change = countChange(tested(scope.quarter), tested(scope.previous), past)
  if (!change || change.high === undefined) return t('charts.demand-trend.noPrevious')
  const verdict = change.low > 1 ? 'higher' : change.high < 1 ? 'lower' : 'level'
  return t('charts.demand-trend.change', {
    before: format.value(before, 'count'),
    change: format.relative(now / before - 1),
    low: format.relative(change.low - 1),
    high: format.relative(change.high - 1),
    verdict:
      t(`charts.demand-trend.${verdict}`) + (Math.min(now, before) < SMALL ? t('charts.demand-trend.small') : ''),
  })
}

/** From the first quarter with rows to the last, none left out. */
function quartersOf(rows: readonly Row[]): string[] {
  const known = rows
    .map((row) => row.quarter ?? '')
    .filter(isQuarter)
    .sort()
  const [first, last] = [known[0], known.at(-1)]
  return first && last ? quartersBetween(first, last) : []
}

/** Categories, the most frequent first; what exceeds the colours a reader can hold is one last part. */
function partsOf(rows: readonly Row[], most: number): string[][] {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.category ?? '', (sums.get(row.category ?? '') ?? 0) + (row.demand_count ?? 0))
  const names = [...sums].sort((a, b) => b[1] - a[1]).map(([category]) => category)
  if (names.length <= most) return names.map((name) => [name])
  return [...names.slice(0, most - 1).map((name) => [name]), names.slice(most - 1)]
}

function total(rows: readonly Row[], quarter: string): number {
  return rows.reduce((sum, row) => sum + (row.quarter === quarter ? (row.demand_count ?? 0) : 0), 0)
}
