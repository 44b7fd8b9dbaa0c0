import { expect, test } from 'vitest'
import { normalCdf } from '@/grammar/statistics/normal'
import { studentTCdf, studentTQuantile } from '@/grammar/statistics/studentT'

test.each([
  [1, 1, 0.75],
  [2.5, 3.7, 0.96408898854408661],
  [-1.3, 10, 0.11138290860342229],
  [2, 1e6, 0.9772497330743404],
  [-6, 30, 6.9713843836023714e-7],
  [0.01, 1e5, 0.50398934634058842],
  [12, 1.2, 0.98307075717918637],
])('cdf of %f with %f degrees (mpmath, 30 digits)', (t, df, expected) => {
  expect(Math.abs(studentTCdf(t, df) - expected)).toBeLessThan(1e-10)
})

test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 2.5, 3.5746548420036817],
  [0.975, 10, 2.228138851986274],
  [0.995, 30, 2.7499956535672254],
  [0.9, 1000, 1.2823987214609247],
  [0.025, 7, -2.3646242515927844],
  [0.975, 1e6, 1.959966356814107],
])('quantile %f with %f degrees (SciPy)', (p, df, expected) => {
  expect(Math.abs(studentTQuantile(p, df) - expected)).toBeLessThan(1e-9)
})

test('edges', () => {
  expect(studentTCdf(0, 5)).toBe(0.5)
  expect(studentTCdf(1.5, Infinity)).toBe(normalCdf(1.5))
  expect(studentTQuantile(0.5, 5)).toBe(0)
  expect(studentTQuantile(0, 5)).toBe(-Infinity)
  expect(studentTQuantile(1, 5)).toBe(Infinity)
})
