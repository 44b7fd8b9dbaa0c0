import { changeOf, comparableOf, previousOf, seriesOf, sizeOf, yearAgoOf, type Series } from '@/grammar/comparison'
import { changeInterval } from '@/grammar/comparisonInterval'
import type { Scope } from '@/grammar/filter'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { quartersBetween } from '@/grammar/quarter'
import { seasonality } from '@/grammar/statistics/seasonality'
import { kpis, metrics, type KpiId } from '../metrics'
import { measureQuery } from '../metrics/measureQuery'

const specOf = (id: KpiId): MetricSpec => metrics[id]

/** Key figures that vary by chance. A register does not: its differences are what they are, and are not tested. */
export const changing = kpis.filter((id) => specOf(id).certainty !== 'register')

/** What tells a metric's rows apart in a list of changes. */
export function sliceOf(id: KpiId): 'category' | 'dimension' | undefined {
  const { from, subject } = specOf(id).source
  if (from[0] === 'demands') return 'category'
  return subject === 'people' ? 'dimension' : undefined
}

const slicesOf = (slice: string) => changing.filter((id) => sliceOf(id) === slice)

/** Facts of the node and its children, whole and by category or dimension, in all quarters: a surge is judged by what came before. */
export const familyQuery = `
  SELECT * FROM (${measureQuery(changing, { by: 'child' })})
  ${['category', 'dimension']
    .map((slice) => {
      const query = measureQuery(slicesOf(slice), { by: 'child', within: slice })
      return `UNION ALL BY NAME SELECT * FROM (${query}) WHERE key IS NOT NULL`
    })
    .join('\n  ')}`

/** One tested change of a key figure at a place, whole (`dimension` null) or in a category or dimension. */
export interface Move {
  metric: KpiId
  org: string
  dimension: string | null
  value: number | null
  previous: number | null
  change: number
  low: number
  high: number
  /** The level at which the metric's own interval touches no change. */
  p: number
  series: Series
}

/** Fewer in either quarter are not tested. */
export const FEWEST = 10

/**
 * The family of a list of changes: key figures × (node and children) × categories or dimensions that have ten in both quarters and can be
 * compared. A node's only category is the node itself, told once. 本级 has no page to open and is left out.
 */
export function familyOf(facts: readonly Fact[], scope: Scope): Move[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const name = JSON.stringify([fact.metric, fact.org, fact.key])
    groups.set(name, [...(groups.get(name) ?? []), fact])
  }
  const slices = new Map<string, number>()
  for (const [fact] of groups.values())
    if (fact && fact.key !== null) slices.set(nodeOf(fact), (slices.get(nodeOf(fact)) ?? 0) + 1)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || first.org === null || (first.key !== null && slices.get(nodeOf(first)) === 1)) return []
    return moveOf(first.metric as KpiId, first.org, first.key, seriesOf(group), scope) ?? []
  })
}

const nodeOf = ({ metric, org }: Fact): string => `${metric} ${org}`

function moveOf(metric: KpiId, org: string, dimension: string | null, series: Series, scope: Scope): Move | undefined {
  const spec = specOf(metric)
  const [now, before] = [series.get(scope.quarter), previousOf(series, scope.quarter)]
  const enough = (fact: Fact | undefined) => (sizeOf(spec, fact, false) ?? 0) >= FEWEST
  const { change } = changeOf(spec, now, before, scope.asOf)
  if (change === null || !now || !before || !enough(now) || !enough(before)) return undefined
  const found = changeInterval(spec, series, now, before)
  if (!found) return undefined
  const [value, previous] = [comparableOf(spec, now), comparableOf(spec, before)]
  return { metric, org, dimension, value, previous, change, low: found.low, high: found.high, p: found.p, series }
}

/** 同比 of a move where its series has seasons (from eight quarters on); undefined where it has none or they cannot be told. */
export function yearOnYear({ metric, series }: Move, scope: Scope) {
  const spec = specOf(metric)
  const quarters = quartersBetween([...series.keys()].sort()[0] as Scope['quarter'], scope.quarter)
  const values = quarters.map((quarter) => comparableOf(spec, series.get(quarter)))
  // Counts as square roots: their spread must not grow with their level.
  const seasons = seasonality(
    values.map((value) => (value !== null && spec.measure === 'count' ? Math.sqrt(value) : value)),
  )
  const [now, before] = [series.get(scope.quarter), yearAgoOf(series, scope.quarter)]
  const { change } = changeOf(spec, now, before, scope.asOf)
  const interval = seasons?.found && now && before ? changeInterval(spec, series, now, before) : undefined
  if (change === null || !interval) return undefined
  return { change, low: interval.low, high: interval.high }
}
