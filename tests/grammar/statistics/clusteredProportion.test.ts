import { expect, test } from 'vitest'
import { clusteredProportion, clusteredProportionFromSums } from '@/grammar/statistics/clusteredProportion'
import type { Cluster } from '@/grammar/statistics/clusteredProportion'
import { wilsonOf } from '@/grammar/statistics/proportion'
import { seededRandom } from './random'

test('by hand: three respondents', () => {
  // p = 6/9; e = 4 − 8/3, 1 − 2, 1 − 4/3 = 4/3, −1, −1/3; Σe² = 26/9; v = 3/2 · 26/9 ÷ 81; p(1 − p)/v = 4.153…
  const found = clusteredProportion([
    { y: 4, m: 4 },
    { y: 1, m: 3 },
    { y: 1, m: 2 },
  ])
  expect(found?.p).toBeCloseTo(2 / 3, 12)
  expect(found?.respondents).toBe(3)
  expect(found?.responses).toBe(9)
  expect(found?.effective).toBeCloseTo(2 / 9 / ((1.5 * (26 / 9)) / 81), 9)
})

test('all answers of a respondent alike: each counts once', () => {
  const clusters = [5, 5, 5, 0, 0, 5].map((y) => ({ y, m: 5 }))
  expect(clusteredProportion(clusters)?.effective).toBeCloseTo(6, 9)
})

test('one answer each: effective = n up to the factor (n − 1)/n, so it is bounded at n', () => {
  const clusters = [1, 1, 0, 1, 0].map((y) => ({ y, m: 1 }))
  expect(clusteredProportion(clusters)?.effective).toBe(5)
})

test('everyone with the same share: variance 0, so the respondents count, also through rounding', () => {
  expect(clusteredProportion([3, 6, 9, 12].map((m) => ({ y: m / 3, m })))?.effective).toBe(4)
  expect(clusteredProportion(Array.from({ length: 1000 }, () => ({ y: 5, m: 7 })))?.effective).toBe(1000)
  expect(
    clusteredProportion([
      { y: 0, m: 3 },
      { y: 0, m: 5 },
    ]),
  ).toMatchObject({ p: 0, effective: 2 })
  expect(
    clusteredProportion([
      { y: 3, m: 3 },
      { y: 5, m: 5 },
    ]),
  ).toMatchObject({ p: 1, effective: 2 })
})

test('nobody, nobody with an answer, one respondent', () => {
  expect(clusteredProportion([])).toBeUndefined()
  expect(clusteredProportion([{ y: 0, m: 0 }])).toBeUndefined()
  expect(
    clusteredProportion([
      { y: 2, m: 5 },
      { y: 0, m: 0 },
    ]),
  ).toEqual({ p: 0.4, respondents: 1, responses: 5, effective: 1 })
  expect(clusteredProportionFromSums({ n: 0, sumY: 0, sumM: 0, sumYY: 0, sumYM: 0, sumMM: 0 })).toBeUndefined()
})

test('what is not finite or impossible is refused', () => {
  expect(() => clusteredProportion([{ y: NaN, m: 5 }])).toThrow(RangeError)
  expect(() => clusteredProportion([{ y: 1, m: Infinity }])).toThrow(RangeError)
  expect(() => clusteredProportion([{ y: 6, m: 5 }])).toThrow(RangeError)
  expect(() => clusteredProportionFromSums({ n: 3, sumY: NaN, sumM: 9, sumYY: 0, sumYM: 0, sumMM: 0 })).toThrow(
    RangeError,
  )
})

test('agrees with Σe² taken respondent by respondent', () => {
  const random = seededRandom(7)
  for (let run = 0; run < 200; run++) {
    const clusters = simulate(random, 5 + Math.floor(random() * 60), 0.6)
    const found = clusteredProportion(clusters)
    const m = clusters.reduce((sum, one) => sum + one.m, 0)
    const p = clusters.reduce((sum, one) => sum + one.y, 0) / m
    const v =
      (clusters.reduce((sum, one) => sum + (one.y - p * one.m) ** 2, 0) / m ** 2) *
      (clusters.length / (clusters.length - 1))
    const naive = v === 0 ? clusters.length : Math.min(m, Math.max(clusters.length, (p * (1 - p)) / v))
    expect(Math.abs((found?.effective ?? NaN) - naive)).toBeLessThan(1e-6)
  }
})

test('covers 95 % where pooling the answers as if independent covers far less', () => {
  const random = seededRandom(2024)
  const runs = 4000
  let [clustered, pooled] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const { p, effective, responses } = clusteredProportion(simulate(random, 60, 0.6)) ?? {
      p: NaN,
      effective: 0,
      responses: 0,
    }
    if (covers(p, effective)) clustered++
    if (covers(p, responses)) pooled++
  }
  expect(clustered / runs).toBeGreaterThan(0.935)
  expect(clustered / runs).toBeLessThan(0.97)
  expect(pooled / runs).toBeLessThan(0.8)
})

function covers(p: number, n: number): boolean {
  const { low, high } = wilsonOf(p, n) ?? { low: NaN, high: NaN }
  return low <= 0.6 && 0.6 <= high
}

/** Respondents with 4…10 answers, their own leaning between strongly against and strongly for, mean `p`. */
function simulate(random: () => number, respondents: number, p: number): Cluster[] {
  return Array.from({ length: respondents }, () => {
    const m = 4 + Math.floor(random() * 7)
    const own = random() < p ? 1 - random() * 0.4 : random() * 0.6
    let y = 0
    for (let i = 0; i < m; i++) if (random() < own) y++
    return { y, m }
  })
}
