import { orgLevels } from '@/catalog/datasets/shared'
import sentiment from '@/catalog/datasets/sentiment'
import { surveyWords } from '@/catalog/survey'
import { exactTarget } from '@/engine/import/survey'
import { readSurvey } from '@/grammar/survey/readSurvey'
import type { ColumnProfile, SurveyQuestion, SurveyReading } from '@/grammar/survey/reading'

export const target = exactTarget(sentiment, orgLevels)

/** A column as it would be profiled; blank cells are left out. */
export function columnOf(header: string, answers: readonly string[] | Readonly<Record<string, number>>): ColumnProfile {
  const counts = new Map<string, number>()
  const entries: [string, number][] = Array.isArray(answers)
    ? answers.map((text: string) => [text, 1])
    : Object.entries(answers as Readonly<Record<string, number>>)
  for (const [text, count] of entries) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + count)
  const cells = [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
  return { header, cells, distinct: cells.length, filled: cells.reduce((sum, { count }) => sum + count, 0) }
}

/** Many answers of each word, the last one rare. */
export const spread = (...words: string[]): Record<string, number> =>
  Object.fromEntries(words.map((word, place) => [word, 40 - place]))

export const reading = (...columns: readonly ColumnProfile[]): SurveyReading => readSurvey(columns, surveyWords, target)

/** The only question of a file. */
export function questionOf(header: string, answers: Parameters<typeof columnOf>[1]): SurveyQuestion {
  const [question] = reading(columnOf(header, answers)).questions
  if (!question) throw new Error(`${header} is no question`)
  return question
}
