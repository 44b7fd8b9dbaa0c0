import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import { detailOf, Fault } from '@/engine/fault'
import type { FileChoices, StagedFile } from '@/engine/import/session'
import { expandInWorker } from '@/engine/work/readInWorker'
import type { Comparison } from '@/engine/workspace/compare'
import { useLibrary } from '../stores/library'
import { usePlaceProposals } from './usePlaceProposals'

/** What to do with quarters that are loaded already: take their place, add to them, or leave the file out. */
export type Intent = 'replace' | 'add' | 'skip'

/** One file on its way in. */
export interface ImportFile {
  readonly key: number
  readonly file: File
  choices: FileChoices
  /** 0…1 */
  progress: number
  reading: boolean
  staged: StagedFile | undefined
  comparison: Comparison | undefined
  /** The user's own; else what the comparison suggests. */
  intent: Intent | undefined
  fault: Fault | undefined
  abort: AbortController
}

/** The same file again does nothing; another unit's share of a quarter is added; all else takes the quarter's place. */
export function intentOf({ intent, comparison }: ImportFile): Intent {
  if (intent) return intent
  if (!comparison?.parts.length) return 'add'
  if (comparison.identical !== undefined) return 'skip'
  return comparison.disjoint ? 'add' : 'replace'
}

/** Files that were dropped or chosen, up to the answer whether to load them. Nothing is loaded before. */
export const useImport = defineStore('import', () => {
  const library = useLibrary()
  const files = shallowRef<readonly ImportFile[]>([])
  const open = ref(false)
  const loading = ref(false)
  let keys = 0
  let turn: Promise<unknown> = Promise.resolve()

  const ready = ({ staged, reading }: ImportFile) =>
    Boolean(staged?.dataset && staged.rows > 0 && !staged.open && !reading)
  /** Files that will be loaded. */
  const chosen = computed(() => files.value.filter((file) => ready(file) && intentOf(file) !== 'skip'))
  const recognised = computed(() => chosen.value.flatMap(({ staged }) => staged ?? []))
  /** Some file waits for an answer that only the user can give. */
  const toAnswer = computed(() => files.value.some(({ staged, reading: busy }) => staged?.open && !busy))
  const reading = computed(() => files.value.some((file) => file.reading))
  const progress = computed(
    () =>
      files.value.reduce((sum, file) => sum + (file.reading ? file.progress : 1), 0) / Math.max(1, files.value.length),
  )
  const places = usePlaceProposals(recognised, reading)

  /** Begins to read files; archives are opened first. */
  async function start(dropped: Iterable<File>): Promise<void> {
    for (const file of dropped) {
      const item = itemOf(file)
      files.value = [...files.value, item]
      open.value = true
      const inner = await opened(file, item.abort.signal).catch((error: unknown) => {
        if (!item.abort.signal.aborted) {
          item.fault = faultOf(error)
          item.reading = false
        }
        return []
      })
      const [only, ...more] = inner
      if (only === file) stage(item)
      else if (only) {
        const added = [only, ...more].map(itemOf)
        files.value = files.value.flatMap((one) => (one === item ? added : [one]))
        for (const one of added) stage(one)
      }
    }
  }

  const itemOf = (file: File): ImportFile =>
    shallowReactive<ImportFile>({
      key: (keys += 1),
      file,
      choices: {},
      progress: 0,
      reading: true,
      staged: undefined,
      comparison: undefined,
      intent: undefined,
      fault: undefined,
      abort: new AbortController(),
    })

  /** Reads a file under its choices, one file after another; what was staged of it before is forgotten. */
  function stage(item: ImportFile): void {
    item.abort.abort()
    const { signal } = (item.abort = new AbortController())
    item.reading = true
    item.progress = 0
    item.fault = undefined
    const run = async () => {
      if (signal.aborted) return
      const before = item.staged
      let staged: StagedFile | undefined
      let comparison: Comparison | undefined
      let fault: Fault | undefined
      try {
        staged = await library.stage(item.file, item.choices, (done) => (item.progress = done), signal)
        if (!signal.aborted) comparison = await library.compare(staged, signal)
      } catch (error) {
        fault = faultOf(error)
      }
      // What was staged before is still the item's: whatever comes next forgets it.
      if (signal.aborted) return discard(staged)
      if (fault) await discard(staged)
      item.staged = fault ? undefined : staged
      item.comparison = comparison
      item.fault = fault
      await discard(before)
      item.reading = false
    }
    turn = turn.then(run, run)
  }

  function choose(item: ImportFile, choices: FileChoices): void {
    item.choices = choices
    stage(item)
  }

  /** Takes files off the list and forgets all that was staged of them. */
  function forget(gone: readonly ImportFile[]): void {
    for (const item of gone) item.abort.abort()
    files.value = files.value.filter((item) => !gone.includes(item))
    const run = async () => {
      for (const { staged } of gone) await discard(staged)
    }
    turn = turn.then(run, run)
  }

  /** What cannot be dropped now goes with the engine. */
  async function discard(staged: StagedFile | undefined): Promise<void> {
    if (staged) await library.discard(staged).catch(() => undefined)
  }

  function cancel(): void {
    if (loading.value) return
    open.value = false
    forget(files.value)
  }

  function remove(item: ImportFile): void {
    forget([item])
    if (!files.value.length) open.value = false
  }

  async function confirm(): Promise<void> {
    if (!chosen.value.length || reading.value || loading.value) return
    loading.value = true
    library.fault = undefined
    const loaded = chosen.value
    const plans = loaded.flatMap((item) =>
      item.staged ? [{ file: item.staged, replace: intentOf(item) === 'replace' }] : [],
    )
    try {
      await library.load(plans, places.aliases.value)
    } finally {
      loading.value = false
    }
    if (library.fault) return
    open.value = false
    const left = files.value.filter((item) => !loaded.includes(item))
    files.value = []
    forget(left)
  }

  return {
    files,
    open,
    loading,
    reading,
    toAnswer,
    progress,
    recognised,
    chosen,
    places,
    start,
    choose,
    remove,
    cancel,
    confirm,
  }
})

/** What a dropped file holds: itself, or the tables of an archive. */
async function opened(file: File, signal: AbortSignal): Promise<File[]> {
  if (/\.xinsheng$/iu.test(file.name)) throw new Fault('file-is-workspace')
  return expandInWorker(file, signal)
}

const faultOf = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault('file-unreadable', { detail: detailOf(error) }, error)
