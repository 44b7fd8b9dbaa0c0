import type { DatasetSpec } from '@/grammar/dataset'
import type { Door } from './door'
import type { Organisation } from '@/grammar/organisation'
import { identifier, literal, literals } from './quote'
import { rows } from './query'
import type { Snapshot } from './snapshot'

/** The semantic layer as the catalog writes it: SQL files in order, each of statements over `snapshot.<dataset>`. */
export interface ModelSource {
  files: readonly string[]
  /** SELECT of one `as_of`: the latest day anything is known. Views call `import_day()`; later days do not count. */
  asOf: string
  /** `FROM …` of a `quarter` each: the first that has any says which there are, the latest being the current one. */
  quarters: readonly string[]
}

const SNAPSHOT_TABLE = /\bsnapshot\.([a-z_]+)/g

/** Makes the views of `model` over a snapshot, seeing active batches and nodes that have rows. All views live in memory. */
export async function installModel(
  door: Door,
  model: ModelSource,
  datasets: readonly DatasetSpec[],
  snapshot: Snapshot,
  hidden: HiddenRows,
  { byPath }: Pick<Organisation, 'byPath'> = snapshot.organisation,
): Promise<void> {
  const names = new Set(datasets.map((dataset) => dataset.id))
  const absent = snapshot.organisation.nodes.map(({ path }) => path).filter((path) => !byPath.has(path))
  const source = (table: string) => {
    const all = `${snapshot.alias}.${identifier(table)}`
    if (table === 'organisation' && absent.length)
      return `(SELECT * FROM ${all} WHERE CAST(org AS VARCHAR) NOT IN (${literals(absent)}))`
    return names.has(table) ? visibleRows(snapshot, table, hidden) : all
  }
  await rows(door, 'CREATE SCHEMA IF NOT EXISTS model')
  for (const file of model.files) {
    for (const statement of statementsOf(file))
      await rows(
        door,
        statement.replace(SNAPSHOT_TABLE, (_, table: string) => source(table)),
      )
  }
}

/** Rows that do not count: whole batches, and single parts (a quarter, '' for rows of none) of others. */
export interface HiddenRows {
  batches: readonly number[]
  parts: readonly { batch: number; part: string }[]
}

/** A dataset's rows in a snapshot that count: the table itself where none is hidden. */
export function visibleRows(snapshot: Snapshot, dataset: string, { batches, parts }: HiddenRows): string {
  const table = `${snapshot.alias}.${identifier(dataset)}`
  const tests = parts.map(
    ({ batch, part }) =>
      `NOT (batch = ${batch} AND ${part === '' ? 'quarter IS NULL' : `coalesce(CAST(quarter AS VARCHAR), '') = ${literal(part)}`})`,
  )
  if (batches.length) tests.unshift(`batch NOT IN (${batches.join(', ')})`)
  return tests.length ? `(SELECT * FROM ${table} WHERE ${tests.join(' AND ')})` : table
}

/** Statements of a file, split at lines that end with `;`. */
export function statementsOf(file: string): string[] {
  return file
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
}
