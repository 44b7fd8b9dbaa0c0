import type { Database } from '../database/database'
import { freshName } from '../database/freshName'
import { literal } from '../database/quote'
import type { Staged } from './typed'

/** Puts a text table (`line,c1,…,cN` a row) into the staging schema; every cell a text, none NULL. */
export async function stageText(
  database: Pick<Database, 'rows' | 'open'>,
  staged: Staged,
  csv: Blob,
  columns: number,
  signal?: AbortSignal,
): Promise<void> {
  const cells = Array.from({ length: columns }, (_, index) => `c${index + 1}`)
  await database.rows('CREATE SCHEMA IF NOT EXISTS staging')
  if (csv.size === 0) {
    await database.rows(
      `CREATE OR REPLACE TABLE ${staged.raw} (${['line INTEGER', ...cells.map((name) => `${name} VARCHAR`)].join(', ')})`,
    )
    return
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
       FROM read_csv(${literal(file)}, columns = {${types.join(', ')}}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', max_line_size = 16777216, null_padding = false)`,
      signal,
    )
  } finally {
    await door.dropFile(file)
  }
}
