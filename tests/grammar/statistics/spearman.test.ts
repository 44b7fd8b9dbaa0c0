import { expect, test } from 'vitest'
import { averageRanks } from '@/grammar/statistics/ranks'
import { spearman } from '@/grammar/statistics/spearman'
import { seededRandom } from './random'

test('textbook example: IQ and hours of television of ten people, ρ = −29/165', () => {
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
  expect(spearman(iq, hours).rho).toBeCloseTo(-29 / 165, 12)
})

test('with ties: ρ, Bonett–Wright interval and p (SciPy)', () => {
  const found = spearman([1, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8, 8], [2, 1, 3, 3, 5, 4, 6, 6, 5, 9, 7, 8])
  expect(found.rho).toBeCloseTo(0.9112029897010775, 9)
  expect(found.low).toBeCloseTo(0.6395295293572841, 8)
  expect(found.high).toBeCloseTo(0.9805544872338613, 8)
  expect(found.p).toBeCloseTo(0.00010885217214704939, 10)
  expect(found.n).toBe(12)
})

test('without ties it is 1 − 6Σd² ÷ n(n² − 1); p < 0.05 exactly when the interval excludes 0', () => {
  const random = seededRandom(9)
  for (let run = 0; run < 200; run++) {
    const n = 5 + Math.floor(random() * 20)
    const x = Array.from({ length: n }, random)
    const y = x.map((value) => value + random() * 2)
    const [rx, ry] = [averageRanks(x), averageRanks(y)]
    const squares = rx.reduce((sum, rank, i) => sum + (rank - (ry[i] ?? NaN)) ** 2, 0)
    const found = spearman(x, y)
    expect(found.rho).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 9)
    if (found.low === undefined || found.high === undefined) continue
    expect((found.p ?? NaN) < 0.05).toBe(found.low > 0 || found.high < 0)
  }
})

test('a constant column, too few or unequal columns: nothing', () => {
  const nothing = { rho: undefined, low: undefined, high: undefined, p: undefined }
  expect(spearman([1, 2, 3, 4], [0.1, 0.1, 0.1, 0.1])).toEqual({ ...nothing, n: 4 })
  expect(spearman([1, 2], [1, 2])).toEqual({ ...nothing, n: 2 })
  expect(spearman([1, 2, 3], [1, 2])).toEqual({ ...nothing, n: 3 })
  expect(spearman([], [])).toEqual({ ...nothing, n: 0 })
})

test('too strong for an interval: ρ and p remain; three pairs: only ρ', () => {
  const up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(spearman(up, up)).toEqual({
    rho: expect.closeTo(1, 12) as number,
    low: undefined,
    high: undefined,
    p: expect.closeTo(0, 12) as number,
    n: 10,
  })
  expect(spearman(up, [2, 1, 3, 4, 5, 6, 7, 8, 9, 10])).toMatchObject({ low: undefined, high: undefined })
  expect(spearman([1, 2, 3], [3, 1, 2])).toMatchObject({ rho: -0.5, p: undefined, low: undefined })
})
