import type { RowOf } from '@/grammar/column'
import {
  changeOf,
  comparableOf,
  previousOf,
  seriesOf,
  sizeOf,
  toDateOf,
  valueOf,
  yearAgoOf,
  type Series,
} from '@/grammar/comparison'
import { changeInterval } from '@/grammar/comparisonInterval'
import type { Scope } from '@/grammar/filter'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { quartersBetween, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { targetOf } from '@/grammar/target'
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

/** One row per metric and shown quarter, with its comparisons. */
export function kpiRows(facts: readonly Fact[], scope: Scope): KpiRow[] {
  return kpis.flatMap((id) => {
    const series = seriesOf(facts.filter((fact) => fact.metric === id))
    return quartersBetween(scope.from, scope.quarter).map((quarter) => rowOf(id, series, quarter, scope))
  })
}

/** The current quarter stands as of today, the others at the age that it has. */
function rowOf(id: KpiId, series: Series, quarter: Quarter, scope: Scope): KpiRow {
  const spec: MetricSpec = metrics[id]
  const fact = series.get(quarter)
  const before = previousOf(series, quarter)
  const current = quarter === scope.quarter
  const value = current ? valueOf(spec, fact) : comparableOf(spec, fact)
  const target = targetOf(scope.targets ?? [], id, scope.org)
  const { change } = changeOf(spec, fact, before, scope.asOf)
  const interval = change !== null && fact && before ? changeInterval(spec, series, fact, before) : undefined
  return {
    metric: id,
    quarter,
    value,
    n: sizeOf(spec, fact, current),
    previous: comparableOf(spec, before),
    change,
    change_low: interval?.low ?? null,
    change_high: interval?.high ?? null,
    year_ago: comparableOf(spec, yearAgoOf(series, quarter)),
    ytd: toDateOf(spec, series, quarter),
    ytd_year_ago: toDateOf(spec, series, shiftQuarter(quarter, -4)),
    target,
    target_gap: target === null || value === null ? null : value - target,
    suppressed: fact?.suppressed ?? false,
  }
}
