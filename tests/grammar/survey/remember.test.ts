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
  setScores,
  setZeroBased,
} from '@/grammar/survey/change'
import { unanswered } from '@/grammar/survey/doubts'
import { applyRemembered, learnedSurvey, questionKey, rememberedOf } from '@/grammar/survey/remember'
import { columnOf, reading, spread } from './support'

const codes = { 1: 9, 2: 8, 3: 7, 4: 6 }
const columns = (shift = 0) => [
  columnOf(`${shift + 1}、您对食堂满意吗？`, codes),
  columnOf(`${shift + 2}、请为班车打分`, { 4: 5, 9: 3 }),
  columnOf(`${shift + 3}、学校`, { 甲: 30, 乙: 20 }),
  columnOf(`${shift + 4}、我有时间学习`, { 没有时间: 3, 比较忙碌: 4, 有时间: 5 }),
  columnOf(`${shift + 5}、我感到压力大`, spread('非常同意', '同意', '一般', '不同意', '非常不同意')),
  columnOf(`${shift + 6}、您的岗位编码`, { 1: 20, 2: 20, 3: 9 }),
]

function confirmed() {
  let said = reading(...columns())
  said = setOptions(setDirection(said, [0], false), [0], 5)
  said = markQuestion(setZeroBased(said, [1], true), 1, { recommend: true })
  said = setAttribute(said, 2, 'org:unit')
  said = setScores(said, [3], 3, { 没有时间: 1, 比较忙碌: 2, 有时间: 3 })
  said = markQuestion(said, 4, { reversed: true, dimension: '压力' })
  return setKind(said, 5, 'single')
}

test('the next quarter asks nothing again, though the numbering has changed', () => {
  const said = confirmed()
  const known: unknown = JSON.parse(JSON.stringify(rememberedOf(said)))
  const next = applyRemembered(reading(...columns(3)), known as ReturnType<typeof rememberedOf>, surveyWords)
  expect(unanswered(reading(...columns(3))).length).toBeGreaterThan(0)
  expect(unanswered(next)).toEqual([])
  const facts = ({ kind, k, scores, dimension, reversed, recommend }: (typeof next.questions)[number]) => ({
    kind,
    k,
    scores,
    dimension,
    reversed,
    recommend,
  })
  expect(next.questions.map(facts)).toEqual(said.questions.map(facts))
  expect(next.attributes.map(({ column, target }) => [column, target])).toEqual([[2, 'org:unit']])
})

test('what is still in doubt is not remembered, nor anything unknown applied', () => {
  expect(Object.keys(rememberedOf(reading(...columns())).questions)).toEqual(['学校', '我有时间学习', '我感到压力大'])
  const fresh = reading(columnOf('1、constructor', codes))
  expect(applyRemembered(fresh, { questions: {}, attributes: {} }, surveyWords)).toEqual(fresh)
})

test('a word that the remembered scale does not have is said', () => {
  const known = rememberedOf(confirmed())
  const other = applyRemembered(
    reading(columnOf('1、我有时间学习', { 没有时间: 3, 太忙: 4, 有时间: 5 })),
    known,
    surveyWords,
  )
  expect(other.questions[0]).toMatchObject({ k: 3, doubts: ['words'] })
  expect(other.questions[0]?.scores).not.toHaveProperty('太忙')
})

test('a key leaves out what changes from quarter to quarter', () => {
  expect(questionKey('您对（食堂）满意吗？')).toBe(questionKey('您对(食堂)满意吗 ?'))
  expect(questionKey('您对食堂满意吗')).not.toBe(questionKey('您对宿舍满意吗'))
  expect(questionKey('？')).toBe('？')
})

test('a column of the respondent that was made a question is one again, and back', () => {
  const file = (shift: number) =>
    reading(
      columnOf(`${shift}、您的性别`, spread('很好', '一般', '不好')),
      columnOf('您对食堂满意吗', spread('满意', '不满意')),
    )
  const nothing = { questions: {}, attributes: {} }
  const first = learnedSurvey(nothing, file(1))
  const made = setQuestion(applyRemembered(file(1), first, surveyWords), 0, 'scale', surveyWords)
  const known = learnedSurvey(first, setScores(made, [0], 3, { 很好: 3, 一般: 2, 不好: 1 }))
  const next = applyRemembered(file(7), known, surveyWords)
  expect(next.attributes).toEqual([])
  expect(next.questions[0]).toMatchObject({ text: '您的性别', kind: 'scale', k: 3, scores: { 很好: 3, 不好: 1 } })
  const again = learnedSurvey(known, setAttribute(next, 0, 'gender'))
  expect(applyRemembered(file(9), again, surveyWords).attributes.map(({ target }) => target)).toEqual(['gender'])
})

test("a question's own classes come back with it", () => {
  const said = setClasses(confirmed(), 0, { favourable: 5, unfavourable: 3 })
  const known = JSON.parse(JSON.stringify(rememberedOf(said))) as ReturnType<typeof rememberedOf>
  const next = applyRemembered(reading(...columns(3)), known, surveyWords)
  expect(next.questions.map(({ classes }) => classes)).toEqual(said.questions.map(({ classes }) => classes))
  expect(next.questions[0]?.classes).toEqual({ favourable: 5, unfavourable: 3 })
})
