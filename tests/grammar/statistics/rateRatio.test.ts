import { expect, test } from 'vitest'
import { clopperPearson, dispersion, rateRatio } from '@/grammar/statistics/rateRatio'

const rate = (count: number, exposure: number) => ({ count, exposure })

test('Fay 2014, R rateratio.test: 2 in 17877 against 9 in 16660', () => {
  const found = rateRatio(rate(2, 17877), rate(9, 16660))
  expect(found?.ratio).toBeCloseTo(0.2070941557, 9)
  expect(found?.low).toBeCloseTo(0.02177406, 8)
  expect(found?.high).toBeCloseTo(1.0005491, 7)
  expect(found?.p).toBeCloseTo(0.05011, 5)
})

test('breast cancer after fluoroscopy (Rothman & Greenland 1998): 41 in 28010 against 15 in 19017', () => {
  const found = rateRatio(rate(41, 28010), rate(15, 19017))
  expect(found?.low).toBeCloseTo(1.0056840626892576, 8)
  expect(found?.high).toBeCloseTo(3.6093003110779054, 8)
  expect(found?.p).toBeCloseTo(0.047660246754565865, 9)
})

test('Clopper & Pearson 1934 ends against binomial tails added up term by term', () => {
  for (const [k, n] of [
    [4, 10],
    [1, 7],
    [37, 50],
  ] as const) {
    const { low, high } = clopperPearson(k, n)
    expect(1 - binomialCdf(k - 1, n, low)).toBeCloseTo(0.025, 9)
    expect(binomialCdf(k, n, high)).toBeCloseTo(0.025, 9)
  }
  expect(clopperPearson(0, 10)).toEqual({ low: 0, high: expect.closeTo(1 - 0.025 ** 0.1, 12) as number })
  expect(clopperPearson(10, 10)).toEqual({ low: expect.closeTo(0.025 ** 0.1, 12) as number, high: 1 })
  expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 })
})

test('up to 1.2 the dispersion changes nothing; above, each side on the log scale is widened by its root', () => {
  const [a, b] = [rate(60, 100), rate(40, 110)]
  const exact = rateRatio(a, b)
  expect(rateRatio(a, b, 0.4)).toEqual(exact)
  expect(rateRatio(a, b, 1.2)).toEqual(exact)
  const wide = rateRatio(a, b, 4)
  const log = (limit: number | undefined) => Math.log((limit ?? NaN) / (exact?.ratio ?? NaN))
  expect(wide?.ratio).toBe(exact?.ratio)
  expect(log(wide?.low)).toBeCloseTo(2 * log(exact?.low), 9)
  expect(log(wide?.high)).toBeCloseTo(2 * log(exact?.high), 9)
})

test.each([1, 1.5, 3])(
  'with dispersion %f, p < 0.05 exactly when the interval excludes 1, and 1 − p is where it touches',
  (phi) => {
    for (let x = 0; x <= 40; x += 2) {
      for (let y = 0; y <= 40; y += 3) {
        const found = rateRatio(rate(x, 90), rate(y, 110), phi)
        if (!found) continue
        expect(found.p < 0.05).toBe(found.low > 1 || (found.high ?? Infinity) < 1)
        if (found.p === 1 || found.p < 1e-7) continue
        const touching = rateRatio(rate(x, 90), rate(y, 110), phi, 1 - found.p)
        expect(Math.min(Math.abs((touching?.low ?? NaN) - 1), Math.abs((touching?.high ?? Infinity) - 1))).toBeLessThan(
          1e-7,
        )
      }
    }
  },
)

test('zero counts', () => {
  const fromNothing = rateRatio(rate(6, 10), rate(0, 10))
  expect(fromNothing?.ratio).toBeUndefined()
  expect(fromNothing?.high).toBeUndefined()
  expect(fromNothing?.low).toBeCloseTo(0.025 ** (1 / 6) / (1 - 0.025 ** (1 / 6)), 9)
  expect(fromNothing?.p).toBeCloseTo(2 / 2 ** 6, 12)
  const toNothing = rateRatio(rate(0, 10), rate(6, 10))
  expect(toNothing).toMatchObject({ ratio: 0, low: 0 })
  expect(toNothing?.p).toBeCloseTo(2 / 2 ** 6, 12)
  expect(rateRatio(rate(0, 10), rate(6, 10), 2)?.p).toBeCloseTo(2 / 2 ** 3, 12)
  expect(rateRatio(rate(0, 10), rate(0, 10))).toBeUndefined()
})

test('no exposure: undefined', () => {
  expect(rateRatio(rate(3, 0), rate(5, 10))).toBeUndefined()
})

test('what is not finite or negative is refused', () => {
  expect(() => rateRatio(rate(3, 10), rate(5, NaN))).toThrow(RangeError)
  expect(() => rateRatio(rate(Infinity, 10), rate(5, 1))).toThrow(RangeError)
  expect(() => rateRatio(rate(3, 10), rate(5, 1), NaN)).toThrow(RangeError)
  expect(() => rateRatio(rate(-3, 10), rate(5, 1))).toThrow(RangeError)
  expect(() => dispersion([1, 2, NaN], [1, 1, 1])).toThrow(RangeError)
  expect(() => dispersion([1, 2, -3], [1, 1, 1])).toThrow(RangeError)
})

test('dispersion is Pearson χ² ÷ (k − 1) around the common rate', () => {
  const counts = [12, 8, 15, 9, 11, 10, 13, 18]
  const even = counts.map(() => 100)
  expect(dispersion(counts, even)).toBeCloseTo(76 / 12 / 7, 9)
  expect(dispersion([10, 20, 10, 20, 10, 20, 10, 20], [1, 2, 1, 2, 1, 2, 1, 2])).toBeCloseTo(0, 12)
})

test('dispersion needs eight periods with exposure and an event', () => {
  expect(dispersion([1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1, 1])).toBeUndefined()
  expect(dispersion([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 1, 1, 1, 0])).toBeUndefined()
  expect(dispersion([0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1])).toBeUndefined()
})

function binomialCdf(k: number, n: number, share: number): number {
  let sum = 0
  for (let i = 0, ways = 1; i <= k; i++) {
    sum += ways * share ** i * (1 - share) ** (n - i)
    ways = (ways * (n - i)) / (i + 1)
  }
  return sum
}
