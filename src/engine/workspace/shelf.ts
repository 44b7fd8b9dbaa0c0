import { Fault } from '../fault'
import { batchIdOf, originalOf, tableOf } from './batch'
import { stateForm, type WorkspaceState } from './state'
import { openAnnouncer, type Announcer } from './store/announcer'
import { indexedDbPlace } from './store/indexedDb'
import { Manifest } from './store/manifest'
import { FIRST } from './store/manifestReading'
import { memoryPlace } from './store/memory'
import { openPlace, type OpenedPlace } from './store/openPlace'
import { opfsPlace } from './store/opfs'
import { claim, waitForOwnership, type Claim } from './store/owner'
import type { Place } from './store/place'
import { erase, sweep } from './store/sweep'
import { persist, usage, type Usage } from './store/usage'

export interface NamedBlob {
  name: string
  blob: Blob
}

const OWNER = 'xinsheng-owner'

/** Where batches are kept: files written whole first, then the manifest that names them. One tab writes, the others read. */
export class Shelf {
  private constructor(
    private readonly candidates: readonly Place[],
    private readonly opened: OpenedPlace,
    private manifest: Manifest<WorkspaceState>,
    private held: Claim,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Opens the best place there is. Faults: `made-by-newer`, `storage-damaged`, `storage-failed`. `afresh`: what it holds cannot be
   * read and counts as nothing; it stays until something is kept with `forget`, or all is erased.
   */
  static async open(
    candidates: readonly Place[] = [opfsPlace(), indexedDbPlace(), memoryPlace()],
    { afresh = false } = {},
  ): Promise<Shelf> {
    const opened = await openPlace(candidates)
    const held = await claim(OWNER)
    try {
      const manifest = await (afresh ? Manifest.openAfresh : Manifest.open)(opened.place, stateForm)
      const shelf = new Shelf(candidates, opened, manifest, held, openAnnouncer())
      if (held.owned && !afresh) await shelf.tidy()
      return shelf
    } catch (error) {
      await held.release()
      throw error
    }
  }

  /** Lets go of the writing. */
  async close(): Promise<void> {
    this.stopWaiting()
    this.announcer.close()
    await this.held.release()
  }

  /** The number after all that files of batches have, also of batches that no manifest names. */
  async freeId(): Promise<number> {
    const numbers = (await this.place.list()).map(({ name }) => batchIdOf(name) ?? 0)
    return Math.max(this.state.nextId, ...numbers.map((number) => number + 1))
  }

  get state(): WorkspaceState {
    return this.manifest.state
  }

  /** Whether anything was ever kept here. */
  get used(): boolean {
    return this.manifest.generation > FIRST
  }

  get place(): Place {
    return this.opened.place
  }

  get refused(): OpenedPlace['refused'] {
    return this.opened.refused
  }

  get owned(): boolean {
    return this.held.owned
  }

  /**
   * Makes `next` the state, its new files kept before. On a fault (`read-only`, `storage-full`, `changed-elsewhere`…) the old
   * state stands and the new files are gone. `forget`: nothing that `next` does not name stays, also not for a crash; what cannot
   * be removed now goes after the next change, at a start.
   */
  async keep(next: WorkspaceState, files: readonly NamedBlob[] = [], { forget = false } = {}): Promise<void> {
    if (!this.owned) throw new Fault('read-only')
    const { place } = this.opened
    try {
      for (const { name, blob } of files) await place.write(name, blob)
      await this.manifest.commit(next, { forget })
    } catch (error) {
      if (this.state !== next) {
        await place.remove(files.map(({ name }) => name)).catch(() => undefined)
        throw error
      }
    }
    void persist()
    this.announcer.announce(this.manifest.generation)
    if (forget) await this.tidy().catch(() => undefined)
  }

  read(name: string): Promise<Blob | undefined> {
    return this.opened.place.read(name)
  }

  /** Reads what another tab committed. */
  reload(): Promise<WorkspaceState> {
    return this.manifest.reload()
  }

  usage(): Promise<Usage> {
    return usage(this.opened.place)
  }

  /** Leaves nothing on this computer, also not in places that were only tried. */
  async erase(): Promise<void> {
    if (!this.owned) throw new Fault('read-only')
    await erase(this.opened.place)
    for (const other of this.candidates) if (other !== this.opened.place) await other.clear().catch(() => undefined)
    this.manifest = await Manifest.open(this.opened.place, stateForm)
    this.announcer.announce(0)
  }

  /** Takes the writing from the tab that has it, and reads what that tab wrote last. */
  async takeOver(): Promise<void> {
    this.stopWaiting()
    this.hold(await claim(OWNER, { steal: true }))
    await this.reload()
  }

  /** Calls `changed` whenever another tab committed, took the writing over, or left it to this one. */
  watch(changed: (reason: 'committed' | 'lost' | 'owned') => void): void {
    this.changed = changed
    this.announcer.onAnnounce(() => changed('committed'))
    this.hold(this.held)
  }

  private changed: (reason: 'committed' | 'lost' | 'owned') => void = () => undefined
  private stopWaiting: () => void = () => undefined

  private hold(held: Claim): void {
    this.held = held
    if (!held.owned) return this.wait()
    void held.lost.then(() => {
      if (this.held !== held) return
      this.held = { ...held, owned: false }
      this.changed('lost')
      this.wait()
    })
  }

  private wait(): void {
    this.stopWaiting = waitForOwnership(OWNER, (held) => {
      this.hold(held)
      this.changed('owned')
    })
  }

  /** Removes files that no kept manifest names. */
  async tidy(): Promise<void> {
    const states = await this.manifest.kept()
    await sweep(this.opened.place, new Set(states.flatMap(namedFiles)))
  }
}

export function namedFiles({ batches, snapshot }: WorkspaceState): string[] {
  return [...batches.flatMap(({ id }) => [originalOf(id), tableOf(id)]), ...(snapshot ? [snapshot.file] : [])]
}
