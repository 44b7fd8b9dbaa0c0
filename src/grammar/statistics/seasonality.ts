import { incompleteBeta } from '@/grammar/statistics/beta'
import { requireFinite } from '@/grammar/statistics/finite'

export interface Seasonality {
  /** p below the level asked for. */
  found: boolean
  /** Share of F at least as large without seasons; 1 for a series without any season, 0 for nothing but seasons. */
  p: number
  f: number
  /** Seasons − 1, and values − seasons − 1. */
  df: readonly [number, number]
}

const ENOUGH_VALUES = 8
const ENOUGH_PER_SEASON = 2

/**
 * Do the seasons differ, whatever the trend? F test of season means around one straight line (regression on season and
 * time against time alone). `values` in time order, one per period; null: missing; the first belongs to season 0 of
 * `seasons` (which one that is does not matter).
 * Undefined (期数不足): fewer than 8 values, or a season with fewer than two.
 *
 * Counts should be given as square roots, so that their spread does not grow with their level. With 8 values only
 * strong seasons are found, and that is meant: a comparison with the year before is the rule only where it is needed.
 * Source: stable-seasonality F test, Shiskin, Young & Musgrave, The X-11 Variant (1967), on a common slope as in the
 * analysis of covariance: Fisher, Statistical Methods for Research Workers, 4th ed. (1932), 49.1.
 * @throws RangeError for a value that is not finite
 */
export function seasonality(values: readonly (number | null)[], seasons = 4, alpha = 0.05): Seasonality | undefined {
  const points = values.flatMap((y, t) => (y === null ? [] : [{ t, y, season: t % seasons }]))
  requireFinite('seasonality', ...points.map(({ y }) => y))
  const groups = Array.from({ length: seasons }, (_, season) => points.filter((one) => one.season === season))
  if (points.length < ENOUGH_VALUES || groups.some((group) => group.length < ENOUGH_PER_SEASON)) return undefined
  const whole = scatter(points)
  const within = groups.map(scatter).reduce((a, b) => ({ tt: a.tt + b.tt, ty: a.ty + b.ty, yy: a.yy + b.yy }))
  const [trendAlone, both] = [residual(whole), residual(within)]
  const df = [seasons - 1, points.length - seasons - 1] as const
  const rounding = 1e-20 * points.reduce((sum, { y }) => sum + y * y, 0)
  const explained = Math.max(0, trendAlone - both)
  if (explained <= rounding) return { found: false, p: 1, f: 0, df }
  if (both <= rounding) return { found: true, p: 0, f: Infinity, df }
  const f = explained / df[0] / (both / df[1])
  const p = incompleteBeta(df[1] / (df[1] + df[0] * f), df[1] / 2, df[0] / 2)
  return { found: p < alpha, p, f, df }
}

interface Scatter {
  tt: number
  ty: number
  yy: number
}

/** Sums of squares and products around the means. */
function scatter(points: readonly { t: number; y: number }[]): Scatter {
  const mean = (of: (one: { t: number; y: number }) => number) =>
    points.reduce((sum, one) => sum + of(one), 0) / points.length
  const [meanT, meanY] = [mean(({ t }) => t), mean(({ y }) => y)]
  return points.reduce(
    (sum, { t, y }) => ({
      tt: sum.tt + (t - meanT) ** 2,
      ty: sum.ty + (t - meanT) * (y - meanY),
      yy: sum.yy + (y - meanY) ** 2,
    }),
    { tt: 0, ty: 0, yy: 0 },
  )
}

/** What a straight line leaves unexplained. */
function residual({ tt, ty, yy }: Scatter): number {
  return Math.max(0, yy - ty ** 2 / tt)
}
