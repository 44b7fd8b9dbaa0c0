/** A published sum over n persons. Keys are unique. */
export interface Cell {
  key: string
  n: number
}

/** The total is the sum of its parts; all are cell keys. */
export interface Relation {
  total: string
  parts: readonly string[]
}

/**
 * Cells by number in key order, so that a smaller number is an earlier key. Empty cells are dropped from the
 * relations.
 */
export interface Table {
  minimum: number
  keys: string[]
  counts: number[]
  hidden: boolean[]
  /** Visible whatever happens: shown elsewhere already. */
  locked: boolean[]
  /** Per relation: its non-empty cells in the order in which they would be hidden (smallest part first, total last). */
  relations: number[][]
  /** Per relation: the number of its total. */
  totals: number[]
  /** Per cell: the relations it stands in. */
  relationsOf: number[][]
  /** Relations whose balance is to be looked at again. */
  pending: Set<number>
}

export function buildTable(
  cells: readonly Cell[],
  relations: readonly Relation[],
  minimum: number,
  locked: ReadonlySet<string> = new Set(),
): Table {
  const sorted = [...cells].sort((a, b) => compare(a.key, b.key))
  const numbers = new Map(sorted.map(({ key }, number) => [key, number]))
  if (numbers.size < sorted.length) throw new RangeError('suppression: a cell key is given twice')
  const counts = sorted.map(({ n }) => n)
  const number = (key: string) => {
    const found = numbers.get(key)
    if (found === undefined) throw new RangeError(`suppression: no cell has the key ${key}`)
    return found
  }
  const smallestFirst = (a: number, b: number) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b
  const numbered = relations
    .map(({ total, parts }) => ({
      total: number(total),
      parts: parts.map(number).filter(isNotEmpty).sort(smallestFirst),
    }))
    .filter(({ total }) => isNotEmpty(total))
    .sort((a, b) => a.total - b.total || compareLists(a.parts, b.parts))
  function isNotEmpty(cell: number): boolean {
    return (counts[cell] ?? 0) > 0
  }

  const table: Table = {
    minimum,
    keys: sorted.map(({ key }) => key),
    counts,
    hidden: counts.map(() => false),
    locked: sorted.map(({ key }) => locked.has(key)),
    relations: numbered.map(({ total, parts }) => [...parts, total]),
    totals: numbered.map(({ total }) => total),
    relationsOf: counts.map(() => []),
    pending: new Set(),
  }
  table.relations.forEach((members, relation) => {
    for (const cell of members) table.relationsOf[cell]?.push(relation)
  })
  return table
}

export function hide(table: Table, cell: number): void {
  if (table.hidden[cell]) return
  table.hidden[cell] = true
  for (const relation of table.relationsOf[cell] ?? []) table.pending.add(relation)
}

/** Hides cells until every relation has none or at least two hidden ones, together at least the minimum. */
export function balance(table: Table): void {
  for (const relation of table.pending) {
    // Deleted first: hiding a cell of this relation puts it back at the end of the set, which the loop then still
    // reaches.
    table.pending.delete(relation)
    if (isBalanced(table, relation)) continue
    const next = cheapest(table, relation)
    if (next !== undefined) hide(table, next)
  }
}

/** The visible part that leaves the fewest other relations out of balance, the first of equals; the total only when no part is left. */
function cheapest(table: Table, relation: number): number | undefined {
  const total = table.totals[relation]
  let best: number | undefined
  let fewest = Infinity
  for (const cell of table.relations[relation] ?? []) {
    if (table.hidden[cell] || table.locked[cell] || (cell === total && best !== undefined)) continue
    const cost = (table.relationsOf[cell] ?? []).filter(
      (other) => other !== relation && !table.relations[other]?.some((member) => table.hidden[member]),
    ).length
    if (cost < fewest) [best, fewest] = [cell, cost]
  }
  return best
}

/** None of the relation's cells is hidden, or at least two that together hold the minimum of persons. */
export function isBalanced({ relations, hidden, counts, minimum }: Table, relation: number): boolean {
  const gone = (relations[relation] ?? []).filter((cell) => hidden[cell])
  const persons = gone.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
  return gone.length === 0 || (gone.length >= 2 && persons >= minimum)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((cell, at) => cell !== b[at])
  return i === -1 ? a.length - b.length : (a[i] ?? 0) - (b[i] ?? -1)
}
