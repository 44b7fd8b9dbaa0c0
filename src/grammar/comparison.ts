import { isQuotient, type Fact, type MetricSpec } from './metric'
import { quarterDays, quartersBetween, shiftQuarter, type Quarter } from './quarter'

/** Facts of one metric at one place, by quarter. */
export type Series = ReadonlyMap<string, Fact>

/** Why two quarters cannot be set against each other; the stage has the words. */
export type NoChange = 'running' | 'missing' | 'from-zero' | 'not-alike' | 'undated'

export type Change = { change: number; why?: undefined } | { change: null; why: NoChange }

export function seriesOf(facts: readonly Fact[]): Series {
  return new Map(facts.map((fact) => [fact.quarter, fact]))
}

/** The figure as of today; null where part or whole is unknown, nothing is divided by, or questions of several scales meet. */
export function valueOf(spec: MetricSpec, fact: Fact | undefined): number | null {
  return fact ? quotient(spec, fact, fact.part, fact.whole) : null
}

/** The figure that is set against other quarters: at equal age for a cohort, as of today where dates are missing. */
export function comparableOf(spec: MetricSpec, fact: Fact | undefined): number | null {
  if (!fact) return null
  return isAged(spec, fact) ? quotient(spec, fact, fact.part_then, fact.whole_then) : valueOf(spec, fact)
}

/** How many the figure stands on: the whole, else the part; as of today or, for a comparison, at equal age. */
export function sizeOf(spec: MetricSpec, fact: Fact | undefined, today = true): number | null {
  if (!fact) return null
  if (fact.n != null) return fact.n
  if (!isQuotient(spec)) return fact.part
  return (today || !isAged(spec, fact) ? fact.whole : fact.whole_then) || null
}

/** The change from `before` to `now`, a quotient less 1 or a difference, or why there is none. The quarter must have ended by `asOf`. */
export function changeOf(spec: MetricSpec, now: Fact | undefined, before: Fact | undefined, asOf: string): Change {
  const [value, past] = [comparableOf(spec, now), comparableOf(spec, before)]
  if (now && asOf < quarterDays(now.quarter as Quarter).last) return { change: null, why: 'running' }
  if (value === null || past === null) return { change: null, why: 'missing' }
  if (now?.asked !== before?.asked) return { change: null, why: 'not-alike' }
  if (spec.cohort && (now?.undated || before?.undated)) return { change: null, why: 'undated' }
  if (spec.change === 'difference') return { change: value - past }
  return past > 0 ? { change: value / past - 1 } : { change: null, why: 'from-zero' }
}

/** 环比: against the calendar quarter before; a missing one is never replaced by another. */
export function previousOf(series: Series, quarter: Quarter): Fact | undefined {
  return series.get(shiftQuarter(quarter, -1))
}

/** 同比: against the same quarter of the year before. */
export function yearAgoOf(series: Series, quarter: Quarter): Fact | undefined {
  return series.get(shiftQuarter(quarter, -4))
}

/** 年初累计 up to a quarter. Null where a quarter of the year is missing, hidden, asked differently or cannot be aged. */
export function toDateOf(spec: MetricSpec, series: Series, quarter: Quarter): number | null {
  const year = quartersBetween(`${quarter.slice(0, 4)}Q1` as Quarter, quarter).map((one) => series.get(one))
  const facts = year.filter((fact) => fact !== undefined)
  const last = facts.at(-1)
  if (!last || spec.cumulates === 'none' || facts.length < year.length) return null
  if (facts.some((fact) => fact.asked !== last.asked)) return null
  if (spec.cumulates === 'mean') return over(sumOf(facts.map((fact) => valueOf(spec, fact))), facts.length)
  if (spec.source.alike && facts.some((fact) => fact.scales !== 1)) return null
  if (spec.cohort && facts.some((fact) => fact.undated)) return null
  const part = sumOf(facts.map((fact) => (spec.cohort ? fact.part_then : fact.part)))
  if (spec.cumulates === 'sum') return part
  const whole = sumOf(facts.map((fact) => (spec.cohort ? fact.whole_then : fact.whole)))
  const times = spec.source.times ?? 1
  if (spec.cumulates === 'ratio')
    return scaled(last.ytd_whole == null ? over(part, whole) : over(last.ytd_part, last.ytd_whole), times)
  if (spec.cumulates === 'base') return scaled(over(part, over(whole, facts.length)), times)
  if (part === null) return null
  return isQuotient(spec) ? scaled(over(last.ytd_part, over(whole, facts.length)), times) : last.ytd_part
}

/** A cohort whose dates are all known. */
const isAged = (spec: MetricSpec, fact: Fact): boolean => spec.cohort === true && !fact.undated

function quotient(spec: MetricSpec, fact: Fact, part: number | null, whole: number | null): number | null {
  if (spec.source.alike && fact.scales !== 1) return null
  return isQuotient(spec) ? scaled(over(part, whole), spec.source.times ?? 1) : part
}

function over(part: number | null | undefined, whole: number | null): number | null {
  return part == null || !whole ? null : part / whole
}

const scaled = (value: number | null, times: number): number | null => (value === null ? null : value * times)

/** Null where one is unknown. */
function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)
}
