import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { rowPanels } from '@/grammar/marks/rowPanels'
import type { MessageKey } from '@/grammar/words'
import { coursesFor, SKILLS } from '../../courses'
import { unitName } from '../../demands/units'

const columns = {
  org: { measure: 'org' },
  course_type: { measure: 'text', values: 'course_type' },
  skill_demands: { measure: 'count', unit: '件' },
  headcount: { measure: 'count', unit: '人' },
  per_100: { measure: 'number', unit: '件/百人' },
  coverage: { measure: 'share' },
  rank: { measure: 'count' },
} as const
type Row = RowOf<typeof columns>
/** `course_type` is null where no course answers the demand: for the notes. */
type Input = Row & { subcategory: string | null }

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const pairs = Object.entries(coursesFor).map(([kind, course]) => `(${text(kind)}, ${text(course)})`)

/** Which courses should we open, and where? Ranked by demands per 100 workers × the share of workers not yet trained in it. */
export default defineChart({
  id: 'training-gap',
  page: 'training',
  from: ['demands', 'training', 'headcount'],
  uses: ['demands.category', 'demands.subcategory', 'training.course_type'],
  window: 'quarter',
  columns,
  query: `
    WITH wanted AS (
      SELECT d.child AS org, coalesce(m.course, t.course_type) AS course_type,
        CASE WHEN m.course IS NULL AND t.course_type IS NULL THEN CAST(d.subcategory AS VARCHAR) END AS subcategory, count(*) AS skill_demands
      FROM demands AS d
      LEFT JOIN (VALUES ${pairs.join(', ')}) AS m(kind, course) ON m.kind = d.subcategory
      LEFT JOIN (SELECT DISTINCT CAST(course_type AS VARCHAR) AS course_type FROM model.training WHERE NOT exam) AS t ON t.course_type = d.subcategory
      WHERE d.category = ${text(SKILLS)}
      GROUP BY ALL
    ), trained AS (
      SELECT t.child AS org, CAST(t.course_type AS VARCHAR) AS course_type, count(DISTINCT t.trainee) AS people, count(DISTINCT o.person_id) AS listed,
        coalesce(sum(t.attended), 0) AS attendances
      FROM training AS t
      CROSS JOIN scope AS s
      LEFT JOIN model.roster AS o ON o.quarter = t.quarter AND o.person_id = t.trainee AND o.org = coalesce(t.child, s.org)
      WHERE NOT t.exam AND t.covered < s.depth + CAST(t.child IS NOT NULL AS INTEGER)
      GROUP BY ALL
    ), heads AS (
      SELECT h.child AS org, h.headcount, h.roster
      FROM headcount AS h, scope
      WHERE h.org = coalesce(h.child, scope.org)
        AND (h.child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    )
    SELECT w.org, w.course_type, w.skill_demands, h.headcount, ratio(w.skill_demands, h.headcount) * 100 AS per_100,
      CASE WHEN t.people > 0 OR coalesce(t.attendances, 0) = 0 THEN ratio(coalesce(CASE WHEN h.roster THEN t.listed ELSE t.people END, 0), h.headcount) END AS coverage,
      CAST(NULL AS INTEGER) AS rank, w.subcategory
    FROM wanted AS w
    LEFT JOIN trained AS t ON t.org IS NOT DISTINCT FROM w.org AND t.course_type = w.course_type
    LEFT JOIN heads AS h ON h.org IS NOT DISTINCT FROM w.org
    ORDER BY w.org, w.course_type`,

  derive: (rows: readonly Input[]) =>
    ranked(rows.filter((row) => row.course_type !== null)).map(({ subcategory: _, ...row }): Row => row),

  option(rows, context) {
    const { theme, format, t, label, width } = context
    const shown = rows.slice(0, rowsThatFit(context))
    const alone = oneUnit(rows)
    const words = width === 'wide'
    return rowPanels(
      {
        rowName: t('columns.course_type'),
        rows: shown.map((row) => ({
          name: alone
            ? label('course_type', row.course_type ?? '')
            : t('charts.training-gap.course', {
                org: unitName(row.org, false, context),
                type: label('course_type', row.course_type ?? ''),
              }),
          color: reasonOf(row, rows) === 'open' ? theme.accent : theme.quiet,
          strong: reasonOf(row, rows) === 'open',
        })),
        panels: [
          {
            kind: 'bars',
            name: t('columns.per_100'),
            axisLabel: (value) => format.value(value, 'number'),
            values: shown.map((row, index) => ({
              value: row.per_100,
              row: index,
              text:
                row.per_100 === null
                  ? format.value(row.skill_demands, 'count', '件')
                  : t('charts.training-gap.demands', {
                      rate: format.value(row.per_100, 'number'),
                      count: format.value(row.skill_demands, 'count', '件'),
                    }),
            })),
          },
          {
            kind: 'bars',
            name: t('columns.coverage'),
            axisLabel: (value) => `${Math.round(value * 100)}%`,
            values: shown.map((row, index) => ({
              value: row.coverage,
              row: index,
              text: row.coverage === null ? '' : format.value(row.coverage, 'share'),
            })),
          },
          ...(words
            ? [
                {
                  kind: 'words' as const,
                  name: t('charts.training-gap.why'),
                  weight: 1.1,
                  texts: shown.map((row) => t(REASONS[reasonOf(row, rows)])),
                },
              ]
            : []),
        ],
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope, label } = context
    const quarter = format.quarter(scope.quarter)
    const [first] = rows.filter((row) => row.rank !== null)
    if (!rows.length) return t('charts.training-gap.headlineNone', { quarter })
    if (!first)
      return t('charts.training-gap.headlineNoHeadcount', {
        count: format.value(
          rows.reduce((sum, row) => sum + (row.skill_demands ?? 0), 0),
          'count',
        ),
      })
    return t(first.coverage === null ? 'charts.training-gap.headlineNoCoverage' : 'charts.training-gap.headline', {
      org: unitName(first.org, oneUnit(rows), context),
      type: label('course_type', first.course_type ?? ''),
      rate: format.value(first.per_100, 'number', '件/百人'),
      count: format.value(first.skill_demands, 'count'),
      coverage: format.value(first.coverage, 'share'),
      reason: t(REASONS[reasonOf(first, rows)]),
    })
  },

  notes(inputs: readonly Input[], { t, format }: ChartContext) {
    const apart = inputs.filter((row) => row.course_type === null)
    const count = apart.reduce((sum, row) => sum + (row.skill_demands ?? 0), 0)
    const kinds = [...new Set(apart.flatMap(({ subcategory }) => subcategory ?? []))].slice(0, 5).join(t('card.comma'))
    return [
      t('charts.training-gap.ranking'),
      ...(count
        ? [
            t(kinds ? 'charts.training-gap.unmapped' : 'charts.training-gap.unnamed', {
              count: format.value(count, 'count'),
              kinds,
            }),
          ]
        : []),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.skill_demands ?? 0), 0), unit: '件' }),
  drill: (row, scope) => ({
    page: 'demands',
    values: { category: [SKILLS] },
    next: 'demand-list',
    ...(row.org && row.org !== scope.org && { org: row.org }),
  }),
})

