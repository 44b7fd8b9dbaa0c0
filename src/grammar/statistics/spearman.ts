import { sampleRankCorrelation } from 'simple-statistics'
import { criticalZ, twoSidedNormalP } from '@/grammar/statistics/normal'

export interface RankCorrelation {
  /** −1…1; undefined when n < 3 or a column is constant. */
  rho: number | undefined
  /** Undefined with rho, when n ≤ 3, and when |ρ| > 0.95: there the interval no longer covers its level. */
  low: number | undefined
  high: number | undefined
  /** Two-sided, from the same approximation (about 0 at |ρ| = 1); undefined when n ≤ 3. */
  p: number | undefined
  n: number
}

const TOO_STRONG_FOR_INTERVAL = 0.95

/**
 * Spearman's ρ with average ranks for ties and the Bonett–Wright interval: tanh(atanh ρ ± z·√((1 + ρ²/2)/(n − 3))).
 * x[i] and y[i] belong together; different lengths give all undefined.
 * Source: Spearman, American Journal of Psychology 15 (1904) 72–101; Bonett & Wright, Psychometrika 65 (2000) 23–28.
 */
export function spearman(x: readonly number[], y: readonly number[], level = 0.95): RankCorrelation {
  const n = x.length
  const none: RankCorrelation = { rho: undefined, low: undefined, high: undefined, p: undefined, n }
  if (n < 3 || y.length !== n || isConstant(x) || isConstant(y)) return none
  const rho = Math.max(-1, Math.min(1, sampleRankCorrelation([...x], [...y])))
  if (n === 3) return { ...none, rho }
  const error = Math.sqrt((1 + rho ** 2 / 2) / (n - 3))
  const p = twoSidedNormalP(Math.atanh(rho) / error)
  if (Math.abs(rho) > TOO_STRONG_FOR_INTERVAL) return { ...none, rho, p }
  const half = criticalZ(level) * error
  return { rho, low: Math.tanh(Math.atanh(rho) - half), high: Math.tanh(Math.atanh(rho) + half), p, n }
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0])
}
