import { expect, test } from 'vitest'
import { columnOf, questionOf, reading, spread } from './support'

/** What a question's words were taken for: points, each word's score, and whether the user must say more. */
const taken = (...words: string[]) => {
  const { kind, k, scores, doubts } = questionOf('1、您对食堂的满意度', spread(...words))
  return { kind, k, scores: words.map((word) => scores[word]), asks: doubts.includes('options') }
}
const scale = (k: number, ...scores: (number | null)[]) => ({ kind: 'scale', k, scores, asks: false })

test.each([
  [['非常满意', '比较满意', '一般', '不太满意', '很不满意'], scale(5, 5, 4, 3, 2, 1)],
  [['很不满意', '不太满意', '一般', '比较满意', '非常满意'], scale(5, 1, 2, 3, 4, 5)],
  [['完全同意', '比较同意', '不确定', '比较不同意', '完全不同意'], scale(5, 5, 4, 3, 2, 1)],
  [['非常重要', '重要', '一般', '不重要', '非常不重要'], scale(5, 5, 4, 3, 2, 1)],
  [['非常认同', '认同', '一般', '不认同', '非常不认同'], scale(5, 5, 4, 3, 2, 1)],
  [['非常不便', '不便', '一般', '方便', '非常方便'], scale(5, 1, 2, 3, 4, 5)],
  [['非常不方便', '不太方便', '一般', '比较方便', '非常方便'], scale(5, 1, 2, 3, 4, 5)],
  [['总是', '经常', '有时', '很少', '从不'], scale(5, 5, 4, 3, 2, 1)],
  [['非常清楚', '比较清楚', '一般', '不太清楚', '不清楚'], scale(5, 5, 4, 3, 2, 1)],
  [['非常了解', '了解', '一般', '不太了解', '不了解'], scale(5, 5, 4, 3, 2, 1)],
  [['非常好', '好', '一般', '差', '非常差'], scale(5, 5, 4, 3, 2, 1)],
  [['十分愿意', '愿意', '无所谓', '不愿意', '非常不愿意'], scale(5, 5, 4, 3, 2, 1)],
  [['非常支持', '支持', '中立', '反对', '非常反对'], scale(5, 5, 4, 3, 2, 1)],
  [['SA', 'A', 'N', 'D', 'SD', 'M', 'N/A'], scale(5, 5, 4, 3, 2, 1, null, null)],
  [['Strongly agree', 'Agree', 'Neutral', 'Disagree', 'Strongly disagree'], scale(5, 5, 4, 3, 2, 1)],
  [['满意', '基本满意', '不满意'], scale(3, 3, 2, 1)],
  [['满意', '一般', '不满意', '不了解'], scale(3, 3, 2, 1, null)],
  [['非常满意', '满意', '不满意', '非常不满意'], scale(4, 4, 3, 2, 1)],
  [['非常满意', '比较满意', '不太满意', '很不满意', '不适用'], scale(4, 4, 3, 2, 1, null)],
  [['非常满意', '满意', '比较满意', '比较不满意', '不满意', '非常不满意'], scale(6, 6, 5, 4, 3, 2, 1)],
  [['非常满意', '满意', '比较满意', '一般', '比较不满意', '不满意', '非常不满意'], scale(7, 7, 6, 5, 4, 3, 2, 1)],
  [['非常满意', '满意', '比较满意', '一般', '不满意'], scale(8, 8, 7, 6, 4, 1)],
  [['A.非常满意', 'B.比较满意', 'C.一般', 'D.不太满意', 'E.很不满意'], scale(5, 5, 4, 3, 2, 1)],
  [['5分 非常满意', '4分 满意', '3分 一般', '2分 不满意', '1分 非常不满意'], scale(5, 5, 4, 3, 2, 1)],
  [['非常满意(5分)', '满意(4分)', '一般(3分)', '不满意(2分)', '非常不满意(1分)'], scale(5, 5, 4, 3, 2, 1)],
])('%s', (words, expected) => expect(taken(...words)).toEqual(expected))

test('k is the number of options offered, not of those chosen', () => {
  expect(taken('非常满意', '比较满意', '一般', '不太满意')).toEqual(scale(5, 5, 4, 3, 2))
  expect(taken('非常满意', '满意', '一般')).toEqual(scale(5, 5, 4, 3))
  expect(taken('一般', '不便', '非常不便')).toEqual(scale(5, 3, 2, 1))
})

test('answers that fit several scales ask how many options there were', () => {
  expect(taken('非常满意', '满意', '一般', '不满意').asks).toBe(true)
  expect(taken('非常满意', '满意').asks).toBe(true)
  expect(taken('满意', '不满意').asks).toBe(true)
  const { alternatives, scaleId } = questionOf('1、满意度', spread('非常满意', '满意', '一般', '不满意'))
  expect([scaleId, ...(alternatives ?? [])]).toEqual(['satisfied-4-neutral', 'satisfied-5'])
})

test('what another question of the file shows in use decides, and so do the other rows of a matrix', () => {
  const full = columnOf('1、食堂', spread('非常满意', '满意', '一般', '不满意', '非常不满意'))
  const part = columnOf('2、宿舍', spread('非常满意', '满意', '一般', '不满意'))
  const [, dormitory] = reading(full, part).questions
  expect([dormitory?.k, dormitory?.scores['不满意'], dormitory?.doubts.includes('options')]).toEqual([5, 2, false])
  const { questions } = reading(
    columnOf('3、请评价—食堂', spread('满意', '非常满意')),
    columnOf('3、宿舍', spread('不满意', '非常不满意')),
  )
  expect(questions.map(({ k, doubts }) => [k, doubts.includes('options')])).toEqual([
    [4, false],
    [4, false],
  ])
})

test('two words on one place, or too many other words, are no scale', () => {
  expect(questionOf('1、满意度', spread('非常满意', '很满意', '一般', '不满意')).kind).toBe('single')
  expect(questionOf('1、最想去', spread('食堂', '宿舍', '满意')).kind).toBe('single')
})

test('a few answers that are no option stay unread and are said', () => {
  const { kind, scores, doubts } = questionOf('1、满意度', {
    ...spread('非常满意', '满意', '一般', '不满意', '非常不满意'),
    看情况吧: 1,
  })
  expect([kind, '看情况吧' in scores, doubts.includes('words')]).toEqual(['scale', false, true])
})
