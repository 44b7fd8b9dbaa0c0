import type { ChartView } from '@/grammar/deck'
import { localDay, type Quarter } from '@/grammar/quarter'
import { useDecisions, type DecisionWords } from '../stores/decisions'
import { useReadiness } from '../stores/readiness'
import { useFollowUp } from './useFollowUp'

/** Where and on what a decision is made. */
export interface Occasion {
  deck: number
  /** The quarter discussed. */
  quarter: Quarter
  view: ChartView | null
}

/** Writes a decision down at once, and what it is measured by as soon as that is known. */
export function useDecide() {
  const decisions = useDecisions()
  const readiness = useReadiness()
  const { figureOf } = useFollowUp()

  /** `metric`: the one chosen, '' for none. */
  async function decide(words: DecisionWords, on: Occasion, metric: string): Promise<void> {
    const { view, quarter } = on
    const id = decisions.add(words, { ...on, made: localDay(new Date()) })
    if (!view || !metric) return
    const name = `decision ${id}`
    readiness.wait(name)
    try {
      const figure = await figureOf(view, quarter, metric)
      if (decisions.all.some((one) => one.id === id)) decisions.change(id, { figure })
    } finally {
      readiness.done(name)
    }
  }

  return { decide }
}
