import { expect, test } from 'vitest'
import { netPromoterDifference, netPromoterScore } from '@/grammar/statistics/enps'
import { seededRandom } from './random'

test('by hand: 50 promoters and 20 detractors of 100', () => {
  // p + d − (p − d)² = 0.7 − 0.09 = 0.61; 1.959963984540054 · √(0.61 ÷ 100) = 0.153078…
  const found = netPromoterScore({ promoters: 50, detractors: 20, n: 100 })
  expect(found?.value).toBeCloseTo(30, 12)
  expect(found?.interval?.low).toBeCloseTo(30 - 195.9963984540054 * Math.sqrt(0.0061), 9)
  expect(found?.interval?.high).toBeCloseTo(30 + 195.9963984540054 * Math.sqrt(0.0061), 9)
})

test('the variance is that of answers scored 100, 0 and −100', () => {
  const answers = [...Array<number>(7).fill(100), ...Array<number>(5).fill(-100), ...Array<number>(8).fill(0)]
  const mean = answers.reduce((sum, one) => sum + one, 0) / 20
  const variance = answers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 20
  const { low = NaN, high = NaN } = netPromoterScore({ promoters: 7, detractors: 5, n: 20 })?.interval ?? {}
  expect((high - low) / 2).toBeCloseTo(1.959963984540054 * Math.sqrt(variance / 20), 9)
})

test('all in one class: a value without interval; nobody: nothing; ends within −100…100', () => {
  expect(netPromoterScore({ promoters: 5, detractors: 0, n: 5 })).toEqual({ value: 100, interval: undefined })
  expect(netPromoterScore({ promoters: 0, detractors: 0, n: 5 })).toEqual({ value: 0, interval: undefined })
  expect(netPromoterScore({ promoters: 0, detractors: 0, n: 0 })).toBeUndefined()
  expect(netPromoterScore({ promoters: 9, detractors: 1, n: 10 })?.interval?.high).toBe(100)
})

test('difference of two quarters: errors add in squares; p < 0.05 exactly when 0 lies outside', () => {
  const [a, b] = [
    { promoters: 50, detractors: 20, n: 100 },
    { promoters: 30, detractors: 30, n: 80 },
  ]
  const found = netPromoterDifference(a, b)
  expect(found?.difference).toBeCloseTo(30, 12)
  expect(found?.high).toBeCloseTo(30 + 195.9963984540054 * Math.sqrt(0.61 / 100 + 0.75 / 80), 9)
  for (let promoters = 0; promoters <= 40; promoters++) {
    const { low, high, p } = netPromoterDifference(a, { promoters, detractors: 30, n: 80 }) ?? { low: 1, high: 1, p: 1 }
    expect(p < 0.05).toBe(low > 0 || high < 0)
  }
  expect(netPromoterDifference(a, { promoters: 0, detractors: 0, n: 0 })).toBeUndefined()
  expect(
    netPromoterDifference({ promoters: 5, detractors: 0, n: 5 }, { promoters: 4, detractors: 0, n: 4 }),
  ).toBeUndefined()
})

test('impossible counts are refused', () => {
  for (const wrong of [
    { promoters: NaN, detractors: 0, n: 5 },
    { promoters: 4, detractors: 2, n: 5 },
    { promoters: -1, detractors: 2, n: 5 },
  ])
    expect(() => netPromoterScore(wrong)).toThrow(RangeError)
})

test('the interval holds the true score in about 95 of 100', () => {
  const random = seededRandom(31)
  let held = 0
  for (let run = 0; run < 4000; run++) {
    let [promoters, detractors] = [0, 0]
    for (let i = 0; i < 80; i++) {
      const u = random()
      if (u < 0.35) promoters++
      else if (u < 0.6) detractors++
    }
    const { low, high } = netPromoterScore({ promoters, detractors, n: 80 })?.interval ?? { low: NaN, high: NaN }
    if (low <= 10 && 10 <= high) held++
  }
  expect(held / 4000).toBeGreaterThan(0.935)
  expect(held / 4000).toBeLessThan(0.965)
})
