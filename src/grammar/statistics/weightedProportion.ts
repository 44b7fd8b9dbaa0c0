import type { ClusterSums } from '@/grammar/statistics/clusteredProportion'
import { requireFinite } from '@/grammar/statistics/finite'

/** A part of the whole: how many people it has, and the sums over those who answered (see `ClusterSums`). */
export interface Stratum {
  headcount: number
  sums: ClusterSums
}

export interface WeightedProportion {
  p: number
  /** Number of independent answers that would be as precise; hand it to `wilsonOf` and `newcombe`. */
  effective: number
  /** People of parts where nobody answered: no weight can make them heard. */
  unheard: number
}

/**
 * A share over answers in which every part counts by its people, not by how many of them answered: each respondent
 * weighs w = headcount ÷ respondents of the part, p = Σ w·y ÷ Σ w·m. With e = y − p·m, v = n/(n − 1) · Σ w²e² ÷
 * (Σ w·m)², effective = p(1 − p)/v, bounded to [(Σw)² ÷ Σw², responses]; its lower bound if v = 0 or n = 1.
 * Undefined when no part has both people and answers. Equal weights give `clusteredProportion`.
 * Source: post-stratification weights and the effective sample size of weighting, Kish, Survey Sampling (1965),
 * 11.7; linearised ratio, Cochran, Sampling Techniques, 3rd ed. (1977), 6.3.
 * @throws RangeError for non-finite or negative numbers
 */
export function weightedProportion(strata: readonly Stratum[]): WeightedProportion | undefined {
  strata.forEach(check)
  const heard = strata.filter(({ headcount, sums }) => headcount > 0 && sums.n > 0 && sums.sumM > 0)
  const total = (of: (sums: ClusterSums, w: number) => number) =>
    heard.reduce((sum, { headcount, sums }) => sum + of(sums, headcount / sums.n), 0)
  const answered = total(({ sumM }, w) => w * sumM)
  if (!(answered > 0)) return undefined
  const p = total(({ sumY }, w) => w * sumY) / answered
  const n = total((sums) => sums.n)
  const scale = total(({ sumYY, sumMM }, w) => w * w * (sumYY + p * p * sumMM))
  const squares = total(({ sumYY, sumYM, sumMM }, w) => w * w * (sumYY - 2 * p * sumYM + p * p * sumMM))
  const fewest = total((sums, w) => w * sums.n) ** 2 / total((sums, w) => w * w * sums.n)
  // A small difference of large sums: below their rounding error it is 0.
  const varies = n > 1 && squares > 1e-12 * scale
  const variance = ((n / (n - 1)) * squares) / answered ** 2
  const unheard = strata.reduce((sum, one) => sum + (heard.includes(one) ? 0 : one.headcount), 0)
  const most = total(({ sumM }) => sumM)
  return { p, effective: varies ? Math.min(most, Math.max(fewest, (p * (1 - p)) / variance)) : fewest, unheard }
}

/**
 * Do the parts' participations (respondents ÷ headcount) differ by more than `factor` times? Parts without people are
 * left out; a part where nobody answered differs from one where somebody did.
 * @throws RangeError for non-finite or negative numbers
 */
export function participationDiffers(
  parts: readonly { headcount: number; respondents: number }[],
  factor = 1.5,
): boolean {
  for (const { headcount, respondents } of parts) {
    requireFinite('participationDiffers', headcount, respondents)
    if (headcount < 0 || respondents < 0) throw new RangeError('participationDiffers: negative numbers')
  }
  const shares = parts.filter(({ headcount }) => headcount > 0).map((one) => one.respondents / one.headcount)
  // A ratio of exactly 1.5 must not differ through rounding.
  return shares.length > 1 && Math.max(...shares) > factor * Math.min(...shares) * (1 + 1e-12)
}

function check({ headcount, sums }: Stratum): void {
  const { n, sumY, sumM } = sums
  requireFinite('weightedProportion', headcount, n, sumY, sumM, sums.sumYY, sums.sumYM, sums.sumMM)
  if (headcount < 0 || n < 0 || sumY < 0 || sumY > sumM) throw new RangeError('weightedProportion: impossible sums')
}
