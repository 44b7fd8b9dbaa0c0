import { requireFinite } from '@/grammar/statistics/finite'

/** One respondent: y favourable answers out of m given; 0 ≤ y ≤ m. */
export interface Cluster {
  y: number
  m: number
}

/** Sums over the respondents with m > 0; n is their number. Enough to aggregate in a database. */
export interface ClusterSums {
  n: number
  sumY: number
  sumM: number
  sumYY: number
  sumYM: number
  sumMM: number
}

export interface ClusteredProportion {
  /** Σy ÷ Σm, in 0…1. */
  p: number
  respondents: number
  responses: number
  /** Number of independent answers that would be as precise; hand it to `wilsonOf` and `newcombe`. */
  effective: number
}

/**
 * A share over several answers per respondent, with the number of independent answers it is worth: e = y − p·m, v =
 * n/(n − 1) · Σe² ÷ (Σm)², effective = p(1 − p)/v, bounded to [respondents, responses]; = respondents if v = 0 or n =
 * 1.
 * Respondents without answers are left out; no answers at all: undefined.
 * Source: ratio estimator, Cochran, Sampling Techniques, 3rd ed. (1977), 6.3; design effect, Kish, Survey Sampling
 * (1965), 8.2.
 * @throws RangeError for NaN, infinities, and y outside 0…m
 */
export function clusteredProportion(clusters: readonly Cluster[]): ClusteredProportion | undefined {
  const sums = { n: 0, sumY: 0, sumM: 0, sumYY: 0, sumYM: 0, sumMM: 0 }
  for (const { y, m } of clusters) {
    requireFinite('clusteredProportion', y, m)
    if (y < 0 || y > m) throw new RangeError(`clusteredProportion: ${y} of ${m} answers`)
    if (m === 0) continue
    sums.n += 1
    sums.sumY += y
    sums.sumM += m
    sums.sumYY += y * y
    sums.sumYM += y * m
    sums.sumMM += m * m
  }
  return clusteredProportionFromSums(sums)
}

/** The same from sufficient sums: Σe² = Σy² − 2pΣym + p²Σm². */
export function clusteredProportionFromSums(sums: ClusterSums): ClusteredProportion | undefined {
  const { n, sumY, sumM, sumYY, sumYM, sumMM } = sums
  requireFinite('clusteredProportion', n, sumY, sumM, sumYY, sumYM, sumMM)
  if (n <= 0 || sumM <= 0) return undefined
  const p = sumY / sumM
  const squares = sumYY - 2 * p * sumYM + p * p * sumMM
  // Σe² is a small difference of large sums: below their rounding error it is 0.
  const varies = n > 1 && squares > 1e-12 * (sumYY + p * p * sumMM)
  const variance = (n / (n - 1)) * (squares / sumM ** 2)
  const effective = varies ? Math.min(sumM, Math.max(n, (p * (1 - p)) / variance)) : n
  return { p, respondents: n, responses: sumM, effective }
}
