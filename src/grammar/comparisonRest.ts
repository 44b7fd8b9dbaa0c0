import { valueOf } from './comparison'
import { testedDifference, type Tested } from './comparisonInterval'
import type { Fact, MetricSpec } from './metric'

/** What adds up over the parts of a node. */
const ADDING = [
  'part',
  'whole',
  'part_then',
  'whole_then',
  'undated',
  'tested',
  'n',
  'squares',
  'sum_y',
  'sum_m',
  'sum_yy',
  'sum_ym',
  'sum_mm',
] as const satisfies readonly (keyof Fact)[]

/** The parent without one of its children; null where either is unknown. */
export function restOf(parent: Fact, child: Fact): Fact {
  const rest = ADDING.map((name) => [
    name,
    parent[name] === null || child[name] === null ? null : parent[name] - child[name],
  ])
  return { ...parent, ...(Object.fromEntries(rest) as Pick<Fact, (typeof ADDING)[number]>) }
}

/**
 * A child against its parent: `difference` is child − parent, the test is against the rest of the parent, as of today. No test for
 * a register, where persons may stand in both, or where there is no rest.
 */
export function againstParent(
  spec: MetricSpec,
  child: Fact,
  parent: Fact,
): { difference: number | null; test: Tested | undefined } {
  const [own, whole] = [valueOf(spec, child), valueOf(spec, parent)]
  const difference = own === null || whole === null ? null : own - whole
  const today = (fact: Fact): Fact => ({ ...fact, part_then: fact.part, whole_then: fact.whole, undated: 0 })
  const rest = restOf(parent, child)
  const comparable = spec.source.over !== undefined || spec.change === 'difference'
  const tested = comparable && difference !== null && (rest.whole ?? 0) > 0
  return { difference, test: tested ? testedDifference(spec, today(child), today(rest)) : undefined }
}
