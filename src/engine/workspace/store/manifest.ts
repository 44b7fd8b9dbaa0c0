import { Fault } from '../../fault'
import { encodeManifest, headerOf, manifestName } from './manifestFile'
import {
  FIRST,
  generations,
  interpret,
  newest,
  readManifest,
  schemaOf,
  type Found,
  type ManifestForm,
} from './manifestReading'
import { exclusively } from './owner'
import type { Place } from './place'

/**
 * The one document that says what exists, kept as `manifest-<generation>`: the newest whole one counts, so a crash at any moment
 * leaves the old state or the new one. The one before is kept too.
 */
export class Manifest<State> {
  private working: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly place: Place,
    private readonly form: ManifestForm<State>,
    private found: Found<State>,
  ) {}

  /**
   * Reads the newest whole manifest. `made-by-newer` for a schema this program does not know; `storage-damaged` where there are
   * manifests and none is whole, or the newest makes no sense. Nothing is written or removed.
   */
  static async open<State>(place: Place, form: ManifestForm<State>): Promise<Manifest<State>> {
    return new Manifest(place, form, await newest(place, form))
  }

  /**
   * As if nothing were kept, whatever there is: the first commit, with `forget`, puts itself in the place of all of it at once.
   * Until then nothing is written or removed.
   */
  static async openAfresh<State>(place: Place, form: ManifestForm<State>): Promise<Manifest<State>> {
    const generation = (await generations(place)).at(-1) ?? 0
    const own = await place.read(manifestName(generation))
    const header = own && (await headerOf(own))
    return new Manifest(place, form, { generation, header, state: form.empty, damaged: [] })
  }

  get state(): State {
    return this.found.state
  }

  /** 0 before the first commit. */
  get generation(): number {
    return this.found.generation
  }

  /** Manifests newer than this state that cannot be read. One is what a crash during a commit leaves. */
  get damaged(): readonly string[] {
    return this.found.damaged
  }

  /** Reads again, after another tab committed or this one became the owner. Faults as `open`. */
  reload(): Promise<State> {
    return this.oneAfterAnother(async () => {
      this.found = await newest(this.place, this.form)
      return this.state
    })
  }

  /** The states of all whole manifests in the place, newest first: what any of them names must stay. */
  async kept(): Promise<State[]> {
    const states: State[] = []
    for (const generation of (await generations(this.place)).reverse()) {
      const content = await readManifest(this.place, generation)
      if (content) states.push(interpret(content, this.form))
    }
    return states
  }

  /**
   * Makes `next` the state: written whole under the next generation, then older manifests go but for the one before (`forget`
   * lets that go too, for data deleted for good). `changed-elsewhere` where another tab committed since this manifest was read,
   * `storage-full` or `storage-failed` where the place says so: the old state stands then, unless only the forgetting failed.
   */
  commit(next: State, { forget = false } = {}): Promise<void> {
    return this.oneAfterAnother(() => exclusively('xinsheng-commit', () => this.write(next, forget)))
  }

  private oneAfterAnother<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.working.then(work)
    this.working = done.catch(() => undefined)
    return done
  }

  private async write(next: State, forget: boolean): Promise<void> {
    const { place } = this
    const schema = schemaOf(this.form)
    const listed = await generations(place)
    const own = await place.read(manifestName(this.generation))
    if ((own && (await headerOf(own))) !== this.found.header) throw new Fault('changed-elsewhere')
    for (const other of listed.filter((generation) => generation > this.generation))
      if (await readManifest(place, other)) throw new Fault('changed-elsewhere')
    if (this.generation === 0) await place.write(manifestName(FIRST), encodeManifest({ schema, json: this.form.empty }))
    const before = this.generation || FIRST
    const generation = Math.max(before, ...listed) + 1
    const blob = encodeManifest({ schema, json: next })
    if (!(await place.add(manifestName(generation), blob))) throw new Fault('changed-elsewhere')
    this.found = { generation, header: await headerOf(blob), state: next, damaged: [] }
    const old = [...new Set([...listed, before])].filter((other) => forget || other !== before)
    const removed = place.remove(old.map(manifestName))
    // The new state stands already; what could not be removed goes with the next commit.
    await (forget ? removed : removed.catch(() => undefined))
  }
}
