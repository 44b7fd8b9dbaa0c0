const SPECIAL = /[",\r\n]/u

/** A carriage return in a quoted cell makes DuckDB 1.4.3 refuse the file (unless told `new_line='\n'`): LF stands for it. */
function quoted(cell: string): string {
  if (!SPECIAL.test(cell)) return cell
  return `"${cell.replaceAll('"', '""').replace(/\r\n?/gu, '\n')}"`
}

/**
 * One RFC 4180 line: the number, then exactly `columns` cells (missing ones empty), then LF. Line ends
 * inside cells become LF.
 * @param plain no cell needs quoting
 */
export function csvLine(number: number, cells: readonly string[], columns: number, plain: boolean): string {
  if (plain && cells.length === columns) return `${number},${cells.join(',')}\n`
  let line = String(number)
  for (let at = 0; at < columns; at += 1) {
    const cell = cells[at] ?? ''
    line += ',' + (plain || cell === '' ? cell : quoted(cell))
  }
  return line + '\n'
}
