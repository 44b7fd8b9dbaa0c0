import type { Same } from '../../same'
import type zh from '../../zh-CN/metrics/demands'

export default {
  demand_count: {
    name: 'Demands',
    definition: 'Demands that workers submitted in the quarter.',
    numerator: 'Demands submitted in the quarter',
    denominator: 'None',
  },
  demand_rate: {
    name: 'Demands per 100 workers',
    definition: 'Demands per hundred workers; for the year to date the headcount is the mean of the quarters.',
    numerator: 'Demands × 100',
    denominator: 'Headcount',
  },
  acceptance_rate: {
    name: 'Acceptance rate',
    definition:
      'Demands accepted or answered, rejections included, as a share of all. Quarters are compared as they stood the same number of days after each quarter’s end.',
    numerator: 'Demands accepted or answered',
    denominator: 'Demands',
  },
  closure_rate: {
    name: 'Closure rate',
    definition:
      'Closed demands as a share of those to be handled; rejected ones leave. Quarters are compared as they stood the same number of days after each quarter’s end.',
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
  overdue_rate: {
    name: 'Overdue',
    definition:
      'One less the share closed on time: closed after the due date, or open past it. Quarters are compared as they stood the same number of days after each quarter’s end.',
    numerator: 'Demands past their due date',
    denominator: 'Closed demands with a due date, and open ones past it',
  },
  resolved_rate: {
    name: 'Resolved',
    definition: 'Share that the workers themselves call resolved, of those where they said so or not.',
    numerator: 'Demands resolved in the worker’s own word',
    denominator: 'Demands with that answer',
  },
  satisfied_rate: {
    name: 'Satisfied',
    definition:
      'Share of rated outcomes that workers are satisfied with. Quarters are compared as they stood the same number of days after each quarter’s end.',
    numerator: 'Closed demands rated satisfied or very satisfied',
    denominator: 'Closed demands with a rating',
  },
  followup_rate: {
    name: 'Followed up',
    definition:
      'Closed demands with a rating as a share of closed ones; below 50 % satisfaction speaks for those who rated only.',
    numerator: 'Closed demands with a rating',
    denominator: 'Closed demands',
  },
  closure_days: {
    name: 'Days to closure',
    definition:
      'Days from submission to closure: median and 90th percentile by Kaplan–Meier. Open demands count up to the as-of date; rejected ones, those without a closing date and those closed before they came leave.',
    numerator: 'Days from submission to closure',
    denominator: 'None',
  },
  backlog: {
    name: 'Open at quarter end',
    definition: 'Demands not closed at the end of the quarter: opening plus new, less closed and rejected.',
    numerator: 'Demands open at the end of the quarter',
    denominator: 'None',
  },
  repeat_rate: {
    name: 'Repeated',
    definition: 'Share of demands raised again; unmarked ones leave.',
    numerator: 'Demands marked as repeated',
    denominator: 'Demands marked either way',
  },
  escalation_rate: {
    name: 'Referred to the Party',
    definition: 'Share of demands referred to the Party organisation; unmarked ones leave.',
    numerator: 'Demands referred',
    denominator: 'Demands marked either way',
  },
} satisfies Same<typeof zh>
