import { expect, test } from 'vitest'
import { rankRanges } from '@/grammar/statistics/rankRanges'

const intervals = [
  { low: 0.8, high: 0.9 },
  { low: 0.5, high: 0.85 },
  { low: 0.1, high: 0.4 },
  { low: 0.4, high: 0.6 },
]

test('1 + those wholly above … K − those wholly below; touching ends overlap', () => {
  expect(rankRanges(intervals)).toEqual([
    { best: 1, worst: 2 },
    { best: 1, worst: 3 },
    { best: 3, worst: 4 },
    { best: 2, worst: 4 },
  ])
})

test('where lower is better the places turn round', () => {
  expect(rankRanges(intervals, 'lower')).toEqual(
    rankRanges(intervals).map(({ best, worst }) => ({ best: 5 - worst, worst: 5 - best })),
  )
})

test('points without width give plain places; one unit; none', () => {
  const point = (at: number) => ({ low: at, high: at })
  expect(rankRanges([point(9), point(5), point(9)])).toEqual([
    { best: 1, worst: 2 },
    { best: 3, worst: 3 },
    { best: 1, worst: 2 },
  ])
  expect(rankRanges([point(1)])).toEqual([{ best: 1, worst: 1 }])
  expect(rankRanges([])).toEqual([])
})

test('no interval: refused', () => {
  expect(() => rankRanges([{ low: 1, high: 0 }])).toThrow(RangeError)
  expect(() => rankRanges([{ low: NaN, high: 0 }])).toThrow(RangeError)
})
