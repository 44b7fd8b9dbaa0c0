import type { ScannedRecord } from '../text/records'
import { MOST_ROWS } from '../text/sample'
import { sniffRecords } from '../text/sniff'
import type { SheetRows, Workbook } from './xlsx'

/** The first rows of a sheet, as many as its layout is judged by. */
export async function headRows(rows: SheetRows): Promise<ScannedRecord[]> {
  const head: ScannedRecord[] = []
  for await (const batch of rows) {
    head.push(...batch)
    if (head.length >= MOST_ROWS) break
  }
  return head
}

/**
 * The sheet to read first: one whose header is known; else one with a table; else one with anything in it. Hidden sheets
 * (lists for drop-down cells, mostly) only where the rest is empty. Undefined where all are.
 */
export async function chooseSheet(
  book: Workbook,
  known: (header: string) => boolean,
): Promise<{ sheet: string; head: ScannedRecord[] } | undefined> {
  let best: { sheet: string; head: ScannedRecord[]; rank: number } | undefined
  for (const { name, hidden } of book.sheets) {
    const head = await headRows(book.rows(name))
    if (head.length === 0) continue
    const rank = rankOf(head, known) - (hidden ? 4 : 0)
    if (!best || rank > best.rank) best = { sheet: name, head, rank }
    if (rank === MOST_RANK) break
  }
  return best
}

const MOST_RANK = 3

function rankOf(head: readonly ScannedRecord[], known: (header: string) => boolean): number {
  const { header, headerLine, headerIsGuess, usedColumns, firstDataLine } = sniffRecords(head, { known })
  const named = header.filter((name) => name !== '')
  const names = named.filter(known).length
  if (names >= 2 && names * 2 >= named.length) return MOST_RANK
  const rows = head.some(({ line }) => line >= firstDataLine)
  return headerLine > 0 && !headerIsGuess && usedColumns > 1 && rows ? 2 : 1
}
