import type { Measure } from './column'
import type { Better, Unit } from './measure'

/** One entry of the table of metrics (口径); its words are the locale group of its id. */
export interface MetricSpec {
  /** How a value is written. */
  measure: Extract<Measure, 'count' | 'share' | 'score'>
  unit: Unit
  better: Better
  /** How two values are compared: as a quotient less 1, or by subtraction. */
  change: 'relative' | 'difference'
  /** Where the numbers come from: a sample, a process that varies, or a complete register (which has no interval). */
  certainty: 'survey' | 'process' | 'register'
  /** Quarters are compared as they stood at equal age. */
  cohort?: true
  /** What 年初累计 is: counts added, parts and wholes added, persons counted again, the mean of the quarters; a level has none. */
  cumulates: 'sum' | 'ratio' | 'persons' | 'mean' | 'none'
}

/** Keeps the literal's own type, so that metric ids can be derived from it. */
export function defineMetrics<const Metrics extends Readonly<Record<string, MetricSpec>>>(metrics: Metrics): Metrics {
  return metrics
}
