import { attribute, xmlScanner } from './xml'

/** No table of data spans more. */
const MOST_SPANNED = 200

/** Whether a text is a web page rather than a table: what many systems export under the name .xls. */
export const isHtml = (text: string): boolean =>
  /^\s*(?:<!--[^]{0,2000}?-->\s*)*<(?:!doctype html|html|head|meta|body|table|style|div)[\s>]/i.test(text) &&
  /<table[\s>]/i.test(text)

/**
 * The cells of the tables of a web page, row by row, as text: line breaks kept, other white space one blank. A cell that
 * spans others stands in the first of them, the rest are empty, as merged cells of a sheet.
 */
export function htmlRows(html: string): string[][] {
  const rows: string[][] = []
  /** column → rows below that a cell still covers */
  const covered = new Map<number, number>()
  let cells: string[] | undefined
  let text: string | undefined
  let span = { columns: 1, rows: 1 }

  function skipCovered(row: string[]): void {
    for (let left = covered.get(row.length) ?? 0; left > 0; left = covered.get(row.length) ?? 0) {
      covered.set(row.length, left - 1)
      row.push('')
    }
  }
  function endCell(): void {
    if (cells === undefined || text === undefined) return
    skipCovered(cells)
    for (let column = 0; column < span.columns; column += 1) {
      if (span.rows > 1) covered.set(cells.length, span.rows - 1)
      cells.push(column === 0 ? text.replace(/ *\n */g, '\n').trim() : '')
    }
    text = undefined
  }
  function endRow(): void {
    endCell()
    if (cells === undefined) return
    skipCovered(cells)
    rows.push(cells)
    cells = undefined
  }
  const number = (attributes: string, name: string) =>
    Math.min(MOST_SPANNED, Math.max(1, Number(spanOf(attributes, name)) || 1))

  const scanner = xmlScanner({
    open(name, attributes) {
      const tag = name.toLowerCase()
      if (tag === 'tr') {
        endRow()
        cells = []
      } else if (tag === 'td' || tag === 'th') {
        endCell()
        text = ''
        span = { columns: number(attributes, 'colspan'), rows: number(attributes, 'rowspan') }
      } else if (tag === 'br' && text !== undefined) text += '\n'
    },
    close(name) {
      const tag = name.toLowerCase()
      if (tag === 'td' || tag === 'th') endCell()
      else if (tag === 'tr' || tag === 'table') endRow()
    },
    text(piece) {
      if (text !== undefined) text += piece.replace(/&nbsp;|\s+/gi, ' ')
    },
  })
  // page and table may be left open: they close with the text
  scanner.push(`<html>${html}`)
  endRow()
  return rows
}

/** Also `colspan=3`, which XML does not know. */
const spanOf = (attributes: string, name: string) =>
  attribute(attributes, name) ?? new RegExp(`\\s${name}=(\\d+)`, 'i').exec(attributes)?.[1]
