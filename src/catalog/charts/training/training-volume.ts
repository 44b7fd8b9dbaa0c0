import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { stackedColumns } from '@/grammar/marks/stackedColumns'
import { isQuarter, quarterDays, quartersBetween } from '@/grammar/quarter'
import { EXAM } from '../../courses'

const columns = {
  quarter: { measure: 'quarter' },
  course_type: { measure: 'text', values: 'course_type' },
  attendances: { measure: 'count', unit: '人次' },
} as const
type Row = RowOf<typeof columns>

/** What do we train? */
export default defineChart({
  id: 'training-volume',
  page: 'training',
  from: ['training'],
  uses: [],
  window: 'range',
  columns,
  query: `
    SELECT training.quarter, course_type, coalesce(sum(attended), 0) AS attendances
    FROM training, scope AS s
    WHERE covered < s.depth
    GROUP BY training.quarter, course_type, exam
    ORDER BY training.quarter, exam, attendances DESC, course_type`,

  option(rows, context) {
    const { theme, format, t, label } = context
    const quarters = quartersOf(rows)
    // No kind of training stands out: none has the accent.
    const colors = theme.kinds.slice(1)
    const parts = partsOf(rows, colors.length)
    const sums = (types: readonly string[]) =>
      quarters.map((quarter) => {
        const places = rows.flatMap((row, at) =>
          row.quarter === quarter && types.includes(row.course_type ?? '') ? [at] : [],
        )
        const value = places.reduce((sum, at) => sum + (rows[at]?.attendances ?? 0), 0)
        return {
          value: places.length ? value : null,
          row: places[0] ?? -1,
          text: places.length ? format.value(value, 'count', '人次') : '',
        }
      })
    const option = stackedColumns(
      {
        quarters,
        parts: parts.map((types, index) => ({
          name:
            types.length === 1
              ? label('course_type', types[0] ?? '')
              : t('charts.training-volume.rest', { count: types.length }),
          color: types.length === 1 ? (colors[index] ?? theme.quiet) : theme.neutral,
          values: sums(types),
        })),
        axisName: format.unit('人次'),
        axisLabel: (value) => format.value(value, 'count'),
        totals: quarters.map((quarter) => format.value(total(rows, quarter), 'count')),
      },
      context,
    )
    if (!rows.some((row) => row.course_type === EXAM)) return option
    // 考试 stands beside the column, never on it.
    const name = t('charts.training-volume.exams')
    const apart = {
      type: 'bar' as const,
      name,
      stack: 'apart',
      barGap: '8%',
      barMaxWidth: 18,
      itemStyle: { color: theme.quieter, borderColor: theme.paper, borderWidth: 1 },
      data: sums([EXAM]) as never,
    }
    const { legend } = option as { legend: { data: string[] } }
    return {
      ...option,
      legend: { ...legend, data: [...legend.data, name] },
      series: [...(Array.isArray(option.series) ? option.series : []), apart],
    }
  },

  headline(rows, context) {
    const { t, format, scope, label } = context
    const now = rows.filter((row) => row.quarter === scope.quarter)
    const [first] = now.filter((row) => row.course_type !== EXAM)
    const exams = now.find((row) => row.course_type === EXAM)?.attendances ?? 0
    const words = { quarter: format.quarter(scope.quarter), exams: format.value(exams, 'count') }
    if (!first) return t(exams ? 'charts.training-volume.headlineExams' : 'charts.training-volume.headlineNone', words)
    const sum = total(rows, scope.quarter)
    return t('charts.training-volume.headline', {
      attendances: format.value(sum, 'count'),
      comparison: comparison(rows, context),
      type: label('course_type', first.course_type ?? ''),
      count: format.value(first.attendances, 'count'),
      share: format.value(sum ? (first.attendances ?? 0) / sum : 0, 'share'),
      exams: exams ? t('charts.training-volume.andExams', words) : '',
    })
  },

  notes: (inputs, { t }) =>
    inputs.some((row) => row['course_type'] === EXAM) ? [t('charts.training-volume.apart')] : [],

  size: (rows) => ({
    n: rows.reduce((sum, row) => sum + (row.course_type === EXAM ? 0 : (row.attendances ?? 0)), 0),
    unit: '人次',
  }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'training-matrix' } : undefined),
})

/** Against the quarter before: a register, so the plain difference; nothing where that quarter is not shown. */
function comparison(rows: readonly Row[], { t, format, scope }: ChartContext): string {
  if (scope.asOf < quarterDays(scope.quarter).last) return t('charts.training-volume.unfinished')
  if (scope.previous < scope.from) return ''
  const [now, before] = [total(rows, scope.quarter), total(rows, scope.previous)]
  if (!before) return t('charts.training-volume.noPrevious')
  if (now === before) return t('charts.training-volume.same')
  return t(now > before ? 'charts.training-volume.more' : 'charts.training-volume.fewer', {
    difference: format.value(Math.abs(now - before), 'count'),
    change: format.relative(now / before - 1),
  })
}

/** From the first quarter with rows to the last, none left out. */
function quartersOf(rows: readonly Row[]): string[] {
  const known = rows.map((row) => row.quarter ?? '').filter(isQuarter)
  const [first, last] = [[...known].sort()[0], [...known].sort().at(-1)]
  return first && last ? quartersBetween(first, last) : []
}

/** Course types, the most attended first, without 考试; what exceeds the colours a reader can hold is one last part. */
function partsOf(rows: readonly Row[], most: number): string[][] {
  const sums = new Map<string, number>()
  for (const { course_type, attendances } of rows)
    if (course_type !== null && course_type !== EXAM)
      sums.set(course_type, (sums.get(course_type) ?? 0) + (attendances ?? 0))
  const names = [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  if (names.length <= most) return names.map((name) => [name])
  return [...names.slice(0, most - 1).map((name) => [name]), names.slice(most - 1)]
}

/** 人次 of a quarter, 考试 apart. */
function total(rows: readonly Row[], quarter: string): number {
  return rows.reduce(
    (sum, row) => sum + (row.quarter === quarter && row.course_type !== EXAM ? (row.attendances ?? 0) : 0),
    0,
  )
}
