import { expect, test } from 'vitest'
import type { FollowUp } from '@/grammar/statistics/kaplanMeier'
import { logRank } from '@/grammar/statistics/logRank'
import { seededRandom } from './random'

const group = (ended: readonly number[], open: readonly number[] = []): FollowUp[] => [
  ...ended.map((day) => ({ day, events: 1, censored: 0 })),
  ...open.map((day) => ({ day, events: 0, censored: 1 })),
]
const treated = group([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
const placebo = group([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])

test('Freireich 1963, 6-MP against placebo: χ² = 16.79 (Kalbfleisch & Prentice; SciPy logrank)', () => {
  const found = logRank([treated, placebo])
  expect(found?.chiSquare).toBeCloseTo(16.792940989216532, 9)
  expect(found?.p).toBeCloseTo(4.168809109334543e-5, 12)
  expect(found?.df).toBe(1)
  expect(found?.observed).toEqual([9, 21])
  expect(found?.expected[0]).toBeCloseTo(19.25050095, 7)
  expect(found?.expected[1]).toBeCloseTo(10.74949905, 7)
})

test('three groups, against the pseudo-inverse of NumPy', () => {
  const found = logRank([
    group([3, 5, 8, 14], [5, 12, 20]),
    group([2, 3, 3, 6, 10], [9]),
    group([8, 15, 18, 30], [4, 25, 25]),
  ])
  expect(found?.chiSquare).toBeCloseTo(7.684716243831161, 9)
  expect(found?.p).toBeCloseTo(0.021442976525920372, 10)
  expect(found?.df).toBe(2)
  expect(found?.expected[1]).toBeCloseTo(1.96468736, 7)
})

test('the order of groups and days does not matter; observed and expected add up alike', () => {
  const [a, b] = [logRank([treated, placebo]), logRank([[...placebo].reverse(), treated])]
  expect(b?.chiSquare).toBeCloseTo(a?.chiSquare ?? NaN, 9)
  const sum = (values: readonly number[] = []) => values.reduce((total, one) => total + one, 0)
  expect(sum(a?.expected)).toBeCloseTo(sum(a?.observed), 9)
})

test('an empty group takes no degree of freedom', () => {
  const found = logRank([treated, [], placebo])
  expect(found?.df).toBe(1)
  expect(found?.chiSquare).toBeCloseTo(16.792940989216532, 9)
})

test('nothing to compare: undefined', () => {
  expect(logRank([])).toBeUndefined()
  expect(logRank([treated])).toBeUndefined()
  expect(logRank([treated, []])).toBeUndefined()
  expect(logRank([group([], [5, 6]), group([], [7])])).toBeUndefined()
  expect(logRank([group([], [1, 2]), group([5, 6])])).toBeUndefined()
  expect(logRank([group([3]), group([3])])).toBeUndefined()
})

test('a negative or non-finite day is refused', () => {
  expect(() => logRank([treated, group([-1])])).toThrow(RangeError)
  expect(() => logRank([treated, group([NaN])])).toThrow(RangeError)
})

test('groups that do not differ are found different in about 5 of 100', () => {
  const random = seededRandom(12)
  const draw = (n: number) =>
    Array.from({ length: n }, (): FollowUp => {
      const [end, seen] = [Math.ceil(-Math.log(1 - random()) * 20), Math.ceil(random() * 60)]
      return end <= seen ? { day: end, events: 1, censored: 0 } : { day: seen, events: 0, censored: 1 }
    })
  let found = 0
  for (let run = 0; run < 2000; run++) if ((logRank([draw(40), draw(60), draw(30)])?.p ?? 1) < 0.05) found++
  expect(found / 2000).toBeGreaterThan(0.035)
  expect(found / 2000).toBeLessThan(0.065)
})
