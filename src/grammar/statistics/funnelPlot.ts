import { incompleteBeta } from '@/grammar/statistics/beta'
import { requireFinite } from '@/grammar/statistics/finite'
import type { Interval } from '@/grammar/statistics/interval'

/** `count` of n, both whole numbers. */
export interface FunnelUnit {
  count: number
  n: number
}

/** Limits of a unit's share in 0…1 if it were like all: crossed by chance once in 20 and once in 500. */
export interface FunnelLimits {
  inner: Interval
  outer: Interval
}

export interface FunnelPoint extends FunnelLimits {
  share: number
  signal: 'inner' | 'outer' | undefined
  direction: 'high' | 'low' | undefined
}

export interface FunnelPlot {
  /** Σ count ÷ Σ n. */
  rate: number
  /** Dispersion of the winsorised z²; about 1 or below when the units differ by chance alone. */
  phi: number
  /** √φ where the limits are widened by it, which the chart must say; else 1. */
  widening: number
  /** In the order given; undefined for a unit with n = 0. */
  points: (FunnelPoint | undefined)[]
}

const INNER_TAIL = 0.025
const OUTER_TAIL = 0.001
const WINSORISED = 0.1

/**
 * Which units' shares lie outside what chance allows around the overall share. Undefined when there are no answers at
 * all.
 *
 * A signal is an exact binomial tail below 0.025 (inner) or 0.001 (outer), which is the same as a point strictly
 * outside its interpolated limit. φ is the mean z² after the ⌊K/10⌋ lowest and highest z are drawn in to the next; if
 * it exceeds 1 + 2√(2/K), the distance of the limits from the rate is widened by √φ, and the widened limits decide.
 * Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202: exact limits, winsorised over-dispersion.
 * @throws RangeError for counts that are no whole numbers in 0…n
 */
export function funnelPlot(units: readonly FunnelUnit[]): FunnelPlot | undefined {
  units.forEach(check)
  const heard = units.filter(({ n }) => n > 0)
  const people = heard.reduce((sum, { n }) => sum + n, 0)
  if (people === 0) return undefined
  const rate = heard.reduce((sum, { count }) => sum + count, 0) / people
  const phi = dispersionOf(heard, rate)
  const widening = phi > 1 + 2 * Math.sqrt(2 / heard.length) ? Math.sqrt(phi) : 1
  return { rate, phi, widening, points: units.map((unit) => (unit.n > 0 ? pointOf(unit, rate, widening) : undefined)) }
}

/** The two pairs of limits for a unit of n answers around `rate` (0…1), `widening` times as far away. */
export function funnelLimits(n: number, rate: number, widening = 1): FunnelLimits {
  requireFinite('funnelLimits', n, rate, widening)
  if (!(Number.isInteger(n) && n > 0 && rate >= 0 && rate <= 1)) throw new RangeError(`funnelLimits: ${n}, ${rate}`)
  const limits = (tail: number): Interval => ({
    low: Math.max(0, rate - (rate - lowerLimit(n, rate, tail)) * widening),
    high: Math.min(1, rate + (1 - lowerLimit(n, 1 - rate, tail) - rate) * widening),
  })
  return { inner: limits(INNER_TAIL), outer: limits(OUTER_TAIL) }
}

function pointOf({ count, n }: FunnelUnit, rate: number, widening: number): FunnelPoint {
  const limits = funnelLimits(n, rate, widening)
  const share = count / n
  const below = atMost(count, n, rate)
  const above = atMost(n - count, n, 1 - rate)
  const beyond = (tail: number, { low, high }: Interval) =>
    widening > 1 ? { low: share < low, high: share > high } : { low: below < tail, high: above < tail }
  const [inner, outer] = [beyond(INNER_TAIL, limits.inner), beyond(OUTER_TAIL, limits.outer)]
  const signal = outer.low || outer.high ? 'outer' : inner.low || inner.high ? 'inner' : undefined
  const direction = inner.low || outer.low ? 'low' : inner.high || outer.high ? 'high' : undefined
  return { ...limits, share, signal, direction }
}

/** With r the smallest number with F(r) ≥ p: (r − (F(r) − p) ÷ (F(r) − F(r − 1))) ÷ n, not below 0. */
function lowerLimit(n: number, rate: number, p: number): number {
  let [r, high] = [0, n]
  while (r < high) {
    const middle = Math.floor((r + high) / 2)
    if (atMost(middle, n, rate) >= p) high = middle
    else r = middle + 1
  }
  const reached = atMost(r, n, rate)
  const before = r > 0 ? atMost(r - 1, n, rate) : 0
  return Math.max(0, (r - (reached - p) / (reached - before)) / n)
}

/** F(r): the chance of at most r of n. */
function atMost(r: number, n: number, rate: number): number {
  return r >= n ? 1 : incompleteBeta(1 - rate, n - r, r + 1, rate)
}

function dispersionOf(units: readonly FunnelUnit[], rate: number): number {
  const spread = rate * (1 - rate)
  if (!(spread > 0)) return 0
  const z = units.map(({ count, n }) => (count / n - rate) / Math.sqrt(spread / n)).sort((a, b) => a - b)
  const drawn = Math.floor(WINSORISED * z.length)
  const [lowest, highest] = [z[drawn] ?? 0, z[z.length - 1 - drawn] ?? 0]
  return z.reduce((sum, one) => sum + Math.min(highest, Math.max(lowest, one)) ** 2, 0) / z.length
}

function check({ count, n }: FunnelUnit): void {
  if (!(Number.isInteger(count) && Number.isInteger(n) && count >= 0 && count <= n)) {
    throw new RangeError(`funnelPlot: ${count} of ${n} is no share of whole numbers`)
  }
}
