import { bisect, incompleteBeta } from '@/grammar/statistics/beta'
import { normalCdf, normalQuantile } from '@/grammar/statistics/normal'

/**
 * Student's t with real df > 0 (Welch's df is no integer), accurate to 1e-10; df = ∞ is the normal distribution.
 * simple-statistics computes t statistics but neither their cdf nor quantiles.
 * Source: Student, Biometrika 6 (1908); Abramowitz & Stegun (1964), 26.7.1.
 */
export function studentTCdf(t: number, df: number): number {
  if (df === Infinity) return normalCdf(t)
  const tail = twoSidedTP(t, df) / 2
  return t > 0 ? 1 - tail : tail
}

/** t with cdf(t) = p; p ≤ 0 gives −∞, p ≥ 1 gives ∞. */
export function studentTQuantile(p: number, df: number): number {
  if (df === Infinity || p <= 0 || p >= 1) return normalQuantile(p)
  if (p === 0.5) return 0
  if (p < 0.5) return -upperQuantile(p, df)
  return upperQuantile(1 - p, df)
}

/** Chance of a t at least as far from 0, both sides. */
export function twoSidedTP(t: number, df: number): number {
  if (df === Infinity) return 2 * normalCdf(-Math.abs(t))
  const square = t * t
  return incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square))
}

function upperQuantile(tail: number, df: number): number {
  const beyond = (t: number) => twoSidedTP(t, df) / 2 <= tail
  let high = 2
  while (!beyond(high) && high < 1e150) high *= 2
  return bisect(beyond, 0, high)
}
