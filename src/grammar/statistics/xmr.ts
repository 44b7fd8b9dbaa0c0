import { mean } from 'simple-statistics'
import { requireFinite } from '@/grammar/statistics/finite'
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
  /**
   * Those that reach the newest point: what a sentence about now may speak of. Of stable series fewer than 2 in 100
   * have one, however long; any signal anywhere is found in 2 of 100 with 8 points and in 13 of 100 with 20.
   */
  current: Signal[]
}

/** A stretch of points that were measured alike, `from`…`to` (indices, inclusive); `chart` undefined: 期数不足. */
export interface XmrSegment {
  from: number
  to: number
  chart: Xmr | undefined
}

const ENOUGH_POINTS = 8
const LIMIT_FACTOR = 2.66
const SIDE_RUN = 7
const DRIFT_RUN = 5

/**
 * Natural process limits of individual values in time order, one per period: mean ± 2.66 × mean moving range, in the
 * unit of the values. null is a missing period: no moving range and no run crosses it.
 * `range` clips the limits to what is possible (0…1 for a share), not the values. Fewer than 8 points: undefined.
 * Differences below 1e-9 of the largest value count as equal, so a constant series gives no signal.
 * Source: Wheeler, Understanding Variation (1993), with Shewhart's constant 3 ÷ 1.128; runs: Western Electric,
 * Statistical Quality Control Handbook (1956), and Nelson, Journal of Quality Technology 16 (1984), with the lengths
 * 7 and 5.
 * @throws RangeError for a value that is not finite
 */
export function xmr(values: readonly (number | null)[], range?: Interval): Xmr | undefined {
  const points = values.filter((value) => value !== null)
  requireFinite('xmr', ...points)
  const changes = values.slice(1).map((value, i) => subtract(value, values[i]))
  const moving = changes.filter((change) => change !== null)
  if (points.length < ENOUGH_POINTS || moving.length === 0) return undefined
  const centre = mean(points)
  const half = LIMIT_FACTOR * mean(moving.map(Math.abs))
  const lower = Math.max(centre - half, range?.low ?? -Infinity)
  const upper = Math.min(centre + half, range?.high ?? Infinity)
  const tolerance = 1e-9 * Math.max(...points.map(Math.abs))
  const sign = (x: number | null) => (x === null || Math.abs(x) <= tolerance ? 0 : Math.sign(x))
  const beyond = (value: number | null) =>
    Math.max(0, sign(subtract(value, upper))) + Math.min(0, sign(subtract(value, lower)))
  const signals = [
    ...values.map(beyond).flatMap((way, i) => (way ? [signal('outside', way, i, i)] : [])),
    ...runs(
      values.map((value) => sign(subtract(value, centre))),
      SIDE_RUN,
    ).map(({ way, from, to }) => signal('side', way, from, to)),
    // A change belongs to the point it leads to; the run includes the point it starts from.
    ...runs(changes.map(sign), DRIFT_RUN).map(({ way, from, to }) => signal('drift', way, from, to + 1)),
  ]
  const newest = values.length - 1
  return { mean: centre, lower, upper, signals, current: signals.filter(({ to }) => to === newest) }
}

/**
 * The same where the way of measuring changed: one chart per stretch, none across. `breaks` are the indices of the
 * first points measured anew; signals keep the indices of the whole series.
 */
export function xmrSegments(
  values: readonly (number | null)[],
  breaks: readonly number[],
  range?: Interval,
): XmrSegment[] {
  const inside = breaks.filter((index) => index > 0 && index < values.length)
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b)
  return starts.map((from, i) => {
    const end = starts[i + 1] ?? values.length
    const chart = xmr(values.slice(from, end), range)
    const shift = (signals: readonly Signal[]) =>
      signals.map((one) => ({ ...one, from: one.from + from, to: one.to + from }))
    return {
      from,
      to: end - 1,
      chart: chart && { ...chart, signals: shift(chart.signals), current: shift(chart.current) },
    }
  })
}

function subtract(a: number | null, b: number | null | undefined): number | null {
  return a === null || b === null || b === undefined ? null : a - b
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
