import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import type { SurveyColumns } from '@/grammar/survey/columns'
import type { SurveyReading } from '@/grammar/survey/reading'
import { identifier, literal } from '../database/quote'
import { canFail, dottedSql, readCell, sqlType, unreadable } from './readers'
import { ORG, type Mapping } from './recognise'
import { reshapeWide, type Reshaped } from './reshape'
import { reshapeSurvey } from './survey'

/** Where a file's rows lie in the staging schema: as text, and as typed rows. */
export interface Staged {
  raw: string
  typed: string
}

/** A wide survey as the user confirmed it; `tag` begins the ids of respondents who have none. */
export interface SurveyForm {
  reading: SurveyReading
  tag: string
  columns: SurveyColumns
}

/** What makes a file's text cells its values. */
export interface Reading {
  mapping: Mapping
  /** Quarter of the whole file, used where neither a quarter nor a date says it. */
  quarter?: string
  /** Organisation of the whole file, used where no column says one. */
  org?: string
  /** File columns whose blanks repeat the cell above (merged cells). */
  fillDown: readonly number[]
  /** What `2016.1` says in the quarter column, where it is no month as it stands. */
  dotted?: 'october' | 'quarter'
  /** How the questions of a wide survey are read; its attributes follow the mapping. */
  survey?: SurveyForm
}

export interface TypingOptions extends Reading {
  staged: Staged
  dataset: DatasetSpec
  levels: readonly OrgLevel[]
}

export interface Rejection {
  line: number
  column: string
  value: string
  reason: string
}

const cell = (index: number): string => `c${index + 1}`

/** Columns a merged cell left blank: an organisation column whose blank rows name a deeper level, or the outermost one. */
export function fillDownProbe(
  raw: string,
  mapping: Mapping,
  levels: readonly OrgLevel[],
): { columns: number[]; sql: string } {
  const columns = orgColumns(mapping, levels)
  const counts = columns.map((index, place) => {
    const deeper = columns.slice(place + 1)
    const alone = place === 0 ? 'TRUE' : 'FALSE'
    const named = deeper.length ? deeper.map((inner) => `${cell(inner)} <> ''`).join(' OR ') : alone
    return `count(*) FILTER (WHERE ${cell(index)} = '' AND (${named})) AS ${cell(index)}`
  })
  return { columns, sql: `SELECT ${counts.join(', ') || '0 AS none'} FROM ${raw}` }
}

/** File columns that name organisation levels, outermost first. */
export function orgColumns(mapping: Mapping, levels: readonly OrgLevel[]): number[] {
  return levels.map((level) => mapping.indexOf(ORG + level.id)).filter((index) => index >= 0)
}

/** What the columns of the long form are. */
export function shapedMapping(options: TypingOptions): Mapping {
  return shaped(options).mapping
}

/** The file's cells in the dataset's long form: merged cells filled, wide columns and questions turned into rows. */
function shaped(options: TypingOptions): Reshaped {
  const source = filledSource(options)
  const { survey, mapping, dataset } = options
  if (survey) return reshapeSurvey(source, survey.reading, survey.tag, survey.columns)
  return reshapeWide(source, mapping, dataset)
}

/**
 * One statement that reads every text row of a file as the dataset's types; `ok` marks the rows that can be loaded.
 * In steps, so that nothing is computed twice: cells (blank ones NULL) → values → values with what stands in for them.
 */
export function typingSql(given: TypingOptions): string {
  const { sql, mapping } = shaped(given)
  const options = { ...given, mapping }
  const { dataset, staged } = options
  const named = Object.entries(dataset.columns)
  const used = mapping.flatMap((target, index) => (target ? [index] : []))
  const read = named.map(([name, column]) => {
    const at = mapping.indexOf(name)
    return `${at < 0 ? `CAST(NULL AS ${sqlType(column)})` : readCell(cell(at), column, 'year_written')} AS ${identifier(name)}`
  })
  const checked = named.flatMap(([name, column]) =>
    mapping.includes(name) && canFail(column) ? [mapping.indexOf(name)] : [],
  )
  const readable = named.flatMap(([name, column]) =>
    mapping.includes(name) && canFail(column)
      ? [`(${cell(mapping.indexOf(name))} IS NULL OR ${identifier(name)} IS NOT NULL)`]
      : [],
  )
  const finished = named.map(([name, column]) => {
    if (name === 'quarter') return `${quarterSql(options)} AS quarter`
    return column.otherwise
      ? `coalesce(${identifier(name)}, ${column.otherwise}) AS ${identifier(name)}`
      : identifier(name)
  })
  if (dataset.quarterFrom && !('quarter' in dataset.columns)) finished.push(`${quarterSql(options)} AS quarter`)
  return `CREATE OR REPLACE TABLE ${staged.typed} AS
    WITH long AS (${sql}), cells AS (SELECT ${['line', 'record', ...used.map((at) => `CASE WHEN NOT is_blank(${cell(at)}) THEN ${cell(at)} END AS ${cell(at)}`), `${yearOf(options)} AS year_written`].join(', ')} FROM long),
    readings AS (SELECT ${['line', 'record', `${orgSql(options)} AS org_raw`, ...checked.map(cell), ...read].join(', ')} FROM cells),
    finished AS (SELECT ${['line', 'record', 'org_raw', ...finished, `${readable.join(' AND ') || 'TRUE'} AS readable`].join(', ')} FROM readings)
    SELECT * EXCLUDE (readable), (${['readable', ...neededSql(options)].join(' AND ')}) AS ok FROM finished`
}

