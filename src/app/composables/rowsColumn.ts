import type { Cell } from '@/grammar/column'

/** A column of a table of rows. */
export interface RowsColumn {
  name: string
  title: string
  number: boolean
  /** Cut to a length that a row holds; whole in its title. */
  long: boolean
  /** The column that it is sorted by, where that is another one. */
  sort?: string
  /** Canonical values that are shown in the words of a group. */
  values?: readonly string[]
  group?: string
}

/** Numbers by size, texts by the Chinese alphabet; what is missing comes last either way. */
export function compareCells(a: Cell | undefined, b: Cell | undefined, down: boolean): number {
  const missing = (cell: Cell | undefined): boolean => cell === null || cell === undefined
  if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b))
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN')
  return down ? -order : order
}
