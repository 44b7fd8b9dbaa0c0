import { expect, test } from 'vitest'
import { seasonality } from '@/grammar/statistics/seasonality'
import { gaussian, seededRandom } from './random'

test.each([
  [[12, 15, 9, 20, 14, 18, 10, 25], 35.30204081632653, 0.007697157582644033, [3, 3]],
  [[12, 15, 9, 20, 14, 18, 10, 25, 13, null, 12, 24], 43.37435930128776, 0.00018420544261089675, [3, 6]],
  [[5, 6, 7, 9, 8, 10, 11, 12, 13, 13, 15, 16], 1.9834239834239804, 0.20513793817577927, [3, 7]],
])('F and p of %j (least squares of NumPy, F of SciPy)', (values, f, p, df) => {
  const found = seasonality(values)
  expect(found?.f).toBeCloseTo(f, 8)
  expect(found?.p).toBeCloseTo(p, 10)
  expect(found).toMatchObject({ df, found: p < 0.05 })
})

test('neither a level nor a trend is a season, whatever season comes first', () => {
  expect(seasonality([5, 5, 5, 5, 5, 5, 5, 5])).toMatchObject({ found: false, p: 1 })
  expect(seasonality([1, 2, 3, 4, 5, 6, 7, 8, 9])).toMatchObject({ found: false })
  const values = [12, 15, 9, 20, 14, 18, 10, 25]
  expect(seasonality([null, null, ...values])?.f).toBeCloseTo(seasonality(values)?.f ?? NaN, 9)
})

test('nothing but seasons: p = 0', () => {
  expect(seasonality([1, 4, 2, 8, 1, 4, 2, 8])).toMatchObject({ found: true, p: 0, f: Infinity })
})

test('fewer than eight quarters, or one season seen once: undefined', () => {
  expect(seasonality([1, 4, 2, 8, 1, 4, 2])).toBeUndefined()
  expect(seasonality([1, 4, 2, 8, 1, 4, 2, null, 1])).toBeUndefined()
  expect(seasonality([])).toBeUndefined()
  expect(() => seasonality([1, 4, 2, 8, 1, 4, 2, NaN])).toThrow(RangeError)
})

test.each([8, 12, 20])('over %i quarters without season, with a trend, about 5 in 100 are found', (length) => {
  const random = seededRandom(length)
  let found = 0
  for (let run = 0; run < 4000; run++) {
    const values = Array.from({ length }, (_, t) => 50 + 2 * t + 6 * gaussian(random))
    if (seasonality(values)?.found) found++
  }
  expect(found / 4000).toBeGreaterThan(0.04)
  expect(found / 4000).toBeLessThan(0.06)
})
