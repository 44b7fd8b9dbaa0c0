import type { AnyRow } from '@/grammar/column'
import type { FollowUp } from '@/grammar/deck'
import { shownFigure } from './figure'

/** Columns of exported decisions. `org` is '' for all units; values are in the metric's own numbers. */
export const decisionColumns = [
  'quarter',
  'decision',
  'owner',
  'due',
  'state',
  'metric',
  'value_then',
  'value_now',
  'org',
  'made',
] as const

/** One decision as a row; shares of small groups at the bound that may leave the program. */
export function decisionRow({ decision, now }: FollowUp): AnyRow {
  const { quarter, text, owner, due, state, figure, made } = decision
  return {
    quarter,
    decision: text,
    owner,
    due,
    state,
    metric: figure?.metric ?? null,
    value_then: figure && shownFigure(figure),
    value_now: now && shownFigure(now),
    org: figure?.org ?? null,
    made,
  }
}
