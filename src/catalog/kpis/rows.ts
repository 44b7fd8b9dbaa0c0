import { quarterDays, quartersBetween, shiftQuarter, type Quarter } from '@/grammar/quarter'
import type { Scope } from '@/grammar/filter'
import type { RowOf } from '@/grammar/column'
import type { MetricSpec } from '@/grammar/metric'
import type { Interval } from '@/grammar/statistics/interval'
import { newcombe } from '@/grammar/statistics/proportion'
import { countChange } from '../countChange'
import { favourableOf, independent, together, type Sums } from '../favourable'
import { kpis, metrics, type KpiId } from '../metrics'

export const columns = {
  metric: { measure: 'text', values: 'metric' },
  quarter: { measure: 'quarter' },
  value: { measure: 'number' },
  n: { measure: 'count' },
  previous: { measure: 'number' },
  change: { measure: 'number' },
  change_low: { measure: 'number' },
  change_high: { measure: 'number' },
  year_ago: { measure: 'number' },
  ytd: { measure: 'number' },
  ytd_year_ago: { measure: 'number' },
  target: { measure: 'number' },
  target_gap: { measure: 'number' },
  suppressed: { measure: 'flag' },
} as const
export type KpiRow = RowOf<typeof columns>

/** What the query says of one metric in one quarter. */
export type Fact = Sums & {
  readonly metric: string
  readonly quarter: string
  /** A count, a score, or the numerator and denominator at equal age. */
  readonly part: number | null
  readonly whole: number | null
  /** The rate as of today, and its denominator. */
  readonly level: number | null
  readonly level_n: number | null
  /** Rows closed without a date: nothing can be said at equal age. */
  readonly undated: number | null
  /** The count without repeated demands. */
  readonly tested: number | null
  /** Persons since the start of the year. */
  readonly ytd_part: number | null
  /** Which questions were asked, and of how many lengths. */
  readonly asked: string | null
  readonly scales: number | null
  readonly estimated: boolean | null
  readonly suppressed: boolean
}

/** One row per metric and shown quarter, with its comparisons. */
export function kpiRows(facts: readonly Fact[], scope: Scope): KpiRow[] {
  return kpis.flatMap((id) => {
    const series = new Map(facts.filter((fact) => fact.metric === id).map((fact) => [fact.quarter, fact]))
    return quartersBetween(scope.from, scope.quarter).map((quarter) => rowOf(id, series, quarter, scope))
  })
}

type Series = ReadonlyMap<string, Fact>

function rowOf(id: KpiId, series: Series, quarter: Quarter, scope: Scope): KpiRow {
  const fact = series.get(quarter)
  const before = series.get(shiftQuarter(quarter, -1))
  const yearAgo = shiftQuarter(quarter, -4)
  const previous = comparable(id, before)
  const change = comparison(id, fact, before, quarter, scope)
  const interval = change === null ? undefined : changeInterval(id, fact, before, series)
  return {
    metric: id,
    quarter,
    value: quarter === scope.quarter ? (fact?.level ?? comparable(id, fact)) : comparable(id, fact),
    n: sizeOf(id, fact, quarter === scope.quarter),
    previous,
    change,
    change_low: interval?.low ?? null,
    change_high: interval?.high ?? null,
    year_ago: comparable(id, series.get(yearAgo)),
    ytd: toDate(id, series, quarter),
    ytd_year_ago: toDate(id, series, yearAgo),
    target: null,
    target_gap: null,
    suppressed: fact?.suppressed ?? false,
  }
}

const specOf = (id: KpiId): MetricSpec => metrics[id]

/** The value that is set against other quarters. Where dates are missing it is the one of today. */
function comparable(id: KpiId, fact: Fact | undefined): number | null {
  if (!fact) return null
  if (id === 'favourable') return pooled(fact)?.p ?? null
  if (specOf(id).cohort && fact.undated) return fact.level
  return specOf(id).measure === 'share' ? ratio(fact.part, fact.whole) : fact.part
}

const pooled = (fact: Fact) => (fact.scales === 1 ? favourableOf(fact) : undefined)

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole
}

function sizeOf(id: KpiId, fact: Fact | undefined, today: boolean): number | null {
  if (!fact) return null
  if (id === 'favourable' || specOf(id).measure === 'score') return fact.n
  if (specOf(id).measure === 'count') return fact.part
  return today || fact.undated ? (fact.level_n ?? fact.whole) : fact.whole
}

/** No change while the quarter runs, and none between what was not counted or asked alike. */
function comparison(
  id: KpiId,
  fact: Fact | undefined,
  before: Fact | undefined,
  quarter: Quarter,
  scope: Scope,
): number | null {
  const [now, then] = [comparable(id, fact), comparable(id, before)]
  if (now === null || then === null || scope.asOf < quarterDays(quarter).last) return null
  if (fact?.asked !== before?.asked || (specOf(id).cohort && (fact?.undated || before?.undated))) return null
  if (specOf(id).change === 'difference') return now - then
  return then > 0 ? now / then - 1 : null
}

function changeInterval(
  id: KpiId,
  fact: Fact | undefined,
  before: Fact | undefined,
  series: Series,
): Interval | undefined {
  if (!fact || !before || specOf(id).certainty === 'register') return undefined
  if (specOf(id).change === 'relative') return ratioInterval(fact, before, series)
  if (id === 'favourable') {
    const [a, b] = [pooled(fact), pooled(before)]
    return a && b && !fact.estimated && !before.estimated ? newcombe(independent(a), independent(b)) : undefined
  }
  const share = ({ part, whole }: Fact) => ({ p: (part ?? NaN) / (whole ?? NaN), n: whole ?? 0 })
  return newcombe(share(fact), share(before))
}

function ratioInterval(fact: Fact, before: Fact, series: Series): Interval | undefined {
  const tested = (one: Fact) => one.tested ?? one.part ?? 0
  const past = [...series.values()].filter(({ quarter }) => quarter < fact.quarter)
  const found = countChange(tested(fact), tested(before), past.map(tested))
  return found?.high === undefined ? undefined : { low: found.low - 1, high: found.high - 1 }
}

/** 年初累计. Null where a quarter of the year is missing, hidden or asked differently. */
function toDate(id: KpiId, series: Series, quarter: Quarter): number | null {
  const { cumulates, cohort } = specOf(id)
  const facts = quartersBetween(`${quarter.slice(0, 4)}Q1` as Quarter, quarter).map((one) => series.get(one))
  const known = facts.filter((fact) => fact !== undefined)
  const last = known.at(-1)
  if (!last || cumulates === 'none' || known.length < facts.length) return null
  if (id === 'favourable') {
    const alike = known.every((fact) => fact.asked === last.asked && fact.scales === 1)
    return alike ? (favourableOf(together(known))?.p ?? null) : null
  }
  const part = sum(known.map((fact) => fact.part))
  if (cumulates === 'sum') return part
  if (cumulates === 'mean') return part === null ? null : part / known.length
  const whole = sum(known.map((fact) => fact.whole))
  if (cumulates === 'persons')
    return part === null || whole === null ? null : ratio(last.ytd_part, whole / known.length)
  return cohort && known.some((fact) => fact.undated) ? null : ratio(part, whole)
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)
}
