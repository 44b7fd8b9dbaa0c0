import { expect, test } from 'vitest'
import { surveyWords } from '@/catalog/survey'
import {
  markQuestion,
  setAttribute,
  setClasses,
  setDirection,
  setKind,
  setOptions,
  setQuestion,
  setScale,
  setScores,
  setZeroBased,
} from '@/grammar/survey/change'
import { unanswered } from '@/grammar/survey/doubts'
import type { SurveyReading } from '@/grammar/survey/reading'
import { columnOf, reading, spread } from './support'

const codes = { 1: 9, 2: 8, 3: 7, 4: 6, 5: 5, '(空)': 1 }
const asked = reading(
  columnOf('1、您对食堂满意吗', codes),
  columnOf('2、您对宿舍满意吗', codes),
  columnOf('3、您对班车满意吗', { 1: 4, 2: 4, 3: 2 }),
)
const scoresIn = ({ questions }: SurveyReading, column: number) =>
  questions.find((one) => one.column === column)?.scores

test('a block of questions is asked about once, and a settled one no more', () => {
  expect(unanswered(asked).map(({ doubts, questions }) => [doubts, questions.map(({ column }) => column)])).toEqual([
    [
      ['direction', 'options'],
      [0, 1],
    ],
    [['direction', 'options'], [2]],
  ])
  const directed = setDirection(asked, [0, 1, 2], false)
  expect(unanswered(directed).map(({ doubts }) => doubts)).toEqual([['options'], ['options']])
  expect(unanswered(setOptions(setOptions(directed, [0, 1], 5), [2], 5))).toEqual([])
})

test('direction and number of options turn and stretch the scores', () => {
  expect(scoresIn(setDirection(asked, [0], true), 0)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, '(空)': null })
  expect(scoresIn(setDirection(asked, [0], false), 0)).toEqual({ 1: 5, 2: 4, 3: 3, 4: 2, 5: 1, '(空)': null })
  expect(scoresIn(setOptions(asked, [2], 5), 2)).toEqual({ 1: 5, 2: 4, 3: 3 })
  expect(scoresIn(setOptions(asked, [2], 2), 2)).toEqual({ 1: 2, 2: 1 })
  expect(scoresIn(asked, 1)).toEqual(scoresIn(setOptions(asked, [2], 5), 1))
})

test.each([1, 12, 2.5, NaN])('%s options are refused', (k) => {
  expect(() => setOptions(asked, [0], k)).toThrow(RangeError)
})

test('a scale may start at 0', () => {
  const ten = reading(columnOf('1、请打分', { 3: 5, 10: 4 }))
  expect(unanswered(ten).map(({ doubts }) => doubts)).toEqual([['zero-based']])
  expect(setZeroBased(ten, [0], true).questions[0]).toMatchObject({
    k: 11,
    scores: { 3: 4, 10: 11 },
    doubts: ['dimension'],
  })
  expect(setZeroBased(ten, [0], false).questions[0]).toMatchObject({ k: 10, scores: { 3: 3, 10: 10 } })
  const back = setZeroBased(setZeroBased(ten, [0], true), [0], false)
  expect(back.questions[0]).toMatchObject({ k: 10, scores: { 3: 3, 10: 10 } })
})

test('another word scale, or scores by hand', () => {
  const doubtful = reading(columnOf('1、满意度', spread('非常满意', '满意', '一般', '不满意', '(空)')))
  const five = surveyWords.scales.find(({ id }) => id === 'satisfied-5')
  if (!five) throw new Error('no scale')
  expect(setScale(doubtful, [0], five, surveyWords).questions[0]).toMatchObject({
    scaleId: 'satisfied-5',
    scores: { 非常满意: 5, 满意: 4, 一般: 3, 不满意: 2, '(空)': null },
    doubts: ['dimension'],
  })
  const single = reading(columnOf('1、时间够吗', { 没有时间: 3, 比较忙碌: 4, 有时间: 5, '(空)': 1 }))
  const scored = setScores(single, [0], 3, { 没有时间: 1, 比较忙碌: 2 })
  expect(scored.questions[0]).toMatchObject({
    kind: 'scale',
    k: 3,
    scores: { 没有时间: 1, 比较忙碌: 2, '(空)': null },
    doubts: ['words'],
  })
})

