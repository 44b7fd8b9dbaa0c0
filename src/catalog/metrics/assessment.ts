import { defineMetrics } from '@/grammar/metric'
import { points, rate } from './kinds'

const register = { certainty: 'register' } as const
const from = ['assessment'] as const

const scoreOf = (side: string) => `any_value(score) FILTER (side = '${side}')`
/** A branch alone stands on itself. */
const branchesOf = (side: string) =>
  `CASE WHEN count(*) FILTER (side = '${side}') > 0 THEN greatest(any_value(branches) FILTER (side = '${side}'), 1) END`
/** The branches below a node, or the branch that it is itself. */
const amongBranches = (where: string) =>
  `CASE WHEN count(*) FILTER (below) > 0 THEN count(*) FILTER (below AND ${where}) ELSE count(*) FILTER (${where}) END`

/** D4. Branch-quarters whose full marks differ leave everything but the points lost. The sides are never merged. */
export const assessmentMetrics = defineMetrics({
  party_score: {
    ...points,
    ...register,
    source: { from, subject: 'scores', part: scoreOf('party'), n: branchesOf('party') },
  },
  business_score: {
    ...points,
    ...register,
    source: { from, subject: 'scores', part: scoreOf('business'), n: branchesOf('business') },
  },
  gap: {
    ...points,
    ...register,
    better: 'none',
    source: {
      from,
      subject: 'scores',
      part: `${scoreOf('party')} - ${scoreOf('business')}`,
      n: `least(${branchesOf('party')}, ${branchesOf('business')})`,
    },
  },
  lost_points: {
    ...points,
    ...register,
    better: 'lower',
    cumulates: 'sum',
    source: { from, subject: 'items', uses: ['assessment.full_score'], part: 'sum(lost_points)', n: 'count(*)' },
  },
  ceiling_share: {
    ...rate,
    ...register,
    better: 'none',
    cumulates: 'none',
    source: { from, subject: 'branches', part: amongBranches('is_full'), whole: amongBranches('TRUE'), each: 'side' },
  },
  streak: {
    measure: 'count',
    unit: '季',
    better: 'higher',
    change: 'difference',
    cumulates: 'none',
    ...register,
    source: { from, subject: 'streaks', part: 'any_value(streak)', each: 'side' },
  },
})
