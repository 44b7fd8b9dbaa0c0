import type { AnyRow, RowColumns } from '@/grammar/column'
import type { Format } from '@/grammar/format'
import type { MetricSpec } from '@/grammar/metric'
import { shareText, shownShare } from '@/grammar/smallGroup'
import { metrics, type MetricId } from '.'

export const isMetric = (id: unknown): id is MetricId => typeof id === 'string' && id in metrics

const specOf = (id: MetricId): MetricSpec => metrics[id]

/** A value of a metric with its unit; nobody and everybody of a small group of respondents (`n`) are blurred. */
export function metricValue(id: MetricId, value: number | null, n: number | null, format: Format): string {
  const { measure, unit, source } = specOf(id)
  if (source.subject === 'people' && measure === 'share' && n !== null) return shareText(value, n, format)
  return format.value(value, measure, unit)
}

/** A row whose `metric` says how its values are read, as it may leave the program: shares of small groups of respondents (`n`) blurred. */
export function shownMetrics(columns: RowColumns, row: AnyRow): AnyRow {
  const { metric, n } = row
  if (!isMetric(metric) || typeof n !== 'number') return row
  const { measure, source } = specOf(metric)
  if (source.subject !== 'people' || measure !== 'share') return row
  const shown = Object.entries(row).map(([name, cell]) => [
    name,
    columns[name]?.metric === 'value' && typeof cell === 'number' ? shownShare(cell, n) : cell,
  ])
  return Object.fromEntries(shown) as AnyRow
}

/** What one value is above another, with its sign and unit; of rates in percentage points. */
export function metricDifference(id: MetricId, value: number | null, format: Format): string {
  const { measure, unit } = specOf(id)
  const text = format.change(value, measure)
  return value === null || measure === 'share' ? text : `${text} ${format.unit(unit)}`
}

/** A change from one quarter to another as the metric is compared: a quotient for counts, a difference for the rest. */
export function metricChange(id: MetricId, value: number | null, format: Format): string {
  return specOf(id).change === 'relative' ? format.relative(value) : metricDifference(id, value, format)
}
