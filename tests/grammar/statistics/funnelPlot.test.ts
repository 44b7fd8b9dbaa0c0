import { expect, test } from 'vitest'
import { funnelLimits, funnelPlot, type FunnelUnit } from '@/grammar/statistics/funnelPlot'
import { seededRandom } from './random'

test.each([
  [20, 0.3, 0.08117650598067591, 0.5372551465951471, 0.0014773166882814937, 0.6636996793479673],
  [50, 0.3, 0.16613938031193454, 0.4401358867168804, 0.10312998454753808, 0.5190695885480359],
  [200, 0.3, 0.235030537068657, 0.3670407753492053, 0.20052326021092867, 0.4051054062282001],
  [1000, 0.85, 0.8270453503882743, 0.872305729074466, 0.8136233041239289, 0.8843808133372592],
  [7, 0.5, 0.044897959183673466, 0.9551020408163265, 0, 1],
  [333, 0.02, 0.004709168853799397, 0.03798002580949522, 0, 0.049149878648732104],
])('limits of %i around %f: the interpolation of Spiegelhalter 2005 on the binomial of SciPy', (n, rate, ...ends) => {
  const { inner, outer } = funnelLimits(n, rate)
  const found = [inner.low, inner.high, outer.low, outer.high]
  found.forEach((end, i) => expect(end).toBeCloseTo(ends[i] ?? NaN, 9))
})

const units: FunnelUnit[] = [12, 30, 9, 44, 25, 61, 8, 33, 70, 15, 22, 90].map((count, i) => ({
  count,
  n: [40, 60, 35, 80, 50, 90, 40, 50, 110, 45, 30, 140][i] ?? 0,
}))

test('twelve units that differ more than chance: φ from winsorised z² (SciPy mstats.winsorize), limits widened', () => {
  const found = funnelPlot(units)
  expect(found?.rate).toBeCloseTo(0.5441558441558442, 12)
  expect(found?.phi).toBeCloseTo(5.299916101361341, 9)
  expect(found?.widening).toBeCloseTo(Math.sqrt(5.299916101361341), 9)
  const [first, second] = found?.points ?? []
  expect(first?.inner.low).toBeCloseTo(0.1585075166081924, 9)
  expect(first?.inner.high).toBeCloseTo(0.9280527434736929, 9)
  expect(first?.outer).toEqual({ low: 0, high: 1 })
  expect(second?.outer.low).toBeCloseTo(0.06558437614744494, 9)
  expect(found?.points.every((point) => point?.signal === undefined)).toBe(true)
})

test('up to 1 + 2√(2/K) nothing is widened, and exact tails decide', () => {
  const found = funnelPlot([...Array.from({ length: 9 }, () => ({ count: 50, n: 100 })), { count: 70, n: 100 }])
  expect(found?.widening).toBe(1)
  expect(found?.points[9]).toMatchObject({ share: 0.7, signal: 'outer', direction: 'high' })
  expect(found?.points[0]?.signal).toBeUndefined()
})

test('a signal is a point strictly outside its line, for every count', () => {
  for (const n of [5, 23, 60]) {
    for (let count = 0; count <= n; count++) {
      // A large second unit fixes the rate near 0.4.
      const point = funnelPlot([
        { count, n },
        { count: 40_000, n: 100_000 },
      ])?.points[0]
      if (!point) throw new Error('no point')
      const { inner, outer, share, signal } = point
      expect(signal !== undefined).toBe(share < inner.low || share > inner.high)
      expect(signal === 'outer').toBe(share < outer.low || share > outer.high)
      if (signal) expect(point.direction).toBe(share < 0.4 ? 'low' : 'high')
    }
  }
})

test('upper(n, p) = 1 − lower(n, 1 − p); widening keeps the limits in 0…1', () => {
  const [a, b] = [funnelLimits(37, 0.3), funnelLimits(37, 0.7)]
  expect(a.inner.high).toBeCloseTo(1 - b.inner.low, 12)
  expect(a.outer.high).toBeCloseTo(1 - b.outer.low, 12)
  expect(funnelLimits(37, 0.3, 9).inner).toEqual({ low: 0, high: 1 })
})

test('a unit without answers has no point; no answers at all: undefined; nobody or everybody: no signal', () => {
  expect(funnelPlot([{ count: 0, n: 0 }, ...units])?.points[0]).toBeUndefined()
  expect(funnelPlot([{ count: 0, n: 0 }, ...units])?.phi).toBe(funnelPlot(units)?.phi)
  expect(funnelPlot([{ count: 0, n: 0 }])).toBeUndefined()
  expect(funnelPlot([])).toBeUndefined()
  for (const [count, rate] of [
    [0, 0],
    [9, 1],
  ] as const) {
    const found = funnelPlot([
      { count, n: 9 },
      { count, n: 9 },
    ])
    expect(found).toMatchObject({ rate, phi: 0, widening: 1 })
    expect(found?.points.some((point) => point?.signal)).toBe(false)
  }
})

test('counts that are no whole numbers in 0…n are refused', () => {
  for (const [count, n] of [
    [NaN, 5],
    [6, 5],
    [-1, 5],
    [1.5, 5],
    [1, Infinity],
  ] as const)
    expect(() => funnelPlot([{ count, n }])).toThrow(RangeError)
  expect(() => funnelLimits(0, 0.5)).toThrow(RangeError)
  expect(() => funnelLimits(5, NaN)).toThrow(RangeError)
  expect(() => funnelLimits(5, 1.2)).toThrow(RangeError)
})

test('of units that differ by chance alone at most 5 in 100 lie outside the inner, 2 in 1,000 outside the outer lines', () => {
  const random = seededRandom(55)
  let [all, inner, outer] = [0, 0, 0]
  for (let run = 0; run < 200; run++) {
    const drawn = Array.from({ length: 25 }, () => {
      const n = 20 + Math.floor(random() * 200)
      return { n, count: Array.from({ length: n }, random).filter((u) => u < 0.7).length }
    })
    for (const point of funnelPlot(drawn)?.points ?? []) {
      all++
      if (point?.signal) inner++
      if (point?.signal === 'outer') outer++
    }
  }
  expect(inner / all).toBeLessThan(0.05)
  expect(outer / all).toBeLessThan(0.003)
})
