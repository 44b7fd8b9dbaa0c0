import { changeQuestions, rescored, setAttribute, setKind, setQuestion, setScale, withWords } from './change'
import { blocking } from './doubts'
import { readHeader } from './header'
import { isScored, type SurveyQuestion, type SurveyReading } from './reading'
import type { SurveyWords } from './words'

/** What a user confirmed of one question; plain data, to be kept beside the file mappings. */
export interface RememberedQuestion
  extends
    Pick<SurveyQuestion, 'kind' | 'dimension' | 'reversed' | 'recommend'>,
    Partial<Pick<SurveyQuestion, 'k' | 'scaleId' | 'rising' | 'zeroBased' | 'scores' | 'classes'>> {}

/** What a user confirmed of a survey, by `questionKey` of the question or header; '' is a column that is not wanted. */
export interface RememberedSurvey {
  questions: Readonly<Record<string, RememberedQuestion>>
  attributes: Readonly<Record<string, string>>
}

/** What stays the same of a question's words when numbering, width, punctuation and blanks change. */
export function questionKey(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]/gu, '') || text
  )
}

/** What there is to remember of a reading; questions in doubt are left out. Numbers and scales, never anyone's answers. */
export function rememberedOf({ questions, attributes }: SurveyReading): RememberedSurvey {
  const settled = questions.filter(({ doubts }) => !blocking.some((doubt) => doubts.includes(doubt)))
  return {
    questions: Object.fromEntries(settled.map((question) => [questionKey(question.text), remembered(question)])),
    attributes: Object.fromEntries(attributes.map(({ header, target = '' }) => [questionKey(header), target])),
  }
}

function remembered(question: SurveyQuestion): RememberedQuestion {
  const { kind, dimension, reversed, recommend, k, scaleId, rising, zeroBased, scores, classes } = question
  const common = { kind, dimension, reversed, recommend, ...(classes && { classes }) }
  if (!isScored(question)) return common
  if (scaleId) return { ...common, k, scaleId }
  if (kind === 'scale') return { ...common, k, scores }
  return { ...common, k, rising: rising ?? true, zeroBased: zeroBased ?? false }
}

/** Puts back what was confirmed before, so that the next quarter's file asks nothing twice. */
export function applyRemembered(
  reading: SurveyReading,
  known: RememberedSurvey,
  words: Pick<SurveyWords, 'scales' | 'missing' | 'marks' | 'otherDimension'>,
): SurveyReading {
  const named = [...reading.questions, ...reading.attributes].reduce((changed, column) => {
    const key = questionKey('header' in column ? column.header : column.text)
    const target = Object.hasOwn(known.attributes, key) ? known.attributes[key] : undefined
    return target === undefined ? changed : setAttribute(changed, column.column, target || undefined)
  }, reading)
  const asked = named.attributes.reduce((changed, { column, header }) => {
    const key = questionKey(readHeader(header, words.marks).text)
    const before = Object.hasOwn(known.questions, key) ? known.questions[key] : undefined
    const wanted = before && (isScored(before) || before.kind === 'open')
    return wanted && !Object.hasOwn(known.attributes, questionKey(header))
      ? setQuestion(changed, column, before.kind, words)
      : changed
  }, named)
  return asked.questions.reduce((changed, { column, text }) => {
    const key = questionKey(text)
    const before = Object.hasOwn(known.questions, key) ? known.questions[key] : undefined
    return before ? restore(changed, column, before, words) : changed
  }, asked)
}

/** A header is remembered with its number, a question without. */
const NUMBER = /^\d+/u

/** What was known, and what is said now: a column that is now a question is no attribute any more, and the other way round. */
export function learnedSurvey(known: RememberedSurvey, reading: SurveyReading): RememberedSurvey {
  const { questions, attributes } = rememberedOf(reading)
  const asked = new Set(reading.questions.map(({ text }) => questionKey(text)))
  const without = <Value>(record: Readonly<Record<string, Value>>, gone: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !gone(key)))
  return {
    questions: { ...without(known.questions, (key) => Object.hasOwn(attributes, key)), ...questions },
    attributes: {
      ...without(known.attributes, (key) => asked.has(key) || asked.has(key.replace(NUMBER, ''))),
      ...attributes,
    },
  }
}

function restore(
  reading: SurveyReading,
  column: number,
  before: RememberedQuestion,
  words: Pick<SurveyWords, 'scales' | 'missing'>,
): SurveyReading {
  const { kind, dimension, reversed, recommend, k, scaleId, rising, zeroBased, scores, classes } = before
  const scale = words.scales.find(({ id }) => id === scaleId)
  const shaped = scale ? setScale(reading, [column], scale, words) : setKind(reading, column, kind)
  return changeQuestions(shaped, [column], (question) => {
    const restored = rescored({
      ...question,
      ...(isScored(question) && k !== undefined && { k }),
      ...(kind === 'numeric' && { rising: rising ?? true, zeroBased: zeroBased ?? false }),
      ...(scores && !scale && { scores: { ...question.scores, ...scores } }),
      dimension,
      reversed,
      recommend,
    })
    const own = classes && classes.favourable <= restored.k
    return withWords({ ...restored, ...(own && { classes }), doubts: [] })
  })
}
