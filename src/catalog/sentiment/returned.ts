import type { ChartContext } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'

/** Below this share of the questionnaires handed out, nothing is known of those who did not answer (metrics.md). */
const ENOUGH = 0.6
const WRITTEN = 3

/** 未答者情况未知, for the rows' quarters (the scope's where they have none) whose `return_rate` is too low. */
export function returnNotes(inputs: readonly AnyRow[], { t, format, scope }: ChartContext): string[] {
  const rates = new Map<string, number>()
  for (const { quarter, return_rate: rate } of inputs)
    if (typeof rate === 'number' && rate < ENOUGH) rates.set(String(quarter ?? scope.quarter), rate)
  if (!rates.size) return []
  const latest = [...rates].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, WRITTEN)
  const list = latest.map(([quarter, rate]) =>
    t('charts.sentiment-page.returned', { quarter: format.quarter(quarter), rate: format.value(rate, 'share') }),
  )
  const words = { list: list.join(t('card.comma')), count: rates.size }
  return [t(rates.size > WRITTEN ? 'charts.sentiment-page.unansweredMany' : 'charts.sentiment-page.unanswered', words)]
}
