import { findHeader } from './findHeader'
import type { KnownName } from './headerScore'
import type { Delimiter } from './records'
import { sampleRows } from './sample'

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|']
/** The first line some programs write for Excel. */
const DECLARED = /^\ufeff?"?sep=([,;|\t])"?[ \t]*(?:\r\n|\r|\n)/iu

/** Most TABs stand before another delimiter: they protect cells and part nothing. */
function protects(text: string, delimiter: Delimiter): boolean {
  if (delimiter !== '\t') return false
  const all = text.split('\t').length - 1
  return (text.match(/\t"?(?=[,;|])/gu)?.length ?? 0) >= all * 0.5
}

/** How well a delimiter explains a text: rows of one width, under a header that names the columns. 0 = not at all. */
function explains(text: string, delimiter: Delimiter, known?: KnownName): number {
  if (!text.includes(delimiter) || protects(text, delimiter)) return 0
  const rows = sampleRows(text, delimiter)
  const widths = new Map<number, number>()
  let used = 0
  for (const { cells } of rows) {
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    cells.forEach((cell, at) => (used = cell === '' ? used : Math.max(used, at + 1)))
  }
  if (used < 2) return 0
  const [width, count] = [...widths].reduce((best, other) => (other[1] * other[0] > best[1] * best[0] ? other : best))
  if (width < 2) return 0
  const header = findHeader(rows, known)
  return (count / rows.length) * (1 + Math.log2(Math.min(width, used))) * (2 + Math.max(0, header.score))
}

/** The delimiter of a text; a comma when nothing parts its lines. */
export function findDelimiter(text: string, known?: KnownName): Delimiter {
  const declared = DECLARED.exec(text)?.[1]
  if (declared !== undefined) return declared as Delimiter
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const score = explains(text, delimiter, known)
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}
