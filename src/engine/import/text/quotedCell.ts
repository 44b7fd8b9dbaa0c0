/** Where a quoted cell ends, or why that cannot be said: `more` text is needed, or the quote is `unclosed`. */
export type Closing = number | 'more' | 'unclosed'

export interface QuoteLimits {
  readonly delimiter: string
  readonly quote: string
  /** line breaks a quoted cell may hold */
  readonly maxLines: number
  /** characters a quoted cell may hold */
  readonly maxChars: number
}

/** Line breaks (CRLF, LF or CR, each one) in `text` between two positions. */
export function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks += 1
  }
  return breaks
}

/** Whether a closing quote at `at` ends its cell: a delimiter, a line end or the end follows, after spaces at most. */
function endsCell(text: string, at: number, delimiter: string, final: boolean): boolean | 'more' {
  let next = at + 1
  while (text.charCodeAt(next) === 0x20) next += 1
  if (next >= text.length) return final || 'more'
  const code = text.charCodeAt(next)
  return code === 10 || code === 13 || text.charAt(next) === delimiter
}

/**
 * Finds the quote that closes the one at `open`. A cell that runs over `maxLines`, or over a line end into text that
 * goes on after its closing quote, was never meant as quoted. The answer depends on the text alone, not on how it came.
 */
export function findClosing(text: string, open: number, limits: QuoteLimits, final: boolean): Closing {
  const { quote, delimiter, maxLines, maxChars } = limits
  const exceeds = (end: number) => end - open > maxChars || countBreaks(text, open, end) > maxLines
  let at = open + 1
  for (;;) {
    const found = text.indexOf(quote, at)
    if (found < 0) return final || exceeds(text.length) ? 'unclosed' : 'more'
    if (found + 1 < text.length) {
      if (text.charAt(found + 1) === quote) {
        at = found + 2
        continue
      }
    } else if (!final) return 'more'
    if (found - open > maxChars) return 'unclosed'
    const breaks = countBreaks(text, open, found)
    if (breaks === 0) return found
    if (breaks > maxLines) return 'unclosed'
    const ends = endsCell(text, found, delimiter, final)
    if (ends === 'more') return 'more'
    return ends ? found : 'unclosed'
  }
}
