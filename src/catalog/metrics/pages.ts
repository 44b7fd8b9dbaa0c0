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
