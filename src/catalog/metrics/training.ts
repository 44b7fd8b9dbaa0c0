import { defineMetrics } from '@/grammar/metric'
import { count, rate, sumsOf } from './kinds'

const register = { certainty: 'register' } as const
const from = ['training'] as const

const attended = (where: string) => `coalesce(sum(attended) FILTER (${where}), 0)`
/** Nobody, where rows say who; unknown, where there are rows and none says who. */
const people = 'CASE WHEN count(trainee) > 0 THEN count(DISTINCT trainee) END'
const heads = (part: string, whole: string) => ({
  from: ['headcount'] as const,
  subject: 'heads',
  uses: [`headcount.${part === 'high_skilled' ? 'level_senior' : part}`],
  part: `sum(${part})`,
  whole: `sum(${whole})`,
})

/** D3 and D0. 考试 is an examination: no attendance of a training, and nobody is trained by it. */
export const trainingMetrics = defineMetrics({
  attendances: {
    ...count,
    ...register,
    unit: '人次',
    source: { from, subject: 'attendance', part: attended('NOT exam') },
  },
  exam_attendances: {
    ...count,
    ...register,
    unit: '人次',
    source: { from, subject: 'attendance', part: attended('exam') },
  },
  trained_people: {
    ...count,
    ...register,
    unit: '人',
    better: 'higher',
    cumulates: 'persons',
    source: { from, subject: 'trainees', uses: ['training.person_id'], part: people },
  },
  coverage: {
    ...rate,
    ...register,
    cumulates: 'persons',
    source: {
      from,
      subject: 'trainees',
      uses: ['training.person_id'],
      part: people,
      listed: 'CASE WHEN count(trainee) > 0 THEN count(DISTINCT trainee) FILTER (listed) END',
      over: 'headcount',
    },
  },
  per_capita: {
    ...register,
    measure: 'number',
    unit: '次/人',
    better: 'higher',
    change: 'difference',
    cumulates: 'base',
    source: { from, subject: 'attendance', part: attended('NOT exam'), over: 'headcount' },
  },
  turnout: {
    ...rate,
    ...register,
    source: { from, subject: 'attendance', uses: ['training.planned'], ...sumsOf('attended', 'planned') },
  },
  pass_rate: {
    ...rate,
    ...register,
    source: { from, subject: 'attendance', uses: ['training.passed'], ...sumsOf('passed', 'attended') },
  },
  certified_rate: { ...rate, ...register, cumulates: 'none', source: heads('certified', 'operators') },
  skilled_share: { ...rate, ...register, cumulates: 'none', source: heads('skilled', 'skill_known') },
  high_skilled_share: { ...rate, ...register, cumulates: 'none', source: heads('high_skilled', 'levels_known') },
  membership_rate: { ...rate, ...register, cumulates: 'none', source: heads('union_members', 'membership_known') },
})
