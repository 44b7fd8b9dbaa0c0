import { type CellKind, cellKind } from './cellKind'
import { cleanCell } from './clean'
import { type ScannedRecord, scanRecords } from './records'

/** A record of the sniffed head of a file, cleaned and looked at once. Blank records are left out. */
export interface SampleRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly kinds: readonly CellKind[]
  /** cells that are not empty */
  readonly filled: number
}

/** Rows the layout is judged by. */
export const MOST_ROWS = 400
/** A sample this short is taken as the whole file: its last line counts though no line end follows. */
const FEW_ROWS = 20

/** A record cleaned and looked at; undefined where it is blank. */
function sampleRow({ cells: raw, line }: ScannedRecord): SampleRow | undefined {
  const cells = raw.map(cleanCell)
  const filled = cells.reduce((count, cell) => (cell === '' ? count : count + 1), 0)
  return filled > 0 ? { line, cells, kinds: cells.map(cellKind), filled } : undefined
}

/** The first of the records that are not blank. */
export function sampleOf(records: readonly ScannedRecord[]): SampleRow[] {
  const rows: SampleRow[] = []
  for (const record of records) {
    if (rows.length >= MOST_ROWS) break
    const row = sampleRow(record)
    if (row) rows.push(row)
  }
  return rows
}

/** The non-blank records of a head of a file; of a longer one the last, possibly cut, is dropped. */
export function sampleRows(text: string, delimiter: string): SampleRow[] {
  const records = scanRecords(text, { delimiter })
  if (records.length > FEW_ROWS && !/[\r\n]$/u.test(text)) records.pop()
  return sampleOf(records)
}

/** The kinds of one column below a row. */
export interface ColumnProfile {
  readonly filled: number
  /** the kind most filled cells have, `empty` if there are none */
  readonly kind: CellKind
  readonly values: ReadonlyMap<string, number>
}

/** What the columns of some rows hold, as wide as the widest of them. */
export function profileColumns(rows: readonly SampleRow[]): ColumnProfile[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  return Array.from({ length: width }, (_, column) => {
    const counts: Record<CellKind, number> = { empty: 0, number: 0, date: 0, period: 0, text: 0 }
    const values = new Map<string, number>()
    for (const row of rows) {
      counts[row.kinds[column] ?? 'empty'] += 1
      const cell = row.cells[column] ?? ''
      if (cell !== '') values.set(cell, (values.get(cell) ?? 0) + 1)
    }
    const filled = rows.length - counts.empty
    // 2018 among counts is a number: years decide only where nothing else is
    const numbers = counts.number + (counts.number > 0 ? counts.period : 0)
    const most = filled * 0.6
    const kind =
      filled === 0
        ? 'empty'
        : numbers >= most
          ? 'number'
          : counts.date >= most
            ? 'date'
            : counts.period + counts.date >= most
              ? 'period'
              : 'text'
    return { filled, kind, values }
  })
}
