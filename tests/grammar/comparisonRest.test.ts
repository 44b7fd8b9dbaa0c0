import { describe, expect, test } from 'vitest'
import { metrics } from '@/catalog/metrics'
import { againstParent, restOf } from '@/grammar/comparisonRest'
import type { MetricSpec } from '@/grammar/metric'
import { newcombe } from '@/grammar/statistics/proportion'
import { fact } from '../support/fact'

const spec = (id: keyof typeof metrics): MetricSpec => metrics[id]
const now = '2026Q3'

describe('a child', () => {
  const parent = fact(now, { part: 60, whole: 100, part_then: 60, whole_then: 100, undated: 0 })
  const child = fact(now, { part: 10, whole: 40, part_then: 8, whole_then: 40, undated: 3 })

  test('is tested against the rest of its parent, as of today', () => {
    expect(restOf(parent, child)).toMatchObject({ part: 50, whole: 60 })
    const { difference, test: found } = againstParent(spec('closure_rate'), child, parent)
    expect(difference).toBeCloseTo(0.25 - 0.6, 12)
    const wanted = newcombe({ p: 0.25, n: 40 }, { p: 50 / 60, n: 60 })
    expect(found?.low).toBeCloseTo(wanted?.low ?? NaN, 12)
  })

  test('is not tested without a rest, in a register, or where it is hidden', () => {
    expect(againstParent(spec('closure_rate'), parent, parent)).toEqual({ difference: 0, test: undefined })
    expect(againstParent(spec('pass_rate'), child, parent).test).toBeUndefined()
    expect(againstParent(spec('closure_rate'), { ...child, part: null, whole: null }, parent)).toEqual({
      difference: null,
      test: undefined,
    })
    expect(againstParent(spec('demand_count'), child, parent).test).toBeUndefined()
  })
})
