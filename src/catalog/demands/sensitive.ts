import { linearAudit } from '@/grammar/statistics/suppression/linearAudit'
import { balance, buildTable, hide, type Cell, type Relation } from '@/grammar/statistics/suppression/table'

/** Demands about these can point at a person: few of them in a cell are not shown (metrics.md, Small groups). */
const SENSITIVE = /心理|困难|举报/
export const FEWEST = 5

/** One cell of a table of demands: a group of workers × a category. */
export interface DemandCell {
  /** Rows that add up to one whole, such as the values of one attribute. */
  table: string
  row: string
  category: string
  n: number
}

const keyOf = (...names: readonly string[]): string => JSON.stringify(names)

/** The key by which a cell is hidden. */
export const cellKey = ({ table, row, category }: Omit<DemandCell, 'n'>): string => keyOf(table, row, category)

/**
 * Keys of the cells that are not shown: few demands about something sensitive, and as many more as keep them from being worked out from
 * the rest of their row and column, whose sums are on other charts.
 */
export function hiddenCells(cells: readonly DemandCell[], minimum = FEWEST): ReadonlySet<string> {
  const risky = (cell: DemandCell) => SENSITIVE.test(cell.category) && cell.n > 0 && cell.n < minimum
  if (!cells.some(risky)) return new Set()
  const sums = new Map<string, { n: number; parts: string[] }>()
  const add = (total: string, key: string, n: number): void => {
    const sum = sums.get(total) ?? { n: 0, parts: [] }
    sums.set(total, { n: sum.n + n, parts: [...sum.parts, key] })
  }
  for (const cell of cells) {
    add(keyOf(cell.table, 'row', cell.row, ''), cellKey(cell), cell.n)
    add(keyOf(cell.table, 'column', cell.category, ''), cellKey(cell), cell.n)
  }
  const all: Cell[] = [
    ...cells.map((cell) => ({ key: cellKey(cell), n: cell.n })),
    ...[...sums].map(([key, { n }]) => ({ key, n })),
  ]
  const relations: Relation[] = [...sums].map(([total, { parts }]) => ({ total, parts }))
  const table = buildTable(all, relations, minimum)
  const places = new Map(table.keys.map((key, place) => [key, place]))
  for (const cell of cells.filter(risky)) hide(table, places.get(cellKey(cell)) ?? -1)
  balance(table)
  for (let open = linearAudit(table); open.length; open = linearAudit(table)) {
    for (const cell of open) hide(table, cell)
    balance(table)
  }
  return new Set(table.keys.filter((key, place) => table.hidden[place] && !sums.has(key)))
}
