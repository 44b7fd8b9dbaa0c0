import type { DatasetSpec, OrgLevel } from '@/grammar/dataset'
import type { Organisation } from '@/grammar/organisation'
import { isQuarter, type Quarter } from '@/grammar/quarter'
import { Answerer } from '../answer'
import { Database, type BootState, type DatabaseOptions } from '../database/database'
import type { Door } from '../database/door'
import { installModel, type ModelSource, statementsOf } from '../database/model'
import { identifier, literal } from '../database/quote'
import { rows } from '../database/query'
import { buildSnapshot, detachSnapshot, type Addition, type Snapshot } from '../database/snapshot'
import { resolvePaths } from '../import/organisations'
import { ImportSession, type StagedFile } from '../import/session'
import { goodRows } from '../import/typed'
import valuesSql from '../import/values.sql?raw'
import type { Read } from '../work/readInWorker'
import { batchOf, stagePlaces, unpackBatch, type Batch } from './batch'

/** What is loaded, after each change. */
export interface LibraryState {
  version: number
  batches: readonly Batch[]
  organisation: Organisation
  /** Quarters with rows in the datasets that set the current quarter. */
  quarters: readonly Quarter[]
  current: Quarter
  asOf: string
  /** Active rows per dataset. */
  rows: Readonly<Record<string, number>>
  answerer: Answerer
}

export interface LibraryOptions {
  datasets: readonly DatasetSpec[]
  levels: readonly OrgLevel[]
  branchSuffixes: readonly string[]
  attributes: readonly string[]
  model: ModelSource
  /** Today, ISO; later days in files do not move the as-of date. */
  today: string
  boot: DatabaseOptions['boot']
  read: Read
  report?: (state: BootState, progress: number) => void
  /** Called when a crashed engine has been made again from the batches. */
  restored?: (state: LibraryState) => void
}

