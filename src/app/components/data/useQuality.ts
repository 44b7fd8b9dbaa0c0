import { computed, onMounted, onScopeDispose, shallowRef, watch } from 'vue'
import { datasets } from '@/catalog'
import { qualityChecks } from '@/catalog/quality'
import type { QualityEntry } from '@/grammar/quality'
import { isAbort } from '@/engine/database/query'
import { Fault } from '@/engine/fault'
import { qualityRows, reportQuality, type QualityGround } from '@/engine/quality'
import { useLibrary } from '../../stores/library'

export type QualityState = 'loading' | 'ready' | 'nothing' | 'error'

/** The quality report of what is loaded: made once the component is on the page, and again after each change. */
export function useQuality() {
  const library = useLibrary()
  const state = shallowRef<QualityState>('loading')
  const entries = shallowRef<readonly QualityEntry[]>([])
  const fault = shallowRef<Fault>()
  let asking: AbortController | undefined

  const ground = computed<QualityGround>(() => ({
    rows: library.rows,
    batches: library.state?.batches ?? [],
    datasets,
    checks: qualityChecks,
  }))

  async function ask(): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    entries.value = []
    state.value = 'loading'
    if (library.busy) return
    if (!ground.value.batches.some((batch) => batch.active)) {
      state.value = 'nothing'
      return
    }
    try {
      const found = await reportQuality(ground.value, mine.signal)
      if (mine.signal.aborted) return
      entries.value = found
      state.value = 'ready'
    } catch (error) {
      if (isAbort(error) || mine.signal.aborted) return
      fault.value = error instanceof Fault ? error : new Fault('query-failed', { detail: String(error) }, error)
      state.value = 'error'
    }
  }

  onMounted(() => watch([() => library.state?.version, () => library.busy], ask, { immediate: true }))
  onScopeDispose(() => asking?.abort())

  const rowsOf = (entry: QualityEntry, limit: number, offset: number, signal: AbortSignal) =>
    qualityRows(ground.value, entry, { limit, offset }, signal)

  return { state, entries, fault, ground, retry: ask, rowsOf }
}
