import { dottedAs } from '@/grammar/quarter'
import type { Database } from '../database/database'
import { literals } from '../database/quote'
import type { Finding } from './typeStaged'

/** How the quarter column of a text table is written, and what that found. */
export interface QuarterColumn {
  /** Blanks repeat the cell above: the column was merged. */
  merged: boolean
  dotted: 'october' | 'quarter' | undefined
  findings: readonly Finding[]
}

/** What is found of the column itself, beside what a dataset's own checks find in its rows. */
export const quarterFindings = { october: 'quarter-october', quarter: 'quarter-dotted' } as const

/** More distinct texts than this are days, not quarters. */
const MOST = 2000
const LINES = 20

/**
 * Looks at a column (`c1`…) that holds quarters. It counts as merged where its first row says one and blanks are more than the
 * rows that repeat the one above: where every row says its own, a blank is a fault.
 */
export async function lookAtQuarters(
  database: Pick<Database, 'rows'>,
  raw: string,
  cell: string,
  signal?: AbortSignal,
): Promise<QuarterColumn> {
  const texts = await database.rows<{ text: string; n: number }>(
    `SELECT ${cell} AS text, CAST(count(*) AS INTEGER) AS n FROM ${raw} GROUP BY ${cell} LIMIT ${MOST}`,
    signal,
  )
  const blanks = texts.find(({ text }) => text === '')?.n ?? 0
  const written = texts.map(({ text }) => text)
  const said = dottedAs(written)
  const dotted = said === 'month' ? undefined : said
  const told = said === 'october' ? /^\d{4}\.1$/u : /^\d{4}\.\d$/u
  const doubtful = written.filter((text) => told.test(text.normalize('NFKC').trim()))
  const findings = dotted && doubtful.length ? [await findingOf(database, raw, cell, dotted, doubtful, signal)] : []
  return { merged: blanks > 0 && (await isMerged(database, raw, cell, blanks, signal)), dotted, findings }
}

async function isMerged(
  database: Pick<Database, 'rows'>,
  raw: string,
  cell: string,
  blanks: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const [found] = await database.rows<{ first: string; repeats: number }>(
    `SELECT arg_min(${cell}, line) AS first, CAST(count(*) FILTER (${cell} <> '' AND ${cell} = above) AS INTEGER) AS repeats
     FROM (SELECT line, ${cell}, lag(${cell}) OVER (ORDER BY line) AS above FROM ${raw})`,
    signal,
  )
  return Boolean(found?.first) && blanks > (found?.repeats ?? 0)
}

async function findingOf(
  database: Pick<Database, 'rows'>,
  raw: string,
  cell: string,
  dotted: 'october' | 'quarter',
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<Finding> {
  const [found] = await database.rows<{ n: number; lines: string }>(
    `SELECT CAST(count(*) AS INTEGER) AS n, array_to_string((list(line ORDER BY line))[1:${LINES}], ',') AS lines FROM ${raw} WHERE ${cell} IN (${literals(texts)})`,
    signal,
  )
  const lines = (found?.lines ?? '').split(',').map(Number)
  return {
    check: quarterFindings[dotted],
    severity: dotted === 'october' ? 'warning' : 'note',
    column: 'quarter',
    count: found?.n ?? 0,
    lines,
  }
}
