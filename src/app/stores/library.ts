import { acceptHMRUpdate, defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import { branchSuffixes, datasets, filters, model, sampleFiles, surveyKit, vocabulary } from '@/catalog'
import type { OrgPath } from '@/grammar/organisation'
import type { BootState } from '@/engine/database/database'
import { bootInWorker } from '@/engine/database/boot'
import { Fault } from '@/engine/fault'
import type { FileChoices, StagedFile } from '@/engine/import/session'
import { localDay } from '@/grammar/quarter'
import { readInWorker } from '@/engine/work/readInWorker'
import { Library, type LibraryState, type Plan } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'

/** The files of a sample have their content in their address: another content, another name. */
const sampleName = (company: string): string =>
  [company, ...sampleFiles(company).map(({ url }) => url.slice(url.lastIndexOf('/') + 1))].join(' ')

/** What is loaded, and how it came to be. The engine itself is never reactive. */
export const useLibrary = defineStore('library', () => {
  const boot = ref<BootState>('idle')
  const progress = ref(0)
  const fault = shallowRef<Fault>()
  const state = shallowRef<LibraryState>()
  const busy = ref(false)
  /** Notes shown, but not yet kept, in the order of writing. */
  const unkept = shallowRef<readonly { key: string; value: unknown }[]>([])
  const keeping = computed(() => unkept.value.length)
  const events = shallowRef<readonly { quarter: string; title: string }[]>([])

  const library = markRaw(
    new Library({
      datasets,
      vocabulary,
      survey: surveyKit,
      openShelf: (how) => Shelf.open(undefined, how),
      branchSuffixes,
      attributes: filters.filter((filter) => filter.attribute).map((filter) => filter.column),
      model,
      today: localDay(new Date()),
      boot: bootInWorker,
      read: readInWorker,
      report(next, done) {
        boot.value = next
        progress.value = done
      },
      changed: (next) => void show(next),
    }),
  )

  async function show(next: LibraryState): Promise<void> {
    events.value = await library.database.rows(
      'SELECT CAST(quarter AS VARCHAR) AS quarter, title FROM model.events ORDER BY 1',
    )
    kept = next.notes
    state.value = withNotes(next)
  }

  /** What is on the disk, and over it what was written since: a state made before a note was kept must not take it away again. */
  let kept: LibraryState['notes'] = {}
  const withNotes = (next: LibraryState): LibraryState => ({
    ...next,
    notes: unkept.value.reduce((notes, { key, value }) => ({ ...notes, [key]: value }), kept),
  })

  /** Keeps something of the user's beside the data; shown at once, and taken back where it cannot be kept. */
  async function note(key: string, value: unknown): Promise<void> {
    const writing = { key, value }
    const shown = () => state.value && (state.value = withNotes(state.value))
    unkept.value = [...unkept.value, writing]
    shown()
    try {
      await library.note(key, value)
      kept = { ...kept, [key]: value }
    } catch (error) {
      fault.value = error instanceof Fault ? error : new Fault('storage-failed', {}, error)
    }
    unkept.value = unkept.value.filter((one) => one !== writing)
    shown()
  }

  /** Runs a change; its result is the new state, its failure the fault that the page shows. */
  async function change(work: () => Promise<LibraryState | undefined>): Promise<void> {
    busy.value = true
    try {
      const next = await work()
      if (next) await show(next)
      fault.value = undefined
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      fault.value = error instanceof Fault ? error : new Fault('query-failed', {}, error)
    } finally {
      busy.value = false
    }
  }

  /** The engine boots while the files are fetched and read, all at once. */
  async function sample(company: string): Promise<LibraryState> {
    const booting = library.database.open()
    const staging = sampleFiles(company).map(async ({ name, url }) => {
      const response = await fetch(url)
      if (!response.ok) throw new Fault('file-unreadable', { detail: name })
      const file = await library.session.stage(new File([await response.blob()], name), {}, () => undefined)
      return { file, replace: false }
    })
    const [, ...plans] = await Promise.all([booting, ...staging])
    return library.load(plans, { sample: sampleName(company) })
  }

  /** What was here when the page was closed; the sample at the very first start, and again where a newer program brings another. */
  const start = () =>
    change(async () => {
      const kept = await library.open()
      const company = kept?.sample.split(' ')[0]
      return kept && (!company || kept.sample === sampleName(company)) ? kept : sample(company ?? 'huayue')
    })

  return {
    boot,
    progress,
    fault,
    state,
    busy,
    keeping,
    events,
    isSample: computed(() => state.value?.batches.some((batch) => batch.sample && batch.active) ?? false),
    /** Whether another tab has the writing. */
    readOnly: computed(() => state.value?.storage.owned === false),
    start,
    loadSample: (company = 'huayue') => change(() => sample(company)),
    startEmpty: () => change(() => library.startEmpty()),
    /** Leaves nothing on this computer, looks and agenda included. */
    erase: () =>
      change(async () => {
        const empty = await library.erase()
        localStorage.clear()
        return empty
      }),
    load: (plans: readonly Plan[], aliases: Readonly<Record<OrgPath, OrgPath>>) =>
      change(() => library.load(plans, { aliases })),
    setActive: (ids: readonly number[], active: boolean) => change(() => library.setActive(ids, active)),
    remove: (ids: readonly number[]) => change(() => library.remove(ids)),
    setMinimum: (minimum: number) => change(() => library.setMinimum(minimum)),
    setAliases: (aliases: Readonly<Record<OrgPath, OrgPath>>) => change(() => library.setAliases(aliases)),
    leaveDamaged: () => change(() => library.leaveDamaged()),
    takeOver: () => change(() => library.takeOver()),
    saveWorkspace: (done: (share: number) => void, signal: AbortSignal) => library.save(done, signal),
    openWorkspace: (file: File, done: (share: number) => void, signal: AbortSignal) =>
      change(() => library.openWorkspace(file, done, signal)),
    usage: async () => (await library.shelf()).usage(),
    note: (key: string, value: unknown) => void note(key, value),
    stage: (file: File, choices: FileChoices, done: (part: number) => void, signal: AbortSignal) =>
      library.session.stage(file, choices, done, signal),
    discard: (file: StagedFile) => library.session.discard(file),
    compare: (file: StagedFile, signal: AbortSignal) => library.compare(file, signal),
    proposals: (files: readonly StagedFile[]) => library.proposals(files),
    rows: library.database.rows.bind(library.database),
  }
})

if (import.meta.hot) import.meta.hot.accept(acceptHMRUpdate(useLibrary, import.meta.hot))
