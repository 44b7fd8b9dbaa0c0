import { Fault } from '../fault'
import { archiveKind } from './container/archive'
import { chooseSheet, headRows } from './container/chooseSheet'
import { htmlRows } from './container/htmlTable'
import { openWorkbook } from './container/xlsx'
import { zipEntries } from './container/zip'
import { normaliseRecords } from './text/normalise'
import type { ScannedRecord } from './text/records'
import { sniffRecords } from './text/sniff'
import {
  layoutChoices,
  lineCollector,
  type KnownHeader,
  type Progress,
  type ReadChoices,
  type TextTable,
} from './textTable'

/** What a table of cells has; the rest depends on the file. */
type CellTable = Pick<TextTable, 'layout' | 'csv' | 'crc32' | 'report'>

/** One sheet of an .xlsx: the one chosen, or the first with a table. Rejects as `readTable` does. */
export async function readWorkbook(
  file: Blob,
  choices: ReadChoices,
  known: KnownHeader,
  progress: Progress,
): Promise<TextTable> {
  const entries = await zipEntries(file)
  const kind = archiveKind(entries)
  if (kind !== 'workbook') throw new Fault(kind === 'archive' ? 'file-is-archive' : 'file-is-old-excel')
  const book = await openWorkbook(file, entries)
  const sheets = book.sheets.map(({ name }) => name)
  const asked = sheets.find((name) => name === choices.sheet)
  const chosen =
    asked === undefined ? await chooseSheet(book, known) : { sheet: asked, head: await headRows(book.rows(asked)) }
  if (!chosen) throw new Fault('file-empty')
  const { sheet, head } = chosen
  const table = await tableOf(head, book.rows(sheet, progress), choices, known)
  return { encoding: 'XLSX', ...table, replacements: 0, sheets, sheet }
}

/** The tables of a web page, under each other; a line is a row of them. Rejects with `file-no-table`. */
export async function readPage(html: string, choices: ReadChoices, known: KnownHeader): Promise<CellTable> {
  const rows = htmlRows(html).map((cells, index): ScannedRecord => ({ cells, line: index + 1 }))
  if (rows.length === 0) throw new Fault('file-no-table')
  async function* all() {
    yield rows
  }
  return tableOf(rows, all(), choices, known)
}

/** A table whose cells came apart already; `head` are its first rows. */
async function tableOf(
  head: readonly ScannedRecord[],
  rows: AsyncIterable<readonly ScannedRecord[]>,
  choices: ReadChoices,
  known: KnownHeader,
): Promise<CellTable> {
  const layout = sniffRecords(head, layoutChoices(choices, known))
  const lines = lineCollector()
  const report = await normaliseRecords(rows, layout, lines.add)
  return { layout, ...lines.collected(), report }
}
