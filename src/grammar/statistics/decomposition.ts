/** One part of a whole at two times: what it adds to the numerator, and to the denominator. */
export interface RatePart {
  before: { part: number; whole: number }
  now: { part: number; whole: number }
}

export interface Contribution {
  /** What the part adds to the change of the whole rate, in the rate's own scale. */
  change: number
  /** How much of that comes from its rate; null where it has none at one of the times. */
  rate: number | null
  /** How much comes from its share of the whole: it weighs more or less than it did. */
  mix: number | null
}

/**
 * The change of a rate told apart by the parts of its whole: each part's rate effect w̄·Δr and composition effect Δw·(r̄ − R̄), with w the
 * part's share of the denominator, r its rate and R the rate of the whole, bars for means of the two times. All contributions add up
 * to the change where the parts are the whole. Source: Kitagawa, E. M. (1955), Components of a difference between two rates, JASA 50,
 * 1168–1194. `whole`: numerator and denominator of everything, denominators above 0, at both times.
 */
export function decomposeRate(parts: readonly RatePart[], whole: RatePart): Contribution[] {
  const total = { before: whole.before.part / whole.before.whole, now: whole.now.part / whole.now.whole }
  const middle = (total.before + total.now) / 2
  return parts.map(({ before, now }) => {
    const weight = { before: before.whole / whole.before.whole, now: now.whole / whole.now.whole }
    const shift = weight.now - weight.before
    const change = now.part / whole.now.whole - before.part / whole.before.whole - shift * middle
    if (!before.whole || !now.whole) return { change, rate: null, mix: null }
    const rate = ((weight.before + weight.now) / 2) * (now.part / now.whole - before.part / before.whole)
    return { change, rate, mix: change - rate }
  })
}
