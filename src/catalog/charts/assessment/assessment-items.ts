import { defineChart } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { barsThatFit, pareto } from '@/grammar/marks/pareto'
import { topAndRest } from '../../demands/units'

const columns = {
  side: { measure: 'text', values: 'side' },
  indicator_group: { measure: 'text', values: 'indicator_group' },
  item: { measure: 'text' },
  full_score: { measure: 'score', unit: '分' },
  mean_score: { measure: 'score', unit: '分' },
  lost_points: { measure: 'score', unit: '分' },
} as const
type Row = RowOf<typeof columns> & {
  /** `reason count` by line, the most frequent first. */
  reasons: string | null
}
type Input = Row & { branches: number; bonus: number; irregular: number }

const SIDES = ['party', 'business'] as const
/** As many bars as make up this share are what a meeting should look at. */
const MOST = 0.8

/**
 * Where are points lost? Over the branches below the node (the node's own row where there are none); those whose full marks
 * are not 100 leave. What exceeds full marks is bonus: it makes up for nothing.
 */
export default defineChart({
  id: 'assessment-items',
  page: 'assessment',
  from: ['assessment'],
  uses: ['assessment.item', 'assessment.full_score'],
  window: 'quarter',
  columns,
  query: `
    WITH branches AS (
      SELECT a.*, b.regular
      FROM assessment AS a
      CROSS JOIN scope
      JOIN model.branch_scores AS b ON b.org = a.org AND b.quarter = a.quarter AND b.side = a.side
      WHERE a.org <> scope.org OR NOT EXISTS (FROM assessment AS o, scope AS s WHERE o.org <> s.org)
    ), reasons AS (
      SELECT side, item, string_agg(deduction_reason || ' ' || times, chr(10) ORDER BY times DESC, deduction_reason) AS reasons
      FROM (
        SELECT side, item, deduction_reason, count(*) AS times
        FROM branches WHERE regular AND lost_points > 0 AND deduction_reason IS NOT NULL GROUP BY ALL
      )
      GROUP BY side, item
    )
    SELECT b.side, any_value(b.indicator_group) AS indicator_group, b.item, avg(b.full_score) FILTER (b.regular) AS full_score,
      avg(b.score) FILTER (b.regular) AS mean_score, sum(b.lost_points) FILTER (b.regular) AS lost_points, any_value(r.reasons) AS reasons,
      count(DISTINCT b.org) FILTER (b.regular) AS branches, coalesce(sum(greatest(0, b.score - b.full_score)) FILTER (b.regular), 0) AS bonus,
      count(DISTINCT b.org) FILTER (NOT b.regular) AS irregular
    FROM branches AS b
    LEFT JOIN reasons AS r ON r.side = b.side AND r.item IS NOT DISTINCT FROM b.item
    GROUP BY b.side, b.item
    ORDER BY lost_points DESC NULLS LAST, b.side DESC, b.item`,

  derive: (rows: readonly Input[]) =>
    rows.filter((row) => row.lost_points !== null).map(({ branches: _, bonus: __, irregular: ___, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const lost = rows.map((row, index) => ({ row, index })).filter(({ row }) => (row.lost_points ?? 0) > 0)
    const total = sum(rows)
    const { top, rest } = topAndRest(lost, barsThatFit(context))
    const others = sum(rest.map(({ row }) => row))
    const sides = SIDES.filter((side) => rows.some((row) => row.side === side))
    const bars = [
      ...top.map(({ row, index }) => ({
        name: row.item ?? '',
        kind: Math.max(0, sides.indexOf(row.side as (typeof SIDES)[number])),
        datum: {
          value: row.lost_points ?? 0,
          row: index,
          text: [format.value(row.lost_points, 'score', '分'), reasonsOf(row)].filter(Boolean).join(' · '),
        },
        label: format.value(row.lost_points, 'score'),
      })),
      ...(rest.length
        ? [
            {
              name: t('charts.assessment-items.rest', { count: rest.length }),
              kind: sides.length,
              datum: { value: others, row: -1, text: format.value(others, 'score', '分') },
              label: format.value(others, 'score'),
            },
          ]
        : []),
    ]
    let running = 0
    return pareto(
      {
        name: t('columns.item'),
        axisName: format.unit('分'),
        axisLabel: (value) => format.value(value, 'number'),
        kinds: [
          ...sides.map((side) => ({
            name: label('side', side),
            color: side === 'party' ? theme.accent : theme.above,
          })),
          ...(rest.length ? [{ name: t('charts.assessment-items.others'), color: theme.quieter }] : []),
        ],
        bars,
        running: {
          name: t('charts.assessment-items.running'),
          axisLabel: (value) => `${Math.round(value * 100)}%`,
          values: bars.map(({ datum }) => {
            running += datum.value
            return { value: total ? running / total : 0, row: datum.row, text: format.value(running / total, 'share') }
          }),
        },
      },
      context,
    )

    /** The three most frequent, with how many branches each. */
    function reasonsOf(row: AnyRow): string {
      const lines = String(row['reasons'] ?? '')
        .split('\n')
        .filter(Boolean)
        .slice(0, 3)
      return lines
        .map((line) => {
          const cut = line.lastIndexOf(' ')
          return t('charts.assessment-items.reason', { reason: line.slice(0, cut), count: line.slice(cut + 1) })
        })
        .join(t('card.comma'))
    }
  },

  headline(rows, { t, format, scope, label }) {
    const total = sum(rows)
    const [first] = rows
    const words = { quarter: format.quarter(scope.quarter) }
    if (!first) return t('charts.assessment-items.headlineNone', words)
    if (!total) return t('charts.assessment-items.headlineFull', words)
    let [count, reached] = [0, 0]
    for (const row of rows) {
      if (reached >= MOST * total - 1e-9) break
      reached += row.lost_points ?? 0
      count += 1
    }
    return t('charts.assessment-items.headline', {
      total: format.value(total, 'score', '分'),
      side: label('side', first.side ?? ''),
      item: first.item ?? '',
      lost: format.value(first.lost_points, 'score', '分'),
      share: format.value((first.lost_points ?? 0) / total, 'share'),
      count,
      reached: format.value(reached / total, 'share'),
    })
  },

  notes(inputs: readonly Input[], { t, format }) {
    const bonus = inputs.filter((row) => row.bonus > 1e-9)
    const irregular = Math.max(0, ...inputs.map((row) => row.irregular))
    return [
      ...(bonus.length
        ? [
            t('charts.assessment-items.bonus', {
              points: format.value(
                bonus.reduce((sum, row) => sum + row.bonus, 0),
                'score',
                '分',
              ),
              items: bonus.map((row) => row.item ?? '').join(t('card.comma')),
            }),
          ]
        : []),
      ...(irregular ? [t('charts.assessment-items.irregular', { count: irregular })] : []),
    ]
  },

  size: (rows) => ({ n: rows.length, unit: '项' }),
})

function sum(rows: readonly Pick<Row, 'lost_points'>[]): number {
  return rows.reduce((total, row) => total + (row.lost_points ?? 0), 0)
}
