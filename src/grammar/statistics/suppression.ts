import { determined, linearAudit } from '@/grammar/statistics/suppression/linearAudit'
import { balance, buildTable, hide } from '@/grammar/statistics/suppression/table'
import type { Cell, Relation } from '@/grammar/statistics/suppression/table'

/**
 * Which cells of an additive table to hide so that no group below `minimum` can be read or worked out. Returns their
 * keys.
 *
 * n is the number of persons behind a cell and may be known to the reader; what is protected is any sum over those
 * persons (how many answered yes, a sum of scores), which adds up along the relations as n does.
 *
 * 1. Primary: every cell with 0 < n < minimum.
 * 2. Balance: among the non-empty cells of each relation, total included, none or at least two are hidden, and the
 *    hidden ones together hold at least `minimum` (or nothing is left to hide). The part goes first that leaves the
 *    fewest other relations out of balance, then the smallest; the total last.
 * 3. Linear audit: with the visible cells known, no combination of relations determines a hidden cell, nor a plain
 *    sum of hidden cells that together hold fewer than `minimum` persons (the sums are searched for, not proved
 *    absent). Where one does, a visible cell of that combination is hidden, and 2 and 3 repeat.
 *
 * Everything that is ever published belongs into one call (all attributes, the whole and its parts): chosen view by
 * view, one view shows what another hides. Cells that an earlier call decided on are `decided`: those of them that it
 * hid stay hidden, the others stay visible, and so does what they determine by themselves. That is safe where every
 * later cell is part of a decided one: hiding all later ones leaves what the earlier call had proved.
 *
 * Empty cells are never hidden. The same input in any order gives the same answer. A relation over unknown cells or a
 * key given twice throws.
 * Not covered: bounds (0 ≤ sum ≤ n) narrow hidden sums without determining them.
 * Source: Cox, JASA 75 (1980) 377–385; Willenborg & de Waal, Elements of Statistical Disclosure Control (2001), ch.
 * 6.
 */
export function suppress(
  cells: readonly Cell[],
  relations: readonly Relation[],
  minimum = 5,
  decided?: { cells: ReadonlySet<string>; hidden: ReadonlySet<string> },
): Set<string> {
  const shown = [...(decided?.cells ?? [])].filter((key) => !decided?.hidden.has(key))
  const table = buildTable(cells, relations, minimum, new Set(shown))
  table.counts.forEach((n, cell) => {
    const isSmall = n > 0 && n < minimum && !table.locked[cell]
    if (isSmall || decided?.hidden.has(table.keys[cell] ?? '')) hide(table, cell)
  })
  balance(table)
  for (;;) {
    const openings = linearAudit(table)
    if (openings.length === 0) break
    for (const cell of openings) hide(table, cell)
    balance(table)
  }
  if (decided) for (const cell of determined(table)) table.hidden[cell] = false
  return new Set(table.keys.filter((_, cell) => table.hidden[cell]))
}
