import type { Measure } from './column'
import type { Better, Unit } from './measure'

/**
 * Where a metric's numbers come from: SQL aggregates over the rows of its subject (the catalog says what those rows are).
 * The value is `part`, or `part ÷ whole × times`.
 */
export interface MetricSource {
  /** Datasets, the subject's first. Where one of them lacks a filtered column there is no figure. */
  from: readonly [string, ...string[]]
  subject: string
  /** `dataset.column` without which there is no figure. */
  uses?: readonly string[]
  part: string
  /** What is divided by: an aggregate over the same rows … */
  whole?: string
  /** … or a figure of the node itself, by its name among the catalog's bases. */
  over?: string
  times?: number
  /** The part where the base is a register of persons: only those who are on it. */
  listed?: string
  /** Part and whole of the year so far, where they are not those of its quarters added up. */
  yearly?: { part: string; whole: string }
  /** Part and whole as they stood on the day `cut`, for cohorts. */
  then?: { part: string; whole: string }
  /** Rows of which nothing is known on that day. */
  undated?: string
  /** The count that leaves repetitions out, for tests. */
  tested?: string
  /** What the figure stands on, where it is neither the whole nor the part. */
  n?: string
  /** Σx² of the values whose mean is the figure. */
  squares?: string
  /** Column that a respondent adds to the part; `m` is what he adds to the whole. */
  cluster?: string
  /** Only where all questions have one scale. */
  alike?: true
  /** Told apart by this column always: its values are never merged. */
  each?: string
}

/** One entry of the table of metrics (口径); its words are the locale group of its id. */
export interface MetricSpec {
  /** How a value is written. */
  measure: Extract<Measure, 'count' | 'number' | 'share' | 'score' | 'days'>
  /** `own`: the unit that the row itself names. */
  unit: Unit | 'own'
  better: Better
  /** How two values are compared: as a quotient less 1, or by subtraction. */
  change: 'relative' | 'difference'
  /** Where the numbers come from: a sample, a process that varies, or a complete register (which has no interval). */
  certainty: 'survey' | 'process' | 'register'
  /** Quarters are compared as they stood at equal age. */
  cohort?: true
  /**
   * What 年初累计 is: counts added; parts and wholes added; parts added over the mean base; persons counted again over the
   * mean base; the mean of the quarters. A level has none.
   */
  cumulates: 'sum' | 'ratio' | 'base' | 'persons' | 'mean' | 'none'
  source: MetricSource
}

/** Keeps the literal's own type, so that metric ids can be derived from it. */
export function defineMetrics<const Metrics extends Readonly<Record<string, MetricSpec>>>(metrics: Metrics): Metrics {
  return metrics
}

/** Whether the value is a quotient: its dictionary entry names a denominator. */
export const isQuotient = ({ source }: MetricSpec): boolean => source.whole !== undefined || source.over !== undefined

/** What is known of one metric in one quarter at one node. Null: nothing, hidden, or not asked of this metric. */
export type Fact = Readonly<{
  metric: string
  quarter: string
  /** Null: attached to the node itself, beside its children (本级). */
  org: string | null
  /** The value of what tells the rows apart, where something does. */
  key: string | null
  part: number | null
  whole: number | null
  part_then: number | null
  whole_then: number | null
  undated: number | null
  tested: number | null
  n: number | null
  squares: number | null
  /** Part since the start of the year where persons are counted again; the base of the whole year where one is stated. */
  ytd_part: number | null
  ytd_whole: number | null
  sum_y: number | null
  sum_m: number | null
  sum_yy: number | null
  sum_ym: number | null
  sum_mm: number | null
  /** 1 where all questions have one scale. */
  scales: number | null
  /** Which questions were asked. */
  asked: string | null
  estimated: boolean | null
  /** Some rows do not say who: the true figure may be higher (至少). */
  at_least: boolean | null
  /** The base repeats an earlier quarter's (沿用). */
  carried: boolean | null
  suppressed: boolean
}>
