import type { AnyRow } from './column'
import type { Filters } from './filter'
import { parentPath, type Organisation } from './organisation'

/**
 * A filter is a set of clauses, one a column: `quarter`, `org`, or a filtered column. Column → the chart on whose mark the clause was
 * chosen; a clause without one came from the filter bar or a link.
 */
export type Makers = Readonly<Record<string, string>>

/** Column → values that a chart draws as chosen, all others dimmed. */
export type Marked = Readonly<Record<string, readonly string[]>>

/**
 * The filters as they apply to one chart: a clause of its own making on a column it `keeps` is not applied but marked, so that what it
 * was chosen from stays in sight. A unit is marked among its siblings only where it has no children to show instead.
 */
export function applied(
  chart: { id: string; keeps?: readonly string[] },
  filters: Filters,
  makers: Makers,
  organisation: Organisation,
): { filters: Filters; marked: Marked } {
  const own = (column: string): boolean => makers[column] === chart.id && (chart.keeps?.includes(column) ?? false)
  const { quarter, org, values, ...rest } = filters
  const node = organisation.byPath.get(org ?? '')
  const above = parentPath(org ?? '')
  const leaf = org && own('org') && node?.children.length === 0 && above !== undefined
  const marked = Object.fromEntries(Object.entries(values).filter(([column]) => own(column)))
  const kept = Object.fromEntries(Object.entries(values).filter(([column]) => !own(column)))
  return {
    filters: {
      ...rest,
      ...(quarter && !own('quarter') && { quarter }),
      ...(org && { org: leaf ? above : org }),
      values: kept,
    },
    marked: { ...(quarter && own('quarter') && { quarter: [quarter] }), ...(leaf && { org: [org] }), ...marked },
  }
}

/** Whether a row is of what is marked; a column that it does not have, or has as its `attribute`, says nothing against it. */
export function isMarked(row: AnyRow, marked: Marked): boolean {
  return Object.entries(marked).every(([column, values]) => {
    const cell = column in row ? row[column] : row['attribute'] === column ? row['value'] : undefined
    return cell === undefined || values.includes(String(cell))
  })
}
