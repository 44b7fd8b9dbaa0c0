import { sampleRankCorrelation } from 'simple-statistics'
import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'
import { criticalZ, twoSidedNormalP } from '@/grammar/statistics/normal'

/**
 * `few` (样本不足): fewer than 10 pairs, nothing is said. `constant`: a column does not vary, there is no ρ. `strong`:
 * |ρ| > 0.95, where the interval no longer covers its level; ρ and p stand.
 */
export type RankCorrelation =
  | { n: number; reason: 'few' | 'constant'; rho: undefined; interval: undefined; p: undefined }
  | { n: number; reason: 'strong'; rho: number; interval: undefined; p: number }
  | { n: number; reason: undefined; rho: number; interval: Interval; p: number }

const ENOUGH_PAIRS = 10
const TOO_STRONG_FOR_INTERVAL = 0.95

/**
 * Spearman's ρ with average ranks for ties and the Bonett–Wright interval: tanh(atanh ρ ± z·√((1 + ρ²/2)/(n − 3))); p
 * is two-sided from the same approximation, so p < 1 − level exactly when the interval excludes 0. x[i] and y[i]
 * belong together.
 * Source: Spearman, American Journal of Psychology 15 (1904) 72–101; Bonett & Wright, Psychometrika 65 (2000) 23–28.
 * @throws RangeError for columns of different lengths or a value that is not finite
 */
export function spearman(x: readonly number[], y: readonly number[], level = 0.95): RankCorrelation {
  const n = x.length
  if (y.length !== n) throw new RangeError(`spearman: ${n} values against ${y.length}`)
  requireFinite('spearman', ...x, ...y)
  const varies = n >= ENOUGH_PAIRS && !isConstant(x) && !isConstant(y)
  return spearmanOf(varies ? sampleRankCorrelation([...x], [...y]) : undefined, n, level)
}

/**
 * The same of a ρ that a database has computed over n pairs (the correlation of average ranks); undefined where a column does
 * not vary.
 * @throws RangeError for numbers that are not finite
 */
export function spearmanOf(correlation: number | undefined, n: number, level = 0.95): RankCorrelation {
  requireFinite('spearman', n, correlation ?? 0)
  const nothing = { n, rho: undefined, interval: undefined, p: undefined }
  if (n < ENOUGH_PAIRS) return { ...nothing, reason: 'few' }
  if (correlation === undefined) return { ...nothing, reason: 'constant' }
  const rho = Math.max(-1, Math.min(1, correlation))
  const error = errorOf(rho, n)
  const p = spearmanP(rho, n)
  if (Math.abs(rho) > TOO_STRONG_FOR_INTERVAL) return { n, reason: 'strong', rho, interval: undefined, p }
  const half = criticalZ(level) * error
  const [low, high] = [Math.tanh(Math.atanh(rho) - half), Math.tanh(Math.atanh(rho) + half)]
  return { n, reason: undefined, rho, interval: { low, high }, p }
}

/** The p-value of ρ over n pairs, as the interval has it. */
export function spearmanP(rho: number, n: number): number {
  return twoSidedNormalP(Math.atanh(rho) / errorOf(rho, n))
}

/** Of atanh ρ (Bonett & Wright). */
const errorOf = (rho: number, n: number): number => Math.sqrt((1 + rho ** 2 / 2) / (n - 3))

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0])
}