/** How much is asked for and not yet answered: demands per 100 workers × the share who had no such course (unknown: all). */
const need = ({ per_100, coverage }: Row): number | null =>
  per_100 === null ? null : per_100 * (1 - Math.min(1, coverage ?? 0))

/** The greatest need first; equal needs share a rank; without headcount there is none. */
function ranked(rows: readonly Input[]): Input[] {
  const sorted = [...rows].sort(
    (a, b) => (need(b) ?? -1) - (need(a) ?? -1) || (b.skill_demands ?? 0) - (a.skill_demands ?? 0),
  )
  return sorted.map((row) => {
    const own = need(row)
    const above = sorted.filter((other) => (need(other) ?? -1) > (own ?? -1) + 1e-9).length
    return { ...row, rank: own === null ? null : above + 1 }
  })
}

const REASONS = {
  open: 'charts.training-gap.reasons.open',
  asked: 'charts.training-gap.reasons.asked',
  uncovered: 'charts.training-gap.reasons.uncovered',
  neither: 'charts.training-gap.reasons.neither',
  unknown: 'charts.training-gap.reasons.unknown',
} as const satisfies Record<string, MessageKey>

/** Asked for more than the rows together; covered less than the same course type in the units shown (alone: than all rows). */
function reasonOf(row: Row, rows: readonly Row[]): keyof typeof REASONS {
  if (row.per_100 === null || row.coverage === null) return 'unknown'
  const same = rows.filter(({ course_type, coverage }) => course_type === row.course_type && coverage !== null)
  const asked = row.per_100 >= pooled(rows, 'per_100')
  const low = row.coverage <= pooled(same.length > 1 ? same : rows, 'coverage')
  if (asked) return low ? 'open' : 'asked'
  return low ? 'uncovered' : 'neither'
}

/** The rows together, each weighing as many as work there. */
function pooled(rows: readonly Row[], name: 'per_100' | 'coverage'): number {
  const known = rows.filter((row) => row[name] !== null)
  const heads = known.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0)
  return known.reduce((sum, row) => sum + (row[name] ?? 0) * (row.headcount ?? 0), 0) / Math.max(1, heads)
}

const oneUnit = (rows: readonly Row[]): boolean => new Set(rows.map(({ org }) => org)).size === 1
