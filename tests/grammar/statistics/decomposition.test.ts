import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decomposeRate, type RatePart } from '@/grammar/statistics/decomposition'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const together = (parts: readonly RatePart[]): RatePart => ({
  before: { part: sum(parts.map((one) => one.before.part)), whole: sum(parts.map((one) => one.before.whole)) },
  now: { part: sum(parts.map((one) => one.now.part)), whole: sum(parts.map((one) => one.now.whole)) },
})

test('two groups by hand: same weights, then same rates', () => {
  // Half each; one falls from 80 % to 60 %, the other stays at 40 %: all of the 10 points are its own.
  const fell = [
    { before: { part: 80, whole: 100 }, now: { part: 60, whole: 100 } },
    { before: { part: 40, whole: 100 }, now: { part: 40, whole: 100 } },
  ]
  const [first, second] = decomposeRate(fell, together(fell))
  expect([first?.change, first?.rate, first?.mix]).toEqual([
    expect.closeTo(-0.1, 12),
    expect.closeTo(-0.1, 12),
    expect.closeTo(0, 12),
  ])
  expect(second?.change).toBeCloseTo(0, 12)
  // Rates stay at 80 % and 40 %, the weights go from 50:50 to 25:75: ten points down, five from each, by composition alone.
  const moved = [
    { before: { part: 80, whole: 100 }, now: { part: 40, whole: 50 } },
    { before: { part: 40, whole: 100 }, now: { part: 60, whole: 150 } },
  ]
  const found = decomposeRate(moved, together(moved))
  expect(found.map(({ rate }) => rate)).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)])
  // Around the middle rate of 55 %: −25 points × (80 − 55) and +25 points × (40 − 55).
  expect(found.map(({ mix }) => mix)).toEqual([expect.closeTo(-0.0625, 12), expect.closeTo(-0.0375, 12)])
})

test('the contributions add up to the change, also of parts that come and go', () => {
  const count = fc.record({
    whole: fc.integer({ min: 0, max: 500 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const time = count.map(({ whole, share }) => ({ part: share * whole, whole }))
  fc.assert(
    fc.property(fc.array(fc.record({ before: time, now: time }), { minLength: 1, maxLength: 12 }), (parts) => {
      const whole = together(parts)
      fc.pre(whole.before.whole > 0 && whole.now.whole > 0)
      const change = whole.now.part / whole.now.whole - whole.before.part / whole.before.whole
      const found = decomposeRate(parts, whole)
      expect(sum(found.map((one) => one.change))).toBeCloseTo(change, 9)
      for (const one of found) if (one.rate !== null) expect(one.rate + (one.mix ?? 0)).toBeCloseTo(one.change, 12)
    }),
  )
})
