/** A report in 公文 layout, block by block. */
export interface Report {
  title: string
  /** Below the title: of when, by what. */
  under: readonly string[]
  author: string
  blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** `before`: stays with what follows. */
  | { kind: 'text'; text: string; before?: 'picture' }
  /** `width`, `height`: pixels of which the width is the text's width. */
  | {
      kind: 'picture'
      png: Uint8Array<ArrayBuffer>
      width: number
      height: number
      caption: string
      alternative: string
    }
  | { kind: 'table'; columns: readonly { title: string; share: number }[]; rows: readonly (readonly string[])[] }
  /** In small type: sources. */
  | { kind: 'note'; text: string }

const DIGITS = '零一二三四五六七八九'

/** 一, 二, … 十, 十一, … 九十九: how headings of documents are numbered. */
export function chineseNumber(number: number): string {
  if (number < 10) return DIGITS[number] ?? ''
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}十${ones ? (DIGITS[ones] ?? '') : ''}`
}
