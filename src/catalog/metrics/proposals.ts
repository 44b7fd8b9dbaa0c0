import { defineMetrics } from '@/grammar/metric'
import { rate } from './kinds'

const register = { certainty: 'register' } as const
const source = { from: ['proposals'] as const, subject: 'proposals' }
const having = (...states: string[]) =>
  `count(*) FILTER (status IN (${states.map((state) => `'${state}'`).join(', ')}))`

/** D6. A demand that came as a proposal (D1) is not counted here. */
export const proposalMetrics = defineMetrics({
  proposal_participation: {
    ...rate,
    ...register,
    cumulates: 'persons',
    source: {
      ...source,
      subject: 'proposers',
      uses: ['proposals.proposer_id'],
      part: 'CASE WHEN count(proposer_id) > 0 THEN count(DISTINCT proposer_id) END',
      over: 'headcount',
    },
  },
  adoption_rate: {
    ...rate,
    ...register,
    source: { ...source, part: having('adopted', 'implemented'), whole: having('adopted', 'implemented', 'rejected') },
  },
  implementation_rate: {
    ...rate,
    ...register,
    source: { ...source, part: having('implemented'), whole: having('adopted', 'implemented') },
  },
  rejection_rate: {
    ...rate,
    ...register,
    better: 'none',
    source: { ...source, part: having('rejected'), whole: having('adopted', 'implemented', 'rejected') },
  },
  value_created: {
    ...register,
    measure: 'number',
    unit: '万元',
    better: 'higher',
    change: 'relative',
    cumulates: 'sum',
    source: { ...source, uses: ['proposals.value_created'], part: 'coalesce(sum(value_created), 0)' },
  },
})
