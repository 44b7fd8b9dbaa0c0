import { defineChart } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { LONGEST } from '@/grammar/listing'
import { rowsThatFit } from '@/grammar/marks/base'
import { tableText } from '@/grammar/marks/tableText'
import { maskText } from '@/grammar/masking'
import { pathNames } from '@/grammar/organisation'

const columns = {
  demand_id: { measure: 'text' },
  quarter: { measure: 'quarter' },
  org: { measure: 'org' },
  submitted_on: { measure: 'date' },
  position: { measure: 'text' },
  age_band: { measure: 'text', values: 'age_band' },
  seniority: { measure: 'text', values: 'seniority' },
  education: { measure: 'text', values: 'education' },
  gender: { measure: 'text', values: 'gender' },
  party_member: { measure: 'flag', values: 'party_member' },
  employment: { measure: 'text', values: 'employment' },
  channel: { measure: 'text', values: 'channel' },
  category: { measure: 'text', values: 'category' },
  subcategory: { measure: 'text' },
  content: { measure: 'text' },
  owner: { measure: 'text' },
  accepted_on: { measure: 'date' },
  due_on: { measure: 'date' },
  closed_on: { measure: 'date' },
  status: { measure: 'text', values: 'status' },
  satisfaction: { measure: 'text', values: 'satisfaction' },
  resolved: { measure: 'flag', values: 'boolean' },
  escalated: { measure: 'flag', values: 'boolean' },
  repeat: { measure: 'flag', values: 'boolean' },
} as const
type Row = RowOf<typeof columns>
/** With the file (`batch`) and its line, for the way back to the source. */
type Input = Row & { batch: number; line: number }

/** Together they can point at one person. */
const ATTRIBUTES = ['position', 'age_band', 'seniority', 'education', 'gender', 'party_member', 'employment'] as const
const FEWEST = 5
/** What a picture shows, the most needed first. */
const DRAWN = [
  'submitted_on',
  'org',
  'category',
  'content',
  'status',
  'due_on',
  'closed_on',
  'owner',
  'demand_id',
] as const

/** Which ones exactly? Rows carry `batch` and `line` beside the columns. */
export default defineChart({
  id: 'demand-list',
  page: 'demands',
  from: ['demands'],
  uses: [],
  window: 'range',
  form: 'table',
  columns,
  query: `
    SELECT demand_id, quarter, org, submitted_on, "position", age_band, seniority, education, gender, party_member, employment,
      channel, category, subcategory, content, owner, accepted_on, due_on, closed_on, status, satisfaction, resolved, escalated, repeat,
      batch, line
    FROM demands`,
  listing: { order: 'submitted_on DESC NULLS LAST, quarter DESC, batch DESC, line DESC' },

  derive(rows: readonly Input[]) {
    const sizes = combinationSizes(rows)
    return rows.map((row) => ({
      ...row,
      ...(isRare(row, sizes) && HIDDEN),
      content: row.content === null ? null : maskText(row.content),
    }))
  },

  option(rows, context) {
    const { label, t, format } = context
    const shown = rows.slice(0, rowsThatFit(context))
    const words = (row: Row, name: (typeof DRAWN)[number]): string => {
      const cell = row[name]
      if (cell === null) return ''
      if (name === 'org') return pathNames(cell).slice(-2).join('/')
      return name === 'category' || name === 'status' ? label(name, cell) : cell
    }
    return tableText(
      {
        name: t('charts.demand-list.title'),
        rows: shown.map((_, index) => index),
        ...(rows.length > shown.length && {
          rest: t('charts.demand-list.rest', { count: format.value(rows.length - shown.length, 'count') }),
        }),
        columns: DRAWN.filter((name) => shown.some((row) => row[name] !== null)).map((name) => ({
          title: t(`columns.${name}`),
          ...(name === 'content' && { least: 14 }),
          cells: shown.map((row) => words(row, name).replace(/\s+/g, ' ')),
        })),
      },
      context,
    )
  },

  headline(rows, { t, format, scope }) {
    const unfinished = rows.filter((row) => row.status !== 'closed' && row.status !== 'rejected')
    const late = unfinished.filter((row) => row.due_on !== null && row.due_on < scope.asOf)
    const count = (those: readonly Row[]) => format.value(those.length, 'count')
    const words = {
      total: count(rows),
      unfinished: count(unfinished),
      late: count(late),
      date: format.date(scope.asOf),
    }
    if (!rows.length) return t('charts.demand-list.headlineNone')
    return t(unfinished.length ? 'charts.demand-list.headline' : 'charts.demand-list.headlineDone', words)
  },

  notes(inputs: readonly Input[], { t, format }) {
    const sizes = combinationSizes(inputs)
    const rare = inputs.filter((row) => isRare(row, sizes)).length
    return [
      ...(rare ? [t('charts.demand-list.masked', { count: format.value(rare, 'count'), minimum: FEWEST })] : []),
      ...(inputs.length >= LONGEST ? [t('charts.demand-list.limited', { limit: format.value(LONGEST, 'count') })] : []),
    ]
  },

  size: (rows) => ({ n: rows.length, unit: '件' }),
})

const HIDDEN = {
  position: null,
  age_band: null,
  seniority: null,
  education: null,
  gender: null,
  party_member: null,
  employment: null,
} as const

function combinationOf(row: AnyRow): string {
  return JSON.stringify(ATTRIBUTES.map((name) => row[name] ?? null))
}

function combinationSizes(rows: readonly Input[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const row of rows) sizes.set(combinationOf(row), (sizes.get(combinationOf(row)) ?? 0) + 1)
  return sizes
}

/** Fewer than five shown rows have this row's attributes; a row without any gives nothing away. */
function isRare(row: Input, sizes: ReadonlyMap<string, number>): boolean {
  return ATTRIBUTES.some((name) => row[name] !== null) && (sizes.get(combinationOf(row)) ?? 0) < FEWEST
}
