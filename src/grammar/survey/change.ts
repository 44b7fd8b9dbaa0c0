import { numberScores } from './numberScale'
import { attributeOf } from './attribute'
import { readHeader } from './header'
import { optionNumber } from './option'
import { blocking } from './doubts'
import {
  countsOf,
  isScored,
  type Doubt,
  type QuestionClasses,
  type QuestionKind,
  type SurveyAttribute,
  type SurveyQuestion,
  type SurveyReading,
} from './reading'
import { pointsOf, wordScores } from './wordScale'
import type { SurveyWords, WordScale } from './words'

/** Changes the questions of some columns; all else stays. */
export function changeQuestions(
  reading: SurveyReading,
  columns: readonly number[],
  change: (question: SurveyQuestion) => SurveyQuestion,
): SurveyReading {
  const chosen = new Set(columns)
  return {
    ...reading,
    questions: reading.questions.map((question) => (chosen.has(question.column) ? change(question) : question)),
  }
}

const settled = (doubts: readonly Doubt[], ...answered: Doubt[]): Doubt[] =>
  doubts.filter((doubt) => !answered.includes(doubt))

/** A numeric question with its scores worked out anew. */
export function rescored(question: SurveyQuestion): SurveyQuestion {
  return question.kind === 'numeric' ? { ...question, scores: numberScores(question, noAnswers(question)) } : question
}

/** Cells that are no answer whatever the scale. */
export function noAnswers({ cells, scores }: SurveyQuestion): Set<string> {
  return new Set(
    cells.flatMap(({ text }) =>
      Object.hasOwn(scores, text) && scores[text] === null && optionNumber(text) === undefined ? [text] : [],
    ),
  )
}

/** Without what belongs to one scale only. */
function withoutScale(question: SurveyQuestion): SurveyQuestion {
  const bare = { ...question, doubts: settled(question.doubts, ...blocking, 'words') }
  delete bare.alternatives
  delete bare.scaleId
  delete bare.rising
  delete bare.zeroBased
  delete bare.classes
  return bare
}

/** Classes belong to a number of options. */
function withoutClasses(question: SurveyQuestion): SurveyQuestion {
  const bare = { ...question }
  delete bare.classes
  return bare
}

/** Says so where some answers cannot be read on the question's scale. */
export function withWords(question: SurveyQuestion): SurveyQuestion {
  const others = settled(question.doubts, 'words')
  return { ...question, doubts: isScored(question) && countsOf(question).unread ? [...others, 'words'] : others }
}

/** Says which end of the numbers is favourable: `rising` where the highest is. */
export function setDirection(reading: SurveyReading, columns: readonly number[], rising: boolean): SurveyReading {
  return changeQuestions(reading, columns, (question) =>
    rescored({ ...question, rising, doubts: settled(question.doubts, 'direction') }),
  )
}

/** Says how many options were offered, 2…11. Throws `RangeError` for any other number. */
export function setOptions(reading: SurveyReading, columns: readonly number[], k: number): SurveyReading {
  if (!Number.isInteger(k) || k < 2 || k > 11) throw new RangeError(`no scale of ${k}`)
  return changeQuestions(reading, columns, (question) =>
    rescored({ ...withoutClasses(question), k, doubts: settled(question.doubts, 'options') }),
  )
}

/** Says whether the numbers start at 0. A scale up to 10 becomes 0…10 (stored as 1…11) or 1…10. */
export function setZeroBased(reading: SurveyReading, columns: readonly number[], zeroBased: boolean): SurveyReading {
  return changeQuestions(reading, columns, (question) => {
    const highest = question.zeroBased ? question.k - 1 : question.k
    const k = Math.min(11, zeroBased ? highest + 1 : highest)
    return rescored({ ...withoutClasses(question), zeroBased, k, doubts: settled(question.doubts, 'zero-based') })
  })
}

/** Puts questions on a word scale. */
export function setScale(
  reading: SurveyReading,
  columns: readonly number[],
  scale: WordScale,
  words: Pick<SurveyWords, 'missing'>,
): SurveyReading {
  return changeQuestions(reading, columns, (question) => {
    const scores = wordScores(question.cells, scale, words)
    const { id, classes } = scale
    const bare = withoutScale(question)
    return withWords({ ...bare, kind: 'scale', scaleId: id, k: pointsOf(scale), scores, ...(classes && { classes }) })
  })
}

/** Gives the cells of questions their scores by hand; null is no answer. */
export function setScores(
  reading: SurveyReading,
  columns: readonly number[],
  k: number,
  scores: Readonly<Record<string, number | null>>,
): SurveyReading {
  return changeQuestions(reading, columns, (question) => {
    const none = Object.fromEntries([...noAnswers(question)].map((text) => [text, null]))
    return withWords({ ...withoutScale(question), kind: 'scale', k, scores: { ...none, ...scores } })
  })
}

