import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { mix } from '@/grammar/marks/heatmapParts'
import { rowsThatFit } from '@/grammar/marks/base'
import { stackedBars } from '@/grammar/marks/stackedBars'
import { topAndRest } from '@/catalog/demands/units'

const columns = {
  category: { measure: 'text', values: 'category' },
  bucket: { measure: 'text', values: 'age_of_demand' },
  demand_count: { measure: 'count', unit: '件' },
  overdue_count: { measure: 'count', unit: '件' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { excluded: boolean | null; due: number | null; total: number | null }

/** Days since submission. */
const BUCKETS = ['0–7', '8–15', '16–30', '31–60', '>60'] as const
/** From paper to the ink of the oldest. */
const SHADES = [0.14, 0.32, 0.52, 0.74, 1] as const

/** What is still open, and late? Everything open on the as-of date, whenever it was submitted. */
export default defineChart({
  id: 'demand-ageing',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.category', 'demands.submitted_on', 'demands.status|closed_on'],
  window: 'range',
  columns,
  query: `
    WITH open AS (
      SELECT d.category, count(*) OVER (PARTITION BY d.category) AS total, s.as_of - d.submitted_on AS days, d.due_on < s.as_of AS overdue
      FROM demands_history AS d, scope AS s
      WHERE d.status IN ('open', 'in_progress')
    )
    SELECT category, total, CASE WHEN days <= 7 THEN '0–7' WHEN days <= 15 THEN '8–15' WHEN days <= 30 THEN '16–30' WHEN days <= 60 THEN '31–60' ELSE '>60' END AS bucket,
      count(*) AS demand_count, count(*) FILTER (overdue) AS overdue_count, count(overdue) AS due, coalesce(days < 0, TRUE) AS excluded
    FROM open
    GROUP BY ALL
    ORDER BY total DESC, category, min(days)`,

  derive: (rows: readonly Input[]) =>
    rows.filter(({ excluded }) => !excluded).map(({ excluded: _excluded, due: _due, total: _total, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const narrow = context.width === 'narrow'
    const { top, rest } = topAndRest(categoriesOf(rows), rowsThatFit(context))
    const groups = [...top.map((category) => [category]), ...(rest.length ? [rest] : [])]
    const within = (group: readonly string[], bucket?: string) =>
      rows.filter((row) => group.includes(row.category ?? '') && (bucket === undefined || row.bucket === bucket))
    return stackedBars(
      {
        name: t('columns.category'),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
        markedName: t('charts.demand-ageing.overdue'),
        bars: groups.map((group) => {
          const [count, late] = [sum(within(group), 'demand_count'), sum(within(group), 'overdue_count')]
          return {
            name:
              group.length === 1
                ? label('category', group[0] ?? '')
                : t('charts.demand-ageing.rest', { count: group.length }),
            label: narrow ? format.value(count, 'count') : format.value(count, 'count', '件'),
            warning: late
              ? t(narrow ? 'charts.demand-ageing.lateShort' : 'charts.demand-ageing.late', {
                  count: format.value(late, 'count'),
                })
              : '',
          }
        }),
        parts: BUCKETS.map((bucket, index) => ({
          name: label('age_of_demand', bucket),
          color: mix(theme.paper, theme.quiet, SHADES[index] ?? 1),
          values: groups.map((group) => {
            const own = within(group, bucket)
            const count = sum(own, 'demand_count')
            return {
              datum: {
                value: count,
                row: own.length === 1 && own[0] ? rows.indexOf(own[0]) : -1,
                text: format.value(count, 'count', '件'),
              },
              marked: sum(own, 'overdue_count'),
            }
          }),
        })),
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, label, scope } = context
    const [all, late] = [sum(rows, 'demand_count'), sum(rows, 'overdue_count')]
    const date = format.date(scope.asOf)
    if (!all) return t('charts.demand-ageing.headlineNone', { date })
    const lateOf = (category: string) =>
      sum(
        rows.filter((row) => row.category === category),
        'overdue_count',
      )
    const [worst = ''] = [...categoriesOf(rows)].sort((a, b) => lateOf(b) - lateOf(a))
    const old = sum(
      rows.filter((row) => row.bucket === '>60'),
      'demand_count',
    )
    const words = {
      date,
      all: format.value(all, 'count'),
      late: format.value(late, 'count'),
      share: format.value(late / all, 'share'),
      category: label('category', worst),
      worst: format.value(lateOf(worst), 'count'),
      old: old ? t('charts.demand-ageing.old', { count: format.value(old, 'count') }) : '',
    }
    if (!late) return t('charts.demand-ageing.headlineNoneLate', words)
    return t(
      categoriesOf(rows).length > 1 ? 'charts.demand-ageing.headline' : 'charts.demand-ageing.headlineOne',
      words,
    )
  },

  notes(inputs: readonly Input[], { t, format }: ChartContext) {
    const count = (those: readonly Input[]) => those.reduce((total, row) => total + (row.demand_count ?? 0), 0)
    const known = inputs.filter((row) => !row.excluded)
    const excluded = count(inputs) - count(known)
    const undue = count(known) - known.reduce((total, row) => total + (row.due ?? 0), 0)
    return [
      t('charts.demand-ageing.everything'),
      ...(undue ? [t('charts.demand-ageing.undue', { count: format.value(undue, 'count') })] : []),
      ...(excluded ? [t('charts.demand-ageing.excluded', { count: format.value(excluded, 'count') })] : []),
    ]
  },

  size: (rows) => ({ n: sum(rows, 'demand_count'), unit: '件' }),
  keeps: ['category'],
  drill: (row) => (row.category ? { values: { category: [row.category] }, next: 'demand-list' } : undefined),
})

const categoriesOf = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => row.category ?? ''))]

function sum(rows: readonly Row[], name: 'demand_count' | 'overdue_count'): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0)
}
