import type { MetricSpec } from '@/grammar/metric'
import { metrics, type MetricId } from '.'

const PAGES: Readonly<Record<string, string>> = {
  demands: 'demands',
  sentiment: 'sentiment',
  training: 'training',
  headcount: 'training',
  assessment: 'assessment',
  proposals: 'assessment',
  outcomes: 'alignment',
  services: 'alignment',
}

/** The page whose charts explain a metric. */
export function pageOf(id: MetricId): string {
  const { source }: MetricSpec = metrics[id]
  return PAGES[source.from[0]] ?? 'overview'
}

const CHARTS: Readonly<Partial<Record<MetricId, string>>> = {
  demand_count: 'demand-change',
  closure_days: 'demand-closure',
  backlog: 'demand-backlog',
  overdue_rate: 'demand-ageing',
  participation: 'sentiment-participation',
  enps: 'sentiment-enps',
  certified_rate: 'training-certificates',
  pass_rate: 'training-quality',
  turnout: 'training-quality',
  lost_points: 'assessment-items',
}

/** The first chart to look at, by the page. */
const FIRST: Readonly<Record<string, string>> = {
  demands: 'demand-loop',
  sentiment: 'sentiment-trend',
  training: 'training-coverage',
  assessment: 'assessment-trend',
  alignment: 'outcome-indicators',
  overview: 'overview-scorecard',
}

/** The chart that explains a metric; on `pageOf` it. */
export function chartOf(id: MetricId): string {
  return CHARTS[id] ?? FIRST[pageOf(id)] ?? 'overview-scorecard'
}
