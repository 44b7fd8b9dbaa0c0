import { reduce, type Row } from '@/grammar/statistics/suppression/elimination'
import { hiddenGroups } from '@/grammar/statistics/suppression/hiddenGroups'
import { smallSums } from '@/grammar/statistics/suppression/smallSums'
import type { Table } from '@/grammar/statistics/suppression/table'

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
    const alone = reduced.filter(({ row }) => hiddenOf(row, table).length === 1).map(({ row }) => row)
    const given = [...alone, ...smallSums(reduced, table)]
    for (const row of given) {
      const visible = [...row.keys()].filter((cell) => !table.hidden[cell] && !table.locked[cell])
      if (visible.some((cell) => openings.has(cell))) continue
      const next = smallestNearest(visible, hiddenOf(row, table), table)
      if (next !== undefined) openings.add(next)
    }
  }
  return [...openings]
}

/** Hidden cells that locked ones alone determine: hiding them hides nothing. Of the minimum or more, once the audit finds no opening. */
export function determined(table: Table): number[] {
  return hiddenGroups(table)
    .flatMap((relations) => reduce(rowsOf(table, relations), table))
    .flatMap(({ row }) => {
      const [cell, ...others] = hiddenOf(row, table)
      return cell !== undefined && !others.length && size(cell, table) >= table.minimum ? [cell] : []
    })
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

function rowsOf(table: Table, relations: readonly number[]): Row[] {
  return relations.map((relation) => {
    const total = table.totals[relation]
    return new Map((table.relations[relation] ?? []).map((cell) => [cell, cell === total ? -1 : 1]))
  })
}

function hiddenOf(row: Row, { hidden }: Table): number[] {
  return [...row.keys()].filter((cell) => hidden[cell])
}

function size(cell: number, { counts }: Table): number {
  return counts[cell] ?? 0
}
