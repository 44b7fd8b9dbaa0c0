import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { stackedColumns } from '@/grammar/marks/stackedColumns'

const columns = {
  quarter: { measure: 'quarter' },
  category: { measure: 'text', values: 'category' },
  demand_count: { measure: 'count', unit: '件' },
  share: { measure: 'share' },
  demand_rate: { measure: 'number', unit: '件/百人' },
} as const
type Row = RowOf<typeof columns>

const MEASURES = { count: 'demand_count', share: 'share', rate: 'demand_rate' } as const

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

  option(rows, context) {
    const measure = MEASURES[context.mode as keyof typeof MEASURES] ?? 'demand_count'
    const spec = columns[measure]
    const quarters = [...new Set(rows.map((row) => row.quarter ?? ''))]
    const unit = 'unit' in spec ? spec.unit : undefined
    return stackedColumns(
      {
        quarters,
        parts: categories(rows).map((category, index) => ({
          name: context.label('category', category),
          color: context.theme.kinds[index % context.theme.kinds.length] ?? context.theme.quiet,
          values: quarters.map((quarter) => {
            const at = rows.findIndex((row) => row.quarter === quarter && row.category === category)
            const value = rows[at]?.[measure] ?? (measure === 'demand_rate' && at >= 0 ? null : 0)
            return { value, row: at, text: context.format.value(value, spec.measure, unit) }
          }),
        })),
        axisName: unit ? context.format.unit(unit) : '%',
        axisLabel: (value) => context.format.value(value, measure === 'demand_rate' ? 'number' : spec.measure),
        ...(measure === 'share' && { max: 1 }),
        ...(measure === 'demand_count' && { totals: quarters.map((quarter) => String(total(rows, quarter))) }),
      },
      context,
    )
  },

  headline(rows, { t, format, scope, label }) {
    const current = rows.filter((row) => row.quarter === scope.quarter)
    const [first] = current
    if (!first) return t('charts.demand-trend.headlineNone', { quarter: format.quarter(scope.quarter) })
    const now = total(rows, scope.quarter)
    const before = total(rows, scope.previous)
    const words = { now, category: label('category', first.category ?? ''), count: first.demand_count ?? 0, share: format.value(first.share, 'share') }
    if (!before) return t('charts.demand-trend.headlineNoPrevious', words)
    return t('charts.demand-trend.headline', { ...words, before, change: format.relative(now / before - 1) })
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0), unit: '件' }),
  drill: (row) => (row.quarter && row.category ? { quarter: row.quarter, values: { category: [row.category] } } : undefined),
})

/** Categories, the most frequent first. */
function categories(rows: readonly Row[]): string[] {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.category ?? '', (sums.get(row.category ?? '') ?? 0) + (row.demand_count ?? 0))
  return [...sums].sort((a, b) => b[1] - a[1]).map(([category]) => category)
}

function total(rows: readonly Row[], quarter: string): number {
  return rows.reduce((sum, row) => sum + (row.quarter === quarter ? (row.demand_count ?? 0) : 0), 0)
}
