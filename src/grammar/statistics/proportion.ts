import { bisect } from '@/grammar/statistics/beta'
import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'
import { criticalZ, twoSidedNormalP } from '@/grammar/statistics/normal'

/** A share p in 0…1 seen in n independent answers; n may be real (an effective number). */
export interface Proportion {
  p: number
  n: number
}

export interface Difference extends Interval {
  difference: number
}

/**
 * Wilson interval of successes ÷ n, in 0…1. Both may be real; n ≤ 0 or successes outside 0…n: undefined. See
 * `wilsonOf`.
 * @throws RangeError for NaN and infinities
 */
export function wilson(successes: number, n: number, level = 0.95): Interval | undefined {
  requireFinite('wilson', successes, n)
  if (n <= 0) return undefined
  return wilsonOf(successes / n, n, level)
}

/**
 * Wilson score interval of a share p of n answers, without continuity correction. At p = 0 the low end, at p = 1 the
 * high end is exactly the share.
 * Source: Wilson, JASA 22 (1927) 209–212; method 3 of Newcombe, Statistics in Medicine 17 (1998) 857–872.
 * @throws RangeError for NaN and infinities
 */
export function wilsonOf(p: number, n: number, level = 0.95): Interval | undefined {
  return valid({ p, n }) ? scoreInterval({ p, n }, criticalZ(level)) : undefined
}

/**
 * Difference a − b of two independent shares (−1…1) by the hybrid score method. Undefined when either n ≤ 0 or p lies
 * outside 0…1.
 * Source: method 10 of Newcombe, Statistics in Medicine 17 (1998) 873–890.
 * @throws RangeError for NaN and infinities
 */
export function newcombe(a: Proportion, b: Proportion, level = 0.95): Difference | undefined {
  return valid(a) && valid(b) ? hybridScore(a, b, criticalZ(level)) : undefined
}

/**
 * The p-value that belongs to `newcombe`: 1 − the level at which its interval touches 0, so p < 0.05 exactly when the
 * 95 % interval excludes 0.
 * Equal shares: 1.
 */
export function newcombePValue(a: Proportion, b: Proportion): number | undefined {
  if (!valid(a) || !valid(b)) return undefined
  if (a.p === b.p) return 1
  const [larger, smaller] = a.p > b.p ? [a, b] : [b, a]
  const touches = (z: number) => hybridScore(larger, smaller, z).low <= 0
  let high = 1
  while (!touches(high) && high < 1e6) high *= 2
  return twoSidedNormalP(bisect(touches, 0, high))
}

/** A share of nobody may be 0 ÷ 0; any other number must be finite. */
function valid({ p, n }: Proportion): boolean {
  requireFinite('proportion', n)
  if (n <= 0) return false
  requireFinite('proportion', p)
  return p >= 0 && p <= 1
}

function scoreInterval({ p, n }: Proportion, z: number): Interval {
  const share = (z * z) / n
  const centre = p + share / 2
  const half = z * Math.sqrt((p * (1 - p) + share / 4) / n)
  return {
    low: p === 0 ? 0 : Math.max(0, (centre - half) / (1 + share)),
    high: p === 1 ? 1 : Math.min(1, (centre + half) / (1 + share)),
  }
}

function hybridScore(a: Proportion, b: Proportion, z: number): Difference {
  const [first, second] = [scoreInterval(a, z), scoreInterval(b, z)]
  const difference = a.p - b.p
  return {
    difference,
    low: difference - Math.hypot(a.p - first.low, second.high - b.p),
    high: difference + Math.hypot(first.high - a.p, b.p - second.low),
  }
}
