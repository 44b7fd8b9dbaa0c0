import { expect, test } from 'vitest'
import { discoveries, touchingLevel } from '@/grammar/statistics/falseDiscovery'
import { netPromoterDifference } from '@/grammar/statistics/enps'
import { newcombe, newcombePValue } from '@/grammar/statistics/proportion'
import { rateRatio } from '@/grammar/statistics/rateRatio'
import { welch } from '@/grammar/statistics/welch'
import { seededRandom } from './random'

const nowhere = { low: -Infinity, high: Infinity }

test('listed: p < 0.05 and within Benjamini & Hochberg at 10 %, smallest p first, then the larger change', () => {
  const family = [
    { id: 'a', p: 0.9, change: 9 },
    { id: 'b', p: 0.001, change: 0.1 },
    { id: 'c', p: 0.04, change: -2 },
    { id: 'd', p: 0.001, change: -0.3 },
    { id: 'e', p: 0.055, change: 5 },
  ]
  const { listed, tested } = discoveries(family)
  expect(listed.map(({ id }) => id)).toEqual(['d', 'b', 'c'])
  expect(tested).toBe(5)
})

test('within the family rate but not below 0.05: not listed; below 0.05 in a large family: not listed', () => {
  expect(discoveries([{ p: 0.06, change: 1 }]).listed).toEqual([])
  expect(discoveries([{ p: 0.04, change: 1 }]).listed).toHaveLength(1)
  const large = [{ p: 0.04, change: 1 }, ...Array.from({ length: 40 }, () => ({ p: 0.6, change: 1 }))]
  expect(discoveries(large)).toEqual({ listed: [], tested: 41 })
  expect(discoveries([])).toEqual({ listed: [], tested: 0 })
})

test('a p outside 0…1 or a change that is NaN is refused', () => {
  expect(() => discoveries([{ p: NaN, change: 1 }])).toThrow(RangeError)
  expect(() => discoveries([{ p: 0.5, change: NaN }])).toThrow(RangeError)
})

test('the touching level of Newcombe is its own p; of Welch, eNPS and the log rate ratio too', () => {
  const [a, b] = [
    { p: 0.8, n: 70 },
    { p: 0.6, n: 80 },
  ]
  expect(touchingLevel((level) => newcombe(a, b, level) ?? nowhere)).toBeCloseTo(newcombePValue(a, b) ?? NaN, 9)
  const [x, y] = [
    { mean: 0.75, variance: 3.2, n: 10 },
    { mean: 2.33, variance: 4, n: 10 },
  ]
  expect(touchingLevel((level) => welch(x, y, level) ?? nowhere)).toBeCloseTo(welch(x, y)?.p ?? NaN, 9)
  const [now, before] = [
    { promoters: 50, detractors: 20, n: 100 },
    { promoters: 30, detractors: 30, n: 80 },
  ]
  const enps = (level: number) => netPromoterDifference(now, before, level)
  expect(touchingLevel((level) => enps(level) ?? nowhere)).toBeCloseTo(enps(0.95)?.p ?? NaN, 9)
  const counts = (level: number) => rateRatio({ count: 60, exposure: 1 }, { count: 35, exposure: 1 }, 1.6, level)
  const log = (level: number) => {
    const { low = 0, high } = counts(level) ?? {}
    return { low: Math.log(low), high: Math.log(high ?? Infinity) }
  }
  expect(touchingLevel(log)).toBeCloseTo(counts(0.95)?.p ?? NaN, 9)
})

test('no change at all: 1; a change that no interval reaches: the smallest p; an open end; NaN', () => {
  expect(touchingLevel((level) => ({ low: -level, high: level }))).toBe(1)
  expect(touchingLevel((level) => ({ low: 1 - level / 2, high: 2 }))).toBe(1e-15)
  expect(touchingLevel((level) => ({ low: 0.9 - level, high: Infinity }))).toBeCloseTo(0.1, 12)
  expect(touchingLevel((level) => ({ low: -Infinity, high: level - 0.7 }))).toBeCloseTo(0.3, 12)
  expect(() => touchingLevel(() => ({ low: NaN, high: 1 }))).toThrow(RangeError)
})

test('of what is listed where nine in ten did not change, at most about a tenth is chance', () => {
  const random = seededRandom(21)
  let [wrong, all] = [0, 0]
  for (let run = 0; run < 300; run++) {
    const family = Array.from({ length: 60 }, (_, i) => {
      const real = i < 6
      const count = (share: number) => Array.from({ length: 120 }, random).filter((u) => u < share).length / 120
      const [now, before] = [count(real ? 0.8 : 0.55), count(0.55)]
      return { real, change: now - before, p: newcombePValue({ p: now, n: 120 }, { p: before, n: 120 }) ?? 1 }
    })
    const { listed } = discoveries(family)
    wrong += listed.filter(({ real }) => !real).length
    all += listed.length
  }
  expect(all).toBeGreaterThan(1500)
  expect(wrong / all).toBeLessThan(0.12)
})
