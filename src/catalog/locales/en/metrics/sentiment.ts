import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/sentiment'

export default {
  favourable: {
    name: 'Favourable',
    definition:
      'Favourable answers as a share of all answers, the recommendation question apart; not pooled where questions have scales of different lengths.',
    numerator: 'Favourable answers',
    denominator: 'All valid answers',
  },
  neutral: {
    name: 'Neutral',
    definition:
      'Neutral answers as a share of all answers; not pooled where questions have scales of different lengths.',
    numerator: 'Neutral answers',
    denominator: 'All valid answers',
  },
  unfavourable: {
    name: 'Unfavourable',
    definition:
      'Unfavourable answers as a share of all answers; not pooled where questions have scales of different lengths.',
    numerator: 'Unfavourable answers',
    denominator: 'All valid answers',
  },
  score: {
    name: 'Score',
    definition: 'Mean of the answers on a scale of 0 to 100: (mean − 1) ÷ (k − 1) × 100.',
    numerator: 'Sum of the answers’ scores',
    denominator: 'All valid answers',
  },
  index: {
    name: 'Mood index',
    definition: 'Mean over responses of the mean of their item scores (0 to 100), the recommendation question apart.',
    numerator: 'Sum of the responses’ mean scores',
    denominator: 'Valid responses',
  },
  enps: {
    name: 'Employee net promoter score',
    definition: 'Share of 9 and 10 less the share of 0 to 6 on the recommendation question, between −100 and 100.',
    numerator: 'Promoters less detractors, × 100',
    denominator: 'Answers to the recommendation question',
  },
  respondents: {
    name: 'Valid responses',
    definition:
      'Responses with at least one valid answer; without response numbers the largest count of answers to one question in each unit and quarter, marked as an estimate.',
    numerator: 'Valid responses',
    denominator: 'None',
  },
  participation: {
    name: 'Participation',
    definition: 'Valid responses as a share of the headcount.',
    numerator: 'Valid responses',
    denominator: 'Headcount',
  },
  return_rate: {
    name: 'Return rate',
    definition:
      'Valid responses as a share of the questionnaires handed out; below 60 % nothing is known of those who did not answer.',
    numerator: 'Valid responses',
    denominator: 'Questionnaires handed out',
  },
} satisfies Same<typeof zh>
