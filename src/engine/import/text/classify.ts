import { beginsNote, isBareNoteWord, isGroupTotal, isTotalWord } from './layoutWords'

export type RecordClass = 'data' | 'blank' | 'total' | 'note' | 'header'

/** A total may stand behind a number or a period, not further right. */
const EARLY = 3
/** From this length a lone text is a sentence, not a value. */
const SENTENCE = 24
const LISTED = /^[(（]?\d{1,2}[)）.、．]\s*\D/u
const RULE = /^[-—=_*#~─]{4,}/u
const PUNCTUATION = /[。；：;]/u

function nextFilled(cells: readonly string[], from: number): number {
  for (let at = from; at < cells.length; at += 1) if (cells[at] !== '') return at
  return -1
}

/** Whether a record repeats a header: at least two names (or all), and four fifths of them, in their places. */
export function repeatsHeader(cells: readonly string[], header: readonly string[]): boolean {
  let named = 0
  let equal = 0
  for (let at = 0; at < header.length; at += 1) {
    if (header[at] === '') continue
    named += 1
    if (cells[at] === header[at]) equal += 1
    if (named === 3 && equal === 0) return false
  }
  return equal >= 2 && equal >= named * 0.8
}

function isTotal(cells: readonly string[], first: number): boolean {
  const text = cells[first] ?? ''
  if (isTotalWord(text) || (first < 2 && isGroupTotal(text))) return true
  for (let at = first + 1; at < EARLY; at += 1) if (isTotalWord(cells[at] ?? '')) return true
  return false
}

function filledCount(cells: readonly string[]): number {
  let filled = 0
  for (const cell of cells) if (cell !== '') filled += 1
  return filled
}

function isNote(cells: readonly string[], first: number, columns: number): boolean {
  const text = cells[first] ?? ''
  const second = nextFilled(cells, first + 1)
  if (second < 0) {
    if (beginsNote(text)) return columns >= 2
    if (first > 0 || columns < 3) return false
    return text.length >= SENTENCE || RULE.test(text) || LISTED.test(text) || PUNCTUATION.test(text)
  }
  if (beginsNote(text)) {
    // what the delimiter made of one sentence, or labels side by side: never as full as a row of the table
    const filled = filledCount(cells)
    return filled <= columns / 2 || (cells.length !== columns && filled < columns)
  }
  return isBareNoteWord(text) && first === 0 && columns >= 3 && filledCount(cells) === 2
}

/**
 * What a record below the header is: `blank` (nothing but delimiters), `total` (合计, 小计 … at the left edge), `note` (a
 * footer such as 填报人：… or a lone sentence), a repeated `header`, or `data`. Doubt is `data`.
 * @param cells the record's cells after `cleanCell`
 * @param header the cleaned names, one per column
 * @param alternatives further header rows a table may repeat (the two lines of a two-line header)
 */
export function classifyRecord(
  cells: readonly string[],
  header: readonly string[],
  alternatives: readonly (readonly string[])[] = [],
): RecordClass {
  const first = nextFilled(cells, 0)
  if (first < 0) return 'blank'
  if (repeatsHeader(cells, header)) return 'header'
  for (const row of alternatives) if (repeatsHeader(cells, row)) return 'header'
  if (isTotal(cells, first)) return 'total'
  return isNote(cells, first, header.length) ? 'note' : 'data'
}
