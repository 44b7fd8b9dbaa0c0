import { expect, test } from 'vitest'
import { xmr, xmrSegments } from '@/grammar/statistics/xmr'

test('NIST/SEMATECH e-Handbook 6.3.2.2 with the factor of Wheeler 1993: 50.81 ± 2.66 · 1.8778', () => {
  const found = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
  expect(found?.mean).toBeCloseTo(50.81, 10)
  expect(found?.upper).toBeCloseTo(50.81 + 2.66 * (16.9 / 9), 10)
  expect(found?.upper).toBeCloseTo(55.804, 2)
  expect(found?.lower).toBeCloseTo(45.816, 2)
  expect(found?.signals).toEqual([])
})

test('a point outside', () => {
  const outside = (values: number[]) => xmr(values)?.signals.filter(({ rule }) => rule === 'outside')
  expect(outside([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 10, 11])).toEqual([])
  expect(outside([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30, 10, 11, 10])).toEqual([
    { rule: 'outside', from: 11, to: 11, direction: 'up' },
  ])
})

test('seven strictly on one side, not six; a point on the mean ends the run', () => {
  const side = (values: number[]) => xmr(values)?.signals.filter(({ rule }) => rule === 'side')
  expect(side([3, 2, 3, 2, 3, 2, 3, -3, -2, -3, -2, -3, -5])).toEqual([
    { rule: 'side', from: 0, to: 6, direction: 'up' },
  ])
  expect(side([3, 2, 3, 2, 3, 2, -3, -2, -3, -2, -3, -2])).toEqual([])
  expect(side([3, 2, 3, 0, 3, 2, 3, -3, -2, -3, -2, -3, -3])).toEqual([])
})

test('five consecutive changes one way, not four', () => {
  const drift = (values: number[]) => xmr(values)?.signals.filter(({ rule }) => rule === 'drift')
  expect(drift([5, 6, 5, 1, 2, 3, 4, 5, 6, 2])).toEqual([{ rule: 'drift', from: 3, to: 8, direction: 'up' }])
  expect(drift([5, 6, 5, 1, 2, 3, 4, 5, 2])).toEqual([])
  expect(drift([9, 8, 7, 6, 5, 4, 5, 6])).toEqual([{ rule: 'drift', from: 0, to: 5, direction: 'down' }])
  expect(drift([9, 8, 7, 7, 5, 4, 3, 6])).toEqual([])
})

test('limits are clipped to the possible range', () => {
  const values = [0.9, 0.99, 0.85, 1, 0.95, 0.88, 1, 0.9]
  expect(xmr(values, { low: 0, high: 1 })?.upper).toBe(1)
  expect(xmr(values)?.upper).toBeGreaterThan(1)
  expect(xmr(values, { low: 0, high: 1 })?.lower).toBe(xmr(values)?.lower)
})

test('a constant series gives no signal, whatever rounding does to its mean', () => {
  expect(xmr(Array.from({ length: 11 }, () => 0.1))?.signals).toEqual([])
  expect(xmr(Array.from({ length: 8 }, () => 0))).toEqual({ mean: 0, lower: 0, upper: 0, signals: [], current: [] })
})

test('fewer than eight points: undefined', () => {
  expect(xmr([1, 2, 3, 4, 5, 6, 7])).toBeUndefined()
  expect(xmr([1, 2, 3, 4, 5, 6, 7, 8])).toBeDefined()
})

test('what reaches the newest point is current', () => {
  const late = xmr([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30])
  expect(late?.current).toEqual([{ rule: 'outside', from: 11, to: 11, direction: 'up' }])
  expect(xmr([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30, 10])?.current).toEqual([])
})

test('a missing quarter is no change and ends a run', () => {
  const gap = xmr([1, 2, 3, 4, null, 5, 6, 7, 8])
  expect(gap?.upper).toBeCloseTo(4.5 + 2.66, 12)
  expect(gap?.signals.filter(({ rule }) => rule === 'drift')).toEqual([])
  expect(xmr([1, 2, 3, 4, 5, 6, 7, 8])?.signals.some(({ rule }) => rule === 'drift')).toBe(true)
  const side = (values: (number | null)[]) => xmr(values)?.signals.filter(({ rule }) => rule === 'side')
  expect(side([3, 2, 3, null, 2, 3, 2, 3, -3, -2, -3, -2, -3, -5])).toEqual([])
  expect(xmr([1, 2, 3, 4, 5, 6, 7, null, null])).toBeUndefined()
  expect(xmr([1, null, 2, null, 3, null, 4, null, 5, null, 6, null, 7, null, 8])).toBeUndefined()
})

test('nothing is reckoned across a break; each stretch needs its own eight points', () => {
  const before = [10, 11, 10, 11, 10, 11, 10, 11, 10, 30]
  const after = [50, 51, 50, 51, 50, 51, 50, 51]
  const [first, second, ...none] = xmrSegments([...before, ...after], [10])
  expect(none).toEqual([])
  expect(first).toMatchObject({ from: 0, to: 9 })
  expect(first?.chart).toEqual(xmr(before))
  expect(second).toMatchObject({ from: 10, to: 17, chart: { mean: 50.5, signals: [] } })
  const late = xmrSegments([1, 2, ...before], [2])
  expect(late.map(({ chart }) => chart?.signals[0])).toEqual([
    undefined,
    { rule: 'outside', from: 11, to: 11, direction: 'up' },
  ])
  expect(xmrSegments(after, [0, 4, 4, 99])).toEqual([
    { from: 0, to: 3, chart: undefined },
    { from: 4, to: 7, chart: undefined },
  ])
})

test('the limits of rates stay within 0…1, and a value that is not finite is refused', () => {
  const rates = [0.02, 0.3, 0.01, 0.2, 0.05, 0.4, 0.01, 0.1]
  expect(xmr(rates, { low: 0, high: 1 })?.lower).toBe(0)
  expect(xmrSegments(rates, [], { low: 0, high: 1 })[0]?.chart?.lower).toBe(0)
  expect(() => xmr([...rates, NaN])).toThrow(RangeError)
})
