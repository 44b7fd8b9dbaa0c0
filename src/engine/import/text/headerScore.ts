import { type CellKind, isValue } from './cellKind'
import { describesColumns } from './layoutWords'
import { type ColumnProfile, profileColumns, type SampleRow } from './sample'

/** Whether the importer knows a header cell from somewhere (a dataset's synonyms). */
export type KnownName = (headerCell: string) => boolean

export interface HeaderFit {
  /** the higher, the more like a header */
  readonly score: number
  /** false: the row is like those below it */
  readonly plausible: boolean
}

/** Rows below a candidate that are compared with it. */
const BELOW = 100
const LABELLED = /[:：]./u

/** Filled cells of a usual table row: few full rows weigh more than many titles, many rows more than one full one. */
export function usualFill(rows: readonly SampleRow[]): number {
  const sorted = rows.map((row) => row.filled).sort((a, b) => b - a)
  let usual = 0
  let most = 0
  sorted.forEach((filled, at) => {
    const weight = filled * filled * (at + 1)
    if (weight > most) [usual, most] = [filled, weight]
  })
  return usual
}

export const sameCells = (one: SampleRow, other: SampleRow) => one.cells.join('\n') === other.cells.join('\n')

/** Rows below `index` that hold data: those at least half as full as usual. */
export function bodyBelow(rows: readonly SampleRow[], index: number): SampleRow[] {
  const below = rows.slice(index + 1, index + 1 + BELOW)
  const usual = usualFill(below)
  return below.filter((row) => row.filled * 2 >= usual && !describesColumns(row.cells))
}

/** A period can name a column of numbers, but not one of periods or dates. */
const names = (kind: CellKind, column: CellKind) =>
  kind === 'text' || (kind === 'period' && column !== 'period' && column !== 'date')

interface Contrast {
  /** share of the cells over value columns that name rather than belong, undefined without value columns */
  readonly typed: number | undefined
  /** share of the cells over text columns whose text does not come again below */
  readonly fresh: number | undefined
}

function contrast(row: SampleRow, columns: readonly ColumnProfile[]): Contrast {
  let typed = 0
  let naming = 0
  let texts = 0
  let fresh = 0
  row.cells.forEach((cell, at) => {
    const column = columns[at]
    const kind = row.kinds[at] ?? 'empty'
    if (cell === '' || column === undefined || column.filled === 0) return
    if (isValue(column.kind)) {
      typed += 1
      if (names(kind, column.kind)) naming += 1
    } else {
      texts += 1
      if (kind === 'text' && (column.values.get(cell) ?? 0) <= column.filled * 0.02) fresh += 1
    }
  })
  return { typed: typed === 0 ? undefined : naming / typed, fresh: texts === 0 ? undefined : fresh / texts }
}

/** A row that cannot be the header because of the rows around it. */
function isOutOfPlace(rows: readonly SampleRow[], index: number, row: SampleRow, bodyRows: number): boolean {
  // a title above a wider table
  if (row.filled * 3 < usualFill(rows)) return true
  const above = rows.slice(0, index)
  // rows of values stand above: one of them, or a header repeated
  const values = above.filter((other) => other.filled * 2 >= row.filled && other.kinds.some(isValue))
  if (values.length > (bodyRows === 0 ? 0 : 2)) return true
  // units or types below the names
  return describesColumns(row.cells) && above.some((other) => other.filled >= 2)
}

/** How much row `index` looks like the header of the rows below it. */
export function scoreHeader(rows: readonly SampleRow[], index: number, known?: KnownName): HeaderFit {
  const row = rows[index]
  if (row === undefined) return { score: -Infinity, plausible: false }
  const body = bodyBelow(rows, index)
  const columns = profileColumns(body.filter((other) => !sameCells(other, row)))
  const used = columns.filter((column, at) => column.filled > body.length * 0.2 || (row.cells[at] ?? '') !== '').length
  const filled = row.cells.filter((cell) => cell !== '')
  const named = row.kinds.filter((kind, at) => kind === 'text' || (kind === 'period' && columns[at]?.kind !== 'period'))
  const share = (count: number) => count / row.filled
  const { typed, fresh } = contrast(row, columns)
  const score =
    2 * (row.filled / Math.max(used, row.filled, usualFill(rows))) +
    share(named.length) -
    2 * (1 - share(named.length)) +
    0.5 * share(new Set(filled).size) +
    1.5 * (typed ?? fresh ?? 0) +
    0.5 * (fresh ?? 1) -
    share(filled.filter((cell) => LABELLED.test(cell)).length) +
    (known === undefined ? 0 : 2 * share(filled.filter(known).length))
  const plausible = named.length * 2 >= row.filled && (typed === undefined ? (fresh ?? 1) >= 0.5 : typed >= 0.5)
  return { score, plausible: plausible && !isOutOfPlace(rows, index, row, body.length) }
}
