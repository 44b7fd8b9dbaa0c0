import type { QuestionKind } from './reading'

/** A question's header taken apart. */
export interface QuestionHeader {
  number?: string
  text: string
  /** The kind that a platform's mark (`[单选题]`) stands for. */
  mark?: QuestionKind
}

const NUMBERING =
  /^[*\s]*(?:[Qq题第]\s*(\d{1,3})\s*题?(?:\s*[、.．,，:：)）_-])?|[(（]?(\d{1,3})\s*[、.．,，:：)）](?!\d))\s*(?:[(（]\d{1,2}[)）]\s*)?/u
const BRACKETS = /[[【〔（(<]([^[\]【】〔〕（）()<>]*)[\]】〕）)>]/gu
const MARK_SEPARATORS = /[\s/、,，;；*]+/u

/** Takes a header apart: `*5、您对食堂的满意度[单选题](必填)` → 5, 您对食堂的满意度, the mark's kind. */
export function readHeader(header: string, marks: Readonly<Record<string, QuestionKind | ''>>): QuestionHeader {
  let mark: QuestionKind | undefined
  const unmarked = header.replace(BRACKETS, (whole, inside: string) => {
    const words = inside.split(MARK_SEPARATORS).filter(Boolean)
    if (!words.length || !words.every((word) => Object.hasOwn(marks, word))) return whole
    mark ??= words.map((word) => marks[word] ?? '').find((kind) => kind !== '') || undefined
    return ''
  })
  const found = NUMBERING.exec(unmarked)
  const number = found?.[1] ?? found?.[2]
  const text = tidy(found ? unmarked.slice(found[0].length) : unmarked)
  return { ...(number && { number }), text: text || tidy(unmarked) || header, ...(mark && { mark }) }
}

function tidy(text: string): string {
  return text.replace(/^[*\s]+|[*\s:：]+$/gu, '').replace(/\s+/gu, ' ')
}

/** Stem and item of a matrix header (`stem—item`); the last dash outside brackets that no number follows. */
export function splitStem(text: string): { stem: string; item: string } | undefined {
  let depth = 0
  for (let at = text.length - 1; at > 0; at -= 1) {
    const sign = text[at] ?? ''
    if (/[)）\]】〕]/u.test(sign)) depth += 1
    if (/[(（[【〔]/u.test(sign)) depth -= 1
    if (depth !== 0 || !/[—―–-]/u.test(sign)) continue
    const item = text.slice(at + 1).trim()
    const stem = text.slice(0, at).replace(/[\s—―–:：-]+$/u, '')
    if (stem && item && !/^\d/u.test(item) && !(sign === '-' && /\w$/u.test(stem))) return { stem, item }
  }
  return undefined
}

/** A header `question(option)` of a question with one column an option. */
export function splitOption(text: string): { stem: string; item: string } | undefined {
  const [, stem, item] = /^(.+?)\s*[(（]([^()（）]+)[)）]$/u.exec(text) ?? []
  return stem && item ? { stem, item } : undefined
}
