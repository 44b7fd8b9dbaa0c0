import type { MetricSpec } from '@/grammar/metric'
import { metrics, type MetricId } from '.'
import { durationsQuery } from './durations'
import { flowQuery } from './flow'
import { aggregatedPart, NO_KEY } from './aggregatedPart'
import type { Level, Part } from './subjects'

export interface Measuring {
  /**
   * `child`: the node and, beside it, each of its children. `descendant`: every node below it. A column: each of its values, at the
   * node.
   */
  by?: string
  /** A column: each of its values at each of these nodes. */
  within?: string
  /** Which quarters: all up to the current one, the shown ones, or the current one alone. */
  over?: 'history' | 'range' | 'quarter'
}

const WITHIN = {
  history: 'q.quarter <= s.quarter',
  range: 'q.quarter BETWEEN s."from" AND s.quarter',
  quarter: 'q.quarter = s.quarter',
}
const [BY_CHILD, BY_DESCENDANT] = ['child', 'descendant']
/** Which of the organisation's nodes `o` and of the headcount's rows `h` are measured. */
const PLACES: Readonly<Record<string, { nodes: string; heads: string }>> = {
  [BY_CHILD]: { nodes: 'o.org = s.org OR o.parent = s.org', heads: 'h.org = s.org OR h.org = h.child' },
  [BY_DESCENDANT]: {
    nodes: 'o.org <> s.org AND EXISTS (FROM model.ancestors AS up WHERE up.org = o.org AND up.ancestor = s.org)',
    heads: 'h.org <> s.org',
  },
}
const HERE = { nodes: 'o.org = s.org', heads: 'h.org = s.org' }

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
export function measureQuery(ids: readonly MetricId[], measuring: Measuring = {}): string {
  const { by, over = 'history', within = by === undefined || PLACES[by] ? undefined : by } = measuring
  const levels = levelsOf(by, within)
  const places = PLACES[by ?? ''] ?? HERE
  const groups = new Map<string, MetricId[]>()
  for (const id of ids) {
    const { subject } = metrics[id].source
    groups.set(subject, [...(groups.get(subject) ?? []), id])
  }
  const parts = [...groups].map(([subject, of]) => partOf(subject, of, levels, within))
  const heads = datasetsOf(ids).includes('headcount')
    ? [
        `headcount_nodes AS (SELECT h.*, h.org AS node FROM headcount_history AS h CROSS JOIN scope AS s WHERE ${places.heads})`,
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
    `nodes AS (SELECT o.org AS node FROM model.organisation AS o CROSS JOIN scope AS s WHERE ${places.nodes})`,
    ...heads,
    ...parts.flatMap((part) => part.ctes),
  ]
  return `WITH ${ctes.join(', ')}
    SELECT * FROM (
    ${parts.map((part) => part.select).join('\n    UNION ALL BY NAME\n    ')}
    )
    ORDER BY metric, quarter, org, key`
}

function levelsOf(by: string | undefined, within: string | undefined): Level[] {
  const key = within === undefined ? NO_KEY : `CAST(r.${within} AS VARCHAR)`
  const own = { node: 's.org', depth: 's.depth', join: '', key }
  const join = 'JOIN model.ancestors AS up ON up.org = r.org AND up.depth > s.depth'
  if (by === BY_DESCENDANT) return [{ node: 'up.ancestor', depth: 'up.depth', join, key }]
  return by === BY_CHILD ? [own, { node: 'r.child', depth: 's.depth + 1', join: '', key }] : [own]
}

function partOf(id: string, ids: readonly MetricId[], levels: readonly Level[], within: string | undefined): Part {
  if (id === 'flow') return flowQuery(levels)
  if (id === 'durations') return durationsQuery(levels)
  return aggregatedPart(id, ids, levels, within)
}
