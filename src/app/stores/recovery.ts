import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useLibrary } from './library'

/** What was here before everything was cleared or replaced, held in memory only, until the page is left. */
export const useRecovery = defineStore('recovery', () => {
  const library = useLibrary()
  const copy = shallowRef<File>()
  const what = shallowRef<'cleared' | 'replaced'>('cleared')

  /** Copies what is the user's own, then does what cannot be taken back otherwise. */
  async function around(kind: 'cleared' | 'replaced', work: () => Promise<void>): Promise<void> {
    const own = library.state?.batches.some((batch) => !batch.sample) ?? false
    const saving = own ? library.saveWorkspace(() => undefined, new AbortController().signal) : undefined
    const before = await saving?.catch(() => undefined)
    await work()
    if (library.fault || !before) return
    copy.value = new File([before], 'before.xinsheng')
    what.value = kind
  }

  async function restore(): Promise<void> {
    const before = copy.value
    copy.value = undefined
    if (before) await library.openWorkspace(before, () => undefined, new AbortController().signal)
  }

  return {
    offered: computed(() => (copy.value ? what.value : undefined)),
    around,
    restore,
    dismiss: () => (copy.value = undefined),
  }
})
