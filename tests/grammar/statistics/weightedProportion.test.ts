import { expect, test } from 'vitest'
import { clusteredProportion, type Cluster } from '@/grammar/statistics/clusteredProportion'
import { wilsonOf } from '@/grammar/statistics/proportion'
import { participationDiffers, weightedProportion } from '@/grammar/statistics/weightedProportion'
import { seededRandom } from './random'

function sumsOf(clusters: readonly Cluster[]) {
  const sum = (of: (one: Cluster) => number) => clusters.reduce((total, one) => total + of(one), 0)
  return {
    n: clusters.length,
    sumY: sum(({ y }) => y),
    sumM: sum(({ m }) => m),
    sumYY: sum(({ y }) => y * y),
    sumYM: sum(({ y, m }) => y * m),
    sumMM: sum(({ m }) => m * m),
  }
}
const answers = (favourable: number, n: number) =>
  Array.from({ length: n }, (_, i) => ({ y: i < favourable ? 1 : 0, m: 1 }))

test('by hand: composition alone moves 55 % to 64 %', () => {
  // Two units of 100, 40 % and 70 % favourable. 80 and 80 answer: 55 %. 20 and 80 answer: 64 %. Weighted: 55 % again.
  const even = [answers(32, 80), answers(56, 80)]
  const uneven = [answers(8, 20), answers(56, 80)]
  expect(clusteredProportion(even.flat())?.p).toBeCloseTo(0.55, 12)
  expect(clusteredProportion(uneven.flat())?.p).toBeCloseTo(0.64, 12)
  const weighted = weightedProportion(uneven.map((one) => ({ headcount: 100, sums: sumsOf(one) })))
  expect(weighted?.p).toBeCloseTo(0.55, 12)
  expect(weighted?.unheard).toBe(0)
})

test('equal weights give the unweighted share and as many independent answers', () => {
  const random = seededRandom(8)
  const parts = [30, 50].map((n) => Array.from({ length: n }, () => ({ y: Math.floor(random() * 6), m: 5 })))
  const weighted = weightedProportion(parts.map((part) => ({ headcount: part.length * 4, sums: sumsOf(part) })))
  const plain = clusteredProportion(parts.flat())
  expect(weighted?.p).toBeCloseTo(plain?.p ?? NaN, 12)
  expect(weighted?.effective).toBeCloseTo(plain?.effective ?? NaN, 8)
})

test('uneven weights are worth fewer answers: at least (Σw)² ÷ Σw²', () => {
  const all = weightedProportion([
    { headcount: 100, sums: sumsOf(answers(10, 10)) },
    { headcount: 10, sums: sumsOf(answers(10, 10)) },
  ])
  expect(all).toEqual({ p: 1, effective: expect.closeTo(110 ** 2 / (10 * 100 + 10), 9) as number, unheard: 0 })
})

test('a part where nobody answered is not heard, and said; nobody at all: undefined', () => {
  const silent = { headcount: 40, sums: sumsOf([]) }
  const heard = { headcount: 60, sums: sumsOf(answers(3, 6)) }
  expect(weightedProportion([heard, silent])).toMatchObject({ p: 0.5, unheard: 40 })
  expect(weightedProportion([silent])).toBeUndefined()
  expect(weightedProportion([{ headcount: 0, sums: sumsOf(answers(3, 6)) }])).toBeUndefined()
  expect(weightedProportion([])).toBeUndefined()
  expect(weightedProportion([{ headcount: 9, sums: sumsOf([{ y: 1, m: 2 }]) }])).toMatchObject({ p: 0.5, effective: 1 })
})

test('what is not finite or impossible is refused', () => {
  expect(() => weightedProportion([{ headcount: NaN, sums: sumsOf(answers(1, 2)) }])).toThrow(RangeError)
  expect(() => weightedProportion([{ headcount: -1, sums: sumsOf(answers(1, 2)) }])).toThrow(RangeError)
  expect(() => weightedProportion([{ headcount: 5, sums: { ...sumsOf(answers(1, 2)), sumY: 3 } }])).toThrow(RangeError)
  expect(() => participationDiffers([{ headcount: 5, respondents: NaN }])).toThrow(RangeError)
  expect(() => participationDiffers([{ headcount: -5, respondents: 1 }])).toThrow(RangeError)
})

test('participation differs by more than 1.5 times, not by 1.5 times', () => {
  const part = (headcount: number, respondents: number) => ({ headcount, respondents })
  expect(participationDiffers([part(100, 20), part(100, 30)])).toBe(false)
  expect(participationDiffers([part(10, 1), part(20, 3)])).toBe(false)
  expect(participationDiffers([part(100, 20), part(100, 31)])).toBe(true)
  expect(participationDiffers([part(100, 20), part(50, 10), part(0, 3)])).toBe(false)
  expect(participationDiffers([part(100, 20), part(50, 0)])).toBe(true)
  expect(participationDiffers([part(100, 20)])).toBe(false)
  expect(participationDiffers([])).toBe(false)
})

test('where one unit answers four times as often, the weighted interval still holds the whole in about 95 of 100', () => {
  const random = seededRandom(77)
  let [weighted, plain] = [0, 0]
  for (let run = 0; run < 2000; run++) {
    const parts = [
      { people: 400, n: 40, lean: 0.4 },
      { people: 400, n: 160, lean: 0.7 },
    ].map(({ people, n, lean }) => ({
      headcount: people,
      clusters: Array.from({ length: n }, () => respondent(random, lean)),
    }))
    const found = weightedProportion(parts.map(({ headcount, clusters }) => ({ headcount, sums: sumsOf(clusters) })))
    const pooled = clusteredProportion(parts.flatMap(({ clusters }) => clusters))
    if (holds(0.55, found)) weighted++
    if (holds(0.55, pooled)) plain++
  }
  expect(weighted / 2000).toBeGreaterThan(0.935)
  expect(weighted / 2000).toBeLessThan(0.97)
  expect(plain / 2000).toBeLessThan(0.2)
})

function holds(truth: number, found: { p: number; effective: number } | undefined): boolean {
  const { low, high } = (found && wilsonOf(found.p, found.effective)) ?? { low: NaN, high: NaN }
  return low <= truth && truth <= high
}

/** Five answers that lean one person's way: half the people decide once for all five. */
function respondent(random: () => number, lean: number): Cluster {
  if (random() < 0.5) return { y: random() < lean ? 5 : 0, m: 5 }
  return { y: Array.from({ length: 5 }, random).filter((u) => u < lean).length, m: 5 }
}
