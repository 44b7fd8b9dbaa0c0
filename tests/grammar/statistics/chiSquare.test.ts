import { expect, test } from 'vitest'
import { chiSquareTail } from '@/grammar/statistics/chiSquare'

test.each([
  [0.5, 1, 0.47950012218695337],
  [16.79, 1, 4.1752751389197874e-5],
  [3, 2, 0.22313016014842982],
  [7.81, 3, 0.05010605635000589],
  [20, 5, 0.0012497305630313773],
  [40, 10, 1.694474393006737e-5],
  [0.001, 4, 0.9999998750416589],
  [120, 7, 7.661246463353007e-23],
])('the tail beyond %f with %i degrees (SciPy)', (x, df, expected) => {
  expect(Math.abs(chiSquareTail(x, df) / expected - 1)).toBeLessThan(1e-10)
})

test('edges', () => {
  expect(chiSquareTail(0, 3)).toBe(1)
  expect(chiSquareTail(-1, 2)).toBe(1)
  expect(chiSquareTail(Infinity, 2)).toBe(0)
  for (const [x, df] of [
    [NaN, 1],
    [1, 0],
    [1, 1.5],
  ] as const)
    expect(() => chiSquareTail(x, df)).toThrow(RangeError)
})
