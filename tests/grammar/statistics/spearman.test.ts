import { expect, test } from 'vitest'
import { averageRanks } from '@/grammar/statistics/ranks'
import { spearman, spearmanOf } from '@/grammar/statistics/spearman'
import { seededRandom } from './random'

test('textbook example: IQ and hours of television of ten people, ρ = −29/165', () => {
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
  expect(spearman(iq, hours).rho).toBeCloseTo(-29 / 165, 12)
})

test.each([
  [
    [1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8, 8],
    [2, 1, 3, 3, 5, 4, 6, 6, 5, 9, 7, 8],
    [0.9112029897010775, 0.6395295293572841, 0.9805544872338613, 0.00010885217214704939],
  ],
  [
    [3.1, 2.2, 5.5, 4.1, 4.1, 6, 7.3, 1, 9.9, 8, 2.2, 5],
    [10, 9, 14, 9, 12, 15, 13, 9, 14, 20, 11, 10],
    [0.8156233497712978, 0.3708539481840863, 0.9560479109615323, 0.002959064476289898],
  ],
])('with ties: ρ, Bonett–Wright interval and p (SciPy)', (x, y, [rho = NaN, low = NaN, high = NaN, p = NaN]) => {
  const found = spearman(x, y)
  expect(found.rho).toBeCloseTo(rho, 10)
  expect(found.interval?.low).toBeCloseTo(low, 8)
  expect(found.interval?.high).toBeCloseTo(high, 8)
  expect(found.p).toBeCloseTo(p, 10)
  expect(found).toMatchObject({ n: 12, reason: undefined })
})

test('without ties it is 1 − 6Σd² ÷ n(n² − 1); p < 0.05 exactly when the interval excludes 0', () => {
  const random = seededRandom(9)
  for (let run = 0; run < 200; run++) {
    const n = 10 + Math.floor(random() * 20)
    const x = Array.from({ length: n }, random)
    const y = x.map((value) => value + random() * 2)
    const [rx, ry] = [averageRanks(x), averageRanks(y)]
    const squares = rx.reduce((sum, rank, i) => sum + (rank - (ry[i] ?? NaN)) ** 2, 0)
    const { rho, p, interval } = spearman(x, y)
    expect(rho).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 9)
    if (interval) expect((p ?? NaN) < 0.05).toBe(interval.low > 0 || interval.high < 0)
  }
})

const up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

test('fewer than ten pairs: nothing is said, with the reason', () => {
  const nothing = { reason: 'few', rho: undefined, interval: undefined, p: undefined }
  expect(spearman(up.slice(0, 9), up.slice(0, 9))).toEqual({ ...nothing, n: 9 })
  expect(spearman([], [])).toEqual({ ...nothing, n: 0 })
  expect(spearman(up, [2, 1, 3, 10, 5, 6, 7, 8, 9, 4]).reason).toBeUndefined()
})

test('a constant column has no ρ', () => {
  const nothing = { reason: 'constant', rho: undefined, interval: undefined, p: undefined, n: 10 }
  expect(
    spearman(
      up,
      up.map(() => 0.1),
    ),
  ).toEqual(nothing)
  expect(
    spearman(
      up.map(() => 7),
      up,
    ),
  ).toEqual(nothing)
})

test('above 0.95, either way, ρ and p stand without interval', () => {
  const down = [...up].reverse()
  expect(spearman(up, up)).toMatchObject({ reason: 'strong', rho: expect.closeTo(1, 12) as number })
  expect(spearman(up, down)).toMatchObject({ reason: 'strong', rho: expect.closeTo(-1, 12) as number })
  expect(spearman(up, down).interval).toBeUndefined()
  expect(spearman(up, up).p).toBeCloseTo(0, 12)
  expect(spearman(up, [2, 1, 3, 4, 5, 6, 7, 8, 9, 10]).reason).toBe('strong')
})

test('unequal columns and values that are not finite are refused', () => {
  expect(() => spearman([1, 2, 3], [1, 2])).toThrow(RangeError)
  expect(() => spearman(up, [...up.slice(0, 9), NaN])).toThrow(RangeError)
  expect(() => spearman([...up.slice(0, 9), Infinity], up)).toThrow(RangeError)
})

test('a ρ computed elsewhere has the same interval and p', () => {
  const random = seededRandom(4)
  const x = Array.from({ length: 26 }, () => Math.floor(random() * 5))
  const y = x.map((value) => value + Math.floor(random() * 4))
  expect(spearmanOf(spearman(x, y).rho, 26)).toEqual(spearman(x, y))
  expect(spearmanOf(undefined, 26)).toMatchObject({ reason: 'constant', rho: undefined })
  expect(spearmanOf(0.5, 9)).toMatchObject({ reason: 'few', rho: undefined })
  expect(() => spearmanOf(NaN, 26)).toThrow(RangeError)
})
