import type { Same } from '../same'
import type zh from '../zh-CN/metrics'

export default {
  demand_count: {
    name: 'Demands',
    definition: 'Demands that workers submitted in the quarter.',
    numerator: 'Demands submitted in the quarter',
    denominator: 'None',
  },
  closure_rate: {
    name: 'Closure rate',
    definition: 'Closed demands as a share of those to be handled; rejected ones leave.',
    numerator: 'Closed demands',
    denominator: 'Demands less rejected ones',
  },
  on_time_rate: {
    name: 'Closed on time',
    definition:
      'Share closed by the due date, the day itself included; rejected ones leave. Quarters are compared as they stood the same number of days after each quarter’s end.',
    numerator: 'Demands closed by their due date',
    denominator: 'Closed demands with a due date, and open ones past it',
  },
  satisfied_rate: {
    name: 'Satisfied',
    definition:
      'Share of rated outcomes that workers are satisfied with. Quarters are compared as they stood the same number of days after each quarter’s end.',
    numerator: 'Closed demands rated satisfied or very satisfied',
    denominator: 'Closed demands with a rating',
  },
  backlog: {
    name: 'Open at quarter end',
    definition: 'Demands not closed at the end of the quarter: opening plus new, less closed and rejected.',
    numerator: 'Demands open at the end of the quarter',
    denominator: 'None',
  },
  favourable: {
    name: 'Favourable',
    definition:
      'Favourable answers as a share of all answers, the recommendation question apart; not pooled where questions have scales of different lengths.',
    numerator: 'Favourable answers',
    denominator: 'All valid answers',
  },
  index: {
    name: 'Mood index',
    definition: 'Mean over responses of the mean of their item scores (0 to 100), the recommendation question apart.',
    numerator: 'Sum of the responses’ mean scores',
    denominator: 'Valid responses',
  },
  participation: {
    name: 'Participation',
    definition: 'Valid responses as a share of the headcount.',
    numerator: 'Valid responses',
    denominator: 'Headcount',
  },
  coverage: {
    name: 'Training coverage',
    definition:
      'People with at least one training as a share of the headcount; examinations are no training, people are counted once. Records without a person number cannot be counted, so the true figure may be higher.',
    numerator: 'People trained',
    denominator: 'Headcount (for the year to date: mean of the quarters)',
  },
  certified_rate: {
    name: 'Certified operators',
    definition: 'Operators with a valid certificate as a share of all operators.',
    numerator: 'Certified operators',
    denominator: 'Operators',
  },
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
} satisfies Same<typeof zh>
