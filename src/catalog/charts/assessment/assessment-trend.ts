import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { lines } from '@/grammar/marks/lines'
import { isQuarter, quartersBetween } from '@/grammar/quarter'
import { aimOf } from '../../metrics/aims'

const columns = {
  quarter: { measure: 'quarter' },
  side: { measure: 'text', values: 'side' },
  mean: { measure: 'score', unit: '分' },
  min: { measure: 'score', unit: '分' },
  max: { measure: 'score', unit: '分' },
  branches: { measure: 'count', unit: '支部' },
} as const
type Row = RowOf<typeof columns>
/** With branches whose full marks are not 100 (left out of everything else) and branches at or above full marks. */
type Input = Row & { irregular: number; full: number }

const SIDES = ['party', 'business'] as const
/** From here on the score no longer tells branches apart. */
const CEILING = 0.5

/** Are both hundreds rising? */
export default defineChart({
  id: 'assessment-trend',
  page: 'assessment',
  from: ['assessment'],
  uses: [],
  window: 'range',
  columns,
  query: `
    WITH branches AS (
      SELECT b.*, b.org = scope.org AS own
      FROM model.branch_scores AS b, scope
      WHERE EXISTS (FROM assessment AS a WHERE a.org = b.org AND a.quarter = b.quarter AND a.side = b.side)
    )
    SELECT b.quarter, b.side, any_value(n.score) AS mean,
      coalesce(min(b.score) FILTER (regular AND NOT own), min(b.score) FILTER (regular)) AS min,
      coalesce(max(b.score) FILTER (regular AND NOT own), max(b.score) FILTER (regular)) AS max,
      greatest(count(*) FILTER (regular AND NOT own), CAST(bool_or(regular AND own) AS INTEGER)) AS branches,
      count(*) FILTER (NOT regular) AS irregular, count(*) FILTER (regular AND b.score >= b.full_score) AS "full"
    FROM branches AS b
    CROSS JOIN scope
    LEFT JOIN model.node_scores AS n ON n.org = scope.org AND n.quarter = b.quarter AND n.side = b.side
    GROUP BY b.quarter, b.side
    ORDER BY b.quarter, b.side = 'business'`,

  derive: (rows: readonly Input[]) =>
    rows.filter((row) => row.mean !== null).map(({ irregular: _, full: __, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const [first, last] = [rows[0]?.quarter ?? '', rows.at(-1)?.quarter ?? '']
    const quarters: string[] = isQuarter(first) && isQuarter(last) ? quartersBetween(first, last) : []
    const several = rows.some((row) => (row.branches ?? 0) > 1)
    const colors = { party: theme.accent, business: theme.above }
    return lines(
      {
        quarters,
        axisName: format.unit('分'),
        aims: SIDES.flatMap((side) => {
          const aim = aimOf(`${side}_score`, context)
          return aim
            ? [{ ...aim, label: t('charts.assessment-trend.aim', { side: label('side', side), aim: aim.label }) }]
            : []
        }),
        axisLabel: (value) => format.value(value, 'number'),
        lines: SIDES.filter((side) => rows.some((row) => row.side === side)).map((side) => {
          const places = quarters.map((quarter) =>
            rows.findIndex((row) => row.quarter === quarter && row.side === side),
          )
          return {
            name: several ? t('charts.assessment-trend.line', { side: label('side', side) }) : label('side', side),
            color: colors[side],
            values: places.map((row) => ({
              value: rows[row]?.mean ?? null,
              row,
              text: rows[row] ? format.value(rows[row].mean, 'score') : '',
            })),
            ...(several && {
              range: {
                low: places.map((row) => rows[row]?.min ?? null),
                high: places.map((row) => rows[row]?.max ?? null),
              },
            }),
          }
        }),
      },
      context,
    )
  },

  /** Sides on which most branches are at full marks now. */
  findings: (inputs: readonly Input[], { quarter }) =>
    inputs.flatMap((row) =>
      row.quarter === quarter && (row.branches ?? 0) > 1 && row.full / (row.branches ?? 1) > CEILING
        ? [{ side: row.side, full: row.full, branches: row.branches }]
        : [],
    ),

  headline(rows, context, evidence = []) {
    const { t, format, scope, label } = context
    const now = SIDES.map((side) => rows.find((row) => row.quarter === scope.quarter && row.side === side)).filter(
      (row) => row !== undefined,
    )
    const [first] = now
    if (!first) return t('charts.assessment-trend.headlineNone', { quarter: format.quarter(scope.quarter) })
    const sides = now.map((row) => sentence(row, rows, context)).join(t('charts.assessment-trend.and'))
    const means = t(first.branches === 1 ? 'charts.assessment-trend.headlineOne' : 'charts.assessment-trend.headline', {
      sides,
      branches: first.branches ?? 0,
    })
    const top = evidence.map(({ side, full, branches }) =>
      t('charts.assessment-trend.ceiling', {
        side: label('side', String(side)),
        full: Number(full),
        branches: Number(branches),
        share: format.value(Number(full) / Number(branches), 'share'),
      }),
    )
    return means + top.join('')
  },

  notes(inputs: readonly Input[], { t, format }) {
    const irregular = new Map<string, number>()
    for (const row of inputs)
      irregular.set(row.quarter ?? '', Math.max(irregular.get(row.quarter ?? '') ?? 0, row.irregular))
    const left = [...irregular].filter(([, count]) => count > 0)
    return left.map(([quarter, count]) =>
      t('charts.assessment-trend.irregular', { quarter: format.quarter(quarter), count }),
    )
  },

  size: (rows) => ({ n: Math.max(0, ...rows.map((row) => row.branches ?? 0)), unit: '支部' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'assessment-rank' } : undefined),
})

/** One side now, and a register's plain difference to the quarter before. */
function sentence(now: Row, rows: readonly Row[], { t, format, scope, label }: ChartContext): string {
  const words = { side: label('side', now.side ?? ''), mean: format.value(now.mean, 'score', '分') }
  const before = rows.find((row) => row.quarter === scope.previous && row.side === now.side)?.mean ?? null
  if (scope.previous < scope.from) return t('charts.assessment-trend.alone', words)
  if (before === null || now.mean === null) return t('charts.assessment-trend.noPrevious', words)
  const change = now.mean - before
  if (Math.abs(change) < 0.05) return t('charts.assessment-trend.same', words)
  return t(change > 0 ? 'charts.assessment-trend.higher' : 'charts.assessment-trend.lower', {
    ...words,
    points: format.value(Math.abs(change), 'score', '分'),
  })
}
