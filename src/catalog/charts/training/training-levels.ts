import { defineChart } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { mix } from '@/grammar/marks/heatmapParts'
import { pyramid } from '@/grammar/marks/pyramid'

const columns = {
  level: { measure: 'text', values: 'level' },
  people: { measure: 'count', unit: '人' },
  share: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { carried: boolean | null }

/** From the lowest to the highest; from 高级工 on they count as highly skilled. */
const LEVELS = ['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'] as const
const HIGH: ReadonlySet<string> = new Set(LEVELS.slice(2))

/**
 * People at each level in one quarter: a node's own figures if it has them, else those below it, never both, each carried
 * forward at most four quarters (the roll-up of model.headcount, for columns that it does not have).
 */
const peopleIn = (quarter: 'quarter' | 'year_ago'): string => `
    WITH stated AS (
      SELECT DISTINCT ON (r.org) r.*, p.place < now.place AS carried
      FROM (
        SELECT org, quarter, bool_and(person_id IS NOT NULL) AS roster, sum(level_junior) AS "初级工", sum(level_intermediate) AS "中级工", sum(level_senior) AS "高级工",
          sum(level_technician) AS "技师", sum(level_senior_technician) AS "高级技师", sum(level_master) AS "特级技师", sum(level_chief) AS "首席技师"
        FROM model.headcount_counted GROUP BY org, quarter
      ) AS r
      JOIN model.quarters AS p ON p.quarter = r.quarter
      JOIN (SELECT q.place FROM model.quarters AS q, scope WHERE q.quarter = scope.${quarter}) AS now ON p.place BETWEEN now.place - 4 AND now.place
      JOIN model.ancestors AS inside ON inside.org = r.org AND inside.ancestor = (SELECT org FROM scope)
      ORDER BY r.org, p.place DESC
    ), counted AS (
      SELECT s.* FROM stated AS s, scope
      WHERE NOT EXISTS (
        FROM stated AS m JOIN model.ancestors AS up ON up.ancestor = m.org
        WHERE up.org = s.org AND m.org <> s.org AND NOT m.roster AND up.depth >= scope.depth)
    )
    SELECT level, sum(people) AS people, ratio(sum(people), sum(sum(people)) OVER ()) AS share, bool_or(carried) AS carried
    FROM (UNPIVOT counted ON "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师" INTO NAME level VALUE people)
    GROUP BY level
    ORDER BY list_position(['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'], level)`

/** How skilled are we? */
export default defineChart({
  id: 'training-levels',
  page: 'training',
  from: ['headcount'],
  uses: ['headcount.level_junior|level_senior'],
  window: 'quarter',
  columns,
  query: peopleIn('quarter'),
  evidence: peopleIn('year_ago'),

  /** The levels of a roster cannot be told apart by worker here: no figure rather than an unfiltered one. */
  derive: (rows: readonly Input[], scope) =>
    Object.keys(scope.values).length ? [] : rows.map(({ carried: _, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const steps = rows.map((row, index) => ({ row, index })).reverse()
    return pyramid(
      {
        name: t('columns.level'),
        axisName: t('columns.people'),
        steps: steps.map(({ row, index }) => ({
          name: label('level', row.level ?? ''),
          color: HIGH.has(row.level ?? '') ? theme.above : mix(theme.paper, theme.above, 0.45),
          datum: { value: row.people, row: index, text: format.value(row.people, 'count', '人') },
          label: `${format.value(row.people, 'count', '人')} · ${format.value(row.share, 'share')}`,
        })),
      },
      context,
    )
  },

  headline(rows, { t, format, scope, label }, evidence = []) {
    const total = rows.reduce((sum, row) => sum + (row.people ?? 0), 0)
    const [most] = [...rows].sort((a, b) => (b.people ?? 0) - (a.people ?? 0))
    if (!total || !most) return t('charts.training-levels.headlineNone', { quarter: format.quarter(scope.quarter) })
    const [now, before] = [highOf(rows), highOf(evidence)]
    const change = before.share === null ? null : (now.share ?? 0) - before.share
    const words = {
      total: format.value(total, 'count'),
      high: format.value(now.people, 'count'),
      share: format.value(now.share, 'share'),
      level: label('level', most.level ?? ''),
      most: format.value(most.people, 'count'),
      mostShare: format.value(most.share, 'share'),
      points: format.change(Math.abs(change ?? 0), 'share').replace('+', ''),
    }
    const comparison =
      change === null
        ? ''
        : t(
            Math.abs(change) < 0.0005
              ? 'charts.training-levels.same'
              : change > 0
                ? 'charts.training-levels.higher'
                : 'charts.training-levels.lower',
            words,
          )
    return t('charts.training-levels.headline', { ...words, comparison })
  },

  notes: (inputs: readonly Input[], { t }) =>
    inputs.some((row) => row.carried) ? [t('charts.training-levels.carried')] : [],

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.people ?? 0), 0), unit: '人' }),
})

/** 高级工 and above, and their share among all skilled. */
function highOf(rows: readonly AnyRow[]): { people: number; share: number | null } {
  const count = (those: readonly AnyRow[]) => those.reduce((sum, row) => sum + Number(row['people'] ?? 0), 0)
  const [people, all] = [count(rows.filter((row) => HIGH.has(String(row['level'])))), count(rows)]
  return { people, share: all ? people / all : null }
}
