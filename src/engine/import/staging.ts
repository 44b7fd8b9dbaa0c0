import type { Database } from '../database/database'
import { freshName } from '../database/freshName'
import { literal } from '../database/quote'
import type { Staged } from './typed'

/** The longest line, in bytes: DuckDB refuses longer ones. */
const LONGEST_LINE = 1 << 24

/** Read at once, in bytes. Left to itself DuckDB takes 16 lines' worth, all of most files: a second in which nothing can be cancelled. */
const BUFFER = 2 * LONGEST_LINE

/**
 * Puts a text table (`line,c1,…,cN` a row) into the staging schema; every cell a text, none NULL. Gives the number of rows:
 * fewer than were written mean that the browser did not give the whole blob back, which DuckDB-WASM takes for its end.
 */
export async function stageText(
  database: Pick<Database, 'rows' | 'open'>,
  staged: Staged,
  csv: Blob,
  columns: number,
  signal?: AbortSignal,
): Promise<number> {
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`)
  await database.rows('CREATE SCHEMA IF NOT EXISTS staging')
  if (csv.size === 0) {
    await database.rows(
      `CREATE OR REPLACE TABLE ${staged.raw} (${['line INTEGER', ...cells.map((name) => `${name} VARCHAR`)].join(', ')})`,
    )
    return 0
  }
  const door = await database.open()
  const file = freshName('staged')
  const types = ['line', ...cells].map(
    (name) => `${literal(name)}: ${literal(name === 'line' ? 'INTEGER' : 'VARCHAR')}`,
  )
  await door.addFile(file, csv)
  try {
    await database.rows(
      `CREATE OR REPLACE TABLE ${staged.raw} AS SELECT line, ${cells.map((name) => `coalesce(${name}, '') AS ${name}`).join(', ')}
       FROM read_csv(${literal(file)}, columns = {${types.join(', ')}}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', max_line_size = ${LONGEST_LINE}, buffer_size = ${BUFFER}, null_padding = false)`,
      signal,
    )
    const [count] = await database.rows<{ n: number }>(
      `SELECT CAST(count(*) AS INTEGER) AS n FROM ${staged.raw}`,
      signal,
    )
    return count?.n ?? 0
  } finally {
    await door.dropFile(file)
  }
}
