import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/assessment'

export default {
  party_score: {
    name: 'Party score',
    definition: 'Sum of the scores on the Party side; a unit without a score of its own has the mean of its branches.',
    numerator: 'Sum of the branches’ Party scores',
    denominator: 'Branches',
  },
  business_score: {
    name: 'Business score',
    definition:
      'Sum of the scores on the business side; a unit without a score of its own has the mean of its branches.',
    numerator: 'Sum of the branches’ business scores',
    denominator: 'Branches',
  },
  gap: {
    name: 'Party less business',
    definition: 'Party score less business score.',
    numerator: 'Party score less business score',
    denominator: 'None',
  },
  lost_points: {
    name: 'Points lost',
    definition: 'Full marks less scores over the items, bonus points never set off; by item and reason.',
    numerator: 'Sum of full marks less scores, at least 0 each',
    denominator: 'None',
  },
  ceiling_share: {
    name: 'At full marks',
    definition:
      'Branches at or above full marks as a share of all, each side apart; above 50 % the score no longer tells branches apart.',
    numerator: 'Branches at or above full marks',
    denominator: 'Branches',
  },
  streak: {
    name: 'Quarters at full marks',
    definition:
      'Quarters on end, this one included, at or above full marks, each side apart; a missing quarter ends it.',
    numerator: 'Quarters on end at full marks',
    denominator: 'None',
  },
} satisfies Same<typeof zh>
