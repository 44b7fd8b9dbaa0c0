import { until } from '@vueuse/core'
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Chart } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import type { Answer } from '@/engine/answer'
import { isAbort } from '@/engine/database/query'
import { Fault } from '@/engine/fault'
import { useLibrary } from '../stores/library'
import { useReadiness } from '../stores/readiness'

export type ChartState = 'loading' | 'ready' | 'empty' | 'missing' | 'suppressed' | 'error'

/**
 * A chart's answer under a scope: the latest request wins, earlier ones are cancelled. Asked once `visible`; without a scope there is
 * nothing to ask. `name` tells the panes of one chart apart.
 */
export function useChart(chart: Chart, visible: Ref<boolean>, scopeOf: () => Scope | undefined, name = chart.id) {
  const library = useLibrary()
  const readiness = useReadiness()
  const state = shallowRef<ChartState>('loading')
  const answer = shallowRef<Answer>()
  const fault = shallowRef<Fault>()
  let asking: AbortController | undefined

  async function ask(): Promise<void> {
    asking?.abort()
    const { state: loaded } = library
    const scope = scopeOf()
    if (!loaded || !scope) return readiness.done(name)
    const mine = (asking = new AbortController())
    state.value = 'loading'
    readiness.wait(name)
    try {
      const found = await loaded.answerer.answer(chart, scope, mine.signal)
      if (mine.signal.aborted) return
      answer.value = found
      state.value = found.absence?.state ?? 'ready'
    } catch (error) {
      if (isAbort(error) || mine.signal.aborted) return
      fault.value = error instanceof Fault ? error : new Fault('query-failed', {}, error)
      state.value = 'error'
    }
    if (asking === mine) readiness.done(name)
  }

  watch([() => library.state?.version, () => JSON.stringify(scopeOf()), visible], () => void (visible.value && ask()), {
    immediate: true,
    flush: 'sync',
  })
  onScopeDispose(() => {
    asking?.abort()
    readiness.done(name)
  })

  /** Resolves when the chart has an answer or a reason for none. */
  const settled = () => until(state).not.toBe('loading')

  return { state, answer, fault, retry: ask, settled }
}
