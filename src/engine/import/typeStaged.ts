import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Database } from '../database/database'
import { identifier } from '../database/quote'
import {
  fillDownProbe,
  rejectionsSql,
  shapedMapping,
  storedColumns,
  typingSql,
  type Rejection,
  type Staged,
  type TypingOptions,
} from './typed'

/** A row check's finding: how many rows, and the first lines. */
export interface Finding {
  check: string
  severity: 'error' | 'warning' | 'note'
  column: string
  count: number
  lines: readonly number[]
}

/** What became of a file's rows. */
export interface TypedRows {
  rows: number
  rejected: number
  rejections: readonly Rejection[]
  findings: readonly Finding[]
  quarters: readonly string[]
  /** The quarters of the rows, '' for rows of none. */
  parts: readonly string[]
  /** Canonical columns that are mapped or have a value. */
  filled: readonly string[]
}

const MOST_REJECTIONS = 5000

type Rows = Pick<Database, 'rows'>

/** File columns that merged cells left blank, to be filled from above. */
export async function blanksOfMerged(
  database: Rows,
  { staged, mapping, levels }: Pick<TypingOptions, 'staged' | 'mapping' | 'levels'>,
  signal?: AbortSignal,
): Promise<number[]> {
  const probe = fillDownProbe(staged.raw, mapping, levels)
  const [blanks = {}] = await database.rows<Record<string, number>>(probe.sql, signal)
  return probe.columns.filter((index) => (blanks[`c${index + 1}`] ?? 0) > 0)
}

/** Reads the staged text as the dataset's types, into `staged.typed`, and says what became of it. */
export async function typeStaged(database: Rows, options: TypingOptions, signal?: AbortSignal): Promise<TypedRows> {
  const { dataset, staged } = options
  await database.rows(typingSql(options), signal)
  const [counts] = await database.rows<{ good: number; bad: number }>(
    `SELECT CAST(count(*) FILTER (ok) AS INTEGER) AS good, CAST(count(*) FILTER (NOT ok) AS INTEGER) AS bad FROM ${staged.typed}`,
    signal,
  )
  const rejections = counts?.bad
    ? await database.rows<Rejection & AnyRow>(rejectionsSql(options, MOST_REJECTIONS), signal)
    : []
  const parts = await partsIn(database, dataset, staged, signal)
  return {
    rows: counts?.good ?? 0,
    rejected: counts?.bad ?? 0,
    rejections,
    findings: await check(database, dataset, staged, signal),
    quarters: parts.filter((part) => part !== ''),
    parts,
    filled: await filledColumns(database, options, signal),
  }
}

async function check(
  database: Rows,
  dataset: DatasetSpec,
  { typed }: Staged,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id, severity, column, finds } of dataset.checks ?? []) {
    const [found] = await database.rows<{ n: number; lines: string }>(
      `SELECT CAST(count(*) AS INTEGER) AS n, coalesce(array_to_string((list(line ORDER BY line))[1:20], ','), '') AS lines FROM ${typed} WHERE ok AND (${finds})`,
      signal,
    )
    if (found?.n)
      findings.push({ check: id, severity, column, count: found.n, lines: found.lines.split(',').map(Number) })
  }
  return findings
}

async function partsIn(
  database: Rows,
  dataset: DatasetSpec,
  { typed }: Staged,
  signal?: AbortSignal,
): Promise<string[]> {
  const timed = 'quarter' in dataset.columns || dataset.quarterFrom !== undefined
  const found = await database.rows<{ part: string }>(
    `SELECT DISTINCT ${timed ? `coalesce(quarter, '')` : `''`} AS part FROM ${typed} WHERE ok ORDER BY 1`,
    signal,
  )
  return found.map((row) => row.part)
}

async function filledColumns(database: Rows, options: TypingOptions, signal?: AbortSignal): Promise<string[]> {
  const names = storedColumns(options.dataset)
  const [counts = {}] = await database.rows(
    `SELECT ${names.map((name) => `CAST(count(${identifier(name)}) AS INTEGER) AS ${identifier(name)}`).join(', ')} FROM ${options.staged.typed} WHERE ok`,
    signal,
  )
  const mapped = new Set(shapedMapping(options))
  return names.filter((name) => mapped.has(name) || Number(counts[name]) > 0)
}
