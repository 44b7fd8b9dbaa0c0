import type { CellCount } from './reading'

const CODE = /^\(?(?:[A-K]|\d{1,2})(?:[.、:)\]\-—=](?=\D)|(?=\p{Script=Han}))/iu
const SCORE_FIRST = /^\d{1,2}分[:\-—=]?(?=\D)/u
const SCORE_LAST = /(?:\(\d{1,2}分?\)|\d{1,2}分)$/u

const plain = (cell: string): string => cell.normalize('NFKC').replace(/[\s"'“”]/gu, '')

/** An option's words without code, letter or score (`A.非常满意`, `5分 非常满意`, `非常满意(5分)`), in lower case. */
export function optionText(cell: string): string {
  const text = plain(cell).replace(/[。.,;!~*]+$/u, '')
  const bare = text.replace(SCORE_FIRST, '').replace(CODE, '').replace(SCORE_LAST, '')
  return (bare || text).toLowerCase()
}

/** Whether a cell begins with the code of an option (`A.男`, `2、女`). */
export function hasCode(cell: string): boolean {
  return /^\(?(?:[A-K]|\d{1,2})[.、:)](?=\D)/iu.test(plain(cell))
}

/** An option given by its number or letter: `5`, `5分`, `5.0`, `1(非常不满意)`, `B`. */
export interface OptionNumber {
  value: number
  /** What stands in brackets behind it. */
  label: string
}

export function optionNumber(cell: string): OptionNumber | undefined {
  const text = plain(cell)
  if (/^[A-K]$/.test(text)) return { value: text.charCodeAt(0) - 64, label: '' }
  const [, digits, label = ''] = /^(\d{1,3})(?:\.0+)?[分星级]?(?:\((.*)\))?$/u.exec(text) ?? []
  return digits === undefined ? undefined : { value: Number(digits), label }
}

/** Cells that are no answer in any question, as they stand. */
export function missingCells(cells: readonly CellCount[], words: readonly string[]): Set<string> {
  const missing = new Set(words.map(optionText))
  return new Set(cells.flatMap(({ text }) => (missing.has(optionText(text)) ? [text] : [])))
}
