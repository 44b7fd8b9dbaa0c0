const SPECIAL = /[",\r\n]/u

const quoted = (cell: string) => (SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * One RFC 4180 line: the number, then exactly `columns` cells (missing ones empty), then LF.
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
