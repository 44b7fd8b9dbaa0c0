import { optionText } from './option'
import type { CellCount, SurveyQuestion } from './reading'
import { scoreAt } from './wordScale'
import type { WordScale } from './words'

export interface DescribedOption {
  word: string
  score: number
  /** Somebody chose it. */
  seen: boolean
}

/** A scale's options, least favourable first, each in the words of the file where it was chosen, else as it is mostly written. */
export function optionsOf(scale: WordScale, cells: readonly CellCount[]): DescribedOption[] {
  const chosen = new Map(cells.map(({ text }) => [optionText(text), text] as const))
  return scale.options.map((words, place) => {
    const found = words.map((word) => chosen.get(optionText(word))).find((text) => text !== undefined)
    return { word: found ?? words[0] ?? '', score: scoreAt(scale, place), seen: found !== undefined }
  })
}

/** The answers of a question that have a score, least favourable first; of several with one score the most frequent. */
export function wordsOf({ cells, scores }: SurveyQuestion): { word: string; score: number }[] {
  const words = new Map<number, string>()
  for (const { text } of cells) {
    const score = Object.hasOwn(scores, text) ? scores[text] : undefined
    if (score != null && !words.has(score)) words.set(score, text)
  }
  return [...words].map(([score, word]) => ({ word, score })).sort((a, b) => a.score - b.score)
}
