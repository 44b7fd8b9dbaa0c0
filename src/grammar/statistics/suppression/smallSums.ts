import { add, type Reduced, type Row } from '@/grammar/statistics/suppression/elimination'
import type { Table } from '@/grammar/statistics/suppression/table'

/** How many reduced rows are added up in search of a small sum. */
const MAX_ROWS = 4

/** A reduced row and what it says of hidden cells alone: all that the search needs. */
interface Candidate extends Reduced {
  secret: Row
  persons: number
}

/**
 * Combinations of reduced rows that add up (equal signs) hidden cells with fewer than the minimum of persons, at most
 * one per row. Every pivot stays in such a sum, since it stands in no other reduced row; so rows are added only to
 * cancel a negative coefficient, and only while the pivots together stay below the minimum.
 */
export function smallSums(reduced: readonly Reduced[], table: Table): Row[] {
  const candidates = reduced.map((one) => candidateOf(one, table)).filter(({ secret }) => speaksOfSmall(secret, table))
  const positive = new Map<number, Candidate[]>()
  for (const one of candidates) {
    for (const [cell, coefficient] of one.secret) {
      if (coefficient > 0) positive.set(cell, [...(positive.get(cell) ?? []), one])
    }
  }
  return candidates.flatMap((one) => {
    const used = search(one.secret, [one], one.persons, positive, table)
    return used ? [used.slice(1).reduce((sum, { row }) => add(sum, row, 1), one.row)] : []
  })
}

function search(
  sum: Row,
  used: readonly Candidate[],
  persons: number,
  positive: ReadonlyMap<number, readonly Candidate[]>,
  table: Table,
): readonly Candidate[] | undefined {
  const negative = rarestNegative(sum, positive)
  if (negative === undefined) return personsOf(sum, table) < table.minimum ? used : undefined
  for (const next of positive.get(negative) ?? []) {
    if (persons + next.persons >= table.minimum || used.includes(next)) continue
    if (used.length === MAX_ROWS - 1 && !cancels(next.secret, sum)) continue
    const found = search(add(sum, next.secret, 1), [...used, next], persons + next.persons, positive, table)
    if (found) return found
  }
  return undefined
}

/** Nothing negative is left when the two are added. */
function cancels(a: Row, b: Row): boolean {
  for (const [cell, coefficient] of a) if (coefficient < 0 && (b.get(cell) ?? 0) < -coefficient) return false
  for (const [cell, coefficient] of b) if (coefficient < 0 && (a.get(cell) ?? 0) < -coefficient) return false
  return true
}

function candidateOf(one: Reduced, { hidden, counts }: Table): Candidate {
  const secret = new Map([...one.row].filter(([cell]) => hidden[cell]))
  return { ...one, secret, persons: counts[one.pivot] ?? 0 }
}

function speaksOfSmall(secret: Row, { counts, minimum }: Table): boolean {
  return [...secret.keys()].every((cell) => (counts[cell] ?? 0) < minimum)
}

/** The negative cell that the fewest rows can cancel. */
function rarestNegative(sum: Row, positive: ReadonlyMap<number, readonly Candidate[]>): number | undefined {
  let rarest: number | undefined
  let fewest = Infinity
  for (const [cell, coefficient] of sum) {
    const ways = positive.get(cell)?.length ?? 0
    if (coefficient < 0 && ways < fewest) [rarest, fewest] = [cell, ways]
  }
  return rarest
}

function personsOf(sum: Row, { counts }: Table): number {
  return [...sum.keys()].reduce((total, cell) => total + (counts[cell] ?? 0), 0)
}
