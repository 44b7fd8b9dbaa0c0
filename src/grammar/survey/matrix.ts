import { readHeader, splitOption, splitStem, type QuestionHeader } from './header'
import type { ColumnProfile } from './reading'
import type { SurveyWords } from './words'

/** A column's header with the stem of its matrix carried on. */
export interface PlacedHeader extends QuestionHeader {
  stem?: string
  /** Columns asked together share this: a matrix, or one question with one column an option. */
  group?: number
  /** One column an option, ticked or not. */
  ticks?: true
}

/**
 * Headers taken apart, matrix by matrix: columns side by side under one number, or with one stem written out. Only the
 * first of them need carry the stem. `text` becomes `stem—item`.
 */
export function placeHeaders(columns: readonly ColumnProfile[], words: SurveyWords): PlacedHeader[] {
  const read = columns.map(({ header }) => readHeader(header, words.marks))
  const placed: PlacedHeader[] = []
  for (let first = 0; first < read.length;) {
    let next = first + 1
    while (next < read.length && together(read[first], read[next])) next += 1
    const group = read.slice(first, next)
    placed.push(...(group.length > 1 ? placeGroup(group, columns.slice(first, next), first, words) : group))
    first = next
  }
  return placed
}

function together(first: QuestionHeader | undefined, next: QuestionHeader | undefined): boolean {
  if (!first || !next) return false
  if (first.number || next.number) return first.number === next.number
  const stem = splitStem(first.text)?.stem
  return stem !== undefined && stem === splitStem(next.text)?.stem
}

function placeGroup(
  headers: readonly QuestionHeader[],
  columns: readonly ColumnProfile[],
  group: number,
  words: SurveyWords,
): PlacedHeader[] {
  const ticks = columns.every((column) => isTicked(column, words))
  const [first] = headers
  const split = ticks ? (splitStem(first?.text ?? '') ?? splitOption(first?.text ?? '')) : splitStem(first?.text ?? '')
  if (!split) return headers.map((header) => ({ ...header, group, ...(ticks && { ticks }) }))
  return headers.map((header, place) => {
    const own = ticks ? (splitOption(header.text) ?? splitStem(header.text)) : splitStem(header.text)
    const item = place === 0 || own?.stem === split.stem ? (own?.item ?? split.item) : header.text
    const mark = header.mark ?? first?.mark
    const stem = split.stem.replace(/[。：:，,]+$/u, '')
    return {
      ...header,
      text: `${stem}—${item.replace(/^[\s—–-]+/u, '')}`,
      stem,
      group,
      ...(mark && { mark }),
      ...(ticks && { ticks }),
    }
  })
}

/** Whether a column's cells only say chosen or not. */
export function isTicked({ cells }: ColumnProfile, { ticked, unticked, missing }: SurveyWords): boolean {
  const known = new Set([...ticked, ...unticked, ...missing])
  return cells.length > 0 && cells.every(({ text }) => known.has(text.trim()))
}
