import type { DatasetSpec } from '@/grammar/dataset'
import type { Door } from './door'
import { identifier } from './quote'
import { rows } from './query'
import type { Snapshot } from './snapshot'

/** The semantic layer as the catalog writes it: SQL files in order, each of statements over `snapshot.<dataset>`. */
export interface ModelSource {
  files: readonly string[]
  /** SELECT of one `as_of`: the latest day anything is known. Views call `import_day()`; later days do not count. */
  asOf: string
  /** Datasets whose latest quarter is the current one. */
  current: readonly string[]
}

const SNAPSHOT_TABLE = /\bsnapshot\.([a-z_]+)/g

/** Makes the views of `model` over a snapshot, seeing active batches only. All views live in memory. */
export async function installModel(
  door: Door,
  model: ModelSource,
  datasets: readonly DatasetSpec[],
  snapshot: Snapshot,
  inactive: readonly number[],
): Promise<void> {
  const names = new Set(datasets.map((dataset) => dataset.id))
  const hide = inactive.length ? ` WHERE batch NOT IN (${inactive.join(', ')})` : ''
  const source = (table: string) => {
    const real = `${snapshot.alias}.${identifier(table)}`
    return names.has(table) && hide ? `(SELECT * FROM ${real}${hide})` : real
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

/** Statements of a file, split at lines that end with `;`. */
export function statementsOf(file: string): string[] {
  return file
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
}
