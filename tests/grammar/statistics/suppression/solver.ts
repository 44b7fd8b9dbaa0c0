import type { Cell, Relation } from '@/grammar/statistics/suppression/table'

/** A row of whole numbers by column. No entry is 0. */
type Row = Map<number, number>

/**
 * The hidden cells that a reader can work out who knows every relation, every visible cell, and that empty cells are 0.
 * Exact: fraction-free Gauss–Jordan elimination in whole numbers, each row divided by its greatest common divisor;
 * should a number ever leave the exact range, it throws. For large lattices; `attack` is slower and works by the null
 * space. A cell is determined exactly when its reduced row holds nothing else.
 */
export function recovered(
  cells: readonly Cell[],
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): string[] {
  const keys = cells.filter(({ key }) => hidden.has(key)).map(({ key }) => key)
  const column = new Map(keys.map((key, i) => [key, i]))
  const free: Row[] = []
  for (const { total, parts } of relations) {
    const row: Row = new Map()
    for (const [key, coefficient] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const at = column.get(key)
      if (at !== undefined) row.set(at, coefficient)
    }
    if (row.size > 0) free.push(row)
  }
  const holders = keys.map(() => new Set<Row>())
  for (const row of free) for (const at of row.keys()) holders[at]?.add(row)
  const pivots = new Map<Row, number>()
  for (const [at, holding] of holders.entries()) {
    const candidates = [...holding].filter((row) => !pivots.has(row))
    const pivot = candidates.sort((a, b) => a.size - b.size)[0]
    if (!pivot) continue
    pivots.set(pivot, at)
    for (const row of [...holding]) if (row !== pivot) eliminate(row, pivot, at, holders)
  }
  return [...pivots].filter(([row]) => row.size === 1).map(([, at]) => keys[at] ?? '')
}

/** row · pivot[at] − pivot · row[at], so that `at` leaves the row. */
function eliminate(row: Row, pivot: Row, at: number, holders: readonly Set<Row>[]): void {
  const [own, other] = [row.get(at) ?? 0, pivot.get(at) ?? 1]
  let divisor = 0
  for (const [column, value] of row) row.set(column, exact(value * other))
  for (const [column, value] of pivot) {
    const difference = exact((row.get(column) ?? 0) - exact(value * own))
    if (difference === 0) {
      row.delete(column)
      holders[column]?.delete(row)
    } else {
      row.set(column, difference)
      holders[column]?.add(row)
    }
  }
  for (const value of row.values()) divisor = gcd(divisor, Math.abs(value))
  if (divisor > 1) for (const [column, value] of row) row.set(column, value / divisor)
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('the solver left the exact range')
  return value
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
