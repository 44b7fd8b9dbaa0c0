import { betaQuantile, incompleteBeta } from '@/grammar/statistics/beta'
import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'

/** Events seen over an exposure (any unit, the same for both sides; > 0). */
export interface Rate {
  count: number
  exposure: number
}

export interface RateRatio {
  /** Rate of `current` ÷ rate of `previous`; undefined when previous has no events. */
  ratio: number | undefined
  low: number
  /** Undefined when previous has no events (no finite upper limit). */
  high: number | undefined
  /** The level at which the interval touches 1, two-sided. */
  p: number
}

/** Up to here counts pass for Poisson. */
const POISSON_UP_TO = 1.2
const ENOUGH_PERIODS = 8

/**
 * Ratio of two Poisson rates. Given their sum, `current.count` is binomial: its exact (Clopper–Pearson) interval is
 * turned into one for the ratio.
 *
 * `phi` is the dispersion of the series (see `dispersion`; undefined = unknown = 1). Above 1.2 each side of the
 * interval, on the log scale, is widened by √φ. Where the log ratio is infinite (one count is 0) the counts are
 * divided by φ instead, which widens as much. Undefined when both counts are 0 or an exposure is not positive.
 * Source: Przyborowski & Wilenski, Biometrika 31 (1940) 313–323; Clopper & Pearson, Biometrika 26 (1934) 404–413;
 * quasi-likelihood dispersion: McCullagh & Nelder, Generalized Linear Models, 2nd ed. (1989), 6.2.3.
 * @throws RangeError for NaN, infinities and negative counts
 */
export function rateRatio(current: Rate, previous: Rate, phi = 1, level = 0.95): RateRatio | undefined {
  requireFinite('rateRatio', current.count, current.exposure, previous.count, previous.exposure, phi)
  if (current.count < 0 || previous.count < 0) throw new RangeError('rateRatio: a count is negative')
  if (!(current.exposure > 0 && previous.exposure > 0 && current.count + previous.count > 0)) return undefined
  const widening = phi > POISSON_UP_TO ? Math.sqrt(phi) : 1
  const exposures = current.exposure / previous.exposure
  if (current.count === 0 || previous.count === 0) {
    const shrink = widening ** 2
    const [x, y] = [current.count / shrink, previous.count / shrink]
    const share = clopperPearson(x, x + y, level)
    const p = Math.min(1, 2 * tail(x, y, exposures / (1 + exposures)))
    const low = odds(share.low) / exposures
    if (previous.count === 0) return { ratio: undefined, low, high: undefined, p }
    return { ratio: 0, low, high: odds(share.high) / exposures, p }
  }
  const total = current.count + previous.count
  const share = clopperPearson(current.count, total, level)
  const ratio = current.count / previous.count / exposures
  const widen = (limit: number) => ratio * (limit / ratio) ** widening
  // The widened interval touches 1 where the exact one touches this ratio.
  const touched = exposures * ratio ** (1 - 1 / widening)
  const p = ratio === 1 ? 1 : Math.min(1, 2 * tail(current.count, previous.count, touched / (1 + touched)))
  return { ratio, low: widen(odds(share.low) / exposures), high: widen(odds(share.high) / exposures), p }
}

/**
 * Exact interval of a binomial share, in 0…1; n = 0: the whole range. Conservative: covers at least the level. Real
 * counts are interpolated.
 * Source: Clopper & Pearson, Biometrika 26 (1934) 404–413.
 */
export function clopperPearson(successes: number, n: number, level = 0.95): Interval {
  const tailArea = (1 - level) / 2
  const failures = n - successes
  return {
    low: successes > 0 ? betaQuantile(tailArea, successes, failures + 1) : 0,
    high: failures > 0 ? 1 - betaQuantile(tailArea, failures, successes + 1) : 1,
  }
}

/**
 * Pearson dispersion φ = χ² ÷ (k − 1) of counts around one common rate; about 1 for Poisson counts.
 * Periods without positive exposure are left out; fewer than 8 left, or no events at all: undefined.
 * Source: McCullagh & Nelder, Generalized Linear Models, 2nd ed. (1989), 4.5.2.
 * @throws RangeError for NaN, infinities and negative counts
 */
export function dispersion(counts: readonly number[], exposures: readonly number[]): number | undefined {
  requireFinite('dispersion', ...counts, ...exposures)
  if (counts.some((count) => count < 0)) throw new RangeError('dispersion: a count is negative')
  const periods = counts.map((count, i) => ({ count, exposure: exposures[i] ?? 0 })).filter((one) => one.exposure > 0)
  const events = periods.reduce((sum, one) => sum + one.count, 0)
  if (periods.length < ENOUGH_PERIODS || !(events > 0)) return undefined
  const rate = events / periods.reduce((sum, one) => sum + one.exposure, 0)
  const squares = periods.reduce((sum, { count, exposure }) => sum + (count - rate * exposure) ** 2 / exposure, 0)
  return squares / rate / (periods.length - 1)
}

/** The smaller of P(X ≥ x) and P(X ≤ x) for a binomial X with the given share, x of x + y. */
function tail(x: number, y: number, share: number): number {
  const atLeast = x > 0 ? incompleteBeta(share, x, y + 1) : 1
  const atMost = y > 0 ? incompleteBeta(1 - share, y, x + 1) : 1
  return Math.min(atLeast, atMost)
}

function odds(share: number): number {
  return share / (1 - share)
}
