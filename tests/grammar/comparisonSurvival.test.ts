import { expect, test } from 'vitest'
import { durationsOf } from '@/grammar/comparisonSurvival'

const now = '2026Q3'

test('days to closure: the first day by which half has ended, what left and why; never reached is undefined', () => {
  const row = (day: number | null, part: number | null, whole: number | null, rejected: number | null = null) => ({
    metric: 'closure_days',
    quarter: now,
    org: 'x',
    key: null,
    day,
    part,
    whole,
    rejected,
    undated: null,
    negative: day === null ? 2 : null,
  })
  const found = durationsOf([row(9, 1, 1), row(3, 2, 0), row(null, null, null, 4)])
  expect(found).toMatchObject({
    median: 3,
    p90: undefined,
    n: 4,
    ended: 3,
    excluded: { rejected: 4, undated: 0, negative: 2 },
  })
  expect(durationsOf([row(3, 1, 0), row(20, 0, 5)]).median).toBeUndefined()
})
