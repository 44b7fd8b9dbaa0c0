import { expect, test } from 'vitest'
import { newcombe, newcombePValue, wilson, wilsonOf } from '@/grammar/statistics/proportion'

const share = (k: number, n: number) => ({ p: k / n, n })

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe 1998a, table I, method 3 (Wilson 1927): %i of %i', (k, n, low, high) => {
  expect(wilson(k, n)?.low).toBeCloseTo(low, 4)
  expect(wilson(k, n)?.high).toBeCloseTo(high, 4)
})

test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('Newcombe 1998b, table II, method 10: %i/%i − %i/%i', (k1, n1, k2, n2, low, high) => {
  const found = newcombe(share(k1, n1), share(k2, n2))
  expect(found?.difference).toBeCloseTo(k1 / n1 - k2 / n2, 12)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test.each([
  [0, 10, 0, 0.27753279986288926],
  [10, 10, 0.7224672001371109, 1],
  [0, 1, 0, 0.7934506856227626],
  [1, 1, 0.20654931437723745, 1],
  [1, 2, 0.09453120573423074, 0.9054687942657693],
  [23, 57, 0.28617515549595607, 0.5330270757914609],
  [299, 300, 0.9813633063054688, 0.9994113422781488],
  [0, 2000, 0, 0.0019170472812529344],
])('Wilson %i of %i (SciPy binomtest, proportion_ci)', (k, n, low, high) => {
  expect(wilson(k, n)?.low).toBeCloseTo(low, 11)
  expect(wilson(k, n)?.high).toBeCloseTo(high, 11)
})

test.each([
  [0, 12, 0, 25, -0.1331922509390485, 0.24249400665524085],
  [12, 12, 25, 25, -0.2424940066552408, 0.1331922509390484],
  [12, 12, 0, 25, 0.7233350058754768, 1],
  [0, 12, 25, 25, -1, -0.7233350058754768],
  [5, 29, 17, 31, -0.5627842393295404, -0.1329092785415804],
  [300, 400, 280, 390, -0.029520193441187996, 0.09342738926650118],
])('Newcombe %i/%i − %i/%i (from the Wilson ends of SciPy)', (k1, n1, k2, n2, low, high) => {
  expect(newcombe(share(k1, n1), share(k2, n2))?.low).toBeCloseTo(low, 10)
  expect(newcombe(share(k1, n1), share(k2, n2))?.high).toBeCloseTo(high, 10)
})

test('what is not finite is refused, not reckoned with', () => {
  expect(() => wilson(NaN, 5)).toThrow(RangeError)
  expect(() => wilson(1, Infinity)).toThrow(RangeError)
  expect(() => wilsonOf(NaN, 5)).toThrow(RangeError)
  expect(() => wilsonOf(0.5, NaN)).toThrow(RangeError)
  expect(() => wilson(1, 2, 1.5)).toThrow(RangeError)
  expect(() => newcombe(share(1, 2), { p: Infinity, n: 4 })).toThrow(RangeError)
  expect(() => newcombePValue({ p: 0.5, n: NaN }, share(1, 2))).toThrow(RangeError)
})

test('the Wilson ends solve (p − π)² = z²·π(1 − π)/n, found by scanning', () => {
  const z = 1.959963984540054
  for (const [p, n] of [
    [0.3, 12.7],
    [0.95, 40],
    [0.5, 5],
  ] as const) {
    const inside = (pi: number) => (p - pi) ** 2 <= (z * z * pi * (1 - pi)) / n
    const grid = Array.from({ length: 1_000_001 }, (_, i) => i / 1e6).filter(inside)
    expect(wilsonOf(p, n)?.low).toBeCloseTo(grid[0] ?? NaN, 5)
    expect(wilsonOf(p, n)?.high).toBeCloseTo(grid.at(-1) ?? NaN, 5)
  }
})

test('0 of n starts at exactly 0, n of n ends at exactly 1; five answers', () => {
  expect(wilson(0, 5)).toEqual({ low: 0, high: expect.closeTo(0.43448246478317476, 10) as number })
  expect(wilson(5, 5)).toEqual({ low: expect.closeTo(0.5655175352168251, 10) as number, high: 1 })
  expect(wilson(2, 5)?.low).toBeCloseTo(0.1176, 4)
  for (let n = 1; n < 300; n++) {
    for (let k = 0; k <= n; k++) {
      const { low, high } = wilson(k, n) ?? { low: NaN, high: NaN }
      expect(low >= 0 && low <= k / n && k / n <= high && high <= 1).toBe(true)
    }
  }
})

test('no answers, or a share outside 0…1: undefined', () => {
  expect(wilson(0, 0)).toBeUndefined()
  expect(wilsonOf(0.5, 0)).toBeUndefined()
  expect(wilson(6, 5)).toBeUndefined()
  expect(wilsonOf(NaN, 0)).toBeUndefined()
  expect(newcombe(share(1, 2), { p: 0.5, n: 0 })).toBeUndefined()
  expect(newcombePValue({ p: 0.5, n: 0 }, share(1, 2))).toBeUndefined()
})

test('the p-value is the level at which the interval touches 0', () => {
  for (const [a, b] of [
    [share(56, 70), share(48, 80)],
    [share(3, 10), share(9, 10)],
    [share(1, 5), share(2, 5)],
    [
      { p: 0.41, n: 123.4 },
      { p: 0.44, n: 98.6 },
    ],
    [share(10, 10), share(0, 10)],
  ] as const) {
    const p = newcombePValue(a, b) ?? NaN
    const { low, high } = newcombe(a, b, 1 - p) ?? { low: NaN, high: NaN }
    expect(Math.min(Math.abs(low), Math.abs(high))).toBeLessThan(1e-9)
    expect(newcombePValue(b, a)).toBe(p)
  }
  expect(newcombePValue(share(2, 4), share(5, 10))).toBe(1)
  expect(newcombePValue(share(0, 4), share(0, 10))).toBe(1)
})

test('p < 0.05 exactly when the 95 % interval excludes 0', () => {
  for (let k = 0; k <= 20; k++) {
    for (let j = 0; j <= 30; j++) {
      const { low, high } = newcombe(share(k, 20), share(j, 30)) ?? { low: NaN, high: NaN }
      expect((newcombePValue(share(k, 20), share(j, 30)) ?? NaN) < 0.05).toBe(low > 0 || high < 0)
    }
  }
})
