import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/outcomes'

export default {
  plan_completion: {
    name: 'Plan completion',
    definition:
      'Value as a share of the target, for counts where more is better, indicator by indicator; a yearly target is compared with the year to date.',
    numerator: 'Value',
    denominator: 'Target',
  },
  target_gap: {
    name: 'Distance to target',
    definition: 'Value less target, for the other indicators that have one, in the indicator’s own unit.',
    numerator: 'Value less target',
    denominator: 'None',
  },
} satisfies Same<typeof zh>
