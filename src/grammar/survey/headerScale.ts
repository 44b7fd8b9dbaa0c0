import type { SurveyWords } from './words'

/** What a header says about its numbers: `请打分（1—5分，5分最满意）`. */
export interface HeaderScale {
  low?: 0 | 1
  high?: number
  /** Whether the higher number is the more favourable; undefined where nothing says so. */
  rising?: boolean
  /** The numbers are scores, not positions of options. */
  scored: boolean
}

const RANGE = /(?<!\d)([01])\s*分?\s*(?:—+|-|–|~|至|到)\s*(\d{1,2})(?!\d)\s*(?=分|级|星|[)\]】,，;；:：。\s]|$)/u
const FULL = /(?:满分(?:为|是|:)?\s*(\d{1,2})(?!\d)\s*分?|(?<!\d)(\d{1,2})\s*(?:分制|级量表|点量表|级评分|星))/u
const POLE = /(?<!\d)(\d{1,2})\s*分?\s*(?:=|为|是|表示|代表|:|代表着)?\s*([^\d,，;；。()（）[\]—~]{1,14})/gu

/** Range, direction and meaning of a question's numbers, as far as its header says them. */
export function readHeaderScale(header: string, words: SurveyWords): HeaderScale {
  const text = header.normalize('NFKC')
  const [, low, top] = RANGE.exec(text) ?? []
  const full = FULL.exec(text)
  const high = Number(top ?? full?.[1] ?? full?.[2] ?? 0)
  const usable = high >= 2 && high <= 11
  const rising = usable ? direction(text, low === undefined ? undefined : Number(low), high, words) : undefined
  return {
    ...(usable && { high }),
    ...(usable && low !== undefined && { low: low === '0' ? (0 as const) : (1 as const) }),
    ...(rising !== undefined && { rising }),
    scored: full !== null || words.scored.some((word) => text.includes(word)),
  }
}

function direction(text: string, low: number | undefined, high: number, words: SurveyWords): boolean | undefined {
  for (const [, digits, meaning = ''] of text.matchAll(POLE)) {
    const value = Number(digits)
    const pole = poleOf(meaning, words)
    if (pole === undefined) continue
    if (value === high) return pole
    if (value === (low ?? 1) || value === 0) return !pole
  }
  return undefined
}

/** Whether words name the favourable end; undefined where they name none. */
export function poleOf(meaning: string, words: Pick<SurveyWords, 'favourable' | 'unfavourable'>): boolean | undefined {
  if (words.unfavourable.some((word) => meaning.includes(word))) return false
  if (words.favourable.some((word) => meaning.includes(word))) return true
  return undefined
}
