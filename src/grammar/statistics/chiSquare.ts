import { twoSidedNormalP } from '@/grammar/statistics/normal'

/**
 * Chance of a χ² of at least x with `df` degrees of freedom (a whole number ≥ 1), exact up to rounding: from df = 1
 * or 2 upwards in steps of two, each adding (x/2)^(k/2) · e^(−x/2) ÷ Γ(k/2 + 1).
 * Source: Abramowitz & Stegun (1964), 26.4.4 and 26.4.5.
 * @throws RangeError for NaN or a df that is no whole number ≥ 1
 */
export function chiSquareTail(x: number, df: number): number {
  if (Number.isNaN(x) || !Number.isInteger(df) || df < 1) throw new RangeError(`chiSquareTail: ${x}, ${df}`)
  if (x <= 0) return 1
  if (x === Infinity) return 0
  const odd = df % 2 === 1
  let tail = odd ? twoSidedNormalP(Math.sqrt(x)) : Math.exp(-x / 2)
  // The term of k = 1 is √(2x/π)·e^(−x/2), that of k = 2 is (x/2)·e^(−x/2).
  let term = odd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (x / 2) * Math.exp(-x / 2)
  for (let k = odd ? 1 : 2; k + 2 <= df; k += 2) {
    tail += term
    term *= x / (k + 2)
  }
  return Math.min(1, tail)
}
