import { expect, test } from 'vitest'
import { kaplanMeier, kaplanMeierOf, quantile, quantileInterval } from '@/grammar/statistics/kaplanMeier'
import { seededRandom } from './random'

const sixMercaptopurine = [6, 6, 6, 7, 10, 13, 16, 22, 23]
  .map((day) => ({ day, ended: true }))
  .concat([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((day) => ({ day, ended: false })))

test('Freireich 1963, 6-MP remission times (Kalbfleisch & Prentice; figures of SciPy ecdf, log-log bands)', () => {
  const steps = kaplanMeierOf(sixMercaptopurine)
  const expected = [
    [6, 0.8571428571428571, 0.6197179552659838, 0.951551747646997, 21, 3],
    [7, 0.8067226890756302, 0.5631465646222333, 0.9228090192028804, 17, 1],
    [10, 0.7529411764705881, 0.5031995107999564, 0.8893618351692655, 15, 1],
    [13, 0.6901960784313724, 0.43161022248618397, 0.8490659633494507, 12, 1],
    [16, 0.6274509803921567, 0.36751085598750205, 0.8049121894718412, 11, 1],
    [22, 0.53781512605042, 0.26777893676713505, 0.7467907176353944, 7, 1],
    [23, 0.4481792717086834, 0.18805200595923235, 0.6801426284952414, 6, 1],
  ]
  expect(steps).toHaveLength(expected.length)
  for (const [i, [day, survival, low, high, atRisk, events]] of expected.entries()) {
    expect(steps[i]).toMatchObject({ day, atRisk, events })
    expect(steps[i]?.survival).toBeCloseTo(survival ?? NaN, 9)
    expect(steps[i]?.low).toBeCloseTo(low ?? NaN, 9)
    expect(steps[i]?.high).toBeCloseTo(high ?? NaN, 9)
  }
  expect(quantile(steps, 0.5)).toBe(23)
  expect(quantile(steps, 0.9)).toBeUndefined()
  // The lower band first lies at or below 0.5 on day 13, the upper never does.
  expect(quantileInterval(steps, 0.5)).toEqual({ low: 13 })
})

test('the bands of a quantile: both reached; down to survival 0', () => {
  const steps = kaplanMeierOf(Array.from({ length: 40 }, (_, i) => ({ day: i + 1, ended: true })))
  const { low = NaN, high = NaN } = quantileInterval(steps, 0.5)
  expect(low).toBeLessThan(20)
  expect(high).toBeGreaterThan(20)
  expect(steps.find(({ day }) => day === low)?.low).toBeLessThanOrEqual(0.5)
  expect(steps.find(({ day }) => day === high - 1)?.high).toBeGreaterThan(0.5)
  expect(quantileInterval(kaplanMeierOf([{ day: 3, ended: true }]), 0.5)).toEqual({ low: 3 })
  expect(quantileInterval([], 0.5)).toEqual({})
})

test('negative or non-finite days and counts are refused', () => {
  expect(() => kaplanMeierOf([{ day: -1, ended: true }])).toThrow(RangeError)
  expect(() => kaplanMeierOf([{ day: NaN, ended: true }])).toThrow(RangeError)
  expect(() => kaplanMeier([{ day: 1, events: -1, censored: 0 }])).toThrow(RangeError)
  expect(() => kaplanMeier([{ day: 1, events: 1, censored: Infinity }])).toThrow(RangeError)
})

test('counted days give the same as single durations, in any order', () => {
  const counted = [
    { day: 9, events: 0, censored: 1 },
    { day: 6, events: 3, censored: 0 },
    { day: 6, events: 0, censored: 1 },
    { day: 7, events: 1, censored: 0 },
  ]
  const single = sixMercaptopurine.filter(({ day }) => day < 10)
  expect(kaplanMeier(counted)).toEqual(kaplanMeierOf([...single].reverse()))
})

test('events come before censorings on a day', () => {
  expect(kaplanMeier([{ day: 4, events: 1, censored: 1 }])).toMatchObject([{ survival: 0.5, atRisk: 2 }])
})

test('no band where survival is 0; day 0 counts; no events, no steps; no cases', () => {
  const steps = kaplanMeier([
    { day: 0, events: 1, censored: 0 },
    { day: 3, events: 1, censored: 0 },
  ])
  expect(steps.map(({ day, survival }) => [day, survival])).toEqual([
    [0, 0.5],
    [3, 0],
  ])
  expect(steps[1]).toMatchObject({ low: undefined, high: undefined })
  expect(kaplanMeier([{ day: 5, events: 0, censored: 9 }])).toEqual([])
  expect(kaplanMeier([])).toEqual([])
  expect(quantile([], 0.5)).toBeUndefined()
})

test('quantiles are reached at equality in spite of rounding', () => {
  const tenDays = kaplanMeierOf(Array.from({ length: 10 }, (_, i) => ({ day: i + 1, ended: true })))
  expect(quantile(tenDays, 0.5)).toBe(5)
  expect(quantile(tenDays, 0.9)).toBe(9)
})

test('without censoring it is the share still open; with it, agrees with the product taken naively', () => {
  const random = seededRandom(11)
  for (let run = 0; run < 50; run++) {
    const cases = Array.from({ length: 40 }, () => ({ day: Math.floor(random() * 30), ended: random() < 0.7 }))
    for (const { day, survival } of kaplanMeierOf(cases)) {
      let product = 1
      for (let d = 0; d <= day; d++) {
        const risk = cases.filter((one) => one.day >= d).length
        product *= 1 - cases.filter((one) => one.day === d && one.ended).length / risk
      }
      expect(survival).toBeCloseTo(product, 10)
    }
    for (const { day, survival } of kaplanMeierOf(cases.map((one) => ({ ...one, ended: true })))) {
      expect(survival).toBeCloseTo(cases.filter((one) => one.day > day).length / 40, 10)
    }
  }
})
