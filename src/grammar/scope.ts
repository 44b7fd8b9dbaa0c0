import type { Filters, Scope } from './filter'
import type { Organisation } from './organisation'
import { quarterIndex, shiftQuarter, type Quarter } from './quarter'
import type { Target } from './target'

/** How many quarters a chart over time shows where none was named. */
const SHOWN = 8

/** What is loaded, as far as a scope depends on it. */
export interface Ground {
  current: Quarter
  quarters: readonly Quarter[]
  organisation: Organisation
  /** ISO date. */
  asOf: string
  targets?: readonly Target[]
}

/** The filters against what is loaded: defaults filled in, unknown places dropped. */
export function scopeOn(ground: Ground, asked: Filters): Scope {
  const { organisation } = ground
  const quarter = asked.quarter ?? ground.current
  const earliest = ground.quarters[0] ?? quarter
  const usual = quarter < earliest ? quarter : later(shiftQuarter(quarter, 1 - SHOWN), earliest)
  const from = asked.from && quarterIndex(asked.from) <= quarterIndex(quarter) ? asked.from : usual
  const node = organisation.byPath.get(asked.org ?? organisation.start.path) ?? organisation.start
  return {
    quarter,
    from,
    previous: shiftQuarter(quarter, -1),
    yearAgo: shiftQuarter(quarter, -4),
    asOf: ground.asOf,
    org: node.path,
    depth: node.depth,
    ...(ground.targets && { targets: ground.targets }),
    values: asked.values,
  }
}

function later(a: Quarter, b: Quarter): Quarter {
  return quarterIndex(a) > quarterIndex(b) ? a : b
}
