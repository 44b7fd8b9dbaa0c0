import { defineMetrics } from '@/grammar/metric'
import { rate } from './kinds'

const from = ['outcomes'] as const
const PLANNED = `kind = 'count' AND better = 'higher'`

/** D5, indicator by indicator: they have units of their own. A plan can only be completed where more is better. */
export const outcomeMetrics = defineMetrics({
  plan_completion: {
    ...rate,
    certainty: 'register',
    source: {
      from,
      subject: 'outcomes',
      uses: ['outcomes.target'],
      part: `sum(targeted) FILTER (${PLANNED})`,
      whole: `sum(target) FILTER (${PLANNED})`,
      // A quarter that does not say which way is better cannot be left out of the year.
      yearly: {
        part: `CASE WHEN bool_and(coalesce(${PLANNED}, FALSE)) THEN sum("value") END`,
        whole: `any_value(yearly) FILTER (${PLANNED})`,
      },
      each: 'indicator',
    },
  },
  target_gap: {
    measure: 'number',
    unit: 'own',
    better: 'none',
    change: 'difference',
    certainty: 'register',
    cumulates: 'none',
    source: {
      from,
      subject: 'outcomes',
      uses: ['outcomes.target'],
      part: `sum(targeted - target) FILTER (kind IN ('count', 'level') AND NOT coalesce(${PLANNED}, FALSE))`,
      each: 'indicator',
    },
  },
})
