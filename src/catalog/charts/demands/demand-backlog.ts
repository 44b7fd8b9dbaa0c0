import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { stockFlow } from '@/grammar/marks/stockFlow'
import { isQuarter, quarterDays } from '@/grammar/quarter'
import { countChange } from '../../countChange'

const columns = {
  quarter: { measure: 'quarter' },
  opening: { measure: 'count', unit: '件' },
  new: { measure: 'count', unit: '件' },
  closed: { measure: 'count', unit: '件' },
  rejected: { measure: 'count', unit: '件' },
  closing: { measure: 'count', unit: '件' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { undated: number | null }

/** Below this count a comparison stands on little. */
const SMALL = 30

/** Comes in by its own quarter; goes out in the quarter of its end, without a later date (or with one still to come) in its own. */
const FLOW = `
    SELECT q.place, 1 AS new, 0 AS closed, 0 AS rejected, 0 AS undated
    FROM demands_history AS d
    JOIN model.quarters AS q ON q.quarter = d.quarter
    UNION ALL
    SELECT coalesce(e.place, q.place) AS place, 0 AS new, CAST(d.status = 'closed' AS INTEGER) AS closed,
      CAST(d.status = 'rejected' AS INTEGER) AS rejected, CAST(d.ended_on IS NULL AS INTEGER) AS undated
    FROM demands_history AS d
    JOIN model.quarters AS q ON q.quarter = d.quarter
    LEFT JOIN model.quarters AS e ON d.ended_on <= import_day() AND d.ended_on BETWEEN e.first_day AND e.last_day AND e.place > q.place
    WHERE d.status IN ('closed', 'rejected')`

/** Is the backlog growing? */
export default defineChart({
  id: 'demand-backlog',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.status|closed_on'],
  window: 'range',
  columns,
  query: `
    WITH flow AS (${FLOW}
    )
    SELECT q.quarter, coalesce(sum(f.new - f.closed - f.rejected) FILTER (f.place < q.place), 0) AS opening,
      coalesce(sum(f.new) FILTER (f.place = q.place), 0) AS new, coalesce(sum(f.closed) FILTER (f.place = q.place), 0) AS closed,
      coalesce(sum(f.rejected) FILTER (f.place = q.place), 0) AS rejected, sum(f.new - f.closed - f.rejected) AS closing,
      coalesce(sum(f.undated) FILTER (f.place = q.place), 0) AS undated
    FROM scope AS s
    JOIN model.quarters AS q ON q.quarter BETWEEN s."from" AND s.quarter AND q.quarter >= (SELECT min(quarter) FROM demands_history)
    JOIN flow AS f ON f.place <= q.place
    GROUP BY q.quarter
    ORDER BY q.quarter`,
  evidence: `
    WITH flow AS (${FLOW}
    )
    SELECT q.quarter, sum(f.new - f.closed - f.rejected) AS closing
    FROM scope AS s
    JOIN model.quarters AS q ON q.quarter <= s.quarter AND q.quarter >= (SELECT min(quarter) FROM demands_history)
    JOIN flow AS f ON f.place <= q.place
    GROUP BY q.quarter
    ORDER BY q.quarter`,

  derive: (rows: readonly Input[]) => rows.map(({ undated: _, ...row }) => row),

  option(rows, context) {
    const { theme, format, t } = context
    const flow = (name: 'opening' | 'new' | 'closed' | 'rejected' | 'closing', color: string) => ({
      name: t(`columns.${name}`),
      color,
      values: rows.map((row, index) => ({
        value: row[name] ?? 0,
        row: index,
        text: format.value(row[name], 'count'),
      })),
    })
    return stockFlow(
      {
        quarters: rows.map((row) => row.quarter ?? '').filter(isQuarter),
        opening: flow('opening', theme.muted),
        inflows: [flow('new', theme.quiet)],
        outflows: [flow('closed', theme.quieter), flow('rejected', theme.muted)],
        closing: flow('closing', theme.accent),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const row = rows.find(({ quarter }) => quarter === scope.quarter)
    if (!row) return t('charts.demand-backlog.headlineNone', { quarter: format.quarter(scope.quarter) })
    const count = (name: 'opening' | 'new' | 'closed' | 'rejected' | 'closing') => format.value(row[name], 'count')
    return t('charts.demand-backlog.headline', {
      closing: count('closing'),
      comparison: comparison(row, context, evidence),
      new: count('new'),
      closed: count('closed'),
      rejected: count('rejected'),
    })
  },

  notes(inputs: readonly Input[], { t, format }) {
    const undated = inputs.reduce((sum, row) => sum + (row.undated ?? 0), 0)
    return undated ? [t('charts.demand-backlog.undated', { count: format.value(undated, 'count') })] : []
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.new ?? 0), rows[0]?.opening ?? 0), unit: '件' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'demand-change' } : undefined),
})

/** The stock at the quarter's end against the one at its beginning, with its certainty. */
function comparison(
  { opening, closing }: Row,
  { t, format, scope }: ChartContext,
  evidence: readonly AnyRow[],
): string {
  const words = { opening: format.value(opening, 'count') }
  if (scope.asOf < quarterDays(scope.quarter).last) return t('charts.demand-backlog.unfinished', words)
  const past = evidence.filter((row) => String(row['quarter']) < scope.quarter).map((row) => Number(row['closing']))
  const change = opening ? countChange(closing ?? 0, opening, past) : undefined
  if (!opening || !change || change.high === undefined) return t('charts.demand-backlog.noPrevious', words)
  const verdict = change.low > 1 ? 'higher' : change.high < 1 ? 'lower' : 'level'
  return (
    t('charts.demand-backlog.change', {
      ...words,
      change: format.relative((closing ?? 0) / opening - 1),
      low: format.relative(change.low - 1),
      high: format.relative(change.high - 1),
      verdict: t(`charts.demand-backlog.${verdict}`),
    }) + (Math.min(opening, closing ?? 0) < SMALL ? t('charts.demand-backlog.small') : '')
  )
}