/** What a finished row must have. */
function neededSql({ dataset }: TypingOptions): string[] {
  const required = Object.entries(dataset.columns).flatMap(([name, column]) =>
    column.required ? [`${identifier(name)} IS NOT NULL`] : [],
  )
  const timed = ('quarter' in dataset.columns || dataset.quarterFrom) && !dataset.undated ? ['quarter IS NOT NULL'] : []
  const placed = dataset.filters.includes('org') && !dataset.orgOptional ? [`org_raw <> ''`] : []
  return [...required, ...timed, ...placed]
}

/** The staged rows, blanks of merged cells filled from above, quarters written so that a reader cannot mistake them. */
function filledSource({ staged, fillDown, dotted, mapping }: TypingOptions): string {
  const filled = fillDown.map(
    (column) =>
      `coalesce(last_value(nullif(${cell(column)}, '') IGNORE NULLS) OVER (ORDER BY line ROWS UNBOUNDED PRECEDING), '') AS ${cell(column)}`,
  )
  const source = filled.length ? `(SELECT * REPLACE (${filled.join(', ')}) FROM ${staged.raw})` : staged.raw
  const at = mapping.indexOf('quarter')
  return dotted && at >= 0
    ? `(SELECT * REPLACE (${dottedSql(cell(at), dotted)} AS ${cell(at)}) FROM ${source})`
    : source
}

/** Why rows were not loaded, one row a fault, by line; at most `limit`. */
export function rejectionsSql(options: TypingOptions, limit: number): string {
  const { sql, mapping } = shaped(options)
  const { dataset, staged } = options
  const faults = Object.entries(dataset.columns).flatMap(([name, column]) => {
    const at = mapping.indexOf(name)
    const value = at < 0 ? `''` : `raw.${cell(at)}`
    const unread = `NOT is_blank(${value}) AND typed.${identifier(name)} IS NULL`
    const pick = (reason: string, where: string) =>
      `SELECT raw.line, ${literal(name)} AS "column", ${value} AS "value", ${literal(reason)} AS reason FROM long AS raw JOIN ${staged.typed} AS typed USING (record) WHERE NOT typed.ok AND ${where}`
    const found = at >= 0 && canFail(column) ? [pick(unreadable(column), unread)] : []
    return column.required
      ? [...found, pick('required', `is_blank(${value}) AND typed.${identifier(name)} IS NULL`)]
      : found
  })
  const missing = (name: string, where: string) =>
    `SELECT line, ${literal(name)} AS "column", '' AS "value", 'required' AS reason FROM ${staged.typed} WHERE NOT ok AND ${where}`
  if (dataset.filters.includes('org') && !dataset.orgOptional) faults.push(missing('org', `org_raw = ''`))
  if (!dataset.undated && dataset.filters.includes('quarter') && !dataset.columns['quarter']?.required) {
    const date =
      dataset.quarterFrom && mapping.includes(dataset.quarterFrom) ? mapping.indexOf(dataset.quarterFrom) : -1
    const blank = date < 0 ? 'TRUE' : `record IN (SELECT record FROM long WHERE is_blank(${cell(date)}))`
    faults.push(missing('quarter', `quarter IS NULL AND ${blank}`))
  }
  return `WITH long AS (${sql}) SELECT DISTINCT * FROM (${faults.join(' UNION ALL ') || `SELECT 0 AS line, '' AS "column", '' AS "value", '' AS reason WHERE FALSE`}) ORDER BY line, "column" LIMIT ${limit}`
}

/** The year that `9月30日` leaves out: from the row's quarter, else the file's. */
function yearOf({ mapping, quarter }: TypingOptions): string {
  const fallback = quarter ? literal(quarter.slice(0, 4)) : 'NULL'
  const at = mapping.indexOf('quarter')
  return at < 0 ? fallback : `coalesce(left(read_quarter(${cell(at)}), 4), ${fallback})`
}

function quarterSql({ dataset, quarter }: TypingOptions): string {
  const parts = [
    'quarter' in dataset.columns ? 'quarter' : '',
    dataset.quarterFrom ? `quarter_of(${identifier(dataset.quarterFrom)})` : '',
    quarter ? literal(quarter) : '',
  ]
  const given = parts.filter(Boolean)
  return given.length > 1 ? `coalesce(${given.join(', ')})` : (given[0] ?? 'NULL')
}

/** The organisation columns of a row as one path. */
function orgSql({ mapping, levels, org = '' }: TypingOptions): string {
  const parts = orgColumns(mapping, levels).map((index) => {
    const tidy = `trim(regexp_replace(${cell(index)}, '\\s*[/\\\\>＞／→]+\\s*', '/', 'g'), ' /')`
    return `CASE WHEN translate(${cell(index)}, '/\\>＞／→', '') = ${cell(index)} THEN ${cell(index)} ELSE ${tidy} END`
  })
  return parts.length ? `concat_ws('/', ${parts.join(', ')})` : literal(org)
}

/** The columns that are kept. */
export function storedColumns({ columns }: DatasetSpec): string[] {
  return Object.keys(columns).filter((name) => !columns[name]?.transient)
}

/** SELECT of a staged file's good rows, the organisation as written. */
export function goodRows(dataset: DatasetSpec, staged: Staged): string {
  const columns = storedColumns(dataset)
  const timed = columns.includes('quarter') || !dataset.quarterFrom ? [] : ['quarter']
  return `SELECT line, org_raw AS written, ${[...columns, ...timed].map(identifier).join(', ')} FROM ${staged.typed} WHERE ok`
}
