import { bisect } from '@/grammar/statistics/beta'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import type { Interval } from '@/grammar/statistics/interval'

/** One tested change: its p-value (0…1) and its size in its own unit. */
export interface Tested {
  p: number
  change: number
}

export interface Discoveries<Item> {
  /** Smallest p first, then the larger change. */
  listed: Item[]
  /** How many were tested; a list must say so. */
  tested: number
}

/** No much smaller p can be told from an interval: 1 − 1e-16 is 1. */
const SMALLEST_P = 1e-15

/**
 * Of a family of tests those worth listing: p < alpha, and rejected by Benjamini & Hochberg at q, so that at most a
 * share q of the list is expected to be chance.
 * Source: Benjamini & Hochberg, JRSS B 57 (1995) 289–300.
 * @throws RangeError for a p outside 0…1 or a change that is NaN
 */
export function discoveries<Item extends Tested>(family: readonly Item[], alpha = 0.05, q = 0.1): Discoveries<Item> {
  if (family.some(({ change }) => Number.isNaN(change))) throw new RangeError('discoveries: a change is NaN')
  const rejected = benjaminiHochberg(
    family.map(({ p }) => p),
    q,
  )
  const listed = family.filter(({ p }, i) => p < alpha && rejected[i])
  listed.sort((a, b) => a.p - b.p || (Math.abs(b.change) > Math.abs(a.change) ? 1 : -1))
  return { listed, tested: family.length }
}

/**
 * The p-value that belongs to any interval of a difference: 1 − the level at which it touches 0, found by bisection; 1
 * when even the narrowest holds 0, 1e-15 when not even the widest does. `intervalAt` takes a level in 0…1 and must
 * widen with it; an end may be infinite.
 * Source: duality of tests and intervals, Neyman, Phil. Trans. A 236 (1937) 333–380.
 * @throws RangeError when an end is NaN
 */
export function touchingLevel(intervalAt: (confidence: number) => Interval): number {
  const excludes = (p: number) => {
    const { low, high } = intervalAt(1 - p)
    if (Number.isNaN(low) || Number.isNaN(high)) throw new RangeError('touchingLevel: an end is NaN')
    return low > 0 || high < 0
  }
  if (!excludes(1)) return 1
  if (excludes(SMALLEST_P)) return SMALLEST_P
  return Math.exp(bisect((logP) => excludes(Math.exp(logP)), Math.log(SMALLEST_P), 0))
}
