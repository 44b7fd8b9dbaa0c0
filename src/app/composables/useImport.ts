import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import { isAbort } from '@/engine/database/query'
import { detailOf, Fault } from '@/engine/fault'
import type { FileChoices, StagedFile } from '@/engine/import/session'
import { useLibrary } from '../stores/library'

/** One file on its way in. */
export interface ImportFile {
  readonly key: number
  readonly file: File
  choices: FileChoices
  /** 0…1 */
  progress: number
  reading: boolean
  staged: StagedFile | undefined
  fault: Fault | undefined
  abort: AbortController
}

/** Files that were dropped or chosen, up to the answer whether to load them. Nothing is loaded before. */
export const useImport = defineStore('import', () => {
  const library = useLibrary()
  const files = shallowRef<readonly ImportFile[]>([])
  const open = ref(false)
  const loading = ref(false)
  let keys = 0
  let turn: Promise<unknown> = Promise.resolve()

  const recognised = computed(() =>
    files.value.flatMap(({ staged, reading }) => (staged?.dataset && staged.rows > 0 && !reading ? [staged] : [])),
  )
  const reading = computed(() => files.value.some((file) => file.reading))
  const progress = computed(
    () =>
      files.value.reduce((sum, file) => sum + (file.reading ? file.progress : 1), 0) / Math.max(1, files.value.length),
  )

  function start(chosen: Iterable<File>): void {
    const added = [...chosen].map((file) =>
      shallowReactive<ImportFile>({
        key: (keys += 1),
        file,
        choices: {},
        progress: 0,
        reading: true,
        staged: undefined,
        fault: undefined,
        abort: new AbortController(),
      }),
    )
    if (!added.length) return
    files.value = [...files.value, ...added]
    open.value = true
    for (const item of added) stage(item)
  }

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
      try {
        const staged = await library.stage(item.file, item.choices, (done) => (item.progress = done), signal)
        if (signal.aborted) return await library.discard(staged)
        item.staged = staged
        if (before) await library.discard(before)
      } catch (error) {
        if (signal.aborted || isAbort(error)) return
        if (before) await library.discard(before)
        item.staged = undefined
        item.fault = error instanceof Fault ? error : new Fault('file-unreadable', { detail: detailOf(error) }, error)
      }
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
    const discard = async () => {
      for (const { staged } of gone) if (staged) await library.discard(staged)
    }
    turn = turn.then(discard, discard).catch(() => undefined)
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
    if (!recognised.value.length || reading.value || loading.value) return
    loading.value = true
    library.fault = undefined
    const loaded = recognised.value
    try {
      await library.load(loaded)
    } finally {
      loading.value = false
    }
    if (library.fault) return
    open.value = false
    const left = files.value.filter(({ staged }) => !staged || !loaded.includes(staged))
    files.value = []
    forget(left)
  }

  return { files, open, loading, reading, progress, recognised, start, choose, remove, cancel, confirm }
})
