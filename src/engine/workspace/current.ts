import { Database, type DatabaseOptions } from '../database/database'
import type { Door } from '../database/door'
import { QueryError } from '../database/query'
import { detachSnapshot, type Addition, type Snapshot } from '../database/snapshot'
import { detailOf, Fault } from '../fault'
import type { Batch } from './batch'
import { SnapshotBuilder, type BuilderOptions } from './builder'
import { installState, type InstallOptions, type LibraryState } from './install'
import { SnapshotKeeper } from './keeper'
import { namedFiles, type NamedBlob, type Shelf } from './shelf'
import { emptyState, type WorkspaceState } from './state'

export interface CurrentOptions extends BuilderOptions, InstallOptions, Pick<DatabaseOptions, 'boot' | 'report'> {
  datasets: BuilderOptions['datasets']
  /** Opens the place where batches are kept; `afresh` as if nothing were. */
  openShelf: (how?: { afresh: boolean }) => Promise<Shelf>
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
  private watched: Shelf | undefined
  private readonly keeper: SnapshotKeeper
  /** Files of what is shown but not kept yet. */
  private unkept: readonly NamedBlob[] = []

  constructor(private readonly options: CurrentOptions) {
    const { boot, report } = options
    this.builder = new SnapshotBuilder(options)
    this.database = new Database({
      boot,
      ...(report && { report }),
      restore: (door) => this.restore(door),
      damaged: () => this.builder.distrust(this.now),
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

  /**
   * Runs a change that puts an end to all that is kept: also where that cannot be read and nothing could be shown. Where it fails,
   * all is there as before.
   */
  async despite(change: () => Promise<LibraryState>): Promise<LibraryState> {
    if (this.version > 0) return change()
    const readable = await this.shelf().catch(() => undefined)
    const shelf = readable ?? (await this.options.openShelf({ afresh: true }))
    this.shelving = Promise.resolve(shelf)
    try {
      this.watch(shelf)
      this.now = { ...emptyState, nextId: await shelf.freeId() }
      return await change()
    } catch (error) {
      this.now = emptyState
      if (!readable) this.shelving = undefined
      if (!readable) await shelf.close()
      throw error
    }
  }

  /** What was kept, or undefined where nothing ever was; from then on other tabs are followed. */
  async open(): Promise<LibraryState | undefined> {
    const shelf = await this.shelf()
    this.watch(shelf)
    if (shelf.used) return this.change((door) => this.restored(door, shelf))
    await this.database.open()
    return undefined
  }

  /** Carries out one change after those before it. Where it fails, the state is the old one. */
  change(work: (door: Door, shelf: Shelf) => Promise<Change>): Promise<LibraryState> {
    return this.between(async () => {
      const shelf = await this.shelf()
      const door = await this.database.open()
      this.keeper.pause()
      const change = await work(door, shelf).catch(async (error: unknown) => {
        if (!this.snapshot || !isDamage(error, this.snapshot)) throw error
        const state = await this.remake(door, shelf, this.snapshot)
        this.options.changed?.(state)
        return work(door, shelf)
      })
      return this.carryOut(door, shelf, change)
    })
  }

  /** Keeps a state with everything it names: `files`, and what was shown before it could be kept. Faults as `Shelf.keep`. */
  async keep(
    shelf: Shelf,
    next: WorkspaceState,
    files: readonly NamedBlob[] = [],
    { forget = false } = {},
  ): Promise<void> {
    const named = new Set(namedFiles(next))
    await shelf.keep(next, [...this.unkept.filter(({ name }) => named.has(name)), ...files], { forget })
    this.unkept = []
    this.now = next
  }

  /** Files of the present state, kept or not yet. */
  async files(): Promise<Pick<Shelf, 'read'>> {
    const shelf = await this.shelf()
    return { read: async (name) => this.unkept.find((file) => file.name === name)?.blob ?? shelf.read(name) }
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
    const stale = snapshot && !snapshot.file ? { ...next, snapshot: null } : next
    try {
      if (!lazily) await this.keep(shelf, stale, files, { forget })
      else if (next !== this.now) this.unkept = files
    } catch (error) {
      if (snapshot) await detachSnapshot(door, snapshot)
      throw error instanceof Fault ? error : new Fault('storage-failed', { detail: detailOf(error) }, error)
    }
    const outdated = snapshot ? this.snapshot : undefined
    this.now = stale
    this.snapshot = snapshot ?? this.snapshot ?? (await this.builder.restore(door, await this.files(), stale))
    this.version += 1
    const state = await this.install(door, shelf)
    if (outdated) await detachSnapshot(door, outdated)
    if (this.unkept.length && shelf.owned) void this.between(() => this.keep(shelf, this.now)).catch(() => undefined)
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
      keep: (next) => this.keep(shelf, next),
    })
  }

  private watch(shelf: Shelf): void {
    if (this.watched !== shelf) shelf.watch((reason) => void this.follow(reason))
    this.watched = shelf
  }

  /** Another tab committed, left, or took over. */
  private async follow(reason: 'committed' | 'lost' | 'owned'): Promise<void> {
    const following = this.change(async (door, shelf) => {
      const next = reason === 'lost' ? this.now : await shelf.reload()
      const rows = ({ batches, aliases }: WorkspaceState) => JSON.stringify([batches.map(({ id }) => id), aliases])
      if (rows(next) === rows(this.now)) return { next, lazily: true }
      return this.restored(door, shelf)
    })
    const state = await following.catch(() => undefined)
    if (state) this.options.changed?.(state)
  }

  /** The state that is on the shelf, with its rows. */
  async restored(door: Door, shelf: Shelf): Promise<Change> {
    return { next: shelf.state, lazily: true, snapshot: await this.builder.restore(door, shelf, shelf.state) }
  }

  /** A fresh engine knows nothing: its settings and macros, and after a crash all batches again. */
  private async restore(door: Door): Promise<void> {
    await this.builder.prepare(door)
    this.snapshot = undefined
    if (this.version === 0) return
    const shelf = await this.shelf()
    this.snapshot = await this.builder.restore(door, await this.files(), this.now)
    if (!this.snapshot.file) this.now = { ...this.now, snapshot: null }
    this.version += 1
    const state = await this.install(door, shelf)
    this.options.changed?.(state)
    this.keepLater(shelf)
  }

  /** Puts the model over the snapshot; over one made again where a kept one proves damaged. */
  private async install(door: Door, shelf: Shelf): Promise<LibraryState> {
    const { snapshot } = this
    if (!snapshot) throw new RangeError('no snapshot')
    try {
      return await installState(door, this.database, snapshot, this.now, shelf, this.version, this.options)
    } catch (error) {
      if (!isDamage(error, snapshot)) throw error
      return this.remake(door, shelf, snapshot)
    }
  }

  /** The same rows from the batches, in place of a kept snapshot that proves damaged. */
  private async remake(door: Door, shelf: Shelf, damaged: Snapshot): Promise<LibraryState> {
    this.builder.distrust(this.now)
    this.now = { ...this.now, snapshot: null }
    this.snapshot = await this.builder.restore(door, await this.files(), this.now)
    this.version += 1
    const state = await this.install(door, shelf)
    await detachSnapshot(door, damaged)
    return state
  }
}

/** A statement that fails over rows that were kept as a database: whatever the reason, they are had again from the batches. */
const isDamage = (error: unknown, { file }: Snapshot): boolean => file !== undefined && error instanceof QueryError
