import type { DatasetSpec } from '@/grammar/dataset'
import type { OrgPath } from '@/grammar/organisation'
import type { Database } from '../database/database'
import type { Door } from '../database/door'
import { literal } from '../database/quote'
import { rows } from '../database/query'
import { buildSnapshot, writtenPlaces, type Addition, type Ingredients, type Snapshot } from '../database/snapshot'
import { attachSnapshot } from '../database/snapshotFile'
import { statementsOf } from '../database/model'
import { Fault } from '../fault'
import { resolvePaths } from '../import/organisations'
import { stageText } from '../import/staging'
import type { Vocabulary } from '../import/recognise'
import { goodRows, typingSql } from '../import/typed'
import { specOf } from '../import/understand'
import valuesSql from '../import/values.sql?raw'
import { tableOf, type Batch } from './batch'
import { damagedBatches, damagedFault } from './damage'
import type { Shelf } from './shelf'
import type { WorkspaceState } from './state'
import { crc32 } from '../crc32'

export interface BuilderOptions {
  datasets: readonly DatasetSpec[]
  vocabulary: Vocabulary
  branchSuffixes: readonly string[]
  /** Today, ISO; later days in files do not move the as-of date. */
  today: string
}

/** Makes snapshots: from the one before and new rows, from the file kept on disk, or from the batches. */
export class SnapshotBuilder {
  /** What a kept snapshot must have been made with: another program, another form. */
  readonly form: string
  private builds = 0
  /** Kept snapshots that have proved damaged. */
  private readonly damaged = new Set<string>()

  constructor(private readonly options: BuilderOptions) {
    const { datasets, vocabulary, branchSuffixes } = options
    const made = JSON.stringify([1, datasets, vocabulary.levels, branchSuffixes, valuesSql])
    this.form = crc32(new TextEncoder().encode(made)).toString(16)
  }

  /** Settings and macros of a fresh engine. */
  async prepare(door: Door): Promise<void> {
    for (const statement of statementsOf(valuesSql)) await rows(door, statement)
    await rows(door, `CREATE OR REPLACE MACRO import_day() AS CAST(${literal(this.options.today)} AS DATE)`)
  }

  async build(door: Door, sources: Omit<Ingredients, 'places'>, aliases: WorkspaceState['aliases']): Promise<Snapshot> {
    const { datasets } = this.options
    const places = this.placesOf(await writtenPlaces(door, datasets, sources), aliases)
    return buildSnapshot(door, datasets, { ...sources, places }, (this.builds += 1))
  }

  placesOf(written: readonly string[], aliases: WorkspaceState['aliases']): Map<string, OrgPath> {
    return resolvePaths(written, this.options.branchSuffixes, new Map(Object.entries(aliases)))
  }

  /** A kept snapshot has proved damaged: the batches count. */
  distrust({ snapshot }: WorkspaceState): void {
    if (snapshot) this.damaged.add(snapshot.file)
  }

  /**
   * The state's rows again: from the snapshot on disk where it fits, else from each batch's own table. `batch-damaged` where one
   * of those is not what was written.
   */
  async restore(door: Door, shelf: Pick<Shelf, 'read'>, state: WorkspaceState): Promise<Snapshot> {
    const { snapshot, batches, aliases } = state
    const usable = snapshot?.form === this.form && !this.damaged.has(snapshot.file)
    const file = usable ? await shelf.read(snapshot.file) : undefined
    const attached = file && (await attachSnapshot(door, file, (this.builds += 1)).catch(() => undefined))
    if (attached) return attached
    const spoiled = await damagedBatches(shelf, batches)
    if (spoiled.length) throw damagedFault(spoiled)
    const additions: Addition[] = []
    for (const batch of batches) additions.push(await this.unpack(door, shelf, batch))
    const made = await this.build(door, { previous: undefined, keep: [], additions }, aliases)
    for (const { batch } of additions) await rows(door, `DROP TABLE ${stagedOf(batch).typed}`)
    return made
  }

  /** Reads a batch's rows again from its own table. */
  private async unpack(door: Door, shelf: Pick<Shelf, 'read'>, batch: Batch): Promise<Addition> {
    const table = await shelf.read(tableOf(batch.id))
    if (!table) throw damagedFault([batch])
    const dataset = specOf(batch.dataset, this.options.datasets)
    const staged = stagedOf(batch.id)
    const count = await stageText(through(door), staged, table, batch.cells)
    if (batch.table && count !== batch.table.rows) throw new Fault('too-small-memory')
    await rows(door, typingSql({ ...batch.reading, staged, dataset, levels: this.options.vocabulary.levels }))
    await rows(door, `DROP TABLE ${staged.raw}`)
    return { dataset: dataset.id, batch: batch.id, select: goodRows(dataset, staged) }
  }
}

/** The database while it is being restored: its door is there, but not open to others yet. */
const through = (door: Door): Pick<Database, 'rows' | 'open'> => ({
  rows: (sql, signal) => rows(door, sql, signal),
  open: async () => door,
})

const stagedOf = (batch: number) => ({ raw: `staging.again_raw_${batch}`, typed: `staging.again_typed_${batch}` })
