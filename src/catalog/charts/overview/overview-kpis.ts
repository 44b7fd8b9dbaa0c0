import { kpiCards } from '@/catalog/kpis/cards'
import { kpiHeadline } from '@/catalog/kpis/headline'
import { columns, kpiRows } from '@/catalog/kpis/rows'
import { kpis } from '@/catalog/metrics'
import { isMetric } from '@/catalog/metrics/amounts'
import { measurement } from '@/catalog/metrics/measurement'
import { chartOf, pageOf } from '@/catalog/metrics/pages'
import { defineChart } from '@/grammar/chart'
import { cards } from '@/grammar/marks/cards'
import type { Fact } from '@/grammar/metric'

/** How do we stand, and did it move? */
export default defineChart<typeof columns, Fact>({
  id: 'overview-kpis',
  page: 'overview',
  ...measurement(kpis),
  window: 'range',
  form: 'cards',
  columns,
  derive: kpiRows,
  option: (rows, context) => cards(kpiCards(rows, context), context),
  headline: kpiHeadline,
  size: (rows) => ({
    n: rows.filter((row, index) => rows[index + 1]?.metric !== row.metric && row.value !== null).length,
    unit: '项',
  }),
  drill: ({ metric }) => (isMetric(metric) ? { page: pageOf(metric), next: chartOf(metric) } : undefined),
})
