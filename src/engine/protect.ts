import type { AnyRow } from '@/grammar/column'
import type { Chart } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import { APART, groupKey, OWN, type Shown } from './protection/lattice'

/** The attribute that a protected chart's scope filters by, and its one value. */
export interface AttributeFilter {
  attribute: string
  value: string
}

/** The group a row speaks of, by the chart's `protect` names; what a chart does not name is the scope's own, no node is 本级. */
export function rowGroup(chart: Chart, row: AnyRow, scope: Scope, filter: AttributeFilter | undefined): string {
  const { protect } = chart
  const named = (column: string) => text(row[column])
  const node = protect?.org ? row[protect.org] : scope.org
  const attribute = protect?.attribute ? named(protect.attribute) : (filter?.attribute ?? '')
  return groupKey({
    quarter: protect?.quarter ? named(protect.quarter) : scope.quarter,
    org: node === null ? `${scope.org}${OWN}` : text(node),
    attribute,
    value: protect?.value ? named(protect.value) : (filter?.value ?? ''),
    items: [...(protect?.apart?.(row) ? [APART] : []), ...(protect?.items ?? []).map(named)],
  })
}

const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell))

/** Groups of one attribute among those of another lie outside the tables that can be made safe. */
function isTooFine({ protect }: Chart, row: AnyRow, filter: AttributeFilter | undefined): boolean {
  if (!protect?.attribute || !filter) return false
  return row[protect.attribute] !== filter.attribute
}

/**
 * Blanks what must not be seen: every number of a hidden group, except the columns that come from elsewhere (`exempt`)
 * and the rows that are not about people's answers (`when`). Hidden is what is not among `shown`. Adds `suppressed` to each row.
 */
export function protectRows(
  chart: Chart,
  rows: readonly AnyRow[],
  scope: Scope,
  shown: Shown,
  filter: AttributeFilter | undefined,
): AnyRow[] {
  const { protect } = chart
  const kept = new Set([protect?.quarter, protect?.org, ...(protect?.exempt ?? [])])
  return rows.map((row) => {
    const about = protect?.when?.(row) ?? true
    const suppressed = about && (isTooFine(chart, row, filter) || !shown.has(rowGroup(chart, row, scope, filter)))
    if (!suppressed) return { ...row, suppressed: false }
    const blank = Object.entries(row).map(([name, cell]) => [
      name,
      kept.has(name) || typeof cell === 'string' ? cell : null,
    ])
    return { ...Object.fromEntries(blank), suppressed: true }
  })
}
