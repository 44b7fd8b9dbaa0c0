import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import type { HeaderTarget } from '@/grammar/survey/attribute'
import type { SurveyColumns } from '@/grammar/survey/columns'
import { isScored, type ColumnProfile, type SurveyQuestion, type SurveyReading } from '@/grammar/survey/reading'
import type { Database } from '../database/database'
import { identifier, literal, literals } from '../database/quote'
import { headerKey } from './headerKey'
import { ORG } from './recognise'
import type { Reshaped } from './reshape'

const MOST_VALUES = 200
const COLUMNS_AT_ONCE = 100

const cell = (index: number): string => identifier(`c${index + 1}`)

/** What a header names in a dataset, by its known names alone: a question's words are never merely like a column's. */
export function exactTarget(dataset: DatasetSpec, levels: readonly OrgLevel[]): HeaderTarget {
  const names = new Map<string, string>()
  const add = (headers: readonly string[], target: string) => {
    for (const key of headers.map(headerKey)) if (!names.has(key)) names.set(key, target)
  }
  for (const [column, { headers }] of Object.entries(dataset.columns)) add([...headers, column], column)
  for (const { id, headers } of levels) add(headers, ORG + id)
  return (header) => names.get(headerKey(header))
}

/**
 * The cells of every staged column, the most frequent 200 each; blank ones are left out. About 2 s for 1 million rows of
 * 60 columns. Rejects with `Fault` or AbortError.
 */
export async function profileColumns(
  database: Pick<Database, 'rows'>,
  raw: string,
  header: readonly string[],
  signal?: AbortSignal,
): Promise<ColumnProfile[]> {
  const profiles = header.map((name) => ({
    header: name,
    cells: [] as ColumnProfile['cells'][number][],
    distinct: 0,
    filled: 0,
  }))
  for (let first = 0; first < header.length; first += COLUMNS_AT_ONCE) {
    const places = header.slice(first, first + COLUMNS_AT_ONCE).map((_, place) => first + place)
    const found = await database.rows<{ place: number; text: string; n: number; others: number; filled: number }>(
      places.map(valuesSql(raw)).join(' UNION ALL '),
      signal,
    )
    for (const { place, text, n, others, filled } of found) {
      const profile = profiles[place]
      if (!profile) continue
      profile.cells.push({ text, count: n })
      profile.distinct = others
      profile.filled = filled
    }
  }
  return profiles
}

const valuesSql = (raw: string) => (place: number) =>
  `SELECT * FROM (SELECT ${place} AS place, ${cell(place)} AS text, CAST(count(*) AS INTEGER) AS n,
    CAST(count(*) OVER () AS INTEGER) AS others, CAST(sum(count(*)) OVER () AS INTEGER) AS filled
  FROM ${raw} WHERE ${cell(place)} <> '' GROUP BY ${cell(place)} ORDER BY n DESC, text LIMIT ${MOST_VALUES})`

/**
 * A wide survey as one row an answer. An open answer is a row with its question and `comment`, without scale and score. No
 * answer gives no row. A cell that is no option stays as text in the score's place, where it cannot be read as a number,
 * so that typing reports it with its line. The file's own response ids hold where each row has its own (a mere row number
 * as `tag-number`, for the next file has the same), else `tag-line`.
 */