test('a column may be another kind, or say who answered', () => {
  const single = setKind(asked, 0, 'single')
  expect(single.questions[0]).toMatchObject({ kind: 'single', k: 0, scores: { '(空)': null }, doubts: [] })
  expect(setKind(single, 0, 'numeric').questions[0]).toMatchObject({
    k: 5,
    doubts: ['direction', 'options'],
    scores: { 1: 5, 5: 1, '(空)': null },
  })
  const placed = setAttribute(asked, 2, 'org:team')
  expect(placed.questions.map(({ column }) => column)).toEqual([0, 1])
  expect(setAttribute(setAttribute(placed, 1, 'org:team'), 9, 'gender').attributes).toMatchObject([
    { column: 1, header: '您对宿舍满意吗', target: 'org:team', coded: false, missing: ['(空)'], local: false },
    { column: 2, header: '您对班车满意吗', target: undefined, coded: false, missing: [], local: false },
  ])
})

test('dimension, reversal and recommendation are marked by the user', () => {
  const marked = markQuestion(asked, 0, { dimension: '后勤', reversed: true })
  expect(marked.questions[0]).toMatchObject({ dimension: '后勤', reversed: true, recommend: false })
  expect(markQuestion(asked, 0, { dimension: '后勤' }).questions[0]?.doubts).not.toContain('dimension')
})

test('a column of the respondent can be a question again, as it was, or one that was never taken for one', () => {
  const named = setAttribute(setDirection(asked, [0], false), 0, 'org:unit')
  expect(named.questions.map(({ column }) => column)).toEqual([1, 2])
  const back = setQuestion(named, 0, 'numeric', surveyWords)
  expect(back).toEqual(setDirection(asked, [0], false))
  expect(setQuestion(named, 0, 'open', surveyWords).questions[0]).toMatchObject({ kind: 'open', k: 0 })
  expect(setQuestion(asked, 1, 'open', surveyWords)).toBe(asked)

  const words = spread('很好', '一般', '不好')
  const people = reading(
    columnOf('3、您的性别[单选题]', words),
    columnOf('4、您对食堂满意吗', spread('满意', '不满意')),
  )
  expect(people.attributes.map(({ target }) => target)).toEqual(['gender'])
  const made = setQuestion(people, 0, 'scale', surveyWords)
  expect(made.attributes).toEqual([])
  expect(made.questions.map(({ column, number, text, kind }) => [column, number, text, kind])).toEqual([
    [0, '3', '您的性别', 'scale'],
    [1, '4', '您对食堂满意吗', 'scale'],
  ])
  expect(made.questions[0]).toMatchObject({ k: 5, scores: {}, doubts: ['words'], dimension: '其他' })
  expect(setScores(made, [0], 3, { 很好: 3, 一般: 2, 不好: 1 }).questions[0]?.doubts).toEqual([])
})

test('a question has classes of its own until its number of options changes', () => {
  const five = setOptions(setDirection(asked, [0], false), [0], 5)
  const own = setClasses(five, 0, { favourable: 5, unfavourable: 3 })
  expect(own.questions[0]?.classes).toEqual({ favourable: 5, unfavourable: 3 })
  expect(setClasses(own, 0, undefined)).toEqual(five)
  expect(setOptions(own, [0], 7).questions[0]).not.toHaveProperty('classes')
  expect(setKind(own, 0, 'open').questions[0]).not.toHaveProperty('classes')
  for (const classes of [
    { favourable: 3, unfavourable: 3 },
    { favourable: 6, unfavourable: 2 },
    { favourable: 2, unfavourable: 0 },
  ])
    expect(() => setClasses(five, 0, classes)).toThrow(RangeError)
})
