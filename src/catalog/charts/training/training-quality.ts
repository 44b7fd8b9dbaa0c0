import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { rowPanels } from '@/grammar/marks/rowPanels'
import { EXAM } from '../../courses'

const columns = {
  course_type: { measure: 'text', values: 'course_type' },
  planned: { measure: 'count', unit: '人次' },
  attended: { measure: 'count', unit: '人次' },
  turnout: { measure: 'share' },
  passed: { measure: 'count', unit: '人次' },
  pass_rate: { measure: 'share' },
  score_before: { measure: 'score', unit: '分' },
  score_after: { measure: 'score', unit: '分' },
} as const
type Row = RowOf<typeof columns>
/** With how many of the attendances each figure stands on. */
type Input = Row & { with_plan: number; with_result: number; with_scores: number }

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Does it work? Each rate over the rows that have both of its numbers. */
export default defineChart({
  id: 'training-quality',
  page: 'training',
  from: ['training'],
  uses: ['training.planned|passed|score_after'],
  window: 'quarter',
  columns,
  query: `
    SELECT course_type, sum(planned) AS planned, coalesce(sum(attended), 0) AS attended,
      ratio(sum(attended) FILTER (planned IS NOT NULL), sum(planned) FILTER (attended IS NOT NULL)) AS turnout,
      sum(passed) AS passed, ratio(sum(passed) FILTER (attended IS NOT NULL), sum(attended) FILTER (passed IS NOT NULL)) AS pass_rate,
      ratio(sum(score_before * attended) FILTER (score_after IS NOT NULL), sum(attended) FILTER (score_before + score_after IS NOT NULL)) AS score_before,
      ratio(sum(score_after * attended) FILTER (score_before IS NOT NULL), sum(attended) FILTER (score_before + score_after IS NOT NULL)) AS score_after,
      coalesce(sum(attended) FILTER (planned IS NOT NULL), 0) AS with_plan, coalesce(sum(attended) FILTER (passed IS NOT NULL), 0) AS with_result,
      coalesce(sum(attended) FILTER (score_before + score_after IS NOT NULL), 0) AS with_scores
    FROM training, scope
    WHERE covered < scope.depth
    GROUP BY course_type, exam
    ORDER BY exam, attended DESC, course_type`,

  derive: (rows: readonly Input[]) => rows.map(({ with_plan: _, with_result: __, with_scores: ___, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const shown = rows.slice(0, rowsThatFit(context)).map((row, index) => ({ row, index }))
    const lowest = lowestPass(rows)
    const share = (name: 'turnout' | 'pass_rate') => ({
      kind: 'bars' as const,
      name: t(`columns.${name}`),
      whole: 1,
      axisLabel: percent,
      values: shown.map(({ row, index }) => ({
        value: row[name],
        row: index,
        text: row[name] === null ? '' : format.value(row[name], 'share'),
      })),
    })
    const scored = rows.some((row) => row.score_before !== null)
    return rowPanels(
      {
        rowName: t('columns.course_type'),
        rows: shown.map(({ row }) => ({
          name: label('course_type', row.course_type ?? ''),
          color: row === lowest ? theme.accent : theme.quiet,
          strong: row === lowest,
        })),
        panels: [
          ...(rows.some((row) => row.pass_rate !== null) ? [share('pass_rate')] : []),
          ...(rows.some((row) => row.turnout !== null) ? [share('turnout')] : []),
          ...(scored
            ? [
                {
                  kind: 'change' as const,
                  name: t('charts.training-quality.scores'),
                  weight: 1.25,
                  axisLabel: (value: number) => format.value(value, 'number'),
                  values: shown.map(({ row, index }) => ({
                    from: row.score_before,
                    to: row.score_after,
                    row: index,
                    text:
                      row.score_before === null || row.score_after === null
                        ? ''
                        : `${format.value(row.score_before, 'score')} → ${format.value(row.score_after, 'score')}`,
                  })),
                },
              ]
            : []),
        ],
      },
      context,
    )
  },

  headline(rows, { t, format, scope, label }) {
    const lowest = lowestPass(rows)
    const absent = [...rows]
      .filter((row) => row.turnout !== null)
      .sort((a, b) => (a.turnout ?? 0) - (b.turnout ?? 0))[0]
    const gained = rows.find((row) => row.score_before !== null && row.score_after !== null)
    const name = (row: Row) => label('course_type', row.course_type ?? '')
    const parts = [
      ...(lowest
        ? [t('charts.training-quality.lowest', { type: name(lowest), rate: format.value(lowest.pass_rate, 'share') })]
        : []),
      ...(absent
        ? [t('charts.training-quality.turnout', { type: name(absent), rate: format.value(absent.turnout, 'share') })]
        : []),
      ...(gained && gained.score_before !== null && gained.score_after !== null
        ? [
            t(
              gained.score_after >= gained.score_before
                ? 'charts.training-quality.gained'
                : 'charts.training-quality.fell',
              {
                type: name(gained),
                before: format.value(gained.score_before, 'score'),
                after: format.value(gained.score_after, 'score', '分'),
                points: format.value(Math.abs(gained.score_after - gained.score_before), 'score', '分'),
              },
            ),
          ]
        : []),
    ]
    const words = { quarter: format.quarter(scope.quarter) }
    if (!rows.length) return t('charts.training-quality.headlineNone', words)
    return parts.length
      ? parts.join(t('charts.training-quality.and'))
      : t('charts.training-quality.headlineUnknown', words)
  },

  notes(inputs: readonly Input[], { t, format, label }) {
    const list = (those: readonly Input[], name: 'with_plan' | 'with_result' | 'with_scores') =>
      those
        .map((row) =>
          t('charts.training-quality.part', {
            type: label('course_type', row.course_type ?? ''),
            part: format.value(row[name], 'count'),
            whole: format.value(row.attended, 'count'),
          }),
        )
        .join(t('card.comma'))
    const partly = (name: 'with_plan' | 'with_result' | 'with_scores') =>
      inputs.filter((row) => row[name] > 0 && row[name] < (row.attended ?? 0))
    return [
      ...(partly('with_plan').length
        ? [t('charts.training-quality.withPlan', { list: list(partly('with_plan'), 'with_plan') })]
        : []),
      ...(partly('with_result').length
        ? [t('charts.training-quality.withResult', { list: list(partly('with_result'), 'with_result') })]
        : []),
      ...(partly('with_scores').length
        ? [t('charts.training-quality.withScores', { list: list(partly('with_scores'), 'with_scores') })]
        : []),
    ]
  },

  size: (rows) => ({
    n: rows.reduce((sum, row) => sum + (row.course_type === EXAM ? 0 : (row.attended ?? 0)), 0),
    unit: '人次',
  }),
})

/** The course type that fewest pass; none where they are all alike. */
function lowestPass(rows: readonly Row[]): Row | undefined {
  const known = rows.filter((row) => row.pass_rate !== null)
  return [...known].sort((a, b) => (a.pass_rate ?? 0) - (b.pass_rate ?? 0))[0]
}
