import { expect, test } from 'vitest'
import { kaplanMeier, kaplanMeierOf, quantile } from '@/grammar/statistics/kaplanMeier'
import { seededRandom } from './random'

const sixMercaptopurine = [6, 6, 6, 7, 10, 13, 16, 22, 23]
  .map((day) => ({ day, ended: true }))
  .concat([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((day) => ({ day, ended: false })))

test('Freireich 1963, 6-MP remission times (Kalbfleisch & Prentice; R survfit with log-log bands)', () => {
  const steps = kaplanMeierOf(sixMercaptopurine)
  const expected = [
    [6, 0.857, 0.62, 0.952, 21, 3],
    [7, 0.807, 0.563, 0.923, 17, 1],
    [10, 0.753, 0.503, 0.889, 15, 1],
    [13, 0.69, 0.432, 0.849, 12, 1],
    [16, 0.627, 0.368, 0.805, 11, 1],
    [22, 0.538, 0.268, 0.747, 7, 1],
    [23, 0.448, 0.188, 0.68, 6, 1],
  ]
  expect(steps).toHaveLength(expected.length)
  for (const [i, [day, survival, low, high, atRisk, events]] of expected.entries()) {
    expect(steps[i]).toMatchObject({ day, atRisk, events })
    expect(steps[i]?.survival).toBeCloseTo(survival ?? NaN, 3)
    expect(steps[i]?.low).toBeCloseTo(low ?? NaN, 3)
    expect(steps[i]?.high).toBeCloseTo(high ?? NaN, 3)
  }
  expect(quantile(steps, 0.5)).toBe(23)
  expect(quantile(steps, 0.9)).toBeUndefined()
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
