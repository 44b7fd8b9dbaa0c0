import type { Fact } from './metric'
import { kaplanMeier, quantile, type SurvivalStep } from './statistics/kaplanMeier'

/** One day of follow-up: `part` ended, `whole` were last seen open. Without a day: how many left from day 0, and why. */
export type DurationFact = Pick<Fact, 'metric' | 'quarter' | 'org' | 'key' | 'part' | 'whole'> &
  Readonly<Record<'day' | 'rejected' | 'undated' | 'negative', number | null>>

export interface Durations {
  steps: SurvivalStep[]
  /** Days; undefined where the curve never gets there (半数尚未办结). */
  median: number | undefined
  p90: number | undefined
  /** How many the curve stands on, and how many of them ended. */
  n: number
  ended: number
  excluded: Readonly<Record<'rejected' | 'undated' | 'negative', number>>
}

/** The median and P90 of one place and period by Kaplan and Meier, from its days in any order; several quarters may be given together. */
export function durationsOf(facts: readonly DurationFact[]): Durations {
  const days = facts.flatMap(({ day, part, whole }) =>
    day == null ? [] : [{ day, events: part ?? 0, censored: whole ?? 0 }],
  )
  const steps = kaplanMeier(days)
  const total = (name: 'rejected' | 'undated' | 'negative') => facts.reduce((sum, fact) => sum + (fact[name] ?? 0), 0)
  return {
    steps,
    median: quantile(steps, 0.5),
    p90: quantile(steps, 0.9),
    n: days.reduce((sum, { events, censored }) => sum + events + censored, 0),
    ended: days.reduce((sum, { events }) => sum + events, 0),
    excluded: { rejected: total('rejected'), undated: total('undated'), negative: total('negative') },
  }
}
