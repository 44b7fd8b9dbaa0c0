import { expect, test } from 'vitest'
import { falseChanges, falseSignals, surveyCoverage } from './simulate'

// The long tier runs the same with more sizes and more repetitions (tests/long/statistics).

test.each([8, 30, 120])(
  'ten questions, %i respondents: the interval covers 92–96 %, pooling far less',
  (respondents) => {
    const survey = { respondents, questions: 10, share: 0.6, alike: 0.3, blank: 0.08 }
    const { clustered, pooled } = surveyCoverage(survey, 1500, respondents)
    expect(clustered).toBeGreaterThan(0.91)
    expect(clustered).toBeLessThan(0.965)
    expect(pooled).toBeLessThan(0.75)
  },
)

test.each([1, 2, 3])('dispersion %i: at most 7 % of unchanged pairs are called a change', (phi) => {
  expect(falseChanges(40, phi, 8, 1000, phi)).toBeLessThan(0.07)
})

test('at most 3 % of stable series of eight quarters have a signal, at most 3 % of any length one that is current', () => {
  expect(falseSignals(8, 'normal', 4000, 8).any).toBeLessThan(0.03)
  expect(falseSignals(20, 'normal', 4000, 20).current).toBeLessThan(0.03)
})
