import type { ChartContext } from '@/grammar/chart'
import { quarterDays } from '@/grammar/quarter'
import { kpis, type KpiId } from '../metrics'
import { amount, directionOf, isSignificant } from './cards'
import type { KpiRow } from './rows'

/** 诉求量 with its certainty, then which other metrics went up or down beyond chance. */
export function kpiHeadline(rows: readonly KpiRow[], context: ChartContext): string {
  const { t, format, scope } = context
  const current = new Map(
    rows.filter((row) => row.quarter === scope.quarter && row.value !== null).map((row) => [row.metric, row]),
  )
  if (!current.size) return t('charts.overview-kpis.headlineNone', { quarter: format.quarter(scope.quarter) })
  const moved = kpis.flatMap((id) => {
    const row = current.get(id)
    const direction = row && directionOf(id, row)
    return row && (direction === 'better' || direction === 'worse')
      ? [{ id, direction, words: named(id, row, context) }]
      : []
  })
  const demand = current.get('demand_count')
  const first = demand ? [demandWords(demand, context)] : []
  const list = (direction: string, key: 'better' | 'worse') => {
    const words = moved.filter((one) => one.direction === direction).map((one) => one.words)
    return words.length
      ? [t(`charts.overview-kpis.${key}`, { count: words.length, list: words.join(t('charts.overview-kpis.comma')) })]
      : []
  }
  const rest = [...list('better', 'better'), ...list('worse', 'worse')]
  const running = scope.asOf < quarterDays(scope.quarter).last
  const none = t(running ? 'charts.overview-kpis.running' : 'charts.overview-kpis.steady')
  return [...first, ...(rest.length ? rest : [none])].join(t('charts.overview-kpis.semicolon'))
}

const named = (id: KpiId, row: KpiRow, context: ChartContext) =>
  `${context.t(`metrics.${id}.name`)} ${amount(id, row.change, context)}`

function demandWords(row: KpiRow, context: ChartContext): string {
  const { t, format } = context
  const words = { now: row.value ?? 0, before: row.previous ?? 0, change: amount('demand_count', row.change, context) }
  if (row.change === null) return t('charts.overview-kpis.demands', words)
  const range = { low: format.relative(row.change_low), high: format.relative(row.change_high) }
  if (row.change_low === null) return t('charts.overview-kpis.demandsPlain', words)
  const key = !isSignificant(row) ? 'demandsFlat' : row.change > 0 ? 'demandsUp' : 'demandsDown'
  return (
    t(`charts.overview-kpis.${key}`, { ...words, ...range }) +
    ((Math.min(words.now, words.before) < 30 && t('charts.overview-kpis.small')) || '')
  )
}
