import { mean } from 'simple-statistics'
import type { Interval } from '@/grammar/statistics/interval'

/** Points `from`…`to` (indices, inclusive) that chance alone would rarely give. */
export interface Signal {
  /**
   * `outside`: one point beyond a limit; `side`: 7 or more strictly on one side of the mean; `drift`: 5 or more
   * consecutive changes one way.
   */
  rule: 'outside' | 'side' | 'drift'
  from: number
  to: number
  direction: 'up' | 'down'
}

export interface Xmr {
  mean: number
  lower: number
  upper: number
  signals: Signal[]
}

const ENOUGH_POINTS = 8
const LIMIT_FACTOR = 2.66
const SIDE_RUN = 7
const DRIFT_RUN = 5

/**
 * Natural process limits of individual values in time order: mean ± 2.66 × mean moving range, in the unit of the
 * values.
 * `range` clips the limits to what is possible (0…1 for a share), not the values. Fewer than 8 points: undefined.
 * Differences below 1e-9 of the largest value count as equal, so a constant series gives no signal.
 * Source: Wheeler, Understanding Variation (1993), with Shewhart's constant 3 ÷ 1.128; runs: Western Electric,
 * Statistical Quality Control Handbook (1956), and Nelson, Journal of Quality Technology 16 (1984), with the lengths
 * 7 and 5.
 */
export function xmr(values: readonly number[], range?: Interval): Xmr | undefined {
  if (values.length < ENOUGH_POINTS) return undefined
  const centre = mean([...values])
  const changes = values.slice(1).map((value, i) => value - (values[i] ?? value))
  const half = LIMIT_FACTOR * mean(changes.map(Math.abs))
  const lower = Math.max(centre - half, range?.low ?? -Infinity)
  const upper = Math.min(centre + half, range?.high ?? Infinity)
  const tolerance = 1e-9 * Math.max(...values.map(Math.abs))
  const sign = (x: number) => (Math.abs(x) <= tolerance ? 0 : Math.sign(x))
  const beyond = values.map((value) => (sign(value - upper) > 0 ? 1 : sign(value - lower) < 0 ? -1 : 0))
  const sides = values.map((value) => sign(value - centre))
  return {
    mean: centre,
    lower,
    upper,
    signals: [
      ...beyond.flatMap((way, i) => (way ? [signal('outside', way, i, i)] : [])),
      ...runs(sides, SIDE_RUN).map(({ way, from, to }) => signal('side', way, from, to)),
      // A change belongs to the point it leads to; the run includes the point it starts from.
      ...runs(changes.map(sign), DRIFT_RUN).map(({ way, from, to }) => signal('drift', way, from, to + 1)),
    ],
  }
}

function signal(rule: Signal['rule'], way: number, from: number, to: number): Signal {
  return { rule, from, to, direction: way > 0 ? 'up' : 'down' }
}

/** The longest stretches of equal non-zero signs, of at least `length`. */
function runs(signs: readonly number[], length: number): { way: number; from: number; to: number }[] {
  const found: { way: number; from: number; to: number }[] = []
  let from = 0
  for (let i = 1; i <= signs.length; i++) {
    const way = signs[from] ?? 0
    if (i < signs.length && signs[i] === way) continue
    if (way !== 0 && i - from >= length) found.push({ way, from, to: i - 1 })
    from = i
  }
  return found
}
