import Papa from 'papaparse'
import { orgLevels } from '@/catalog/datasets/shared'
import sentiment from '@/catalog/datasets/sentiment'
import { surveyColumns, surveyWords } from '@/catalog/survey'
import type { AnyRow } from '@/grammar/column'
import { readSurvey } from '@/grammar/survey/readSurvey'
import type { SurveyReading } from '@/grammar/survey/reading'
import type { Door } from '@/engine/database/door'
import { statementsOf } from '@/engine/database/model'
import { rows } from '@/engine/database/query'
import { stageText } from '@/engine/import/staging'
import { exactTarget, profileColumns, reshapeSurvey } from '@/engine/import/survey'
import { rejectionsSql, typingSql, type Rejection, type TypingOptions } from '@/engine/import/typed'
import valuesSql from '@/engine/import/values.sql?raw'
import { nodeDoor } from '../../../support/nodeDoor'

export type Table = readonly (readonly string[])[]

let door: Promise<Door> | undefined
let tables = 0

async function opened(): Promise<Door> {
  const fresh = await nodeDoor()
  for (const statement of statementsOf(valuesSql)) await rows(fresh, statement)
  return fresh
}

/** Runs one statement on the tests' own engine. */
export async function ask<Row extends AnyRow = AnyRow>(sql: string): Promise<Row[]> {
  return rows<Row>(await (door ??= opened()), sql)
}

/** Stages a table as a file of the first data line 2 would be; gives the relation's name. */
export async function staged(header: readonly string[], lines: Table): Promise<string> {
  const raw = `staging.survey_${(tables += 1)}`
  const csv = Papa.unparse(
    lines.map((line, place) => [place + 2, ...line].map(String)),
    { newline: '\n', quotes: true },
  )
  const engine = await (door ??= opened())
  const database = { rows: ask, open: async () => engine }
  await stageText(database, { raw, typed: `${raw}_typed` }, new Blob([csv ? `${csv}\n` : '']), header.length)
  return raw
}

export async function understood(raw: string, header: readonly string[]): Promise<SurveyReading> {
  return readSurvey(await profileColumns({ rows: ask }, raw, header), surveyWords, exactTarget(sentiment, orgLevels))
}

export interface Answer extends AnyRow {
  line: number
  response_id: string | null
  org: string | null
  question: string | null
  dimension: string | null
  scale: number | null
  score: number | null
  reversed: boolean
  recommend: boolean
  comment: string | null
  ok: boolean
}

/** The survey as D2's typed rows, and what could not be read. */
export async function imported(
  raw: string,
  reading: SurveyReading,
  quarter = '2026Q3',
): Promise<{ answers: Answer[]; rejections: Rejection[]; typed: string }> {
  const { sql, mapping } = reshapeSurvey(raw, reading, 'file', surveyColumns)
  const long = { raw: `${raw}_long`, typed: `${raw}_typed` }
  await ask(
    `CREATE TABLE ${long.raw} AS SELECT * EXCLUDE (record) REPLACE (CAST(record AS INTEGER) AS line), line AS file_line FROM (${sql})`,
  )
  const options: TypingOptions = { staged: long, dataset: sentiment, mapping, levels: orgLevels, fillDown: [], quarter }
  await ask(typingSql(options))
  const rejections = await ask<Rejection & AnyRow>(rejectionsSql(options, 5000))
  const lines = new Map(
    (await ask<{ line: number; file_line: number }>(`SELECT line, file_line FROM ${long.raw}`)).map((row) => [
      row.line,
      row.file_line,
    ]),
  )
  const answers = await ask<Answer>(
    `SELECT line, response_id, org_raw AS org, quarter, gender, age_band, question, dimension, scale, score, reversed, recommend, comment, ok FROM ${long.typed} ORDER BY line`,
  )
  const placed = <Row extends { line: number }>(row: Row): Row => ({ ...row, line: lines.get(row.line) ?? -1 })
  return { answers: answers.map(placed), rejections: rejections.map(placed), typed: long.typed }
}
