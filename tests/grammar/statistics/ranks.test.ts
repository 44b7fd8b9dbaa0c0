import { expect, test } from 'vitest'
import { averageRanks, competitionRanks, midRankPercentiles } from '@/grammar/statistics/ranks'
import { seededRandom } from './random'

test('average ranks', () => {
  expect(averageRanks([9, 5, 5])).toEqual([3, 1.5, 1.5])
  expect(averageRanks([2, 2, 2])).toEqual([2, 2, 2])
  expect(averageRanks([])).toEqual([])
})

test('average ranks agree with counting: smaller + (equal + 1) ÷ 2', () => {
  const random = seededRandom(5)
  const values = Array.from({ length: 200 }, () => Math.floor(random() * 40))
  const count = (test: (other: number) => boolean) => values.filter(test).length
  expect(averageRanks(values)).toEqual(values.map((v) => count((o) => o < v) + (count((o) => o === v) + 1) / 2))
})

test('mid-rank percentiles', () => {
  expect(midRankPercentiles([1, 2, 3, 4])).toEqual([0.125, 0.375, 0.625, 0.875])
  expect(midRankPercentiles([7])).toEqual([0.5])
  expect(midRankPercentiles([7, 7, 7])).toEqual([0.5, 0.5, 0.5])
})

test('competition ranks are 1, 1, 3 from the largest', () => {
  expect(competitionRanks([5, 9, 9])).toEqual([3, 1, 1])
  expect(competitionRanks([9, 8, 8, 8, 1])).toEqual([1, 2, 2, 2, 5])
})