/** All batches and the database made from them: one change at a time, each giving a new version. */
export class Library {
  readonly database: Database
  readonly session: ImportSession
  private batches: Batch[] = []
  private snapshot: Snapshot | undefined
  private outdated: Snapshot | undefined
  private version = 0
  private builds = 0
  private changing: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: LibraryOptions) {
    const { boot, report, datasets, levels, read } = options
    this.database = new Database({ boot, ...(report && { report }), restore: (door) => this.restore(door) })
    this.session = new ImportSession({ database: this.database, datasets, levels, read })
  }

  /** Loads staged files as one change. `sample` marks the batches; a first own file sends the sample away. */
  load(files: readonly StagedFile[], sample: boolean): Promise<LibraryState> {
    return this.change(async (door) => {
      const added: Batch[] = []
      const additions: Addition[] = []
      const places = await this.resolvePlaces(door, files)
      const table = await stagePlaces(this.via(door), 'places', places)
      for (const file of files) {
        const dataset = this.spec(file.dataset ?? '')
        const batch = batchOf(this.nextId() + added.length, dataset, file, places, sample)
        added.push(batch)
        additions.push({ dataset: dataset.id, batch: batch.id, select: goodRows(dataset, file.staged, table) })
      }
      const kept = sample ? [] : this.batches.filter((batch) => !batch.sample)
      await this.rebuild(door, kept, additions)
      this.batches = [...kept, ...added]
      for (const file of files) await this.session.discard(file)
    })
  }

  /** Switches batches off or on; nothing is rewritten. */
  setActive(ids: readonly number[], active: boolean): Promise<LibraryState> {
    return this.change(async () => {
      this.batches = this.batches.map((batch) => (ids.includes(batch.id) ? { ...batch, active } : batch))
    })
  }

  clear(): Promise<LibraryState> {
    return this.change(async (door) => {
      this.batches = []
      await this.rebuild(door, [], [])
    })
  }

  private change(work: (door: Door) => Promise<void>): Promise<LibraryState> {
    const done = this.changing.then(async () => {
      const door = await this.database.open()
      await work(door)
      this.version += 1
      return this.install(door)
    })
    this.changing = done.catch(() => undefined)
    return done
  }

  /** Builds the next snapshot; the views follow in `install`, which also lets the one before go. */
  private async rebuild(door: Door, kept: readonly Batch[], additions: readonly Addition[]): Promise<void> {
    this.outdated = this.snapshot
    this.builds += 1
    const ids = kept.map((batch) => batch.id)
    this.snapshot = await buildSnapshot(door, this.options.datasets, this.outdated, ids, additions, this.builds)
  }

  /** A fresh engine knows nothing: its settings, macros and, after a crash, all batches again. */
  private async restore(door: Door): Promise<void> {
    for (const statement of statementsOf(valuesSql)) await rows(door, statement)
    await rows(door, `CREATE OR REPLACE MACRO import_day() AS CAST(${literal(this.options.today)} AS DATE)`)
    this.snapshot = this.outdated = undefined
    if (this.version === 0) return
    const additions: Addition[] = []
    for (const batch of this.batches)
      additions.push(await unpackBatch(this.via(door), batch, this.spec(batch.dataset), this.options.levels))
    await this.rebuild(door, [], additions)
    this.version += 1
    this.options.restored?.(await this.install(door))
  }

  private async install(door: Door): Promise<LibraryState> {
    const { datasets, model } = this.options
    if (!this.snapshot) await this.rebuild(door, [], [])
    const snapshot = this.snapshot
    if (!snapshot) throw new RangeError('no snapshot')
    const inactive = this.batches.filter((batch) => !batch.active).map((batch) => batch.id)
    await installModel(door, model, datasets, snapshot, inactive)
    if (this.outdated) await detachSnapshot(door, this.outdated)
    this.outdated = undefined
    const active = this.batches.filter((batch) => batch.active)
    const columns = new Map(
      datasets.map((dataset) => [
        dataset.id,
        new Set(active.filter((batch) => batch.dataset === dataset.id).flatMap((batch) => batch.columns)),
      ]),
    )
    const quarters = await this.quarters(door)
    const [known] = await rows<{ as_of: string | null }>(door, model.asOf)
    const count = (id: string) => active.reduce((sum, batch) => sum + (batch.dataset === id ? batch.rows : 0), 0)
    return {
      version: this.version,
      batches: this.batches,
      organisation: snapshot.organisation,
      quarters,
      current: quarters.at(-1) ?? ('2026Q1' as Quarter),
      asOf: known?.as_of ?? this.options.today,
      rows: Object.fromEntries(datasets.map(({ id }) => [id, count(id)])),
      answerer: new Answerer({
        database: this.database,
        snapshot,
        datasets: new Map(datasets.map((dataset) => [dataset.id, dataset])),
        columns,
        attributes: this.options.attributes,
      }),
    }
  }

  private async quarters(door: Door): Promise<Quarter[]> {
    const selects = this.options.model.current.map(
      (id) => `SELECT DISTINCT CAST(quarter AS VARCHAR) AS quarter FROM model.${identifier(id)}`,
    )
    const found = await rows<{ quarter: string | null }>(door, `${selects.join(' UNION ')} ORDER BY 1`)
    return found.map((row) => row.quarter ?? '').filter(isQuarter)
  }

  /** Which node each organisation text means, over all files of one import. */
  private async resolvePlaces(door: Door, files: readonly StagedFile[]): Promise<ReadonlyMap<string, string>> {
    if (!files.length) return new Map()
    const texts = files.map((file) => `SELECT DISTINCT org_raw AS org FROM ${file.staged.typed} WHERE ok`)
    const written = (await rows<{ org: string }>(door, texts.join(' UNION '))).map((row) => row.org)
    const own = this.batches.some((batch) => !batch.sample)
    const known = own ? (this.snapshot?.organisation.nodes.map((node) => node.path) ?? []) : []
    return resolvePaths(written, known, this.options.branchSuffixes)
  }

  /** The database while it is being restored: its door is there, but not open to others yet. */
  private via(door: Door): Pick<Database, 'rows' | 'open'> {
    return { rows: (sql, signal) => rows(door, sql, signal), open: async () => door }
  }

  private nextId(): number {
    return Math.max(0, ...this.batches.map((batch) => batch.id)) + 1
  }

  private spec(id: string): DatasetSpec {
    const dataset = this.options.datasets.find((spec) => spec.id === id)
    if (!dataset) throw new RangeError(`unknown dataset ${id}`)
    return dataset
  }
}
