import { mean, sampleVariance } from 'simple-statistics'
import { expect, test } from 'vitest'
import { meanInterval, welch } from '@/grammar/statistics/welch'

const sample = (values: number[]) => ({ mean: mean(values), variance: sampleVariance(values), n: values.length })
const drug1 = sample([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
const drug2 = sample([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])

test('sleep data of Student 1908 (Cushny & Peebles 1905), as printed by R t.test', () => {
  const found = welch(drug1, drug2)
  expect(found?.difference).toBeCloseTo(-1.58, 12)
  expect(found?.df).toBeCloseTo(17.776473516178488, 9)
  expect(found?.p).toBeCloseTo(0.0793941401873583, 9)
  expect(found?.low).toBeCloseTo(-3.3654832307117104, 8)
  expect(found?.high).toBeCloseTo(0.20548323071171137, 8)
})

test('mean interval of the first drug: 0.75 ± 2.262157 · 1.78901 ÷ √10', () => {
  expect(meanInterval(drug1)?.low).toBeCloseTo(-0.5297804, 6)
  expect(meanInterval(drug1)?.high).toBeCloseTo(2.0297804, 6)
})

test('p < 1 − level exactly when the interval excludes 0', () => {
  for (let shift = -3; shift <= 3; shift += 0.05) {
    const { low, high, p } = welch({ ...drug1, mean: drug2.mean + shift }, drug2) ?? { low: NaN, high: NaN, p: NaN }
    expect(p < 0.05).toBe(low > 0 || high < 0)
  }
})

test('one constant sample still works with the degrees of the other; two do not', () => {
  const constant = { mean: 1, variance: 0, n: 7 }
  expect(welch(drug1, constant)?.df).toBeCloseTo(9, 12)
  expect(welch(constant, constant)).toBeUndefined()
  expect(meanInterval(constant)).toBeUndefined()
})

test('fewer than two values: undefined', () => {
  const single = { mean: 1, variance: 0, n: 1 }
  expect(welch(single, drug1)).toBeUndefined()
  expect(welch(drug1, single)).toBeUndefined()
  expect(meanInterval(single)).toBeUndefined()
})

test('what is not finite is refused; the variance of a single value is not looked at', () => {
  expect(welch({ mean: 1, variance: NaN, n: 1 }, drug1)).toBeUndefined()
  expect(() => welch({ ...drug1, mean: NaN }, drug2)).toThrow(RangeError)
  expect(() => welch(drug1, { ...drug2, variance: Infinity })).toThrow(RangeError)
  expect(() => welch(drug1, { ...drug2, n: NaN })).toThrow(RangeError)
  expect(() => meanInterval({ ...drug1, variance: -1 })).toThrow(RangeError)
})
