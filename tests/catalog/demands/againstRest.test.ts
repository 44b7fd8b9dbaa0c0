import { expect, test } from 'vitest'
import { againstRest } from '@/catalog/demands/againstRest'

const unit = (count: number, headcount: number, past: readonly number[] = []) => ({ count, headcount, past })

test('one unit against all others, with the exact interval', () => {
  const [[first, second] = []] = againstRest([[unit(30, 100), unit(30, 200), unit(10, 100)]])
  expect(first?.ratio).toBeCloseTo(30 / 100 / (40 / 300), 12)
  expect(first?.significant).toBe(true)
  expect(first && first.low > 1 && first.p < 0.05).toBe(true)
  expect(second?.ratio).toBeCloseTo(30 / 200 / (40 / 200), 12)
  expect(second?.significant).toBe(false)
})

test('a restless past widens the interval', () => {
  const past = [10, 90, 10, 90, 10, 90, 10, 90]
  const [[calm] = []] = againstRest([[unit(30, 100), unit(40, 300)]])
  const [[restless] = []] = againstRest([[unit(30, 100, past), unit(40, 300)]])
  expect(restless && calm && restless.low < calm.low && restless.p > calm.p).toBe(true)
  expect(restless?.significant).toBe(false)
})

test('no rest, nobody to divide by', () => {
  expect(againstRest([[unit(3, 10)]])).toEqual([[undefined]])
  expect(againstRest([[unit(3, 0), unit(3, 10)]])[0]?.[0]).toBeUndefined()
  expect(againstRest([])).toEqual([])
})

test('many tests: what one alone would show is not shown among forty', () => {
  const alone = againstRest([[unit(32, 100), unit(36, 200)]])[0]?.[0]
  const many = againstRest([
    [unit(32, 100), unit(36, 200)],
    ...Array.from({ length: 40 }, () => [unit(20, 100), unit(40, 200)]),
  ])[0]?.[0]
  expect([alone?.p, alone?.significant]).toEqual([many?.p, true])
  expect(many?.significant).toBe(false)
})
