import { readMinimum } from '@/grammar/dataset'
import { ancestors, type OrgPath } from '@/grammar/organisation'
import { proposePlaces, type Proposal } from '@/grammar/placeNames'
import type { Database } from '../database/database'
import { writtenPlaces, type Addition } from '../database/snapshot'
import { ImportSession, type SessionOptions, type StagedFile } from '../import/session'
import { goodRows } from '../import/typed'
import { specOf } from '../import/understand'
import { batchOf, originalOf, tableOf, type Batch } from './batch'
import { compareFile, type Comparison } from './compare'
import { Current, type CurrentOptions } from './current'
import { damagedBatches } from './damage'
import type { LibraryState } from './install'
import { learned } from './learn'
import { replace, visibleParts, without } from './parts'
import { succeed } from './succession'
import type { NamedBlob, Shelf } from './shelf'
import { emptyState } from './state'
import type { Progress } from './store/workspaceFile'
import { packWorkspace, renumbered, unpackWorkspace } from './transfer'

export interface LibraryOptions extends CurrentOptions, Pick<SessionOptions, 'read' | 'survey'> {
  datasets: SessionOptions['datasets']
}

/** A staged file and what to do with the quarters it shares with what is loaded. */
export interface Plan {
  file: StagedFile
  replace: boolean
}

/** Everything that can be done with what is loaded: one change at a time, each kept before it is shown. */
export class Library {
  readonly database: Database
  readonly session: ImportSession
  private readonly current: Current

  constructor(private readonly options: LibraryOptions) {
    this.current = new Current(options)
    this.database = this.current.database
    const memory = () => this.current.now.memory
    this.session = new ImportSession({ ...options, database: this.database, memory })
  }

  /** What was kept, or undefined where nothing ever was. Faults of the shelf and of the boot. */
  open(): Promise<LibraryState | undefined> {
    return this.current.open()
  }

  shelf(): Promise<Shelf> {
    return this.current.shelf()
  }

  /**
   * Loads staged files as one change. `sample` names the sample they are: own batches are put aside; the first own file sends
   * the sample away. `aliases` are added to what was said of places before. Where it fails the files stay staged.
   */
  async load(
    plans: readonly Plan[],
    { sample = '', aliases = {} }: { sample?: string; aliases?: Readonly<Record<OrgPath, OrgPath>> } = {},
  ): Promise<LibraryState> {
    const loading = this.current.change(async (door) => {
      const { now } = this.current
      const at = new Date().toISOString()
      const own = now.batches.filter((batch) => !batch.sample)
      const before = sample ? own.map((batch) => ({ ...batch, active: false })) : own
      const files: NamedBlob[] = []
      const additions: Addition[] = []
      const added: Batch[] = []
      let { nextId } = now
      let batches = before
      for (const { file, replace: replaces } of plans) {
        const dataset = specOf(file.dataset ?? '', this.options.datasets)
        const batch = batchOf(nextId++, dataset, file, at, sample !== '')
        batches = [...(replaces ? replace(batches, batch) : batches), batch]
        if (!replaces && !sample) added.push(batch)
        additions.push({ dataset: dataset.id, batch: batch.id, select: goodRows(dataset, file.staged) })
        files.push({ name: originalOf(batch.id), blob: file.file }, { name: tableOf(batch.id), blob: file.table.csv })
      }
      const staged = plans.map(({ file }) => file)
      const memory = sample ? now.memory : learned(now.memory, staged)
      const next = { ...now, batches, nextId, memory, sample, aliases: { ...now.aliases, ...aliases } }
      const snapshot = await this.current.build(door, next, before, additions)
      for (const batch of added) batches = await succeed(door, snapshot, batches, batch)
      return { next: { ...next, batches }, snapshot, files, lazily: sample !== '' }
    })
    const state = await loading
    for (const { file } of plans) await this.session.discard(file).catch(() => undefined)
    return state
  }

  /** Switches batches off or on; nothing is rewritten. */
  setActive(ids: readonly number[], active: boolean): Promise<LibraryState> {
    return this.current.change(async () => {
      const { now } = this.current
      const batches = now.batches.map((batch) => (ids.includes(batch.id) ? { ...batch, active } : batch))
      return { next: { ...now, batches } }
    })
  }

  /** Deletes batches for good; what they had replaced counts again. */
  remove(ids: readonly number[]): Promise<LibraryState> {
    return this.current.change(async (door) => {
      const next = { ...this.current.now, batches: without(this.current.now.batches, ids) }
      return { next, snapshot: await this.current.build(door, next, next.batches), forget: true }
    })
  }

  /** Says what places mean, in place of what was said before. */
  setAliases(aliases: Readonly<Record<OrgPath, OrgPath>>): Promise<LibraryState> {
    return this.current.change(async (door) => {
      const next = { ...this.current.now, aliases }
      return { next, snapshot: await this.current.build(door, next, next.batches) }
    })
  }

  /** Sets below how many people a group is hidden; `RangeError` outside `MINIMUM_RANGE`. */
  setMinimum(minimum: number): Promise<LibraryState> {
    if (readMinimum(minimum) === undefined) throw new RangeError(`no minimum: ${minimum}`)
    return this.current.change(async () => {
      const { now } = this.current
      return { next: { ...now, notes: { ...now.notes, minimum } } }
    })
  }

