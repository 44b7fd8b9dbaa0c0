import type { MetricSpec } from '@/grammar/metric'
import { kpis, metrics, type MetricId } from '../metrics'

/** The one metric that each chart stands for; null where no single one does. A decision made on the chart is measured by it. */
export const leading: Readonly<Record<string, MetricId | null>> = {
  'overview-kpis': 'demand_count',
  'overview-scorecard': null,
  'overview-changes': null,
  'demand-trend': 'demand_count',
  'demand-loop': 'closure_rate',
  'demand-units': 'demand_count',
  'demand-backlog': 'backlog',
  'demand-ageing': 'overdue_rate',
  'demand-channels': 'closure_rate',
  'demand-change': 'demand_count',
  'demand-closure': 'closure_rate',
  'demand-heatmap': 'demand_rate',
  'demand-league': 'closure_rate',
  'demand-list': 'demand_count',
  'demand-segments': 'demand_count',
  'sentiment-trend': 'favourable',
  'sentiment-questions': 'favourable',
  'sentiment-heatmap': 'favourable',
  'sentiment-groups': 'favourable',
  'sentiment-drivers': 'score',
  'sentiment-enps': 'enps',
  'sentiment-participation': 'participation',
  'training-coverage': 'coverage',
  'training-matrix': 'coverage',
  'training-gap': 'coverage',
  'training-volume': 'attendances',
  'training-quality': 'pass_rate',
  'training-certificates': 'certified_rate',
  'training-expiring': null,
  'training-levels': 'high_skilled_share',
  'assessment-trend': 'party_score',
  'assessment-rank': 'party_score',
  'assessment-quadrant': 'gap',
  'assessment-items': 'lost_points',
  'assessment-six': null,
  'assessment-innovation': 'adoption_rate',
  'proposal-funnel': 'adoption_rate',
  'alignment-correlation': null,
  'alignment-matrix': null,
  'outcome-indicators': null,
  'service-overview': null,
}

const specOf = (id: MetricId): MetricSpec => metrics[id]

/** Whether a metric is one number under filters: not a curve's median, nor one figure for each of several things. */
const isSingle = (id: MetricId): boolean =>
  specOf(id).source.subject !== 'durations' && !specOf(id).source.each && specOf(id).unit !== 'own'

/** Metrics that a decision on a chart may be measured by: its leading one first, then others of its datasets. */
export function measuredBy({ id, from }: { id: string; from: readonly string[] }): MetricId[] {
  const first = leading[id] ?? null
  const own = id.startsWith('overview-')
    ? [...kpis]
    : (Object.keys(metrics) as MetricId[]).filter((metric) => from.includes(specOf(metric).source.from[0]))
  return [...new Set([...(first ? [first] : []), ...own])].filter(isSingle)
}
