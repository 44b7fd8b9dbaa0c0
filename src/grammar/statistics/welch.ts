import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'
import { studentTQuantile, twoSidedTP } from '@/grammar/statistics/studentT'

/** Mean and sample variance (÷ (n − 1)) of n values; the variance in the square of the mean's unit. */
export interface Sample {
  mean: number
  variance: number
  n: number
}

export interface MeanDifference extends Interval {
  difference: number
  /** Welch–Satterthwaite degrees of freedom, real. */
  df: number
  /** Two-sided; below 1 − level exactly when the interval excludes 0. */
  p: number
}

/**
 * Difference a − b of the means of two independent samples with unequal variances, with t interval and test.
 * Undefined when either n < 2, or when neither sample varies (no estimate of the error).
 * Source: Welch, Biometrika 34 (1947) 28–35; Satterthwaite, Biometrics Bulletin 2 (1946) 110–114.
 * @throws RangeError for NaN, infinities and negative variances
 */
export function welch(a: Sample, b: Sample, level = 0.95): MeanDifference | undefined {
  if (!isEnough(a) || !isEnough(b)) return undefined
  const [va, vb] = [a.variance / a.n, b.variance / b.n]
  const error = Math.sqrt(va + vb)
  if (!(error > 0)) return undefined
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const difference = a.mean - b.mean
  const half = studentTQuantile((1 + level) / 2, df) * error
  return {
    difference,
    low: difference - half,
    high: difference + half,
    df,
    p: twoSidedTP(difference / error, df),
  }
}

/**
 * t interval of one mean, in its unit. Undefined when n < 2 or the variance is 0 (no estimate of the error).
 * Source: Student, Biometrika 6 (1908) 1–25.
 * @throws RangeError for NaN, infinities and negative variances
 */
export function meanInterval(sample: Sample, level = 0.95): Interval | undefined {
  const { mean, variance, n } = sample
  if (!isEnough(sample) || variance === 0) return undefined
  const half = studentTQuantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n)
  return { low: mean - half, high: mean + half }
}

/** Two values or more; the variance of fewer may be 0 ÷ 0 and is not looked at. */
function isEnough({ mean, variance, n }: Sample): boolean {
  requireFinite('welch', n)
  if (n < 2) return false
  requireFinite('welch', mean, variance)
  if (variance < 0) throw new RangeError(`welch: the variance ${variance} is negative`)
  return true
}
