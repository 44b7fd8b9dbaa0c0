import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/proposals'

export default {
  proposal_participation: {
    name: 'Proposal participation',
    definition: 'People who made a proposal as a share of the headcount, counted once.',
    numerator: 'People who made a proposal',
    denominator: 'Headcount (for the year to date: mean of the quarters)',
  },
  adoption_rate: {
    name: 'Adopted',
    definition: 'Proposals adopted or implemented as a share of those decided on.',
    numerator: 'Proposals adopted or implemented',
    denominator: 'Proposals less those not yet decided on',
  },
  implementation_rate: {
    name: 'Implemented',
    definition: 'Proposals implemented as a share of those adopted or implemented.',
    numerator: 'Proposals implemented',
    denominator: 'Proposals adopted or implemented',
  },
  rejection_rate: {
    name: 'Rejected',
    definition: 'Proposals rejected as a share of those decided on.',
    numerator: 'Proposals rejected',
    denominator: 'Proposals less those not yet decided on',
  },
  value_created: {
    name: 'Value created',
    definition: 'Value that the proposals created, added up.',
    numerator: 'Value created',
    denominator: 'None',
  },
} satisfies Same<typeof zh>
