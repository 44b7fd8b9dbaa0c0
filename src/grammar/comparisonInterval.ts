import { comparableOf, type Series } from './comparison'
import type { Fact, MetricSpec } from './metric'
import { clusteredProportionFromSums } from './statistics/clusteredProportion'
import type { Interval } from './statistics/interval'
import { criticalZ, twoSidedNormalP } from './statistics/normal'
import { newcombe, newcombePValue } from './statistics/proportion'
import { dispersion, rateRatio } from './statistics/rateRatio'
import { welch, type Sample } from './statistics/welch'

/** What two facts differ by, with its 95 % interval and the level at which that touches no difference. */
export interface Tested extends Interval {
  p: number
}

/**
 * The difference of two independent facts of one metric, tested as its certainty asks: shares by Newcombe (pooled answers as the number
 * of independent ones they are worth), means by Welch, counts and rates over a base as a ratio less 1 by the exact conditional binomial.
 * `past`: earlier facts of the place, for the dispersion of its counts. Undefined for a register, an estimate, or nothing to test.
 */
export function testedDifference(
  spec: MetricSpec,
  now: Fact,
  before: Fact,
  past: readonly Fact[] = [],
): Tested | undefined {
  if (spec.certainty === 'register' || now.estimated || before.estimated) return undefined
  if (comparableOf(spec, now) === null || comparableOf(spec, before) === null) return undefined
  if (spec.change === 'relative') return testedRatio(spec, now, before, past)
  if (spec.source.cluster && spec.measure === 'share') return testedShares(clustered(now), clustered(before))
  if (spec.source.cluster) return testedMeans(clusteredMean(now), clusteredMean(before))
  if (spec.source.subject === 'recommendations') return testedScores(now, before, spec.source.times ?? 1)
  if (spec.source.squares) return testedMeans(sampleOf(now), sampleOf(before))
  return spec.measure === 'share' ? testedShares(shareOf(spec, now), shareOf(spec, before)) : undefined
}

/** The interval of the change from one quarter to another of a series; for counts, over the dispersion of the quarters before. */
export function changeInterval(spec: MetricSpec, series: Series, now: Fact, before: Fact): Tested | undefined {
  return testedDifference(
    spec,
    now,
    before,
    [...series.values()].filter(({ quarter }) => quarter < now.quarter),
  )
}

function testedRatio(spec: MetricSpec, now: Fact, before: Fact, past: readonly Fact[]): Tested | undefined {
  const count = (fact: Fact) => fact.tested ?? fact.part ?? 0
  const exposure = (fact: Fact) => (spec.source.over ? (fact.whole ?? 0) : 1)
  const phi = dispersion(past.map(count), past.map(exposure))
  const rate = (fact: Fact) => ({ count: count(fact), exposure: exposure(fact) })
  const found = rateRatio(rate(now), rate(before), phi)
  return found?.high === undefined ? undefined : { low: found.low - 1, high: found.high - 1, p: found.p }
}

interface Share {
  p: number
  n: number
}

function testedShares(now: Share | undefined, before: Share | undefined): Tested | undefined {
  const found = now && before && newcombe(now, before)
  const p = found && newcombePValue(now, before)
  return found && p !== undefined ? { low: found.low, high: found.high, p } : undefined
}

function shareOf(spec: MetricSpec, fact: Fact): Share {
  const aged = spec.cohort && !fact.undated
  const [part, whole] = aged ? [fact.part_then, fact.whole_then] : [fact.part, fact.whole]
  return { p: (part ?? NaN) / (whole ?? NaN), n: whole ?? 0 }
}

function clustered(fact: Fact): Share | undefined {
  const { n, sum_y, sum_m, sum_yy, sum_ym, sum_mm } = fact
  if (n === null || sum_y === null || sum_m === null || sum_yy === null || sum_ym === null || sum_mm === null)
    return undefined
  const sums = { n, sumY: sum_y, sumM: sum_m, sumYY: sum_yy, sumYM: sum_ym, sumMM: sum_mm }
  const found = clusteredProportionFromSums(sums)
  return found && { p: found.p, n: found.effective }
}

/** The mean over all answers as a ratio Σy ÷ Σm of respondents: its variance is n · v (Cochran, Sampling Techniques, 6.3). */
function clusteredMean(fact: Fact): Sample | undefined {
  const { n, sum_y, sum_m, sum_yy, sum_ym, sum_mm } = fact
  if (!n || n < 2 || sum_y === null || !sum_m || sum_yy === null || sum_ym === null || sum_mm === null) return undefined
  const mean = sum_y / sum_m
  const squares = Math.max(0, sum_yy - 2 * mean * sum_ym + mean * mean * sum_mm)
  return { mean, variance: (n * n * squares) / (n - 1) / sum_m ** 2, n }
}

function sampleOf({ part, whole, squares }: Fact): Sample | undefined {
  if (part === null || !whole || whole < 2 || squares === null) return undefined
  return { mean: part / whole, variance: Math.max(0, squares - (part * part) / whole) / (whole - 1), n: whole }
}

function testedMeans(now: Sample | undefined, before: Sample | undefined): Tested | undefined {
  const found = now && before && welch(now, before)
  return found && { low: found.low, high: found.high, p: found.p }
}

/** eNPS: variance (p + d − (p − d)²) ÷ n; `squares` counts promoters and detractors. */
function testedScores(now: Fact, before: Fact, times: number): Tested | undefined {
  const error = ({ part, whole, squares }: Fact) =>
    part === null || !whole || squares === null ? NaN : (squares / whole - (part / whole) ** 2) / whole
  const difference = ((now.part ?? NaN) / (now.whole ?? NaN) - (before.part ?? NaN) / (before.whole ?? NaN)) * times
  const deviation = Math.sqrt(error(now) + error(before)) * times
  if (!(deviation > 0)) return undefined
  const half = criticalZ(0.95) * deviation
  return { low: difference - half, high: difference + half, p: twoSidedNormalP(difference / deviation) }
}
