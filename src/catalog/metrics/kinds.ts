import type { MetricSource, MetricSpec } from '@/grammar/metric'

/** What metrics of a kind have in common. */
export const rate = {
  measure: 'share',
  unit: '%',
  better: 'higher',
  change: 'difference',
  cumulates: 'ratio',
} as const satisfies Partial<MetricSpec>

export const points = {
  measure: 'score',
  unit: '分',
  better: 'higher',
  change: 'difference',
  cumulates: 'mean',
} as const satisfies Partial<MetricSpec>

export const count = {
  measure: 'count',
  better: 'none',
  change: 'relative',
  cumulates: 'sum',
} as const satisfies Partial<MetricSpec>

/** The share of a nullable flag: NULL leaves numerator and denominator. */
export const shareOf = (flag: string): Required<Pick<MetricSource, 'part' | 'whole'>> => ({
  part: `count(*) FILTER (${flag})`,
  whole: `count(${flag})`,
})

/** The sum of one column over that of another, over rows with both. */
export const sumsOf = (
  part: string,
  whole: string,
  where = 'TRUE',
): Required<Pick<MetricSource, 'part' | 'whole'>> => ({
  part: `coalesce(sum(${part}) FILTER (${whole} IS NOT NULL AND ${where}), 0)`,
  whole: `coalesce(sum(${whole}) FILTER (${part} IS NOT NULL AND ${where}), 0)`,
})