export function reshapeSurvey(raw: string, reading: SurveyReading, tag: string, columns: SurveyColumns): Reshaped {
  const attributes = reading.attributes.filter(({ target }) => target !== undefined && target !== columns.response)
  const questions = reading.questions.filter((question) => isScored(question) || question.kind === 'open')
  const attributeCells = attributes.map(
    (attribute, place) => `${attributeSql(attribute)} AS ${identifier(`a${place + 1}`)}`,
  )
  const cells = questions.map(({ column }) => cell(column))
  const outputs = [
    'respondent',
    ...attributes.map((_, place) => identifier(`a${place + 1}`)),
    'dimension',
    'question',
    'scale',
    `CASE WHEN open THEN '' ELSE coalesce(score, ${unreadable('answer')}) END`,
    'reversed',
    'recommend',
    'favourable_from',
    'unfavourable_to',
    `CASE WHEN open THEN answer ELSE '' END`,
  ]
  const sql = `SELECT line, CAST(line AS BIGINT) * ${Math.max(1, questions.length)} + place AS record, ${outputs.map((output, place) => `${output} AS ${cell(place)}`).join(', ')}
    FROM (SELECT * EXCLUDE (answers), unnest(range(${questions.length})) AS place, unnest(answers) AS answer
      FROM (SELECT ${['line', `${responseSql(raw, reading, tag, columns.response)} AS respondent`, ...attributeCells, `CAST([${cells.join(', ')}] AS VARCHAR[]) AS answers`].join(', ')} FROM ${raw}) AS respondents) AS answered
    JOIN (${questionsSql(questions, columns)}) AS questions USING (place)
    LEFT JOIN (${scoresSql(questions)}) AS scores USING (place, answer)
    WHERE NOT is_blank(answer) AND coalesce(score, answer) <> ''`
  return {
    sql,
    mapping: [
      columns.response,
      ...attributes.map(({ target }) => target),
      ...(
        [
          'dimension',
          'question',
          'scale',
          'score',
          'reversed',
          'recommend',
          'favourableFrom',
          'unfavourableTo',
          'comment',
        ] as const
      ).map((name) => columns[name]),
    ],
  }
}

/** A cell that is no option, as text that no reader takes for a number. */
const unreadable = (answer: string): string =>
  `CASE WHEN read_number(${answer}) IS NULL THEN ${answer} ELSE '“' || ${answer} || '”' END`

const OPTION_CODE = literal('^\\s*[(（]?([A-Ka-k]|[0-9]{1,2})\\s*[.．、:：)）]\\s*')

function attributeSql({ column, coded, missing }: SurveyReading['attributes'][number]): string {
  const value = coded ? `regexp_replace(${cell(column)}, ${OPTION_CODE}, '')` : cell(column)
  return missing.length ? `CASE WHEN ${cell(column)} IN (${literals(missing)}) THEN '' ELSE ${value} END` : value
}

function responseSql(raw: string, { attributes }: SurveyReading, tag: string, response: string): string {
  const made = `${literal(`${tag}-`)} || CAST(line AS VARCHAR)`
  const own = attributes.find(({ target }) => target === response)
  if (!own) return made
  const id = cell(own.column)
  return `CASE WHEN (SELECT count(DISTINCT ${id}) FILTER (WHERE NOT is_blank(${id})) = count(*) FROM ${raw}) THEN ${own.local ? `${literal(`${tag}-`)} || ${id}` : id} ELSE ${made} END`
}

function questionsSql(questions: readonly SurveyQuestion[], { yes, no }: SurveyColumns): string {
  const rows = questions.map((question, place) => {
    const { text, dimension, k, reversed, recommend, classes } = question
    const own = classes ? [String(classes.favourable), String(classes.unfavourable)] : ['', '']
    const said = isScored(question)
      ? [String(k), reversed ? yes : no, recommend ? yes : no, ...own]
      : Array<string>(5).fill('')
    return `(${place}, ${!isScored(question)}, ${literals([text, dimension, ...said])})`
  })
  return valuesOf(
    rows,
    ['place', 'open', 'question', 'dimension', 'scale', 'reversed', 'recommend', 'favourable_from', 'unfavourable_to'],
    'NULL, FALSE, NULL, NULL, NULL, NULL, NULL, NULL, NULL',
  )
}

/** Score of each cell as text; '' for no answer. */
function scoresSql(questions: readonly SurveyQuestion[]): string {
  const rows = questions.flatMap(({ scores }, place) =>
    Object.entries(scores).map(
      ([text, score]) => `(${place}, ${literal(text)}, ${literal(score === null ? '' : String(score))})`,
    ),
  )
  return valuesOf(rows, ['place', 'answer', 'score'], `NULL, '', ''`)
}

function valuesOf(rows: readonly string[], names: readonly string[], none: string): string {
  return `SELECT * FROM (VALUES ${rows.length ? rows.join(', ') : `(${none})`}) AS listed(${names.join(', ')}) WHERE place IS NOT NULL`
}
