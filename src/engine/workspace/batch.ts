import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import type { Database } from '../database/database'
import { literal } from '../database/quote'
import type { Addition } from '../database/snapshot'
import type { StagedFile } from '../import/session'
import { stageText } from '../import/staging'
import { goodRows, typingSql, type Reading } from '../import/typed'

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
  /** The file's records as clean UTF-8 with their lines, and how they were read: the database can be made again from these. */
  table: Blob
  cells: number
  reading: Reading
  /** Organisation as written → the node it means. */
  places: ReadonlyMap<string, string>
}

/** A recognised file as a batch. Throws `RangeError` for one that is not. */
export function batchOf(
  id: number,
  dataset: DatasetSpec,
  file: StagedFile,
  places: ReadonlyMap<string, string>,
  sample: boolean,
): Batch {
  if (!file.typing) throw new RangeError(`${file.file.name} is no dataset`)
  const mapped = file.mapping.filter((target): target is string => target !== undefined && target in dataset.columns)
  return {
    id,
    dataset: dataset.id,
    file: file.file.name,
    bytes: file.file.size,
    encoding: file.table.encoding,
    rows: file.rows,
    rejected: file.rejected,
    quarters: file.quarters,
    columns: [...new Set([...mapped, ...(dataset.undated ? [] : ['quarter'])])],
    active: true,
    sample,
    table: file.table.csv,
    cells: file.table.layout.columns,
    reading: file.typing,
    places,
  }
}

/** Writes which node each organisation text means into a staging table, and gives its name. */
export async function stagePlaces(
  database: Pick<Database, 'rows'>,
  name: string,
  places: ReadonlyMap<string, string>,
): Promise<string> {
  const table = `staging.${name}`
  await database.rows(`CREATE OR REPLACE TABLE ${table} (written VARCHAR, org VARCHAR)`)
  const pairs = [...places].map(([written, org]) => `(${literal(written)}, ${literal(org)})`)
  if (pairs.length) await database.rows(`INSERT INTO ${table} VALUES ${pairs.join(', ')}`)
  return table
}

/** Reads a batch's rows again from its own table, for an engine that was made anew. */
export async function unpackBatch(
  database: Pick<Database, 'rows' | 'open'>,
  batch: Batch,
  dataset: DatasetSpec,
  levels: readonly OrgLevel[],
): Promise<Addition> {
  const staged = { raw: `staging.again_raw_${batch.id}`, typed: `staging.again_typed_${batch.id}` }
  await stageText(database, staged, batch.table, batch.cells)
  await database.rows(typingSql({ ...batch.reading, staged, dataset, levels }))
  await database.rows(`DROP TABLE ${staged.raw}`)
  const places = await stagePlaces(database, `again_places_${batch.id}`, batch.places)
  return { dataset: dataset.id, batch: batch.id, select: goodRows(dataset, staged, places) }
}
