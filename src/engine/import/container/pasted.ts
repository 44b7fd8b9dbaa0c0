import { htmlRows } from './htmlTable'

const NAME = 'clipboard.tsv'
const TAB = '\t'

/**
 * A table copied in a spreadsheet, as a file of UTF-8 text with TABs; undefined where the clipboard holds no table (fewer
 * than two rows or columns). `text` is `text/plain`: cells by TAB, rows by line end, and a cell in quotes only where it
 * holds one of the two. Quotes that wrap nothing of the sort are the cell's own. Where `text` is no table, the first
 * table of `html` (`text/html`, as web pages copy it) is taken.
 */
export function tableFromClipboard(text: string, html?: string): File | undefined {
  const plain = pastedRows(text)
  const rows = isTable(plain) ? plain : html === undefined ? [] : htmlRows(html)
  if (!isTable(rows)) return undefined
  const lines = rows.map((cells) => cells.map(quoted).join(TAB))
  return new File([`${lines.join('\n')}\n`], NAME, { type: 'text/tab-separated-values' })
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')
const isTable = (rows: readonly (readonly string[])[]) =>
  rows.filter((cells) => !isBlank(cells)).length >= 2 && rows.some((cells) => cells.length >= 2)

const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Where the quotes that wrap a cell at `open` end: before a TAB, a line end or the end of all; -1 where they wrap nothing. */
function wrapEnd(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
  if (close < 0 || !['', TAB, '\r', '\n'].includes(text.charAt(close + 1))) return -1
  return /[\t\r\n]/.test(text.slice(open, close)) ? close : -1
}

function pastedRows(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const close = text.charAt(at) === '"' ? wrapEnd(text, at) : -1
    const from = at
    if (close >= 0) at = close + 1
    else while (at < text.length && !'\t\r\n'.includes(text.charAt(at))) at += 1
    cells.push(close >= 0 ? text.slice(from + 1, close).replaceAll('""', '"') : text.slice(from, at))
    if (text.charAt(at) === TAB) {
      at += 1
      if (at === text.length) cells.push('')
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    rows.push(cells)
    cells = []
  }
  if (cells.length > 0) rows.push(cells)
  return rows
}
