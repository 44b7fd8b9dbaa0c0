import { bodyBelow, type KnownName, scoreHeader } from './headerScore'
import type { SampleRow } from './sample'
import { isTwoLineHeader } from './twoLineHeader'

export interface HeaderPlace {
  /** index of the header's first row, -1 = none */
  readonly index: number
  readonly rows: 0 | 1 | 2
  readonly score: number
}

/** The header stands among the first rows that are not blank. */
const CANDIDATES = 40
/** A later row must be this much better: header-like rows below a header are its repeats or texts of the data. */
const MARGIN = 0.25

const none: HeaderPlace = { index: -1, rows: 0, score: 0 }

function withGroups(rows: readonly SampleRow[], index: number, score: number): HeaderPlace {
  if (index > 0 && isTwoLineHeader(rows, index - 1)) return { index: index - 1, rows: 2, score }
  return { index, rows: isTwoLineHeader(rows, index) ? 2 : 1, score }
}

/** Where the header is, judged by the rows alone (and by names already known). */
export function findHeader(rows: readonly SampleRow[], known?: KnownName): HeaderPlace {
  let best: HeaderPlace = none
  rows.slice(0, CANDIDATES).forEach((_, index) => {
    const { score, plausible } = scoreHeader(rows, index, known)
    if (plausible && (best.index < 0 || score > best.score + MARGIN)) best = { index, rows: 1, score }
  })
  return best.index < 0 ? none : withGroups(rows, best.index, best.score)
}

/** The header at a file line the user named (0 = there is none). */
export function headerAt(rows: readonly SampleRow[], line: number): HeaderPlace {
  let index = -1
  if (line > 0) rows.forEach((row, at) => (index = row.line <= line ? at : index))
  if (index < 0) return none
  return { index, rows: isTwoLineHeader(rows, index) ? 2 : 1, score: 0 }
}

/** The first row that can be data when there is no header: what stands before it are titles. */
export function firstBodyRow(rows: readonly SampleRow[]): number {
  const [first] = bodyBelow(rows, -1)
  return first === undefined ? 0 : rows.indexOf(first)
}
