import type { MetricSpec } from '@/grammar/metric'
import { metrics, type MetricId } from '.'
import { durationsQuery } from './durations'
import { flowQuery } from './flow'
import { aggregatedPart, NO_KEY } from './aggregatedPart'
import type { Level, Part } from './subjects'

export interface Measuring {
  /** `child`: the node and, beside it, each of its children. A column: each of its values, at the node. */
  by?: string
  /** Which quarters: all up to the current one, the shown ones, or the current one alone. */
  over?: 'history' | 'range' | 'quarter'
}

const WITHIN = {
  history: 'q.quarter <= s.quarter',
  range: 'q.quarter BETWEEN s."from" AND s.quarter',
  quarter: 'q.quarter = s.quarter',
}
const BY_CHILD = 'child'

/** Datasets that a query over these metrics reads, the first one's subject first. */
export function datasetsOf(ids: readonly MetricId[]): readonly [string, ...string[]] {
  const specs = ids.map((id): MetricSpec => metrics[id])
  const over = specs.flatMap(({ source }) => (source.over === 'headcount' ? ['headcount'] : []))
  const [first = 'headcount', ...rest] = new Set([...specs.flatMap(({ source }) => source.from), ...over])
  return [first, ...rest]
}

/**
 * A chart's query over the scopes that measures these metrics: one `Fact` a row. Throws `RangeError` for a column that a
 * metric's subject does not have.
 */
export function measureQuery(ids: readonly MetricId[], { by, over = 'history' }: Measuring = {}): string {
  const levels = levelsOf(by)
  const groups = new Map<string, MetricId[]>()
  for (const id of ids) {
    const { subject } = metrics[id].source
    groups.set(subject, [...(groups.get(subject) ?? []), id])
  }
  const parts = [...groups].map(([subject, of]) => partOf(subject, of, levels, by))
  const children = by === BY_CHILD ? 'h.org = s.org OR h.org = h.child' : 'h.org = s.org'
  const nodes = by === BY_CHILD ? 'o.org = s.org OR o.parent = s.org' : 'o.org = s.org'
  const heads = datasetsOf(ids).includes('headcount')
    ? [
        `headcount_nodes AS (SELECT h.*, h.org AS node FROM headcount_history AS h CROSS JOIN scope AS s WHERE ${children})`,
      ]
    : []
  const ctes = [
    `span AS (
      SELECT q.quarter, q.place, first.quarter AS first, q.last_day + CAST(least(greatest(s.as_of - n.last_day, 0), 90) AS INTEGER) AS cut
      FROM scope AS s
      JOIN model.quarters AS n ON n.quarter = s.quarter
      JOIN model.quarters AS q ON ${WITHIN[over]}
      JOIN model.quarters AS first ON first.place = q.place - date_part('quarter', q.last_day) + 1
    )`,
    `nodes AS (SELECT o.org AS node FROM model.organisation AS o CROSS JOIN scope AS s WHERE ${nodes})`,
    ...heads,
    ...parts.flatMap((part) => part.ctes),
  ]
  return `WITH ${ctes.join(', ')}
    SELECT * FROM (
    ${parts.map((part) => part.select).join('\n    UNION ALL BY NAME\n    ')}
    )
    ORDER BY metric, quarter, org, key`
}

function levelsOf(by: string | undefined): Level[] {
  const key = by === undefined || by === BY_CHILD ? NO_KEY : `CAST(r.${by} AS VARCHAR)`
  const own = { node: 's.org', depth: 's.depth', key }
  return by === BY_CHILD ? [own, { node: 'r.child', depth: 's.depth + 1', key }] : [own]
}

function partOf(id: string, ids: readonly MetricId[], levels: readonly Level[], by: string | undefined): Part {
  if (id === 'flow') return flowQuery(levels)
  if (id === 'durations') return durationsQuery(levels)
  return aggregatedPart(id, ids, levels, by === BY_CHILD ? undefined : by)
}
