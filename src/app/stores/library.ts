import { acceptHMRUpdate, defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import { branchSuffixes, datasets, filters, model, orgLevels, sampleFiles } from '@/catalog'
import type { BootState } from '@/engine/database/database'
import { bootInWorker } from '@/engine/database/boot'
import { Fault } from '@/engine/fault'
import type { FileChoices, StagedFile } from '@/engine/import/session'
import { readInWorker } from '@/engine/work/readInWorker'
import { Library, type LibraryState } from '@/engine/workspace/library'

const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** What is loaded, and how it came to be. The engine itself is never reactive. */
export const useLibrary = defineStore('library', () => {
  const boot = ref<BootState>('idle')
  const progress = ref(0)
  const fault = shallowRef<Fault>()
  const state = shallowRef<LibraryState>()
  const busy = ref(false)
  const events = shallowRef<readonly { quarter: string; title: string }[]>([])

  const library = markRaw(
    new Library({
      datasets,
      levels: orgLevels,
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
      restored(next) {
        state.value = next
      },
    }),
  )

  /** Runs a change; its result is the new state, its failure the fault that the page shows. */
  async function change(work: () => Promise<LibraryState>): Promise<void> {
    busy.value = true
    try {
      const next = await work()
      events.value = await library.database.rows(
        'SELECT CAST(quarter AS VARCHAR) AS quarter, title FROM model.events ORDER BY 1',
      )
      state.value = next
      fault.value = undefined
    } catch (error) {
      fault.value = error instanceof Fault ? error : new Fault('query-failed', {}, error)
    } finally {
      busy.value = false
    }
  }

  /** The engine boots while the files are fetched and read, all at once. */
  const loadSample = (company = 'huayue') =>
    change(async () => {
      const booting = library.database.open()
      const staging = sampleFiles(company).map(async ({ name, url }) => {
        const response = await fetch(url)
        if (!response.ok) throw new Fault('file-unreadable', { detail: name })
        return library.session.stage(new File([await response.blob()], name), {}, () => undefined)
      })
      const [, ...staged] = await Promise.all([booting, ...staging])
      return library.load(staged, true)
    })

  return {
    boot,
    progress,
    fault,
    state,
    busy,
    events,
    isSample: computed(() => state.value?.batches.some((batch) => batch.sample && batch.active) ?? false),
    loadSample,
    startEmpty: () => change(() => library.clear()),
    load: (files: readonly StagedFile[]) => change(() => library.load(files, false)),
    setActive: (ids: readonly number[], active: boolean) => change(() => library.setActive(ids, active)),
    stage: (file: File, choices: FileChoices, done: (part: number) => void, signal: AbortSignal) =>
      library.session.stage(file, choices, done, signal),
    discard: (file: StagedFile) => library.session.discard(file),
    rows: library.database.rows.bind(library.database),
  }
})

if (import.meta.hot) import.meta.hot.accept(acceptHMRUpdate(useLibrary, import.meta.hot))