  /** Puts the sample away, and own batches aside, where they can be had again. */
  startEmpty(): Promise<LibraryState> {
    return this.current.change(async (door) => {
      const own = this.current.now.batches.filter((batch) => !batch.sample)
      const next = { ...this.current.now, batches: own.map((batch) => ({ ...batch, active: false })), sample: '' }
      return { next, snapshot: await this.current.build(door, next, next.batches) }
    })
  }

  /** Goes on without the batches whose tables are damaged, so that the others can be read. */
  leaveDamaged(): Promise<LibraryState> {
    return this.current.change(async (door, shelf) => {
      const { batches } = shelf.state
      const damaged = (await damagedBatches(shelf, batches)).map(({ id }) => id)
      const next = { ...shelf.state, batches: without(batches, damaged), snapshot: null }
      return { next, snapshot: await this.current.builder.restore(door, shelf, next) }
    })
  }

  /** Leaves nothing on this computer, also nothing that cannot be read. */
  erase(): Promise<LibraryState> {
    return this.current.despite(() =>
      this.current.change(async (door, shelf) => {
        await shelf.erase()
        return { next: emptyState, snapshot: await this.current.build(door, emptyState, []), lazily: true }
      }),
    )
  }

  /** Keeps something of the user's beside the data, such as the agenda. */
  note(key: string, value: unknown): Promise<void> {
    return this.current.between(async () => {
      const shelf = await this.shelf()
      const next = { ...this.current.now, notes: { ...this.current.now.notes, [key]: value } }
      if (shelf.used) await this.current.keep(shelf, next)
      else this.current.now = next
    })
  }

  /** What loading a staged file would change; undefined where nothing of the user's own is loaded. */
  async compare(file: StagedFile, signal?: AbortSignal): Promise<Comparison | undefined> {
    const { now, snapshot, builder } = this.current
    const own = now.batches.filter((batch) => !batch.sample)
    if (!file.dataset || !snapshot || !own.length) return undefined
    const dataset = specOf(file.dataset, this.options.datasets)
    const written = await this.written([file])
    const places = builder.placesOf(written, now.aliases)
    const shelf = await this.shelf()
    return compareFile({ database: this.database, snapshot, dataset, file, batches: own, places, shelf, signal })
  }

  /** Places of staged files that may be known ones, written differently: of what is loaded, else of the files' first dataset. */
  async proposals(files: readonly StagedFile[]): Promise<Proposal[]> {
    const { now, builder } = this.current
    const order = this.options.datasets.map(({ id }) => id)
    const sorted = [...files].sort((a, b) => order.indexOf(a.dataset ?? '') - order.indexOf(b.dataset ?? ''))
    const places = builder.placesOf(await this.written(files), now.aliases)
    const nodesOf = async (some: readonly StagedFile[]) =>
      (await this.written(some, [])).map((path) => places.get(path) ?? path)
    const counting = now.batches.filter((batch) => visibleParts(batch, now.batches).length)
    const loaded = (await this.written([], counting)).map((path) => places.get(path) ?? path)
    const known = loaded.length ? loaded : await nodesOf(sorted.slice(0, 1))
    const nodes = new Set(known.flatMap(ancestors))
    const fresh = (await nodesOf(files)).flatMap(ancestors).filter((path) => path !== '' && !nodes.has(path))
    return proposePlaces(
      [...new Set(fresh)],
      [...nodes].filter((path) => path !== ''),
      this.options.branchSuffixes,
    )
  }

  /** Makes this tab the one that writes. */
  takeOver(): Promise<LibraryState> {
    return this.current.change(async (door, shelf) => {
      await shelf.takeOver()
      return this.current.restored(door, shelf)
    })
  }

  /** Everything that is kept, as one file that opens elsewhere. */
  save(progress?: Progress, signal?: AbortSignal): Promise<Blob> {
    return this.current.between(async () => {
      const files = await this.current.files()
      return packWorkspace(files, this.current.now, new Date().toISOString(), progress, signal)
    })
  }

  /** Puts a workspace file in the place of everything that is here, read or not. Nothing changes where it is refused. */
  async openWorkspace(file: Blob, progress?: Progress, signal?: AbortSignal): Promise<LibraryState> {
    const opened = await unpackWorkspace(file, progress, signal)
    return this.current.despite(() =>
      this.current.change(async (door) => {
        const { state: next, files } = renumbered(opened, this.current.now.nextId - 1)
        const content = new Map(files.map(({ name, blob }) => [name, blob]))
        const snapshot = await this.current.builder.restore(door, { read: async (name) => content.get(name) }, next)
        return { next, snapshot, files, forget: true }
      }),
    )
  }

  /** Places as written in staged files and in own batches: all of them, or some. */
  private async written(files: readonly StagedFile[], batches = this.current.now.batches): Promise<string[]> {
    const { snapshot } = this.current
    const additions = files.flatMap(({ dataset, staged }) =>
      dataset ? [{ dataset, batch: 0, select: goodRows(specOf(dataset, this.options.datasets), staged) }] : [],
    )
    const keep = batches.filter((batch) => !batch.sample).map(({ id }) => id)
    return writtenPlaces(await this.database.open(), this.options.datasets, { previous: snapshot, keep, additions })
  }
}

export type { LibraryState }
