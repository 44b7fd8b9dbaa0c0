import { defineMetrics } from '@/grammar/metric'
import { count, points, rate } from './kinds'

const from = ['sentiment'] as const
const survey = { certainty: 'survey' } as const

/** A share of all answers, by respondent: `m` answers each, `cluster` of them in the class. */
const answers = (cluster: string) => ({ from, subject: 'people', part: `sum(${cluster})`, whole: 'sum(m)', cluster })

/** D2. The classes are those of `model.sentiment`, after reversal; the recommendation question stands apart. */
export const sentimentMetrics = defineMetrics({
  favourable: { ...rate, ...survey, source: { ...answers('y'), alike: true } },
  neutral: { ...rate, ...survey, better: 'none', source: { ...answers('m - y - u'), alike: true } },
  unfavourable: { ...rate, ...survey, better: 'lower', source: { ...answers('u'), alike: true } },
  score: { ...points, ...survey, source: answers('coalesce(total, 0)') },
  index: {
    ...points,
    ...survey,
    source: {
      from,
      subject: 'people',
      part: 'sum(total / m) FILTER (m > 0)',
      whole: 'count(*) FILTER (m > 0)',
      squares: 'sum((total / m) ** 2) FILTER (m > 0)',
    },
  },
  enps: {
    ...points,
    ...survey,
    cumulates: 'ratio',
    source: {
      from,
      subject: 'recommendations',
      uses: ['sentiment.recommend'],
      part: 'count(*) FILTER (points >= 10) - count(*) FILTER (points <= 7)',
      whole: 'count(*)',
      squares: 'count(*) FILTER (points >= 10 OR points <= 7)',
      times: 100,
    },
  },
  respondents: {
    ...count,
    unit: '份',
    better: 'higher',
    certainty: 'register',
    source: { from, subject: 'respondents', part: 'coalesce(sum(people), 0)' },
  },
  participation: {
    ...rate,
    ...survey,
    source: { from, subject: 'respondents', part: 'coalesce(sum(people), 0)', over: 'headcount' },
  },
  return_rate: {
    ...rate,
    ...survey,
    source: {
      from,
      subject: 'respondents',
      uses: ['sentiment.invited'],
      part: 'coalesce(sum(people), 0)',
      over: 'invited',
    },
  },
})
