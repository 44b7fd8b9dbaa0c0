import { isValue } from './cellKind'
import { bodyBelow, sameCells } from './headerScore'
import { profileColumns, type SampleRow } from './sample'

const LABELLED = /[:：]/u
const LONGEST_NAME = 30

const at = (row: SampleRow, column: number) => row.cells[column] ?? ''

/** For each column the group above it: a group spreads over the empty cells to its right while names stand below. */
function groups(upper: SampleRow, lower: SampleRow, width: number): string[] {
  const spread: string[] = []
  let group = ''
  for (let column = 0; column < width; column += 1) {
    if (at(upper, column) !== '') group = at(upper, column)
    else if (at(lower, column) === '') group = ''
    spread.push(at(lower, column) === '' ? '' : group)
    if (at(lower, column) === '') group = ''
  }
  return spread
}

const isNaming = (row: SampleRow) =>
  row.filled >= 2 &&
  row.cells.every((cell, column) => {
    const kind = row.kinds[column] ?? 'empty'
    return cell === '' || kind === 'text' || kind === 'period'
  })

/**
 * Whether rows `index` and `index + 1` are one header: groups that span columns above their names. The lower row must
 * need the upper one (gaps it fills, or names that repeat) and must differ from the data below.
 */
export function isTwoLineHeader(rows: readonly SampleRow[], index: number): boolean {
  const upper = rows[index]
  const lower = rows[index + 1]
  if (upper === undefined || lower === undefined || !isNaming(upper) || !isNaming(lower)) return false
  if (upper.cells.some((cell) => LABELLED.test(cell) || cell.length > LONGEST_NAME)) return false
  const width = Math.max(upper.cells.length, lower.cells.length)
  const body = bodyBelow(rows, index + 1)
  const columns = profileColumns(body.filter((row) => !sameCells(row, upper) && !sameCells(row, lower)))
  let spans = 0
  let merged = 0
  let contrary = 0
  let typed = 0
  for (let column = 0; column < width; column += 1) {
    const above = at(upper, column)
    const below = at(lower, column)
    const spanned = above === '' || (column > 0 && above === at(upper, column - 1))
    if (below === '' && above !== '' && (columns[column]?.filled ?? 0) > 0) merged += 1
    if (below === '') continue
    if (spanned && column > 0 && at(lower, column - 1) !== '') spans += 1
    const kind = columns[column]?.kind ?? 'empty'
    if (isValue(kind)) typed += 1
    else if ((columns[column]?.values.get(below) ?? 0) > 0) contrary += 1
  }
  const names = lower.cells.filter((cell) => cell !== '')
  const repeated = names.length - new Set(names).size
  if (spans === 0 || contrary > 0) return false
  return merged > 0 ? typed > 0 || merged + names.length >= width - 1 : repeated > 0 && typed > 0
}

/** The names of a two-line header: `group/name` under a group, the one cell there is elsewhere. */
export function joinHeader(upper: SampleRow, lower: SampleRow, width: number): string[] {
  return groups(upper, lower, width).map((group, column) => {
    const name = at(lower, column)
    if (name === '') return at(upper, column)
    return group === '' || group === name ? name : `${group}/${name}`
  })
}
