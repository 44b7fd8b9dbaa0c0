import { dispersion, rateRatio, type RateRatio } from '@/grammar/statistics/rateRatio'

/**
 * The ratio of two quarters' counts of one unit, with its 95 % interval. The counts come without repeated demands, which leave the
 * test; `past` are those of the quarters before this one: a surge must not widen its own interval (metrics.md, Certainty).
 */
export function countChange(now: number, before: number, past: readonly number[]): RateRatio | undefined {
  const phi = dispersion(
    past,
    past.map(() => 1),
  )
  return rateRatio({ count: now, exposure: 1 }, { count: before, exposure: 1 }, phi)
}
