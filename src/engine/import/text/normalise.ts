import { classifyRecord } from './classify'
import { cleanCell } from './clean'
import { csvLine } from './csvLine'
import { createRecordScanner, type OnRecord, type ScannedRecord } from './records'
import { emptyReport, MOST_KEPT, type NormaliseReport, reject, skip } from './report'

/** What `sniffTable` found, or the user said. */
export interface NormaliseLayout {
  readonly delimiter: string
  /** 1-based file line, 0 = no header */
  readonly headerLine: number
  readonly headerLines: 1 | 2
  /** the header may be a record: others like it are not its repeats */
  readonly headerIsGuess?: boolean
  /** cells of an emitted record, the line number not counted */
  readonly columns: number
  /** 1-based file line of the first data record; the line after the header when absent */
  readonly firstDataLine?: number
}

/** Takes whole CSV lines, about 1 MB at a time; a promise holds the reading back until it is kept. */
export type LineSink = (lines: string) => void | Promise<void>

/** Characters per call of the sink, and of text scanned at once. */
const BLOCK = 1 << 20

const fit = (cells: readonly string[], columns: number) => Array.from({ length: columns }, (_, at) => cells[at] ?? '')

function hasBeyond(cells: readonly string[], columns: number): boolean {
  for (let at = columns; at < cells.length; at += 1) if (cells[at] !== '') return true
  return false
}

/** Takes records one by one, writes data through `emit` and the rest into `report`. */
function recordReader(layout: NormaliseLayout, report: NormaliseReport, emit: (line: string) => void): OnRecord {
  const { delimiter, headerLine, columns } = layout
  const firstLine = layout.firstDataLine ?? 0
  const headerRows: string[][] = []
  let header = fit([], columns)
  let headerLeft: number = headerLine === 0 ? 0 : layout.headerLines

  return (cells, line, quoted) => {
    if (line < headerLine || (headerLine === 0 && line < firstLine)) return
    for (let at = 0; at < cells.length; at += 1) cells[at] = cleanCell(cells[at] ?? '')
    if (headerLeft > 0) {
      if (cells.every((cell) => cell === '')) return
      headerRows.push(fit(cells, columns))
      headerLeft -= 1
      if (!layout.headerIsGuess) header = headerRows[0] ?? header
      return
    }
    const kind = classifyRecord(cells, header, headerRows.length > 1 ? headerRows.slice(1) : [])
    if (kind !== 'data') return skip(report, kind, line)
    if (line < firstLine) return skip(report, 'header', line)
    if (cells.length > columns && hasBeyond(cells, columns)) return reject(report, line, cells)
    report.dataRows += 1
    emit(csvLine(line, cells, columns, !quoted && delimiter === ','))
  }
}

/** Collects the lines of data records into blocks of about 1 MB. */
function tableWriter(layout: NormaliseLayout, sink: LineSink) {
  const report = emptyReport()
  let block: string[] = []
  let length = 0
  const onRecord = recordReader(layout, report, (line) => {
    block.push(line)
    length += line.length
  })
  async function flush(least = 1): Promise<void> {
    if (length < least) return
    const lines = block.join('')
    block = []
    length = 0
    await sink(lines)
  }
  return { report, onRecord, flush }
}

/**
 * Turns the text of a table into UTF-8-ready CSV for the database: a line `line_no,cell1,…,cellN` per data record, N =
 * `layout.columns`, cells cleaned and quoted where needed, line ends inside them LF, no header. Titles above the header are passed over; blank,
 * total, note and repeated header records are counted; records too long are reported and left out, short ones filled up.
 * Memory does not grow with the file. Rejects only with what `chunks` or `sink` throw.
 * @param chunks decoded text, cut anywhere
 */
export async function normaliseTable(
  chunks: AsyncIterable<string> | Iterable<string>,
  layout: NormaliseLayout,
  sink: LineSink,
): Promise<NormaliseReport> {
  const { report, onRecord, flush } = tableWriter(layout, sink)
  const scanner = createRecordScanner(
    {
      delimiter: layout.delimiter,
      onWarning: (warning) => report.warnings.length < MOST_KEPT && report.warnings.push(warning),
    },
    onRecord,
  )
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += BLOCK) {
      scanner.push(chunk.length <= BLOCK ? chunk : chunk.slice(at, at + BLOCK))
      await flush(BLOCK)
    }
  }
  scanner.end()
  await flush()
  return report
}

/** The same from records that came apart already, as those of a workbook; the cells are cleaned in place. */
export async function normaliseRecords(
  batches: AsyncIterable<readonly ScannedRecord[]>,
  layout: NormaliseLayout,
  sink: LineSink,
): Promise<NormaliseReport> {
  const { report, onRecord, flush } = tableWriter(layout, sink)
  for await (const batch of batches) {
    for (const { cells, line } of batch) onRecord(cells, line, true)
    await flush(BLOCK)
  }
  await flush()
  return report
}
