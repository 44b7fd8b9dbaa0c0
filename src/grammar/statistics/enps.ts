import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'
import { criticalZ, twoSidedNormalP } from '@/grammar/statistics/normal'

/** Answers to a recommendation question: 9–10, 0–6, and all of them. */
export interface Recommendations {
  promoters: number
  detractors: number
  n: number
}

export interface NetPromoterScore {
  /** −100…100. */
  value: number
  /** Clipped to −100…100; undefined when everybody falls into one class (the error cannot be estimated). */
  interval: Interval | undefined
}

export interface NetPromoterDifference extends Interval {
  /** In points of the score, −200…200. */
  difference: number
  p: number
}

/**
 * Share of promoters − share of detractors, × 100, with variance (p + d − (p − d)²) ÷ n. No answers: undefined.
 * Source: Reichheld, Harvard Business Review 81 (2003) 46–54; Rocks, The American Statistician 70 (2016) 365–372
 * (Wald interval of the multinomial difference).
 * @throws RangeError for non-finite or impossible counts
 */
export function netPromoterScore(answers: Recommendations, level = 0.95): NetPromoterScore | undefined {
  const estimate = estimateOf(answers)
  if (!estimate) return undefined
  const { value, variance } = estimate
  const half = criticalZ(level) * Math.sqrt(variance)
  const interval = variance > 0 ? { low: Math.max(-100, value - half), high: Math.min(100, value + half) } : undefined
  return { value, interval }
}

/** Difference a − b of two independent scores; undefined without answers on either side or without any variance. */
export function netPromoterDifference(
  a: Recommendations,
  b: Recommendations,
  level = 0.95,
): NetPromoterDifference | undefined {
  const [first, second] = [estimateOf(a), estimateOf(b)]
  if (!first || !second || !(first.variance + second.variance > 0)) return undefined
  const difference = first.value - second.value
  const error = Math.sqrt(first.variance + second.variance)
  const half = criticalZ(level) * error
  return { difference, low: difference - half, high: difference + half, p: twoSidedNormalP(difference / error) }
}

function estimateOf({ promoters, detractors, n }: Recommendations): { value: number; variance: number } | undefined {
  requireFinite('enps', promoters, detractors, n)
  if (promoters < 0 || detractors < 0 || promoters + detractors > n) throw new RangeError('enps: impossible counts')
  if (n === 0) return undefined
  const [p, d] = [promoters / n, detractors / n]
  return { value: 100 * (p - d), variance: Math.max(0, (1e4 * (p + d - (p - d) ** 2)) / n) }
}
