import { defineMetrics, type MetricSpec } from '@/grammar/metric'

const rate = {
  measure: 'share',
  unit: '%',
  better: 'higher',
  change: 'difference',
} as const satisfies Partial<MetricSpec>
const points = {
  measure: 'score',
  unit: '分',
  better: 'higher',
  change: 'difference',
} as const satisfies Partial<MetricSpec>
const count = {
  measure: 'count',
  unit: '件',
  change: 'relative',
  certainty: 'process',
} as const satisfies Partial<MetricSpec>

/** 口径: every metric that a chart shows. Name, definition, numerator and denominator are words: `metrics.<id>`. */
export const metrics = defineMetrics({
  demand_count: { ...count, better: 'none', cumulates: 'sum' },
  closure_rate: { ...rate, certainty: 'process', cohort: true, cumulates: 'ratio' },
  on_time_rate: { ...rate, certainty: 'process', cohort: true, cumulates: 'ratio' },
  satisfied_rate: { ...rate, certainty: 'process', cohort: true, cumulates: 'ratio' },
  backlog: { ...count, better: 'lower', cumulates: 'none' },
  favourable: { ...rate, certainty: 'survey', cumulates: 'ratio' },
  index: { ...points, certainty: 'survey', cumulates: 'none' },
  participation: { ...rate, certainty: 'survey', cumulates: 'ratio' },
  coverage: { ...rate, certainty: 'register', cumulates: 'persons' },
  certified_rate: { ...rate, certainty: 'register', cumulates: 'none' },
  party_score: { ...points, certainty: 'register', cumulates: 'mean' },
  business_score: { ...points, certainty: 'register', cumulates: 'mean' },
})

export type MetricId = keyof typeof metrics

/** The ten cards of the overview, in the order of reading. */
export const kpis = [
  'demand_count',
  'on_time_rate',
  'satisfied_rate',
  'backlog',
  'favourable',
  'participation',
  'coverage',
  'certified_rate',
  'party_score',
  'business_score',
] as const satisfies readonly MetricId[]

export type KpiId = (typeof kpis)[number]
