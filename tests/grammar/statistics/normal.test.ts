import { expect, test } from 'vitest'
import { criticalZ, normalCdf, normalQuantile, twoSidedNormalP } from '@/grammar/statistics/normal'

test.each([
  [-8, 6.22096057427174e-16],
  [-3, 0.0013498980316300933],
  [-2.999, 0.0013543365337271057],
  [-1, 0.15865525393145707],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [4, 0.9999683287581669],
])('cdf of %f (SciPy)', (z, expected) => {
  expect(Math.abs(normalCdf(z) / expected - 1)).toBeLessThan(1e-12)
})

test.each([
  [1e-12, -7.034483825301131],
  [1e-4, -3.7190164854556804],
  [0.025, -1.9599639845400545],
  [0.3, -0.5244005127080409],
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.9999, 3.719016485455709],
])('quantile of %f (SciPy)', (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 11)
})

test('quantile and cdf undo each other from 1e-300 to the middle', () => {
  for (let exponent = -300; exponent < 0; exponent++) {
    const p = 0.7 * 10 ** exponent
    expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-10)
  }
})

test('edges and two-sided forms', () => {
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1)).toBe(Infinity)
  expect(normalCdf(-Infinity)).toBe(0)
  expect(criticalZ(0.95)).toBeCloseTo(1.959963984540054, 12)
  expect(() => criticalZ(NaN)).toThrow(RangeError)
  expect(() => criticalZ(95)).toThrow(RangeError)
  expect(twoSidedNormalP(criticalZ(0.95))).toBeCloseTo(0.05, 12)
})
