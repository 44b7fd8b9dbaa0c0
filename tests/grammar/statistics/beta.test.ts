import { expect, test } from 'vitest'
import { betaQuantile, incompleteBeta } from '@/grammar/statistics/beta'

test.each([
  [0.3, 0.5, 0.5, 0.36901011956554538],
  [0.4, 2, 3, 0.5248],
  [0.99, 30, 0.5, 0.43933436890525122],
  [0.49, 500, 500, 0.26357560835658547],
  [0.02, 5, 100, 0.058268003113134036],
  [0.001, 2.5, 1000, 0.15120111321867564],
  [0.401, 40000, 60000, 0.74077851046506115],
])('incomplete beta at %f with %f, %f (mpmath, 30 digits)', (x, a, b, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 11)
})

test('the quantile undoes the cdf', () => {
  for (const p of [1e-8, 0.025, 0.5, 0.975]) {
    expect(incompleteBeta(betaQuantile(p, 3.5, 12), 3.5, 12)).toBeCloseTo(p, 12)
  }
})

test('edges', () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0)
  expect(incompleteBeta(1, 2, 3)).toBe(1)
  expect(betaQuantile(0, 2, 3)).toBe(0)
  expect(betaQuantile(1, 2, 3)).toBe(1)
})
