import { expect, test } from 'vitest'
import { columnOf, reading, spread } from './support'

const five = spread('完全同意', '比较同意', '一般', '不太同意', '完全不同意')
const texts = (...headers: string[]) =>
  reading(...headers.map((header) => columnOf(header, five))).questions.map(({ text }) => text)

test('the stem of the first column is carried to the columns that repeat the number', () => {
  const { questions } = reading(
    columnOf('6、您对班中餐的满意度', five),
    columnOf('7、请根据您的实际感受评价：—给领导发消息时能得到回复', five),
    columnOf('7、遇到困难时有人帮助', five),
    columnOf('7、我的意见会被听取', five),
    columnOf('8、其他', five),
  )
  expect(questions.map(({ stem }) => stem)).toEqual([
    undefined,
    '请根据您的实际感受评价',
    '请根据您的实际感受评价',
    '请根据您的实际感受评价',
    undefined,
  ])
  expect(questions.map(({ text }) => text).slice(1, 4)).toEqual([
    '请根据您的实际感受评价—给领导发消息时能得到回复',
    '请根据您的实际感受评价—遇到困难时有人帮助',
    '请根据您的实际感受评价—我的意见会被听取',
  ])
})

test('a stem written out in every column is not doubled, numbered or not', () => {
  expect(texts('3、评价—食堂', '3、评价—宿舍')).toEqual(['评价—食堂', '评价—宿舍'])
  expect(texts('评价—食堂', '评价—宿舍', '单独的题')).toEqual(['评价—食堂', '评价—宿舍', '单独的题'])
})

test('questions of the same words are told apart', () => {
  expect(texts('3、食堂', '4、食堂', '5、宿舍')).toEqual(['食堂 (3)', '食堂 (4)', '宿舍'])
  expect(texts('3、食堂', '3、食堂')).toEqual(['食堂 (3)', '食堂 (2)'])
})

test('one column an option, ticked or not, is one question of several answers', () => {
  const ticked = { 0: 60, 1: 40 }
  const { questions } = reading(
    columnOf('9、您参加过哪些活动(文体活动)', ticked),
    columnOf('9、您参加过哪些活动(技能比武)', ticked),
    columnOf('10、您需要的培训—安全', { 选中: 3, 未选中: 4 }),
    columnOf('10、技能', { 选中: 3, 未选中: 4 }),
  )
  expect(questions.map(({ kind, text }) => [kind, text])).toEqual([
    ['multi', '您参加过哪些活动—文体活动'],
    ['multi', '您参加过哪些活动—技能比武'],
    ['multi', '您需要的培训—安全'],
    ['multi', '您需要的培训—技能'],
  ])
})
