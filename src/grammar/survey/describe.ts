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

/** The answers that stand for points side by side (after reversal): words of `options` where it has any, else numbers, as `7–10`. */
export function answersOf(
  question: SurveyQuestion,
  points: readonly number[],
  options: readonly Pick<DescribedOption, 'word' | 'score'>[] = wordsOf(question),
): string[] {
  const { k, kind, reversed, rising, zeroBased } = question
  const turned = (score: number) => k + 1 - score
  const scores = points.map((point) => (reversed ? turned(point) : point))
  if (kind === 'scale') {
    const words = scores.flatMap((score) => options.filter((option) => option.score === score).map(({ word }) => word))
    if (words.length) return words
  }
  const numbers = scores.map((score) => (rising === false ? turned(score) : score) - (zeroBased ? 1 : 0))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return low === high ? [String(low)] : [`${low}–${high}`]
}

const JOINTS = /[┋;；|、]/u

/** What was chosen in a question without points, the most frequent first; several answers in one cell each count. */
export function choicesOf({ kind, cells, scores }: SurveyQuestion): { word: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { text, count } of cells) {
    if (scores[text] === null) continue
    const parts = kind === 'multi' ? text.split(JOINTS) : [text]
    for (const part of new Set(parts.map((one) => one.trim()).filter(Boolean)))
      counts.set(part, (counts.get(part) ?? 0) + count)
  }
  return [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count)
}
