import type { QuoteLimits } from './quotedCell'
import { finder, readQuotedRecord } from './quotedRecord'

export type Delimiter = ',' | '\t' | ';' | '|'

export interface ScanWarning {
  readonly code: 'unclosed-quote'
  /** 1-based file line of the quote that is now text */
  readonly line: number
}

export interface RecordScannerOptions {
  readonly delimiter: string
  /** `"` when absent */
  readonly quote?: string
  /** line breaks a quoted cell may hold before its quote counts as text; 1000 when absent */
  readonly maxQuotedLines?: number
  readonly onWarning?: (warning: ScanWarning) => void
}

/**
 * One record: its cells as they stand (quotes resolved, nothing trimmed), the 1-based file line it begins on, and
 * whether its lines hold a quote at all (if not, no cell holds a delimiter, a quote or a line end).
 */
export type OnRecord = (cells: string[], line: number, quoted: boolean) => void

export interface RecordScanner {
  /** Text of any length, cut anywhere. */
  push(chunk: string): void
  /** The last record, if the text did not end with a line end. To be called once. */
  end(): void
}

const MAX_QUOTED_LINES = 1000
const MAX_QUOTED_CHARS = 1 << 22

/**
 * A streaming RFC 4180 reader for one-character delimiters that tolerates what files do: CRLF, LF and CR mixed, quotes
 * inside text, text after a closing quote, quotes never closed (reported, read as text). Blank lines are records `['']`.
 * U+FEFF is dropped at the start only. Never throws.
 */
export function createRecordScanner(options: RecordScannerOptions, onRecord: OnRecord): RecordScanner {
  const { delimiter, quote = '"', onWarning } = options
  const maxLines = options.maxQuotedLines ?? MAX_QUOTED_LINES
  const limits: QuoteLimits = { delimiter, quote, maxLines, maxChars: MAX_QUOTED_CHARS }
  let rest = ''
  let line = 1
  let started = false

  function drain(text: string, final: boolean): number {
    const find = { lf: finder(text, '\n'), cr: finder(text, '\r'), delimiter: finder(text, delimiter) }
    const findQuote = finder(text, quote)
    let at = 0
    while (at < text.length) {
      const cr = find.cr(at)
      const end = Math.min(find.lf(at), cr, text.length)
      if (findQuote(at) < end) {
        const record = readQuotedRecord(text, at, find, limits, final)
        if (record === undefined) break
        for (const below of record.unclosed) onWarning?.({ code: 'unclosed-quote', line: line + below })
        onRecord(record.cells, line, true)
        line += record.lines
        at = record.next
        continue
      }
      if (!final && (end === text.length || (end === cr && end + 1 === text.length))) break
      onRecord(text.slice(at, end).split(delimiter), line, false)
      line += 1
      at = end === cr && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
    }
    return at
  }

  function feed(chunk: string, final: boolean) {
    let text = rest === '' ? chunk : rest + chunk
    if (!started && text !== '') {
      started = true
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    rest = text.slice(drain(text, final))
  }

  return {
    push: (chunk) => feed(chunk, false),
    end: () => feed('', true),
  }
}

export interface ScannedRecord {
  readonly cells: string[]
  /** 1-based file line */
  readonly line: number
}

/** All records of a text held in memory. */
export function scanRecords(text: string, options: RecordScannerOptions): ScannedRecord[] {
  const records: ScannedRecord[] = []
  const scanner = createRecordScanner(options, (cells, line) => records.push({ cells, line }))
  scanner.push(text)
  scanner.end()
  return records
}
