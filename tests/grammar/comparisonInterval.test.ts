import { describe, expect, test } from 'vitest'
import { metrics } from '@/catalog/metrics'
import { seriesOf } from '@/grammar/comparison'
import { changeInterval, testedDifference } from '@/grammar/comparisonInterval'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { newcombe } from '@/grammar/statistics/proportion'
import { rateRatio } from '@/grammar/statistics/rateRatio'
import { welch } from '@/grammar/statistics/welch'
import { fact } from '../support/fact'

const spec = (id: keyof typeof metrics): MetricSpec => metrics[id]
const [now, before] = ['2026Q3', '2026Q2'] as const

/** Sums over respondents as the query gives them. */
function people(
  quarter: string,
  answers: readonly (readonly [y: number, m: number])[],
  more: Partial<Fact> = {},
): Fact {
  const sum = (of: (y: number, m: number) => number) => answers.reduce((total, [y, m]) => total + of(y, m), 0)
  const [y, m] = [sum((one) => one), sum((_, one) => one)]
  return fact(quarter, {
    part: y,
    whole: m,
    n: answers.length,
    sum_y: y,
    sum_m: m,
    sum_yy: sum((one) => one * one),
    sum_ym: sum((one, other) => one * other),
    sum_mm: sum((_, one) => one * one),
    scales: 1,
    ...more,
  })
}

describe('the interval of a change', () => {
  test('registers have none, nor has an estimate', () => {
    const pair = [fact(now, { part: 3, whole: 4 }), fact(before, { part: 1, whole: 4 })] as const
    expect(testedDifference(spec('pass_rate'), ...pair)).toBeUndefined()
    expect(testedDifference(spec('repeat_rate'), ...pair)).toBeDefined()
    expect(testedDifference(spec('participation'), { ...pair[0], estimated: true }, pair[1])).toBeUndefined()
  })

  test('shares: Newcombe, at equal age for a cohort', () => {
    const aged = { part: 1, whole: 1, undated: 0 }
    const found = testedDifference(
      spec('closure_rate'),
      fact(now, { ...aged, part_then: 56, whole_then: 70 }),
      fact(before, { ...aged, part_then: 48, whole_then: 80 }),
    )
    // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, example (a), method 10: 0.0524 to 0.3339.
    expect(found?.low).toBeCloseTo(0.0524, 4)
    expect(found?.high).toBeCloseTo(0.3339, 4)
    expect(found?.p).toBeLessThan(0.05)
  })

  test('counts: the ratio less 1, repetitions left out; a rate over its base', () => {
    const series = seriesOf([fact(now, { part: 30, tested: 28 }), fact(before, { part: 20, tested: 20 })])
    const found = changeInterval(spec('demand_count'), series, series.get(now) as Fact, series.get(before) as Fact)
    const wanted = rateRatio({ count: 28, exposure: 1 }, { count: 20, exposure: 1 })
    expect([found?.low, found?.high]).toEqual([(wanted?.low ?? 0) - 1, (wanted?.high ?? 0) - 1])
    const rate = testedDifference(
      spec('demand_rate'),
      fact(now, { part: 30, whole: 300 }),
      fact(before, { part: 20, whole: 100 }),
    )
    expect(rate?.high).toBeCloseTo(
      (rateRatio({ count: 30, exposure: 300 }, { count: 20, exposure: 100 })?.high ?? 0) - 1,
      12,
    )
  })

  test('the dispersion is that of the quarters before', () => {
    const noisy = [10, 40, 12, 55, 9, 60, 15, 48].map((part, at) =>
      fact(`${2024 + Math.floor(at / 4)}Q${(at % 4) + 1}`, { part }),
    )
    const pair = [fact(now, { part: 60 }), fact(before, { part: 30 })] as const
    const calm = changeInterval(spec('demand_count'), seriesOf(pair), ...pair)
    const wide = changeInterval(spec('demand_count'), seriesOf([...noisy, ...pair]), ...pair)
    expect(calm?.low).toBeGreaterThan(0)
    expect(wide?.low).toBeLessThan(0)
  })

  test('answers of the same people are worth fewer than they are many', () => {
    const [a, b] = [
      [3, 3],
      [0, 3],
      [3, 3],
      [1, 3],
    ]
      .map(([y = 0, m = 0]) => [y, m] as const)
      .reduce<[[number, number][], [number, number][]]>(
        ([left, right], [y, m]) => [
          [...left, [y, m]],
          [...right, [3 - y, m]],
        ],
        [[], []],
      )
    const found = testedDifference(spec('favourable'), people(now, a), people(before, b))
    const naive = newcombe({ p: 7 / 12, n: 12 }, { p: 5 / 12, n: 12 })
    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeGreaterThan((naive?.high ?? 0) - (naive?.low ?? 0))
    expect(testedDifference(spec('favourable'), people(now, a, { scales: 2 }), people(before, b))).toBeUndefined()
  })

  test('means: Welch; the mean of one answer each is the mean of the answers', () => {
    const scores = [
      [10, 30, 50, 80],
      [60, 70, 90],
    ] as const
    const sample = (values: readonly number[]) => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length
      return {
        mean,
        variance: values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1),
        n: values.length,
      }
    }
    const wanted = welch(sample(scores[1]), sample(scores[0]))
    const index = (quarter: string, values: readonly number[]) =>
      fact(quarter, {
        part: values.reduce((sum, one) => sum + one, 0),
        whole: values.length,
        squares: values.reduce((sum, one) => sum + one * one, 0),
      })
    const each = (quarter: string, values: readonly number[]) =>
      people(
        quarter,
        values.map((one) => [one, 1] as const),
      )
    for (const found of [
      testedDifference(spec('index'), index(now, scores[1]), index(before, scores[0])),
      testedDifference(spec('score'), each(now, scores[1]), each(before, scores[0])),
    ]) {
      expect(found?.low).toBeCloseTo(wanted?.low ?? NaN, 9)
      expect(found?.high).toBeCloseTo(wanted?.high ?? NaN, 9)
      expect(found?.p).toBeCloseTo(wanted?.p ?? NaN, 9)
    }
  })

  test('eNPS: (p + d − (p − d)²) ÷ n', () => {
    const found = testedDifference(
      spec('enps'),
      fact(now, { part: 20, whole: 100, squares: 60 }),
      fact(before, { part: -10, whole: 50, squares: 30 }),
    )
    const half = 1.959963984540054 * Math.sqrt((0.6 - 0.04) / 100 + (0.6 - 0.04) / 50) * 100
    expect(found?.low).toBeCloseTo(40 - half, 9)
    expect(found?.high).toBeCloseTo(40 + half, 9)
  })
})
