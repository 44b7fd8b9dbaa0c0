import { countBreaks, findClosing, type QuoteLimits } from './quotedCell'

export interface QuotedRecord {
  readonly cells: string[]
  /** position after the record's line end */
  readonly next: number
  /** file lines the record takes */
  readonly lines: number
  /** lines below the record's first line (0 = the same) of quotes that were never closed */
  readonly unclosed: readonly number[]
}

/** Looks for one character from left to right, remembering the last hit: a file without it is searched once. */
export function finder(text: string, character: string): (from: number) => number {
  let last = -1
  return (from) => {
    if (last < from) {
      last = text.indexOf(character, from)
      if (last < 0) last = Infinity
    }
    return last
  }
}

export interface LineFinders {
  readonly lf: (from: number) => number
  readonly cr: (from: number) => number
  readonly delimiter: (from: number) => number
}

/**
 * Reads the record at `start`, which holds quotes. Undefined: `text` ends before it is sure where the record ends.
 */
export function readQuotedRecord(
  text: string,
  start: number,
  find: LineFinders,
  limits: QuoteLimits,
  final: boolean,
): QuotedRecord | undefined {
  const cells: string[] = []
  const unclosed: number[] = []
  let lines = 0
  let at = start
  for (;;) {
    let prefix = ''
    let textFrom = at
    if (text.charAt(at) === limits.quote) {
      const closing = findClosing(text, at, limits, final)
      if (closing === 'more') return undefined
      if (closing === 'unclosed') unclosed.push(lines)
      else {
        prefix = text.slice(at + 1, closing)
        if (prefix.includes(limits.quote)) prefix = prefix.replaceAll(limits.quote + limits.quote, limits.quote)
        lines += countBreaks(text, at, closing)
        textFrom = closing + 1
      }
    }
    const delimiter = find.delimiter(textFrom)
    const cr = find.cr(textFrom)
    const lineEnd = Math.min(find.lf(textFrom), cr)
    const end = Math.min(delimiter, lineEnd, text.length)
    if (end === text.length && !final) return undefined
    cells.push(end > textFrom ? prefix + text.slice(textFrom, end) : prefix)
    if (end === delimiter) {
      at = end + 1
      continue
    }
    if (end === text.length) return { cells, next: end, lines: lines + 1, unclosed }
    if (end === cr && end + 1 === text.length && !final) return undefined
    const pair = end === cr && text.charCodeAt(end + 1) === 10
    return { cells, next: end + (pair ? 2 : 1), lines: lines + 1, unclosed }
  }
}
