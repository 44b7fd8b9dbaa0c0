import { expect, test } from 'vitest'
import { columnOf, questionOf, reading } from './support'

const numbers = (...values: number[]) => Object.fromEntries(values.map((value) => [String(value), 10]))
const read = (header: string, answers: Record<string, number>) => {
  const { kind, k, rising, zeroBased, doubts, scores } = questionOf(header, answers)
  return { kind, k, rising, zeroBased, scores, doubts: doubts.filter((doubt) => doubt !== 'dimension') }
}

test.each([
  ['1、请为食堂打分（1—5分，5分最满意）', true],
  ['1、请为食堂打分（1-5分，1分最不满意，5分最满意）', true],
  ['1、食堂（1～5分，1分表示非常满意）', false],
  ['1、食堂（1至5，1=非常满意，5=非常不满意）', false],
  ['1、食堂，满分5分', true],
  ['1、请用五星打分，5星', true],
])('the meaning of the numbers stands in the header: %s', (header, rising) => {
  expect(read(header, numbers(1, 2, 3, 4))).toMatchObject({
    kind: 'numeric',
    k: 5,
    rising,
    zeroBased: false,
    doubts: [],
  })
})

test('a scale of the header is the scale, whatever was chosen', () => {
  const { k, scores } = read('1、满意度（1—5分，1分最满意）', { ...numbers(1, 2), '4分': 3 })
  expect([k, scores]).toEqual([5, { 1: 5, 2: 4, '4分': 2 }])
})

test('numbers without a word are positions of options: direction and number of options are asked', () => {
  const question = read('1、您对食堂满意吗', numbers(1, 2, 3, 4, 5))
  expect(question).toMatchObject({ kind: 'numeric', k: 5, rising: false, doubts: ['direction', 'options'] })
  expect(question.scores).toEqual({ 1: 5, 2: 4, 3: 3, 4: 2, 5: 1 })
  expect(read('1、您对食堂满意吗', { A: 30, B: 20, C: 10, D: 5 })).toMatchObject({
    k: 4,
    doubts: ['direction', 'options'],
    scores: { A: 4, B: 3, C: 2, D: 1 },
  })
})

test('numbers with words in brackets say their direction', () => {
  const question = read('1、食堂', { '5(非常满意)': 9, 4: 8, 3: 7, 2: 5, '1(非常不满意)': 2 })
  expect(question).toMatchObject({ rising: true, doubts: ['options'] })
  expect(question.scores).toEqual({ '5(非常满意)': 5, 4: 4, 3: 3, 2: 2, '1(非常不满意)': 1 })
})

test('within 1–10 it is asked whether the scale starts at 0', () => {
  expect(read('1、请为食堂打分', numbers(3, 6, 8, 10))).toMatchObject({ k: 10, rising: true, doubts: ['zero-based'] })
  expect(read('1、请为食堂打分，满分10分', numbers(3, 6, 8))).toMatchObject({ k: 10, doubts: ['zero-based'] })
  expect(read('1、请为食堂打分（1-10分）', numbers(3, 6, 8))).toMatchObject({ k: 10, zeroBased: false, doubts: [] })
})

test('0…10 is stored as 1…11', () => {
  const question = read('1、请为食堂打分（0—10分）', numbers(0, 7, 10))
  expect(question).toMatchObject({ k: 11, zeroBased: true, doubts: [], scores: { 0: 1, 7: 8, 10: 11 } })
  expect(read('1、请为食堂打分', numbers(0, 7, 10))).toMatchObject({ k: 11, zeroBased: true, doubts: [] })
})

test('a recommendation from 0 to 10 is marked', () => {
  const question = questionOf('9、您有多大可能向朋友推荐本单位（0—10分）', numbers(0, 3, 9, 10))
  expect([question.recommend, question.k]).toEqual([true, 11])
  expect(questionOf('9、您推荐吗', { 推荐: 3, 不推荐: 4 }).recommend).toBe(false)
})

test('a 0 among options is asked about, and is no answer until it is one', () => {
  const question = read('1、您对食堂满意吗', numbers(0, 1, 2, 3, 4, 5))
  expect(question.doubts).toEqual(['direction', 'zero-based', 'options'])
  expect(question.scores['0']).toBeNull()
})

test('-3, -2 and words for no answer are none', () => {
  const { scores } = read('1、食堂（1—5分，5分最满意）', { ...numbers(1, 5), '-3': 4, '(跳过)': 2, 不适用: 1 })
  expect(scores).toEqual({ 1: 1, 5: 5, '-3': null, '(跳过)': null, 不适用: null })
})

test('two codes, large numbers and fractions are no scale', () => {
  expect(read('1、您与孩子的关系', numbers(1, 2)).kind).toBe('single')
  expect(read('1、您家离单位多少公里', numbers(3, 15, 40, 22, 31, 8, 9, 10, 11, 12, 13, 14, 17)).kind).toBe('skip')
  expect(read('1、您的平均分', { 4.5: 3, 3.2: 4, 4.1: 2, 2.2: 2 }).kind).not.toBe('numeric')
})

test('the columns of a matrix have one scale', () => {
  const { questions } = reading(
    columnOf('5、请评价—食堂', numbers(1, 2, 3)),
    columnOf('5、宿舍', numbers(1, 2, 3, 4, 5)),
  )
  expect(questions.map(({ k }) => k)).toEqual([5, 5])
})
