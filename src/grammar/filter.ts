import type { OrgPath } from './organisation'
import type { Quarter } from './quarter'
import type { Target } from './target'

/** What the user asked for: the one filter over all pages. Values are canonical; an absent key filters nothing. */
export interface Filters {
  quarter?: Quarter
  from?: Quarter
  org?: OrgPath
  /** Column → accepted values. */
  values: Readonly<Record<string, readonly string[]>>
}

/** A global filter over a shared column. */
export interface FilterSpec {
  column: string
  /** Worker attributes: at most one beside a protected dataset. */
  attribute: boolean
}

/** The filters, resolved against what is loaded: what a query is asked about. */
export interface Scope {
  quarter: Quarter
  previous: Quarter
  yearAgo: Quarter
  from: Quarter
  /** Latest day on which anything is known, ISO. */
  asOf: string
  org: OrgPath
  depth: number
  /** What the metrics should reach; none where nobody said. */
  targets?: readonly Target[]
  values: Readonly<Record<string, readonly string[]>>
}