/** Says what a column is. A kind without scale keeps no scores; one of numbers asks what it must. */
export function setKind(reading: SurveyReading, column: number, kind: QuestionKind): SurveyReading {
  return changeQuestions(reading, [column], (question) => {
    if (kind === question.kind) return question
    const rest = withoutScale(question)
    const scores = Object.fromEntries([...noAnswers(question)].map((text) => [text, null]))
    if (kind !== 'numeric')
      return withWords({ ...rest, kind, k: kind === 'scale' ? question.k || 5 : 0, scores, doubts: [] })
    const most = Math.max(...question.cells.map(({ text }) => optionNumber(text)?.value ?? 0))
    const k = Math.min(11, Math.max(2, most))
    const doubts: Doubt[] = ['direction', 'options']
    return rescored({ ...rest, kind, k, scores, rising: false, zeroBased: false, doubts })
  })
}

/** Marks a question: its dimension, whether its answers count the other way round, whether it asks for a recommendation. */
export function markQuestion(
  reading: SurveyReading,
  column: number,
  marks: Partial<Pick<SurveyQuestion, 'dimension' | 'reversed' | 'recommend'>>,
): SurveyReading {
  return changeQuestions(reading, [column], (question) => ({
    ...question,
    ...marks,
    doubts: marks.dimension === undefined ? question.doubts : settled(question.doubts, 'dimension'),
  }))
}

/** Says which points are favourable and which not; undefined: those of the number of options. Throws `RangeError` if they cross. */
export function setClasses(
  reading: SurveyReading,
  column: number,
  classes: QuestionClasses | undefined,
): SurveyReading {
  return changeQuestions(reading, [column], (question) => {
    const bare = withoutClasses(question)
    if (!classes) return bare
    if (!fits(classes, question.k))
      throw new RangeError(`${classes.unfavourable} and ${classes.favourable} of ${question.k}`)
    return { ...bare, classes }
  })
}

const fits = ({ favourable, unfavourable }: QuestionClasses, k: number): boolean =>
  unfavourable >= 1 && unfavourable < favourable && favourable <= k

/** Says what a column is of the respondent instead of a question (undefined: nothing). A target is given once. */
export function setAttribute(reading: SurveyReading, column: number, target: string | undefined): SurveyReading {
  const before = reading.attributes.find((attribute) => attribute.column === column)
  const question = reading.questions.find((asked) => asked.column === column)
  if (!before && !question) return reading
  const cells = question?.cells ?? []
  const none = question ? [...noAnswers(question)] : []
  const changed = before
    ? { ...before, target }
    : {
        ...attributeOf(column, { header: question?.text ?? '', cells }, target, none),
        ...(question && { asked: question }),
      }
  const others = reading.attributes
    .filter((attribute) => attribute.column !== column)
    .map((attribute) => (target && attribute.target === target ? { ...attribute, target: undefined } : attribute))
  return {
    questions: reading.questions.filter((asked) => asked.column !== column),
    attributes: [...others, changed].sort((a, b) => a.column - b.column),
  }
}

/** Says that a column of the respondent is a question after all: the one it was, or one of the kind given. */
export function setQuestion(
  reading: SurveyReading,
  column: number,
  kind: QuestionKind,
  words: Pick<SurveyWords, 'marks' | 'otherDimension'>,
): SurveyReading {
  const attribute = reading.attributes.find((one) => one.column === column)
  if (!attribute) return reading
  const question = attribute.asked ?? askedBy(attribute, words)
  const taken = reading.questions.some(({ text }) => text === question.text)
  const unique = taken ? { ...question, text: `${question.text} (${column + 1})` } : question
  const returned = {
    questions: [...reading.questions, unique].sort((a, b) => a.column - b.column),
    attributes: reading.attributes.filter((one) => one.column !== column),
  }
  return setKind(returned, column, kind)
}

/** A column that was never taken for a question, as one of which nothing is known yet. */
function askedBy(
  { column, header, missing, cells = [] }: SurveyAttribute,
  { marks, otherDimension }: Pick<SurveyWords, 'marks' | 'otherDimension'>,
): SurveyQuestion {
  const { number, text } = readHeader(header, marks)
  return {
    column,
    ...(number && { number }),
    text,
    kind: 'skip',
    dimension: otherDimension,
    k: 0,
    scores: Object.fromEntries(missing.map((cell) => [cell, null])),
    reversed: false,
    mayBeReversed: false,
    recommend: false,
    doubts: [],
    cells,
  }
}
