import { Database, type DatabaseOptions } from '../database/database'
import type { Door } from '../database/door'
import { detachSnapshot, type Addition, type Snapshot } from '../database/snapshot'
import { detailOf, Fault } from '../fault'
import type { Batch } from './batch'
import { SnapshotBuilder, type BuilderOptions } from './builder'
import { installState, type InstallOptions, type LibraryState } from './install'
import { SnapshotKeeper } from './keeper'
import type { NamedBlob, Shelf } from './shelf'
import { emptyState, type WorkspaceState } from './state'

export interface CurrentOptions extends BuilderOptions, InstallOptions, Pick<DatabaseOptions, 'boot' | 'report'> {
  datasets: BuilderOptions['datasets']
  /** Opens the place where batches are kept. */
  openShelf: () => Promise<Shelf>
  /** Called when the state changed by itself: a crashed engine made again, another tab's import. */
  changed?: (state: LibraryState) => void
}

/** What a change makes of the workspace. A snapshot only where rows come or go. */
export interface Change {
  next: WorkspaceState
  snapshot?: Snapshot
  files?: readonly NamedBlob[]
  /** Nothing that goes may stay on the disk. */
  forget?: boolean
  /** Shown before it is kept, or not kept at all: what a crash may take can be had again. */
  lazily?: boolean
}

/** The present state: the manifest's document and the database made of its batches, changed one step at a time. */
export class Current {
  readonly database: Database
  readonly builder: SnapshotBuilder
  now: WorkspaceState = emptyState
  snapshot: Snapshot | undefined
  private version = 0
  private changing: Promise<unknown> = Promise.resolve()
  private shelving: Promise<Shelf> | undefined
  private readonly keeper: SnapshotKeeper

  constructor(private readonly options: CurrentOptions) {
    const { boot, report } = options
    this.builder = new SnapshotBuilder(options)
    this.database = new Database({
      boot,
      ...(report && { report }),
      restore: (door) => this.restore(door),
      damaged: () => this.builder.distrust(),
    })
    this.keeper = new SnapshotKeeper(this.database)
  }

  shelf(): Promise<Shelf> {
    this.shelving ??= this.options.openShelf().catch((error: unknown) => {
      this.shelving = undefined
      throw error
    })
    return this.shelving
  }

  /** What was kept, or undefined where nothing ever was; from then on other tabs are followed. */
  async open(): Promise<LibraryState | undefined> {
    const shelf = await this.shelf()
    shelf.watch((reason) => void this.follow(reason))
    if (shelf.used) return this.change(async () => ({ next: shelf.state, lazily: true }))
    await this.database.open()
    return undefined
  }

  /** Carries out one change after those before it. Where it fails, the state is the old one. */
  change(work: (door: Door, shelf: Shelf) => Promise<Change>): Promise<LibraryState> {
    return this.between(async () => {
      const shelf = await this.shelf()
      const door = await this.database.open()
      this.keeper.pause()
      const change = await work(door, shelf)
      if (!change.lazily && !shelf.owned) throw new Fault('read-only')
      return this.carryOut(door, shelf, change)
    })
  }

  /** Runs work between two changes. */
  between<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.changing.then(work)
    this.changing = done.catch(() => undefined)
    return done
  }

  /** The next snapshot: the kept batches of the present one and what is added. */
  build(
    door: Door,
    { aliases }: WorkspaceState,
    kept: readonly Batch[],
    additions: readonly Addition[] = [],
  ): Promise<Snapshot> {
    const keep = kept.map(({ id }) => id)
    return this.builder.build(door, { previous: this.snapshot, keep, additions }, aliases)
  }

  private async carryOut(door: Door, shelf: Shelf, change: Change): Promise<LibraryState> {
    const { next, snapshot, files = [], forget = false, lazily = false } = change
    const stale = snapshot ? { ...next, snapshot: null } : next
    try {
      if (!lazily) await shelf.keep(stale, files, { forget })
    } catch (error) {
      if (snapshot) await detachSnapshot(door, snapshot)
      throw error instanceof Fault ? error : new Fault('storage-failed', { detail: detailOf(error) }, error)
    }
    const outdated = snapshot ? this.snapshot : undefined
    this.now = stale
    this.snapshot = snapshot ?? this.snapshot ?? (await this.builder.restore(door, shelf, stale))
    this.version += 1
    const state = await this.install(door, shelf, this.snapshot)
    if (outdated) await detachSnapshot(door, outdated)
    if (lazily && files.length && shelf.owned)
      void this.between(() => shelf.keep(this.now, files)).catch(() => undefined)
    this.keepLater(shelf)
    return state
  }

  private keepLater(shelf: Shelf): void {
    this.keeper.later({
      shelf,
      form: this.builder.form,
      snapshot: () => this.snapshot,
      between: (work) => this.between(work),
      now: () => this.now,
      kept: (kept) => (this.now = kept),
    })
  }

  /** Another tab committed, left, or took over. */
  private async follow(reason: 'committed' | 'lost' | 'owned'): Promise<void> {
    const following = this.change(async (door, shelf) => {
      const next = reason === 'lost' ? this.now : await shelf.reload()
      const rows = ({ batches, aliases }: WorkspaceState) => JSON.stringify([batches.map(({ id }) => id), aliases])
      if (rows(next) === rows(this.now)) return { next, lazily: true }
      return { next, lazily: true, snapshot: await this.builder.restore(door, shelf, next) }
    })
    const state = await following.catch(() => undefined)
    if (state) this.options.changed?.(state)
  }

  /** A fresh engine knows nothing: its settings and macros, and after a crash all batches again. */
  private async restore(door: Door): Promise<void> {
    await this.builder.prepare(door)
    this.snapshot = undefined
    if (this.version === 0) return
    const shelf = await this.shelf()
    this.snapshot = await this.builder.restore(door, shelf, this.now)
    this.version += 1
    this.options.changed?.(await this.install(door, shelf, this.snapshot))
  }

  private install(door: Door, shelf: Shelf, snapshot: Snapshot): Promise<LibraryState> {
    return installState(door, this.database, snapshot, this.now, shelf, this.version, this.options)
  }
}
