import { expect, test } from 'vitest'
import { hasCode, missingCells, optionNumber, optionText } from '@/grammar/survey/option'

test.each([
  ['A.非常满意', '非常满意'],
  ['A、非常满意', '非常满意'],
  ['A非常满意', '非常满意'],
  ['5分 非常满意', '非常满意'],
  ['5分：非常满意', '非常满意'],
  ['非常满意(5分)', '非常满意'],
  ['非常满意（5分）', '非常满意'],
  ['5=非常满意', '非常满意'],
  ['5-非常满意', '非常满意'],
  ['① 非常满意', '非常满意'],
  ['（1）非常满意', '非常满意'],
  [' 非常　满意。', '非常满意'],
  ['Strongly Agree', 'stronglyagree'],
  ['A', 'a'],
  ['5', '5'],
  ['(空)', '(空)'],
  ['-3', '-3'],
  ['无效：1', '无效:1'],
])('%s means %s', (cell, text) => expect(optionText(cell)).toBe(text))

test.each([
  ['5', 5, ''],
  ['５分', 5, ''],
  ['10.0', 10, ''],
  ['1(非常不满意)', 1, '非常不满意'],
  ['B', 2, ''],
])('%s is the number %i', (cell, value, label) => expect(optionNumber(cell)).toEqual({ value, label }))

test.each(['4.5', '-3', '非常满意', '5人', '', 'SA'])('%s is no option number', (cell) =>
  expect(optionNumber(cell)).toBeUndefined(),
)

test('codes before options, and cells that are no answer', () => {
  expect(['A.男', '2、女', '男', '3-5年'].map(hasCode)).toEqual([true, true, false, false])
  const cells = ['（空）', '(跳过)', 'A.不适用', '不满意'].map((text) => ({ text, count: 1 }))
  expect([...missingCells(cells, ['(空)', '(跳过)', '不适用'])]).toEqual(['（空）', '(跳过)', 'A.不适用'])
})
