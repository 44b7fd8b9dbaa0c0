import type { Interval } from '@/grammar/statistics/interval'

/** The places a unit may really hold, 1 the best of K; best ≤ worst. */
export interface RankRange {
  best: number
  worst: number
}

/**
 * A rank with its uncertainty, in the order given: 1 + the units whose interval lies wholly above … K − the units whose
 * interval lies wholly below. Touching intervals do not exclude each other. `better` says which end is place 1.
 * Source: ranks of institutions with their uncertainty: Goldstein & Spiegelhalter, JRSS A 159 (1996) 385–443.
 * @throws RangeError when an end is NaN or low > high
 */
export function rankRanges(intervals: readonly Interval[], better: 'higher' | 'lower' = 'higher'): RankRange[] {
  for (const { low, high } of intervals) {
    if (!(low <= high)) throw new RangeError(`rankRanges: ${low} … ${high} is no interval`)
  }
  return intervals.map((own) => {
    const above = intervals.filter(({ low }) => low > own.high).length
    const below = intervals.filter(({ high }) => high < own.low).length
    const [ahead, behind] = better === 'higher' ? [above, below] : [below, above]
    return { best: 1 + ahead, worst: intervals.length - behind }
  })
}
