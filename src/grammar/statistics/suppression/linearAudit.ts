import type { Table } from '@/grammar/statistics/suppression/table'

/** Coefficients by cell of a combination of relations; the combination is 0. */
type Row = Map<number, number>

const ZERO = 1e-9

/** The order of elimination: what is left over speaks of small cells alone, the finest there are. */
const Kind = { Large: 0, SmallSum: 1, Small: 2 }

/**
 * The cells to hide next because a combination of relations gives something away: a hidden cell alone, or a sum (equal signs) of hidden cells with
 * fewer than the minimum of persons. Empty when nothing is given away.
 *
 * Gauss–Jordan elimination of the hidden cells, sparse, per connected group of hidden cells. Cells of at least the minimum are eliminated first,
 * so the rows left over are the combinations of small cells alone. A single cell is determined exactly when its reduced row has no other hidden cell.
 * Visible cells ride along: they tell which one would close the opening.
 */
export function linearAudit(table: Table): number[] {
  const openings = new Set<number>()
  for (const relations of hiddenGroups(table)) {
    for (const row of reduce(rowsOf(table, relations), table)) {
      const hidden = [...row.keys()].filter((cell) => table.hidden[cell])
      if (!givesAway(row, hidden, table)) continue
      const visible = [...row.keys()].filter((cell) => !table.hidden[cell])
      if (visible.some((cell) => openings.has(cell))) continue
      const next = smallestNearest(visible, hidden, table)
      if (next !== undefined) openings.add(next)
    }
  }
  return [...openings]
}

function givesAway(row: Row, hidden: readonly number[], { counts, minimum }: Table): boolean {
  if (hidden.length <= 1) return hidden.length === 1
  const persons = hidden.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
  return persons < minimum && new Set(hidden.map((cell) => Math.sign(row.get(cell) ?? 0))).size === 1
}

/** Of the visible cells of a combination: first those in a relation with one of its hidden cells, then the smallest, then by key. */
function smallestNearest(visible: readonly number[], hidden: readonly number[], table: Table): number | undefined {
  const near = new Set(hidden.flatMap((cell) => table.relationsOf[cell] ?? []))
  const distance = (cell: number) => ((table.relationsOf[cell] ?? []).some((relation) => near.has(relation)) ? 0 : 1)
  const size = (cell: number) => table.counts[cell] ?? 0
  return [...visible].sort((a, b) => distance(a) - distance(b) || size(a) - size(b) || a - b)[0]
}

/** Relations with hidden cells, grouped so that two groups share no hidden cell. */
function hiddenGroups(table: Table): number[][] {
  const seen = new Set<number>()
  const groups: number[][] = []
  table.relations.forEach((_, start) => {
    if (seen.has(start)) return
    seen.add(start)
    const group = [start]
    for (const relation of group) {
      for (const cell of table.relations[relation] ?? []) {
        if (!table.hidden[cell]) continue
        for (const other of table.relationsOf[cell] ?? []) {
          if (!seen.has(other)) group.push(other)
          seen.add(other)
        }
      }
    }
    if (group.some((relation) => table.relations[relation]?.some((cell) => table.hidden[cell]))) groups.push(group)
  })
  return groups
}

function rowsOf(table: Table, relations: readonly number[]): Row[] {
  return relations.map((relation) => {
    const total = table.totals[relation]
    return new Map((table.relations[relation] ?? []).map((cell) => [cell, cell === total ? -1 : 1]))
  })
}

/** Reduced row echelon form over the hidden cells. */
function reduce(rows: Row[], table: Table): Row[] {
  const { counts, hidden, minimum } = table
  const holders = new Map<number, Set<Row>>()
  for (const row of rows) {
    for (const cell of row.keys()) {
      if (!hidden[cell]) continue
      const set = holders.get(cell) ?? new Set()
      holders.set(cell, set.add(row))
    }
  }
  const kind = (cell: number) => {
    if ((counts[cell] ?? 0) >= minimum) return Kind.Large
    return isSumOfHidden(cell, table) ? Kind.SmallSum : Kind.Small
  }
  const degree = (cell: number) => holders.get(cell)?.size ?? 0
  const order = [...holders.keys()].sort((a, b) => kind(a) - kind(b) || degree(a) - degree(b) || a - b)
  const pivots = new Set<Row>()
  for (const cell of order) {
    const holding = holders.get(cell) ?? new Set()
    let pivot: Row | undefined
    for (const row of holding) if (!pivots.has(row) && (!pivot || row.size < pivot.size)) pivot = row
    if (!pivot) continue
    pivots.add(pivot)
    for (const row of [...holding]) if (row !== pivot) eliminate(row, pivot, cell, holders)
  }
  return rows
}

function isSumOfHidden(cell: number, { hidden, relations, relationsOf, totals }: Table): boolean {
  return (relationsOf[cell] ?? []).some(
    (relation) => totals[relation] === cell && relations[relation]?.every((member) => hidden[member]),
  )
}

function eliminate(row: Row, pivot: Row, cell: number, holders: Map<number, Set<Row>>): void {
  const factor = (row.get(cell) ?? 0) / (pivot.get(cell) ?? 1)
  for (const [column, coefficient] of pivot) {
    const value = (row.get(column) ?? 0) - factor * coefficient
    if (Math.abs(value) > ZERO) {
      if (!row.has(column)) holders.get(column)?.add(row)
      row.set(column, value)
    } else if (row.delete(column)) holders.get(column)?.delete(row)
  }
}
