import type { ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import type { MetricSpec } from '@/grammar/metric'
import { lastName } from '@/grammar/organisation'
import { metrics, type KpiId } from '../metrics'
import { metricChange, metricValue } from '../metrics/amounts'
import { sliceOf } from './family'

export const columns = {
  metric: { measure: 'text', values: 'metric' },
  org: { measure: 'org' },
  dimension: { measure: 'text', values: 'slice' },
  value: { measure: 'number', metric: 'value' },
  previous: { measure: 'number', metric: 'value' },
  change: { measure: 'number', metric: 'change' },
  change_low: { measure: 'number', metric: 'change' },
  change_high: { measure: 'number', metric: 'change' },
  p_value: { measure: 'probability' },
  rank: { measure: 'count' },
} as const
export type ChangeRow = RowOf<typeof columns>

/** Beside the columns: 同比, where the figure moves with the seasons. */
export interface Season {
  year_change: number
  year_low: number
  year_high: number
}

/** One line of the list, in words. */
export interface ChangeItem {
  /** Index of its row. */
  row: number
  rank: string
  place: string
  metric: string
  change: string
  value: string
  previous: string
  interval: string
  /** The change with its interval. */
  certain: string
  /** 同比 with its certainty where there are seasons, else empty. */
  season: string
  direction: 'better' | 'worse' | 'none'
}

/** The listed changes in words, the surest first. */
export function changeItems(rows: readonly ChangeRow[], context: ChartContext): ChangeItem[] {
  const { t, format } = context
  return rows.map((row, index) => {
    const id = row.metric as KpiId
    const change = metricChange(id, row.change, format)
    const { low, high } = rangeOf(id, row.change_low, row.change_high, context)
    return {
      row: index,
      rank: format.value(row.rank, 'count'),
      place: placeOf(row, context),
      metric: t(`metrics.${id}.name`),
      change,
      value: metricValue(id, row.value, null, format),
      previous: metricValue(id, row.previous, null, format),
      interval: t('charts.overview-changes.span', { low, high }),
      certain: t('charts.overview-changes.certain', { change, low, high }),
      season: seasonOf(row as ChangeRow & Partial<Season>, context),
      direction: directionOf(row),
    }
  })
}

/** Both ends of an interval, the unit once: `−96.4`, `−63.5 个百分点`. */
function rangeOf(id: KpiId, low: number | null, high: number | null, { format }: ChartContext) {
  const [from, to] = [metricChange(id, low, format), metricChange(id, high, format)]
  const unit = /[^\d%]*$/.exec(to)?.[0] ?? ''
  return { low: unit && from.endsWith(unit) ? from.slice(0, -unit.length) : from, high: to }
}

/** `五号井 · 生活保障`. */
function placeOf({ org, dimension, metric }: ChangeRow, { t, label }: ChartContext): string {
  const unit = lastName(org ?? '') || t('card.everywhere')
  const slice = sliceOf(metric as KpiId)
  return dimension === null || !slice ? unit : `${unit} · ${label(slice, dimension)}`
}

/** Where the seasons move a figure, the year before says more than the quarter before. */
function seasonOf(row: ChangeRow & Partial<Season>, context: ChartContext): string {
  const { t, format } = context
  const { metric, year_change: change, year_low: low, year_high: high } = row
  if (change === undefined || low === undefined || high === undefined) return ''
  const verdict = low > 0 ? 'up' : high < 0 ? 'down' : 'flat'
  return t('charts.overview-changes.seasonal', {
    change: metricChange(metric as KpiId, change, format),
    ...rangeOf(metric as KpiId, low, high, context),
    verdict: t(`charts.overview-changes.${verdict}`),
  })
}

/** Which way it went, where one way is better: all that is listed can be told from chance. */
function directionOf({ metric, change }: ChangeRow): ChangeItem['direction'] {
  const { better }: MetricSpec = metrics[metric as KpiId]
  if (better === 'none') return 'none'
  return (change ?? 0) > 0 === (better === 'higher') ? 'better' : 'worse'
}
