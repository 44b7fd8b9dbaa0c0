import type { ChartContext } from '@/grammar/chart'
import type { Aim } from '@/grammar/marks/aim'
import { targetOf } from '@/grammar/target'
import type { MetricId } from '.'
import { metricValue } from './amounts'

/** The target that holds for a metric where the chart looks; nothing where none was set. */
export function aimOf(id: MetricId, { t, format, scope }: ChartContext): Aim | undefined {
  const value = targetOf(scope.targets ?? [], id, scope.org)
  if (value === null) return undefined
  return { value, label: t('card.aim', { target: metricValue(id, value, null, format) }) }
}
