import type { DatasetSpec } from '@/grammar/dataset'
import type { Door } from '../database/door'
import { freshName } from '../database/freshName'
import { identifier, literal } from '../database/quote'
import { rows } from '../database/query'
import type { Addition } from '../database/snapshot'
import { sqlType } from '../import/readers'
import type { StagedFile } from '../import/session'

/** One import of one file: immutable but for `active`. */
export interface Batch {
  id: number
  dataset: string
  file: string
  bytes: number
  encoding: string
  rows: number
  rejected: number
  quarters: readonly string[]
  /** Canonical columns that the file really has. */
  columns: readonly string[]
  active: boolean
  sample: boolean
  /** The normalised table: UTF-8 CSV with canonical columns. The database can be made again from it. */
  table: Blob
}

const columnsOf = (dataset: DatasetSpec): string[] => {
  const names = Object.keys(dataset.columns)
  return ['line', 'org', ...names, ...(names.includes('quarter') || !dataset.quarterFrom ? [] : ['quarter'])]
}

const CSV = `header = true, delim = ',', quote = '"', escape = '"', nullstr = '\\N'`

/** Writes a staged file's good rows as a batch. */
export async function packBatch(door: Door, id: number, dataset: DatasetSpec, file: StagedFile, select: string, sample: boolean): Promise<Batch> {
  const name = freshName(`batch_${id}`)
  await rows(door, `COPY (${select}) TO ${literal(name)} (FORMAT csv, ${CSV.replaceAll(' = ', ' ')})`)
  const table = new Blob([await door.readFile(name)])
  await door.dropFile(name)
  const mapped = new Set(file.mapping.filter((target) => target && target in dataset.columns) as string[])
  for (const [column, spec] of Object.entries(dataset.columns)) if (spec.otherwise || column === 'quarter') mapped.add(column)
  return {
    id,
    dataset: dataset.id,
    file: file.file.name,
    bytes: file.file.size,
    encoding: file.table.encoding,
    rows: file.rows,
    rejected: file.rejected,
    quarters: file.quarters,
    columns: [...mapped],
    active: true,
    sample,
    table,
  }
}

/** Reads a batch back into a table of its own. */
export async function unpackBatch(door: Door, batch: Batch, dataset: DatasetSpec): Promise<Addition> {
  const name = freshName(`batch_${batch.id}`)
  const table = `staging.batch_${batch.id}`
  const type = (column: string) => {
    const spec = dataset.columns[column]
    return column === 'line' ? 'INTEGER' : spec ? sqlType(spec) : 'VARCHAR'
  }
  const columns = columnsOf(dataset).map((column) => `${literal(column)}: ${literal(type(column))}`)
  await rows(door, 'CREATE SCHEMA IF NOT EXISTS staging')
  await door.addFile(name, batch.table)
  await rows(door, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv(${literal(name)}, columns = {${columns.join(', ')}}, auto_detect = false, ${CSV})`)
  await door.dropFile(name)
  return { dataset: dataset.id, batch: batch.id, select: `SELECT ${columnsOf(dataset).map(identifier).join(', ')} FROM ${table}` }
}
