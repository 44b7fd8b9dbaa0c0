export const questionKinds = ['scale', 'numeric', 'multi', 'single', 'open', 'skip'] as const
/** What a column of a survey was taken for; only `scale`, `numeric` (scores) and `open` (comments) are imported. */
export type QuestionKind = (typeof questionKinds)[number]

/**
 * What is not certain. `direction`: which end of the numbers is favourable; `zero-based`: whether they start at 0;
 * `options`: how many options were offered; `words`: some answers are no option of the scale; `dimension`: only guessed.
 */
export type Doubt = 'direction' | 'zero-based' | 'options' | 'words' | 'dimension'

export interface CellCount {
  text: string
  count: number
}

/** A file column: its header, its most frequent cells (all of them where `distinct` is small), blank ones left out. */
export interface ColumnProfile {
  header: string
  cells: readonly CellCount[]
  distinct: number
  filled: number
}

/** In points, 1 (least favourable) … k, after reversal: `favourable` and above, `unfavourable` and below; the rest is neutral. */
export interface QuestionClasses {
  favourable: number
  unfavourable: number
}

export interface SurveyQuestion {
  /** 0-based file column. */
  column: number
  number?: string
  /** Without numbering and marks; stem and item joined in a matrix; unique in the file. */
  text: string
  stem?: string
  kind: QuestionKind
  dimension: string
  /** Options offered, 2…11; 0 where the kind has none. */
  k: number
  /** Cell → 1 (least favourable) … k; null is no answer. A cell that is not here cannot be read. */
  scores: Readonly<Record<string, number | null>>
  scaleId?: string
  /** Other word scales that the answers would fit as well, where `options` is in doubt. */
  alternatives?: readonly string[]
  /** For numbers: a higher number is more favourable; the lowest is 0. */
  rising?: boolean
  zeroBased?: boolean
  reversed: boolean
  /** The wording is of the kind that is often answered the other way round. */
  mayBeReversed: boolean
  recommend: boolean
  /** Its own classes, in place of those of its number of options. */
  classes?: QuestionClasses
  doubts: readonly Doubt[]
  cells: readonly CellCount[]
}

/** A column that says something about the respondent, or nothing that is wanted (`target` undefined). The header as it stands, or as it reads as a question. */
export interface SurveyAttribute {
  column: number
  header: string
  target: string | undefined
  /** Every cell carries an option's code (`A.男`), which is no part of the value. */
  coded: boolean
  /** Cells that are no answer. */
  missing: readonly string[]
  /** The platform's own column, such as a row number: its values mean something in this file only. */
  local: boolean
  /** What it would be as a question, as long as the file is being read: its cells, and the question it was. */
  cells?: readonly CellCount[]
  asked?: SurveyQuestion
}

/** A wide survey understood: one row a respondent, one column a question. */
export interface SurveyReading {
  questions: readonly SurveyQuestion[]
  attributes: readonly SurveyAttribute[]
}

export const isScored = ({ kind }: Pick<SurveyQuestion, 'kind'>): boolean => kind === 'scale' || kind === 'numeric'

/** Answers per score 1…k (index 0 is score 1), answers that are none, and answers that cannot be read. */
export function countsOf({ k, scores, cells }: SurveyQuestion): { points: number[]; missing: number; unread: number } {
  const counts = { points: Array.from({ length: k }, () => 0), missing: 0, unread: 0 }
  for (const { text, count } of cells) {
    const score = Object.hasOwn(scores, text) ? scores[text] : undefined
    if (score === undefined) counts.unread += count
    else if (score === null) counts.missing += count
    else counts.points[score - 1] = (counts.points[score - 1] ?? 0) + count
  }
  return counts
}
