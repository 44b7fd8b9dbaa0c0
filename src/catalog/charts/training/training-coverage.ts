import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { lines } from '@/grammar/marks/lines'
import { isQuarter, quartersBetween } from '@/grammar/quarter'
import { targetOf } from '@/grammar/target'

const columns = {
  quarter: { measure: 'quarter' },
  trained_people: { measure: 'count', unit: '人' },
  headcount: { measure: 'count', unit: '人' },
  coverage: { measure: 'share' },
  attendances: { measure: 'count', unit: '人次' },
  per_capita: { measure: 'number', unit: '次/人' },
  target: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>
/** With what the notes speak of: rows without 工号, people who are not on the roster, a headcount repeated from an earlier quarter. */
type Input = Row & { without_ids: number; unlisted: number | null; carried: boolean | null }

/** Whom do we reach? */
export default defineChart({
  id: 'training-coverage',
  page: 'training',
  from: ['training', 'headcount'],
  uses: ['training.person_id'],
  window: 'range',
  columns,
  query: `
    WITH trained AS (
      SELECT t.quarter, sum(attended) FILTER (NOT exam) AS attendances, count(*) FILTER (NOT exam AND t.person_id IS NULL) AS without_ids,
        CASE WHEN count(trainee) > 0 OR count(*) FILTER (NOT exam) = 0 THEN count(DISTINCT trainee) END AS trained_people,
        count(DISTINCT o.person_id) AS listed
      FROM training AS t
      CROSS JOIN scope AS s
      LEFT JOIN model.roster AS o ON o.quarter = t.quarter AND o.person_id = t.trainee AND o.org = s.org
      WHERE t.covered < s.depth
      GROUP BY t.quarter
    )
    SELECT t.quarter, t.trained_people, h.headcount, ratio(CASE WHEN h.roster AND t.trained_people IS NOT NULL THEN t.listed ELSE t.trained_people END, h.headcount) AS coverage,
      coalesce(t.attendances, 0) AS attendances, ratio(coalesce(t.attendances, 0), h.headcount) AS per_capita, CAST(NULL AS DOUBLE) AS target,
      t.without_ids, CASE WHEN h.roster THEN t.trained_people - t.listed ELSE 0 END AS unlisted, h.carried
    FROM trained AS t
    LEFT JOIN (SELECT headcount.* FROM headcount, scope WHERE headcount.org = scope.org) AS h ON h.quarter = t.quarter
    ORDER BY t.quarter`,

  derive: (rows: readonly Input[], scope) =>
    rows.map(({ without_ids: _, unlisted: __, carried: ___, ...row }) => ({
      ...row,
      target: targetOf(scope.targets ?? [], 'coverage', scope.org),
    })),

  option(rows, context) {
    const { theme, format, t } = context
    const [first, last] = [rows[0]?.quarter ?? '', rows.at(-1)?.quarter ?? '']
    const quarters: string[] = isQuarter(first) && isQuarter(last) ? quartersBetween(first, last) : []
    const values = (name: 'coverage' | 'attendances' | 'target') =>
      quarters.map((quarter) => {
        const at = rows.findIndex((row) => row.quarter === quarter)
        const value = rows[at]?.[name] ?? null
        const column = columns[name]
        return {
          value,
          row: at,
          text: value === null ? '' : format.value(value, column.measure, 'unit' in column ? column.unit : undefined),
        }
      })
    const hasTarget = rows.some((row) => row.target !== null)
    return lines(
      {
        quarters,
        axisName: t('columns.coverage'),
        axisLabel: (value) => `${Math.round(value * 100)}%`,
        min: 0,
        lines: [
          { name: t('columns.coverage'), color: theme.accent, values: values('coverage') },
          ...(hasTarget
            ? [{ name: t('columns.target'), color: theme.muted, values: values('target'), dashed: true as const }]
            : []),
        ],
        below: {
          name: t('columns.attendances'),
          color: theme.quiet,
          values: values('attendances'),
          axisName: format.unit('人次'),
          axisLabel: (value) => format.value(value, 'count'),
        },
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const now = rows.find((row) => row.quarter === scope.quarter)
    if (!now) return t('charts.training-coverage.headlineNone', { quarter: format.quarter(scope.quarter) })
    const words = {
      people: format.value(now.trained_people, 'count'),
      headcount: format.value(now.headcount, 'count'),
      coverage: format.value(now.coverage, 'share'),
      attendances: format.value(now.attendances, 'count'),
      per_capita: format.value(now.per_capita, 'number'),
    }
    if (now.trained_people === null) return t('charts.training-coverage.headlineNoIds', words)
    if (now.coverage === null) return t('charts.training-coverage.headlineNoHeadcount', words)
    return t('charts.training-coverage.headline', { ...words, comparison: comparison(rows, now.coverage, context) })
  },

  notes(inputs: readonly Input[], { t, format }) {
    const quarters = (those: readonly Input[]) =>
      those.map((row) => format.quarter(row.quarter ?? '')).join(t('card.comma'))
    const without = inputs.reduce((sum, row) => sum + row.without_ids, 0)
    const unlisted = inputs.reduce((sum, row) => sum + (row.unlisted ?? 0), 0)
    const carried = inputs.filter((row) => row.carried)
    const above = inputs.filter((row) => (row.coverage ?? 0) > 1)
    return [
      ...(without ? [t('charts.training-coverage.atLeast', { count: format.value(without, 'count') })] : []),
      ...(unlisted ? [t('charts.training-coverage.unlisted', { count: format.value(unlisted, 'count') })] : []),
      ...(carried.length ? [t('charts.training-coverage.carried', { quarters: quarters(carried) })] : []),
      ...(above.length ? [t('charts.training-coverage.above', { quarters: quarters(above) })] : []),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.attendances ?? 0), 0), unit: '人次' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'training-matrix' } : undefined),
})

/** A register's difference, plain; nothing where the quarter before is not shown. */
function comparison(rows: readonly Row[], coverage: number, { t, format, scope }: ChartContext): string {
  if (scope.previous < scope.from) return ''
  const before = rows.find((row) => row.quarter === scope.previous)?.coverage ?? null
  if (before === null) return t('charts.training-coverage.noPrevious')
  const change = coverage - before
  if (Math.abs(change) < 0.0005) return t('charts.training-coverage.same')
  const points = format.change(Math.abs(change), 'share').replace('+', '')
  return t(change > 0 ? 'charts.training-coverage.higher' : 'charts.training-coverage.lower', { points })
}
