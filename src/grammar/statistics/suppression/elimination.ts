import type { Table } from '@/grammar/statistics/suppression/table'

/** Coefficients by cell of a combination of relations; the combination is 0. No coefficient is 0. */
export type Row = Map<number, number>

/** A row with its pivot: coefficient 1 here, and in no other row. */
export interface Reduced {
  row: Row
  pivot: number
}

const ZERO = 1e-9

/** The order of elimination: what is left over speaks of small cells alone, the finest there are. */
const Kind = { Large: 0, SmallSum: 1, Small: 2 }

/**
 * Reduced row echelon form over the hidden cells (Gauss–Jordan, sparse; coefficients stay small integers in trees and
 * cross tables).
 * The rows given are changed.
 */
export function reduce(rows: Row[], table: Table): Reduced[] {
  const holders = new Map<number, Set<Row>>()
  for (const row of rows) {
    for (const cell of row.keys()) {
      if (!table.hidden[cell]) continue
      const set = holders.get(cell) ?? new Set()
      holders.set(cell, set.add(row))
    }
  }
  const order = [...holders]
    .map(([cell, holding]) => ({ cell, kind: kindOf(cell, table), degree: holding.size }))
    .sort((a, b) => a.kind - b.kind || a.degree - b.degree || a.cell - b.cell)
  const pivots = new Map<Row, number>()
  for (const { cell } of order) {
    const holding = [...(holders.get(cell) ?? [])]
    const free = holding.filter((row) => !pivots.has(row))
    const pivot = free.reduce<Row | undefined>((best, row) => (best && best.size <= row.size ? best : row), undefined)
    if (!pivot) continue
    pivots.set(pivot, cell)
    const scale = pivot.get(cell) ?? 1
    for (const [column, coefficient] of pivot) pivot.set(column, coefficient / scale)
    for (const row of holding) if (row !== pivot) accumulate(row, pivot, -(row.get(cell) ?? 0), holders)
  }
  return [...pivots].map(([row, pivot]) => ({ row, pivot }))
}

/** a + factor · b as a new row. */
export function add(a: Row, b: Row, factor: number): Row {
  const sum = new Map(a)
  accumulate(sum, b, factor)
  return sum
}

function accumulate(row: Row, other: Row, factor: number, holders?: Map<number, Set<Row>>): void {
  for (const [column, coefficient] of other) {
    const value = (row.get(column) ?? 0) + factor * coefficient
    if (Math.abs(value) > ZERO) {
      if (!row.has(column)) holders?.get(column)?.add(row)
      row.set(column, value)
    } else if (row.delete(column)) holders?.get(column)?.delete(row)
  }
}

function kindOf(cell: number, { counts, minimum, hidden, relations, relationsOf, totals }: Table): number {
  if ((counts[cell] ?? 0) >= minimum) return Kind.Large
  const isSumOfHidden = (relationsOf[cell] ?? []).some(
    (relation) => totals[relation] === cell && relations[relation]?.every((member) => hidden[member]),
  )
  return isSumOfHidden ? Kind.SmallSum : Kind.Small
}
