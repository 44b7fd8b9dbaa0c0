import type { HeaderTarget } from './attribute'
import { readSurvey } from './readSurvey'
import { readHeader } from './header'
import { isScored, type ColumnProfile, type SurveyReading } from './reading'
import type { SurveyWords } from './words'

const FEWEST_QUESTIONS = 3

/** A question is numbered and worded or marked as one, or its answers are words of a scale. */
function questionsIn({ questions }: SurveyReading, columns: readonly ColumnProfile[], words: SurveyWords): number {
  const isAsked = (text: string) => words.asking.some((word) => text.includes(word))
  const asked = questions.filter(({ kind, number, column, text }) => {
    if (kind === 'skip') return false
    if (kind === 'scale') return true
    const header = columns[column]?.header ?? ''
    return number !== undefined && (isAsked(text) || readHeader(header, words.marks).mark !== undefined)
  })
  return asked.some((question) => isScored(question) || question.kind === 'single') ? asked.length : 0
}

/** How certainly a table is a wide survey, 0…1; 0.5 and above is one. 0 for a file that has one row an answer already. */
export function surveyConfidence(
  reading: SurveyReading,
  columns: readonly ColumnProfile[],
  words: SurveyWords,
  target: HeaderTarget,
): number {
  if (words.longForm.every((name) => columns.some(({ header }) => target(header) === name))) return 0
  const count = questionsIn(reading, columns, words)
  if (count < FEWEST_QUESTIONS) return 0
  const explained = columns.length - reading.questions.filter(({ kind }) => kind === 'skip').length
  return 0.5 + (0.5 * explained) / columns.length
}

/** Whether a table is a wide survey: one row a respondent, at least three columns that are questions. */
export function isSurvey(columns: readonly ColumnProfile[], words: SurveyWords, target: HeaderTarget): boolean {
  return surveyConfidence(readSurvey(columns, words, target), columns, words, target) >= 0.5
}
