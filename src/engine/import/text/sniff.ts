import { classifyRecord } from './classify'
import { countDescriptionRows } from './descriptionRows'
import { findDelimiter } from './findDelimiter'
import { findHeader, firstBodyRow, headerAt, type HeaderPlace } from './findHeader'
import { bodyBelow, type KnownName } from './headerScore'
import type { Delimiter, ScannedRecord } from './records'
import { profileColumns, sampleOf, type SampleRow, sampleRows } from './sample'
import { joinHeader } from './twoLineHeader'

export interface SniffOptions {
  /** fixed by the user */
  readonly delimiter?: Delimiter
  /** fixed by the user: 1-based file line of the header, 0 = the file has none */
  readonly headerLine?: number
  /** names the importer knows; a hint, never needed */
  readonly known?: KnownName
}

export interface TableLayout {
  readonly delimiter: Delimiter
  /** 1-based file line of the header's first line, 0 = the file has none */
  readonly headerLine: number
  readonly headerLines: 1 | 2
  /** no row names the columns: the first of the table stands in for a header, and may be a record */
  readonly headerIsGuess: boolean
  /** one cleaned name per column, '' where there is none; two lines are joined as `group/name` */
  readonly header: readonly string[]
  /** the header's rows as they stand (cleaned, `columns` cells each); none without a header */
  readonly headerRows: readonly (readonly string[])[]
  /** cells of a record, trailing ghost columns included */
  readonly columns: number
  /** cells up to the last column that has a name or a value in the sample */
  readonly usedColumns: number
  /** 1-based file line of the first data record (of the first line after the sample if it holds none) */
  readonly firstDataLine: number
  /** the lines above the header, their cells joined by a space */
  readonly titles: readonly { readonly line: number; readonly text: string }[]
}

/** Characters of the file the layout is judged by. */
const SAMPLE = 1 << 18

const pad = (cells: readonly string[], width: number) => Array.from({ length: width }, (_, at) => cells[at] ?? '')

const lastUsed = (flags: readonly boolean[]) => flags.lastIndexOf(true) + 1

/** Header width, or more where at least half of the rows hold something further right. */
function widthOf(names: readonly (readonly string[])[], body: readonly SampleRow[]): { columns: number; used: number } {
  const profile = profileColumns(body)
  const header = names.reduce((most, row) => Math.max(most, row.length), 0)
  const filledTo = lastUsed(profile.map((column) => column.filled > 0))
  const usual = lastUsed(profile.map((column) => column.filled > 0 && column.filled >= body.length * 0.5))
  const columns = Math.max(header === 0 ? filledTo : header, usual, 1)
  const named = names.reduce((most, row) => Math.max(most, lastUsed(row.map((cell) => cell !== ''))), 0)
  return { columns, used: Math.max(1, Math.min(columns, Math.max(named, filledTo))) }
}

/**
 * The layout of a delimited text: delimiter, where the header stands among titles, blank lines and describing rows, how
 * many columns there are, where the data begin.
 * @param text the whole file or its head, decoded; the first 256 K characters are looked at
 * Never throws; a text without any structure is one column without a header.
 */
export function sniffTable(text: string, options: SniffOptions = {}): TableLayout {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const delimiter = options.delimiter ?? findDelimiter(sample, options.known)
  return layoutOf(sampleRows(sample, delimiter), delimiter, options)
}

/** The same of rows that came apart already, as those of a workbook. */
export function sniffRecords(records: readonly ScannedRecord[], options: SniffOptions = {}): TableLayout {
  return layoutOf(sampleOf(records), ',', options)
}

/** Where the header is. Where no row is one, the first row of the table is proposed, so that the user sees it and decides. */
function placeOf(rows: readonly SampleRow[], options: SniffOptions): HeaderPlace & { guess: boolean } {
  if (options.headerLine !== undefined) return { ...headerAt(rows, options.headerLine), guess: false }
  const found = findHeader(rows, options.known)
  if (found.index >= 0) return { ...found, guess: false }
  const first = firstBodyRow(rows)
  return first + 1 < rows.length ? { index: first, rows: 1, score: 0, guess: true } : { ...found, guess: false }
}

function layoutOf(rows: readonly SampleRow[], delimiter: Delimiter, options: SniffOptions): TableLayout {
  const place = placeOf(rows, options)
  const found = place.index >= 0
  const headerRows = found ? rows.slice(place.index, place.index + place.rows) : []
  const [upper, lower] = headerRows
  const names = headerRows.map((row) => row.cells)
  let first = found ? place.index + place.rows : options.headerLine === undefined ? firstBodyRow(rows) : 0
  const { columns, used } = widthOf(names, bodyBelow(rows, first - 1))
  const header = upper === undefined ? [] : lower === undefined ? upper.cells : joinHeader(upper, lower, columns)
  const titles = rows.slice(0, found ? place.index : first)
  if (found && !place.guess) first += countDescriptionRows(rows, first)
  while (first < rows.length && classifyRecord(rows[first]?.cells ?? [], pad(header, columns)) === 'note') first += 1
  return {
    delimiter,
    headerLine: upper?.line ?? 0,
    headerLines: lower === undefined ? 1 : 2,
    headerIsGuess: place.guess,
    header: pad(header, columns),
    headerRows: names.map((row) => pad(row, columns)),
    columns,
    usedColumns: used,
    firstDataLine: rows[first]?.line ?? (rows.at(-1)?.line ?? 0) + 1,
    titles: titles.map(({ line, cells }) => ({ line, text: cells.filter((cell) => cell !== '').join(' ') })),
  }
}
