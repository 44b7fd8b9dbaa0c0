import { expect, test } from 'vitest'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { seededRandom } from './random'

const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]

test('Benjamini & Hochberg 1995, section 4.1: 4 of 15 rejected at 0.05', () => {
  expect(benjaminiHochberg(published, 0.05)).toEqual(published.map((p) => p <= 0.0095))
})

test('the answer keeps the order given', () => {
  expect(benjaminiHochberg([...published].reverse(), 0.05)).toEqual(benjaminiHochberg(published, 0.05).reverse())
})

test('a p above its own line is rejected when a later one is below its line', () => {
  expect(benjaminiHochberg([0.04, 0.045, 0.05], 0.05)).toEqual([true, true, true])
})

test('none, all, ties, empty', () => {
  expect(benjaminiHochberg([0.2, 0.9], 0.05)).toEqual([false, false])
  expect(benjaminiHochberg([0, 0], 0.05)).toEqual([true, true])
  expect(benjaminiHochberg([0.025, 0.025, 0.5, 0.5], 0.05)).toEqual([true, true, false, false])
  expect(benjaminiHochberg([], 0.05)).toEqual([])
})

test.each([NaN, -0.1, 1.1, Infinity])('%f is no p-value', (p) => {
  expect(() => benjaminiHochberg([p, 0.03], 0.05)).toThrow(RangeError)
})

test('agrees with adjusted p-values, min over j ≥ k of p(j)·m/j', () => {
  const random = seededRandom(3)
  for (let run = 0; run < 300; run++) {
    const ps = Array.from({ length: 1 + Math.floor(random() * 30) }, () => random() ** 3)
    const sorted = [...ps].sort((a, b) => a - b)
    const adjusted = (p: number) =>
      Math.min(...sorted.map((other, j) => (other >= p ? (other * ps.length) / (j + 1) : Infinity)))
    expect(benjaminiHochberg(ps, 0.1)).toEqual(ps.map((p) => adjusted(p) <= 0.1))
  }
})
