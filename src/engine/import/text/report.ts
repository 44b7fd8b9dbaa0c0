import type { ScanWarning } from './records'

/** Lines and records are remembered up to this many of a kind; counts go on. */
export const MOST_KEPT = 1000

/** Records left out on purpose: how many, and the 1-based file lines of the first of them. */
export interface SkippedLines {
  count: number
  readonly lines: number[]
}

export type SkippedKind = 'blank' | 'total' | 'note' | 'header'

export interface RejectedRecord {
  readonly line: number
  readonly code: 'too-many-cells'
  /** all cells of the record, cleaned */
  readonly cells: readonly string[]
}

export interface NormaliseReport {
  /** records given to the sink */
  dataRows: number
  /** records below the header that are no data; `header` holds its repeats and rows that describe the columns */
  readonly skipped: Readonly<Record<SkippedKind, SkippedLines>>
  /** the first 1000 records with a value beyond the last column */
  readonly rejected: RejectedRecord[]
  /** how many there are of them in all */
  rejectedRows: number
  /** the first 1000 quotes that were never closed and are read as text */
  readonly warnings: ScanWarning[]
}

const nothing = (): SkippedLines => ({ count: 0, lines: [] })

export const emptyReport = (): NormaliseReport => ({
  dataRows: 0,
  skipped: { blank: nothing(), total: nothing(), note: nothing(), header: nothing() },
  rejected: [],
  rejectedRows: 0,
  warnings: [],
})

export function skip(report: NormaliseReport, kind: SkippedKind, line: number): void {
  const skipped = report.skipped[kind]
  skipped.count += 1
  if (skipped.lines.length < MOST_KEPT) skipped.lines.push(line)
}

/** A copy that does not keep the chunk alive its cells were cut from. */
const detached = (cells: readonly string[]): string[] => JSON.parse(JSON.stringify(cells)) as string[]

export function reject(report: NormaliseReport, line: number, cells: readonly string[]): void {
  report.rejectedRows += 1
  if (report.rejected.length < MOST_KEPT) report.rejected.push({ line, code: 'too-many-cells', cells: detached(cells) })
}
