import { add, reduce } from '@/grammar/statistics/suppression/elimination'
import type { Reduced, Row } from '@/grammar/statistics/suppression/elimination'
import type { Table } from '@/grammar/statistics/suppression/table'

/** How many reduced rows are added up in search of a small sum. */
const MAX_ROWS = 4

/**
 * The cells to hide next because a combination of relations gives something away: a hidden cell alone, or a sum
 * (equal signs) of hidden cells with fewer than the minimum of persons. Empty when nothing is given away.
 *
 * Per connected group of hidden cells, from the reduced relations. A single cell is determined exactly when its
 * reduced row has no other hidden cell: this part is complete. Small sums are looked for among sums of up to four
 * reduced rows, each added to cancel a negative coefficient; that finds nearly all. Visible cells ride along: they
 * tell which one would close the opening.
 */
export function linearAudit(table: Table): number[] {
  const openings = new Set<number>()
  for (const relations of hiddenGroups(table)) {
    const reduced = reduce(rowsOf(table, relations), table)
    const ofSmall = reduced.filter(({ row }) => hiddenOf(row, table).every((cell) => size(cell, table) < table.minimum))
    const positive = rowsByPositive(ofSmall, table)
    const given = [
      ...reduced.filter(({ row }) => hiddenOf(row, table).length === 1).map(({ row }) => row),
      ...ofSmall.flatMap((one) => smallSum(one.row, [one], positive, table) ?? []),
    ]
    for (const row of given) {
      const visible = [...row.keys()].filter((cell) => !table.hidden[cell])
      if (visible.some((cell) => openings.has(cell))) continue
      const next = smallestNearest(visible, hiddenOf(row, table), table)
      if (next !== undefined) openings.add(next)
    }
  }
  return [...openings]
}

/**
 * A combination of reduced rows, starting from `sum`, that adds up hidden cells with fewer than the minimum of
 * persons.
 */
function smallSum(sum: Row, used: readonly Reduced[], positive: Map<number, Reduced[]>, table: Table): Row | undefined {
  // Every pivot stays in the sum: it stands in no other reduced row.
  if (
    persons(
      used.map(({ pivot }) => pivot),
      table,
    ) >= table.minimum
  )
    return undefined
  const hidden = hiddenOf(sum, table)
  const negative = hidden.find((cell) => (sum.get(cell) ?? 0) < 0)
  if (negative === undefined) return persons(hidden, table) < table.minimum ? sum : undefined
  if (used.length >= MAX_ROWS) return undefined
  for (const next of positive.get(negative) ?? []) {
    if (used.includes(next)) continue
    const found = smallSum(add(sum, next.row, 1), [...used, next], positive, table)
    if (found) return found
  }
  return undefined
}

function rowsByPositive(reduced: readonly Reduced[], table: Table): Map<number, Reduced[]> {
  const found = new Map<number, Reduced[]>()
  for (const one of reduced) {
    for (const cell of hiddenOf(one.row, table)) {
      if ((one.row.get(cell) ?? 0) > 0) found.set(cell, [...(found.get(cell) ?? []), one])
    }
  }
  return found
}

/**
 * Of the visible cells of a combination: first those in a relation with one of its hidden cells, then the smallest,
 * then by key.
 */
function smallestNearest(visible: readonly number[], hidden: readonly number[], table: Table): number | undefined {
  const near = new Set(hidden.flatMap((cell) => table.relationsOf[cell] ?? []))
  const distance = (cell: number) => ((table.relationsOf[cell] ?? []).some((relation) => near.has(relation)) ? 0 : 1)
  return [...visible].sort((a, b) => distance(a) - distance(b) || size(a, table) - size(b, table) || a - b)[0]
}

/** Relations with hidden cells, grouped so that two groups share no hidden cell. */
function hiddenGroups(table: Table): number[][] {
  const seen = new Set<number>()
  const groups: number[][] = []
  table.relations.forEach((members, start) => {
    if (seen.has(start) || !members.some((cell) => table.hidden[cell])) return
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
    groups.push(group)
  })
  return groups
}

function rowsOf(table: Table, relations: readonly number[]): Row[] {
  return relations.map((relation) => {
    const total = table.totals[relation]
    return new Map((table.relations[relation] ?? []).map((cell) => [cell, cell === total ? -1 : 1]))
  })
}

function hiddenOf(row: Row, { hidden }: Table): number[] {
  return [...row.keys()].filter((cell) => hidden[cell])
}

function persons(cells: readonly number[], table: Table): number {
  return cells.reduce((sum, cell) => sum + size(cell, table), 0)
}

function size(cell: number, { counts }: Table): number {
  return counts[cell] ?? 0
}
