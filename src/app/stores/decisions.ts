import { defineStore } from 'pinia'
import { computed } from 'vue'
import { nextId, type ChartView, type Decision, type Figure } from '@/grammar/deck'
import type { Quarter } from '@/grammar/quarter'
import { useMeetings } from './meetings'

/** What a person writes down of a decision. */
export type DecisionWords = Pick<Decision, 'text' | 'owner' | 'due'>

/** What meetings decided, kept with the view, the quarter and the figure it was decided on. */
export const useDecisions = defineStore('decisions', () => {
  const meetings = useMeetings()
  const all = computed(() => meetings.all.decisions)

  /** Kept at once; its figure follows when it is known. Its number. */
  function add(
    words: DecisionWords,
    of: { deck: number; view: ChartView | null; quarter: Quarter; made: string },
  ): number {
    const id = nextId(all.value)
    meetings.keep({ decisions: [...all.value, { id, ...of, ...words, figure: null, state: 'open' }] })
    return id
  }

  const change = (id: number, changes: Partial<DecisionWords & { state: Decision['state']; figure: Figure | null }>) =>
    meetings.keep({ decisions: all.value.map((one) => (one.id === id ? { ...one, ...changes } : one)) })

  return {
    all,
    add,
    change,
    remove: (id: number, undo: string) => meetings.keep({ decisions: all.value.filter((one) => one.id !== id) }, undo),
  }
})
