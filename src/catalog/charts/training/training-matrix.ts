import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { heatmap } from '@/grammar/marks/heatmap'
import { unitName } from '../../demands/units'
import { byPosition, leftOutWords } from '../../training/leftOut'

const columns = {
  org: { measure: 'org' },
  course_type: { measure: 'text', values: 'course_type' },
  attendances: { measure: 'count', unit: '人次' },
  trained_people: { measure: 'count', unit: '人' },
  headcount: { measure: 'count', unit: '人' },
  coverage: { measure: 'share' },
  per_capita: { measure: 'number', unit: '次/人' },
} as const
type Row = RowOf<typeof columns>
/** With what the notes speak of: rows without 工号, and a headcount repeated from an earlier quarter. */
type Input = Row & { without_ids: number; carried: boolean | null }

/** From this far off all units together, as a share of what they reach, the colour is deepest. */
const DEEPEST = 0.5

/** Where are the gaps? Every unit meets every course type that anyone of them had in the shown quarters. */
export default defineChart({
  id: 'training-matrix',
  page: 'training',
  from: ['training', 'headcount'],
  uses: [],
  window: 'quarter',
  columns,
  query: `
    WITH places AS (
      SELECT child AS org, h.headcount, h.carried, h.roster
      FROM headcount AS h, scope
      WHERE h.org = coalesce(child, scope.org) AND h.headcount IS NOT NULL
        AND (child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    ), counts AS (
      SELECT t.child AS org, t.course_type, sum(t.attended) AS attendances, count(DISTINCT t.trainee) AS people,
        count(DISTINCT o.person_id) AS listed, count(*) FILTER (t.person_id IS NULL) AS without_ids
      FROM training AS t
      CROSS JOIN scope AS s
      LEFT JOIN model.roster AS o ON o.quarter = t.quarter AND o.person_id = t.trainee AND o.org = coalesce(t.child, s.org)
      WHERE NOT t.exam AND t.covered < s.depth + CAST(t.child IS NOT NULL AS INTEGER)
      GROUP BY t.child, t.course_type
    ), cells AS (
      SELECT * FROM (SELECT org FROM places UNION SELECT org FROM counts)
      CROSS JOIN (SELECT DISTINCT course_type FROM training_history AS t, scope WHERE NOT exam AND t.quarter BETWEEN scope."from" AND scope.quarter)
      WHERE EXISTS (FROM counts)
    )
    SELECT cells.org, cells.course_type, coalesce(c.attendances, 0) AS attendances,
      CASE WHEN c.people > 0 OR coalesce(c.attendances, 0) = 0 THEN coalesce(c.people, 0) END AS trained_people,
      p.headcount, ratio(CASE WHEN p.roster AND trained_people IS NOT NULL THEN coalesce(c.listed, 0) ELSE trained_people END, p.headcount) AS coverage, ratio(coalesce(c.attendances, 0), p.headcount) AS per_capita,
      coalesce(c.without_ids, 0) AS without_ids, p.carried
    FROM cells
    LEFT JOIN places AS p ON p.org IS NOT DISTINCT FROM cells.org
    LEFT JOIN counts AS c ON c.org IS NOT DISTINCT FROM cells.org AND c.course_type = cells.course_type
    ORDER BY cells.org, cells.course_type`,

  evidence: byPosition,

  derive: (rows: readonly Input[]) => rows.map(({ without_ids: _, carried: __, ...row }) => row),

  option(rows, context) {
    const { format, t, label } = context
    const table = tableOf(rows)
    const alone = table.orgs.length === 1
    const text = (row: Row, measure: Column['measure']): string => {
      if (measure === 'coverage')
        return row.coverage === null ? perHead(row, context) : format.value(row.coverage, 'share')
      return measure === 'per_capita' ? perHead(row, context) : format.value(row.attendances, 'count')
    }
    return heatmap(
      {
        rowName: t('columns.org'),
        columnName: t('columns.course_type'),
        rows: table.orgs.map((org) => ({ name: unitName(org, alone, context) })),
        columns: table.columns.map(({ type, measure, whole }) => ({
          name: label('course_type', type),
          note:
            whole === null || alone
              ? ''
              : measure === 'coverage'
                ? t('charts.training-matrix.whole', { value: format.value(whole, 'share') })
                : t('charts.training-matrix.whole', { value: format.value(whole, 'number', '次/人') }),
        })),
        cells: rows.map((row, index) => {
          const column = table.columns.findIndex(({ type }) => type === row.course_type)
          const { measure, whole } = table.columns[column] ?? { measure: 'attendances' as const, whole: null }
          const value = row[measure]
          const relative = value !== null && whole !== null && whole > 0 ? value / whole - 1 : null
          return {
            row: table.orgs.indexOf(row.org),
            column,
            datum: { value: alone ? row.coverage : relative, row: index, text: text(row, measure) },
          }
        }),
        scale: alone ? { kind: 'sequential' } : { kind: 'diverging', high: DEEPEST },
        words: {
          low: t(alone ? 'charts.training-matrix.less' : 'charts.training-matrix.low'),
          high: t(alone ? 'charts.training-matrix.more' : 'charts.training-matrix.high'),
          hidden: t('card.tooFew'),
          missing: t('charts.training-matrix.missing'),
          rest: (count) => t('charts.training-matrix.rest', { count }),
        },
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope, label } = context
    const table = tableOf(rows)
    if (!rows.length) return t('charts.training-matrix.headlineNone', { quarter: format.quarter(scope.quarter) })
    const gap = widestGap(rows, table)
    if (!gap)
      return t(headless(rows) ? 'charts.training-matrix.headlineNoHeadcount' : 'charts.training-matrix.headlineEven')
    const { row, column } = gap
    const words = {
      org: unitName(row.org, table.orgs.length === 1, context),
      type: label('course_type', row.course_type ?? ''),
      people: format.value(row.trained_people, 'count'),
      headcount: format.value(row.headcount, 'count'),
      coverage: format.value(row.coverage, 'share'),
      per_capita: format.value(row.per_capita, 'number', '次/人'),
      whole: format.value(column.whole, column.measure === 'coverage' ? 'share' : 'number'),
      zeros: rows.filter((one) => one.attendances === 0).length,
    }
    const left = leftOutWords(evidence, context)
    if (table.orgs.length === 1) return t('charts.training-matrix.headlineOne', words) + left
    const none = words.zeros ? t('charts.training-matrix.zeros', words) : ''
    return (
      t(
        column.measure === 'coverage' ? 'charts.training-matrix.headline' : 'charts.training-matrix.headlinePerHead',
        words,
      ) +
      none +
      left
    )
  },

  notes(inputs: readonly Input[], { t, format }) {
    const without = inputs.reduce((sum, row) => sum + row.without_ids, 0)
    return [
      ...(new Set(inputs.map((row) => row.org)).size > 1 ? [t('charts.training-matrix.reading')] : []),
      ...(without ? [t('charts.training-matrix.atLeast', { count: format.value(without, 'count') })] : []),
      ...(inputs.some((row) => row.carried) ? [t('charts.training-matrix.carried')] : []),
      ...(inputs.some((row) => (row.coverage ?? 0) > 1) ? [t('charts.training-matrix.above')] : []),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.attendances ?? 0), 0), unit: '人次' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, last: 'training-gap' } : undefined),
})

