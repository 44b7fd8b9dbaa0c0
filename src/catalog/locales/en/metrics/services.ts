import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/services'

export default {
  assistance_rate: {
    name: 'Households helped',
    definition:
      'Households helped as a share of those on file, over hardship aid and seasonal visits with both figures.',
    numerator: 'Households helped',
    denominator: 'Households on file',
  },
  household_amount: {
    name: 'Aid per household',
    definition: 'Amount spent per household helped, over hardship aid and seasonal visits with both figures.',
    numerator: 'Amount',
    denominator: 'Households helped',
  },
  mediation_rate: {
    name: 'Disputes settled',
    definition: 'Labour disputes settled as a share of those handled, over records with both figures.',
    numerator: 'Disputes settled',
    denominator: 'Disputes handled',
  },
} satisfies Same<typeof zh>
