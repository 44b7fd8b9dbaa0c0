import { defineMetrics } from '@/grammar/metric'
import { count, rate, shareOf } from './kinds'

const from = ['demands'] as const
const subject = 'demands'

/** Closed without a date, or with one that has not come: nothing can be said of any earlier day. */
const UNDATED = `count(*) FILTER (status = 'closed' AND coalesce(closed_on > import_day(), TRUE))`
/** Accepted nobody knows when. */
const ACCEPTED_UNDATED = `count(*) FILTER (accepted AND status <> 'rejected' AND accepted_on IS NULL AND coalesce(closed_on > import_day(), TRUE))`

/** D1. The flags are those of `model.demands`; on an earlier day those of the macros of `model/kpis.sql`. */
const onTime = { ...shareOf('on_time'), then: shareOf('on_time_by(status, due_on, closed_on, cut)'), undated: UNDATED }

export const demandMetrics = defineMetrics({
  demand_count: {
    ...count,
    unit: '件',
    certainty: 'process',
    source: { from, subject, part: 'count(*)', tested: 'count(*) FILTER (repeat IS DISTINCT FROM TRUE)' },
  },
  demand_rate: {
    measure: 'number',
    unit: '件/百人',
    better: 'none',
    change: 'relative',
    certainty: 'process',
    cumulates: 'base',
    source: {
      from,
      subject,
      part: 'count(*)',
      over: 'headcount',
      times: 100,
      tested: 'count(*) FILTER (repeat IS DISTINCT FROM TRUE)',
    },
  },
  acceptance_rate: {
    ...rate,
    certainty: 'process',
    cohort: true,
    source: {
      from,
      subject,
      uses: ['demands.status|accepted_on'],
      ...shareOf('accepted'),
      then: shareOf('accepted_by(status, accepted_on, closed_on, cut)'),
      undated: ACCEPTED_UNDATED,
    },
  },
  closure_rate: {
    ...rate,
    certainty: 'process',
    cohort: true,
    source: {
      from,
      subject,
      uses: ['demands.status|closed_on'],
      ...shareOf('closed'),
      then: shareOf('handled_by(status, closed_on, cut)'),
      undated: UNDATED,
    },
  },
  on_time_rate: {
    ...rate,
    certainty: 'process',
    cohort: true,
    source: { from, subject, uses: ['demands.due_on'], ...onTime },
  },
  overdue_rate: {
    ...rate,
    better: 'lower',
    certainty: 'process',
    cohort: true,
    source: {
      from,
      subject,
      uses: ['demands.due_on'],
      ...shareOf('NOT on_time'),
      then: shareOf('NOT on_time_by(status, due_on, closed_on, cut)'),
      undated: UNDATED,
    },
  },
  resolved_rate: {
    ...rate,
    certainty: 'process',
    source: { from, subject, uses: ['demands.resolved'], ...shareOf('resolved') },
  },
  satisfied_rate: {
    ...rate,
    certainty: 'process',
    cohort: true,
    source: {
      from,
      subject,
      uses: ['demands.satisfaction'],
      ...shareOf('satisfied'),
      then: shareOf('satisfied_by(status, satisfaction, closed_on, cut)'),
      undated: UNDATED,
    },
  },
  followup_rate: {
    ...rate,
    certainty: 'process',
    source: { from, subject, uses: ['demands.satisfaction'], ...shareOf('rated') },
  },
  closure_days: {
    measure: 'days',
    unit: '天',
    better: 'lower',
    change: 'difference',
    certainty: 'process',
    cumulates: 'none',
    // Ended and still open ones, day by day: the median is Kaplan and Meier's.
    source: { from, subject: 'durations', uses: ['demands.submitted_on'], part: 'ended' },
  },
  backlog: {
    ...count,
    unit: '件',
    better: 'lower',
    certainty: 'process',
    cumulates: 'none',
    // Opening + new − closed − rejected, quarter after quarter.
    source: { from, subject: 'flow', part: 'closing' },
  },
  repeat_rate: {
    ...rate,
    better: 'lower',
    certainty: 'process',
    source: { from, subject, uses: ['demands.repeat'], ...shareOf('repeat') },
  },
  escalation_rate: {
    ...rate,
    better: 'none',
    certainty: 'process',
    source: { from, subject, uses: ['demands.escalated'], ...shareOf('escalated') },
  },
})
