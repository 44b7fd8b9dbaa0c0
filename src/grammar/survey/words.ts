import type { QuestionClasses, QuestionKind } from './reading'

/** A verbal scale: its options from least to most favourable, each in all the ways it is written. */
export interface WordScale {
  id: string
  options: readonly (readonly string[])[]
  /** Score of each option where the options are not simply 1…k; the last one is k. */
  scores?: readonly number[]
  /** Where the words say other classes than the number of points does. */
  classes?: QuestionClasses
  /** Words that mean no answer among these options only. */
  missing?: readonly string[]
}

/** Everything the recognition of surveys must know of a language and of a dataset; declared in the catalog. */
export interface SurveyWords {
  scales: readonly WordScale[]
  /** Options that belong to many scales and so identify none. */
  neutral: readonly string[]
  /** Cells that are no answer. */
  missing: readonly string[]
  /** Bracketed marks of survey platforms, and the kind each stands for (`''`: none). */
  marks: Readonly<Record<string, QuestionKind | ''>>
  /** Words by which a header says what a number means (`5分最满意`). Unfavourable ones are looked for first. */
  favourable: readonly string[]
  unfavourable: readonly string[]
  /** Words that make numbers scores, not positions of options. */
  scored: readonly string[]
  recommend: readonly string[]
  /** Words of items that are often answered the other way round; a hint only. */
  reversedHints: readonly string[]
  /** Cells of one-column-per-option questions. */
  ticked: readonly string[]
  unticked: readonly string[]
  /** Words that ask for free text, and words by which any question is known. */
  openHints: readonly string[]
  asking: readonly string[]
  /** What people write around an attribute's name: `您的…是`. */
  prefixes: readonly string[]
  suffixes: readonly string[]
  /** Header → target where no synonym of the dataset says so; `skipped` headers are never questions. */
  attributes: Readonly<Record<string, readonly string[]>>
  skipped: readonly string[]
  /** Targets whose cells may be plain numbers; another attribute of small numbers is coded and not proposed. */
  numeric: readonly string[]
  /** Targets that only a file with one row an answer has, and all that say something of an answer, never of a respondent. */
  longForm: readonly string[]
  content: readonly string[]
  dimensions: readonly { dimension: string; hints: readonly string[] }[]
  otherDimension: string
}
