const FORMULA_TEXT = /^="((?:[^"]|"")*)"$/
const APOSTROPHE_NUMBER = /^'\d[\d.,:/\-]*[Xx]?$/
const DASHES = /^[-－—–―─‐−]+$/

/** Cells that mean "nothing here" in any column; runs of dashes of any length count as well. */
export const EMPTY_MARKS = ['', '-', '--', '—', '——', '/', '／', '\\', 'NA', 'N/A', '#N/A', '(空)', '（空）'] as const
/** Further words that mean "no value" where a number or a date is expected, but may be an answer elsewhere. */
export const EMPTY_VALUE_WORDS = ['无', '暂无'] as const

const marks: ReadonlySet<string> = new Set(EMPTY_MARKS.map((mark) => mark.toLowerCase()))
const words: ReadonlySet<string> = new Set(EMPTY_VALUE_WORDS)

/** Nothing to clean: the first and last characters are printable, not U+0085–U+00A0 and before any wide space. */
const isPlain = (code: number) => (code > 0x20 && code < 0x80) || (code >= 0x4e00 && code <= 0x9fff)

/**
 * The cell without what programs wrap around it: white space and protective TABs (also U+3000, U+00A0, U+FEFF), `="0012"`,
 * and an apostrophe before a number. Everything inside stays as it is.
 */
export function cleanCell(text: string): string {
  if (text === '') return text
  const first = text.charCodeAt(0)
  if (isPlain(first) && first !== 0x3d && first !== 0x27 && isPlain(text.charCodeAt(text.length - 1))) return text
  const trimmed = text.trim()
  if (trimmed.startsWith('=')) {
    const inner = FORMULA_TEXT.exec(trimmed)?.[1]
    return inner === undefined ? trimmed : inner.replaceAll('""', '"').trim()
  }
  return APOSTROPHE_NUMBER.test(trimmed) ? trimmed.slice(1) : trimmed
}

/** Whether a cleaned cell stands for nothing in any column (`''`, `/`, `—`, `N/A`, …). */
export const isEmptyMark = (text: string): boolean => marks.has(text.toLowerCase()) || DASHES.test(text)

/** Whether a cleaned cell stands for nothing where a number or a date is expected: also `无`. */
export const isEmptyValue = (text: string): boolean => isEmptyMark(text) || words.has(text)
