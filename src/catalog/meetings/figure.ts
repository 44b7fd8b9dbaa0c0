import { sizeOf, valueOf } from '@/grammar/comparison'
import { defineChart, type Chart } from '@/grammar/chart'
import type { Figure } from '@/grammar/deck'
import type { Format } from '@/grammar/format'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { shownShare } from '@/grammar/smallGroup'
import { metrics } from '../metrics'
import { isMetric, metricChange, metricValue } from '../metrics/amounts'
import { measurement } from '../metrics/measurement'
import type { MetricId } from '../metrics'

const columns = {
  value: { measure: 'number' },
  n: { measure: 'count' },
  suppressed: { measure: 'flag' },
} as const

const specOf = (id: MetricId): MetricSpec => metrics[id]

/** One metric under a scope, as it stands today: at most one row, protected like any chart; null is hidden or not known. */
export function figureChart(id: MetricId): Chart {
  const spec = specOf(id)
  return defineChart<typeof columns, Fact>({
    id: 'meeting-figure',
    page: 'meeting',
    ...measurement([id], { over: 'quarter' }),
    window: 'quarter',
    columns,
    derive: (facts, { quarter }) =>
      facts
        .filter((fact) => fact.quarter === quarter)
        .map((fact) => ({
          value: fact.suppressed ? null : valueOf(spec, fact),
          n: fact.suppressed ? null : sizeOf(spec, fact),
          suppressed: fact.suppressed,
        })),
    option: () => ({}),
    headline: () => '',
    size: ([row]) => ({ n: row?.n ?? 0, unit: '' }),
  })
}

/** The figure's value in words; an en dash where it is not known. */
export function figureText({ metric, value, n }: Figure, format: Format): string {
  return isMetric(metric) ? metricValue(metric, value, n, format) : format.value(null, 'number')
}

/** The value as it may leave the program: shares of small groups of respondents at their bound. */
export function shownFigure({ metric, value, n }: Figure): number | null {
  return isPeopleShare(metric) ? shownShare(value, n) : value
}

/**
 * From one figure to a later one of the same metric, as the metric is compared: a quotient less 1 for counts, else a difference. Null
 * where either is not known, the first is 0, or a small group's share is written as a bound only.
 */
export function figureChange(then: Figure | null, now: Figure | null): number | null {
  if (!then || !now || then.metric !== now.metric || !isMetric(now.metric)) return null
  const [before, value] = [then.value, now.value]
  if (before === null || value === null) return null
  if (shownFigure(then) !== before || shownFigure(now) !== value) return null
  if (specOf(now.metric).change === 'difference') return value - before
  return before > 0 ? value / before - 1 : null
}

/** That change with its sign and unit. */
export function figureChangeText(metric: string, change: number | null, format: Format): string {
  return change !== null && isMetric(metric) ? metricChange(metric, change, format) : ''
}

const isPeopleShare = (metric: string): boolean =>
  isMetric(metric) && specOf(metric).source.subject === 'people' && specOf(metric).measure === 'share'
