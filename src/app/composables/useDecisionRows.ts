import { onScopeDispose, shallowRef, useId, watch } from 'vue'
import { figureChange, figureChangeText, figureText } from '@/catalog/meetings/figure'
import { isMetric } from '@/catalog/metrics/amounts'
import { isOverdue, type Decision, type Figure, type FollowUp } from '@/grammar/deck'
import { localDay } from '@/grammar/quarter'
import { isAbort } from '@/engine/database/query'
import { t } from '../i18n'
import { useLibrary } from '../stores/library'
import { useReadiness } from '../stores/readiness'
import { useWords } from './useWords'

/** A decision in words. */
export interface DecisionRow {
  decision: Decision
  owner: string
  due: string
  overdue: boolean
  state: string
  /** What it is measured by and where; '' for nothing. */
  metric: string
  then: string
  now: string
  change: string
  quarter: string
}

/** Follow-ups in words, asked for anew when data or decisions change; undefined while the first are awaited. */
export function useDecisionRows(ask: (signal: AbortSignal) => Promise<FollowUp[]>, changed: () => unknown) {
  const library = useLibrary()
  const readiness = useReadiness()
  const words = useWords()
  const found = shallowRef<readonly FollowUp[]>()
  const name = useId()
  let asking: AbortController | undefined

  watch(
    [() => library.state?.version, changed],
    async () => {
      asking?.abort()
      const { signal } = (asking = new AbortController())
      readiness.wait(name)
      try {
        const all = await ask(signal)
        if (!signal.aborted) found.value = all
      } catch (error) {
        if (!isAbort(error) && !signal.aborted) throw error
      } finally {
        if (!signal.aborted) readiness.done(name)
      }
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    asking?.abort()
    readiness.done(name)
  })

  function figureWords(figure: Figure | null): string {
    if (!figure) return ''
    return figure.value === null ? t('meeting.decisions.tooFew') : figureText(figure, words.format.value)
  }

  /** `正面评价率 · 华岳/三号井 · 性别：男`. */
  function metricWords(figure: Figure | null): string {
    if (!figure || !isMetric(figure.metric)) return ''
    return [t(`metrics.${figure.metric}.name`), figure.org, ...words.narrowing(figure)].filter(Boolean).join(' · ')
  }

  function rowOf({ decision, now }: FollowUp): DecisionRow {
    const { format } = words
    const { figure } = decision
    return {
      decision,
      owner: decision.owner || t('meeting.decisions.noOwner'),
      due: decision.due ? format.value.date(decision.due) : t('meeting.decisions.noDue'),
      overdue: isOverdue(decision, localDay(new Date())),
      state: t(`meeting.decisions.states.${decision.state}`),
      metric: metricWords(figure),
      then: figureWords(figure),
      now: figureWords(now),
      change: figure ? figureChangeText(figure.metric, figureChange(figure, now), format.value) : '',
      quarter: format.value.quarter(decision.quarter),
    }
  }

  return { found, rowOf }
}
