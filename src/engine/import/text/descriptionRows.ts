import { isValue } from './cellKind'
import { bodyBelow } from './headerScore'
import { describesColumns } from './layoutWords'
import { profileColumns, type SampleRow } from './sample'

/** Rows between header and data looked at. */
const MOST = 5

/** Texts of different wording stand where the rows below hold values. */
function contradicts(row: SampleRow, rows: readonly SampleRow[], index: number): boolean {
  const body = bodyBelow(rows, index)
  if (body.length < 2) return false
  const columns = profileColumns(body)
  const texts: string[] = []
  for (const [column, cell] of row.cells.entries()) {
    const kind = row.kinds[column] ?? 'empty'
    if (isValue(kind)) return false
    if (kind === 'text' && isValue(columns[column]?.kind ?? 'empty')) texts.push(cell)
  }
  return texts.length >= 2 && new Set(texts).size >= 2
}

/**
 * How many rows from `index` on describe the columns (units, types, a second language) rather than hold data: 0 as soon
 * as in doubt.
 */
export function countDescriptionRows(rows: readonly SampleRow[], index: number): number {
  let count = 0
  while (count < MOST) {
    const row = rows[index + count]
    if (row === undefined || index + count + 1 >= rows.length) break
    if (!describesColumns(row.cells) && !contradicts(row, rows, index + count)) break
    count += 1
  }
  return count
}