interface Column {
  type: string
  /** 人次 per head where nobody's number is known, 人次 alone where there is no headcount. */
  measure: 'coverage' | 'per_capita' | 'attendances'
  /** All units together, by the same measure; null where it says nothing. */
  whole: number | null
}

interface Table {
  orgs: (string | null)[]
  columns: Column[]
}

/** Units with the least of the training first, course types with the most first. */
function tableOf(rows: readonly Row[]): Table {
  const types = [...new Set(rows.map((row) => row.course_type ?? ''))]
  const columns = types
    .map((type) => ({ rows: rows.filter((row) => row.course_type === type), type }))
    .sort((a, b) => sum(b.rows, 'attendances') - sum(a.rows, 'attendances'))
    .map(({ type, rows }): Column => ({ type, ...wholeOf(rows) }))
  const orgs = [...new Set(rows.map((row) => row.org))]
  const level = (org: string | null): number =>
    rows.reduce((total, row) => {
      const column = columns.find(({ type }) => type === row.course_type)
      const value = column && row.org === org ? row[column.measure] : null
      return total + (value !== null && column?.whole ? Math.min(2, value / column.whole) : 0)
    }, 0)
  const levels = new Map(orgs.map((org) => [org, level(org)]))
  return { columns, orgs: orgs.sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0)) }
}

function wholeOf(rows: readonly Row[]): Pick<Column, 'measure' | 'whole'> {
  const named = rows.filter((row) => row.coverage !== null && row.headcount)
  if (named.some((row) => row.trained_people))
    return { measure: 'coverage', whole: sum(named, 'trained_people') / sum(named, 'headcount') }
  const counted = rows.filter((row) => row.headcount)
  if (counted.length) return { measure: 'per_capita', whole: sum(counted, 'attendances') / sum(counted, 'headcount') }
  return { measure: 'attendances', whole: null }
}

/** Where most people would have to be trained to reach what all units reach together. */
function widestGap(rows: readonly Row[], { columns, orgs }: Table): { row: Row; column: Column } | undefined {
  const gaps = rows.flatMap((row) => {
    const column = columns.find(({ type }) => type === row.course_type)
    const value = column ? row[column.measure] : null
    if (!column || value === null || column.whole === null || !row.headcount) return []
    if (orgs.length === 1) return row.coverage === null ? [] : [{ row, column, gap: 1 - row.coverage }]
    return [{ row, column, gap: (column.whole - value) * row.headcount }]
  })
  const [widest] = gaps.filter(({ gap }) => gap > 1e-9).sort((a, b) => b.gap - a.gap)
  return widest
}

const headless = (rows: readonly Row[]): boolean => rows.every((row) => !row.headcount)

function perHead(row: Row, { format }: ChartContext): string {
  return row.per_capita === null
    ? format.value(row.attendances, 'count')
    : format.value(row.per_capita, 'number', '次/人')
}

function sum(rows: readonly Row[], name: 'attendances' | 'trained_people' | 'headcount'): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0)
}
