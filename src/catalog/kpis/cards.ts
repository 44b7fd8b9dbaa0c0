import type { ChartContext } from '@/grammar/chart'
import type { Card } from '@/grammar/marks/cards'
import type { MetricSpec } from '@/grammar/metric'
import { quarterDays } from '@/grammar/quarter'
import { shareText } from '@/grammar/smallGroup'
import { kpis, metrics, type KpiId } from '../metrics'
import type { KpiRow } from './rows'

const specOf = (id: KpiId): MetricSpec => metrics[id]

/** A card that knows its metric, and whether its change can be told apart. */
export interface KpiCard extends Card {
  metric: KpiId
  moved: boolean
}

/** The cards of the overview: the current quarter's figures in words, the shown quarters as a line. */
export function kpiCards(rows: readonly KpiRow[], context: ChartContext): KpiCard[] {
  return kpis.map((id) => {
    const series = rows.filter((row) => row.metric === id)
    return cardOf(
      id,
      series,
      series.find((row) => row.quarter === context.scope.quarter),
      context,
    )
  })
}

function cardOf(id: KpiId, series: readonly KpiRow[], row: KpiRow | undefined, context: ChartContext): KpiCard {
  const { t, format } = context
  const words = (value: number | null | undefined) => (value == null ? '' : valueText(id, value, null, context))
  const shown = row?.value ?? null
  return {
    metric: id,
    name: t(`metrics.${id}.name`),
    value: shown === null ? format.value(null, specOf(id).measure) : valueText(id, shown, row?.n ?? null, context),
    change: row ? changeText(id, row, context) : '',
    moved: row?.change != null && row.value !== null,
    direction: row ? directionOf(id, row) : 'none',
    yearAgo: row?.year_ago == null ? '' : t('charts.overview-kpis.card.yearAgo', { value: words(row.year_ago) }),
    ytd:
      row?.ytd == null
        ? ''
        : t('charts.overview-kpis.card.ytd', {
            value: words(row.ytd),
            before: words(row.ytd_year_ago) || format.value(null, 'count'),
          }),
    n:
      row?.n == null || specOf(id).measure === 'count'
        ? ''
        : t('charts.overview-kpis.card.n', { n: format.value(row.n, 'count') }),
    target: row ? targetText(id, row, context) : '',
    aim: row?.target ?? null,
    spark: series.map((one) => one.value),
    quarters: series.map((one) => one.quarter ?? ''),
    note: row ? noteText(id, row, series, context) : t('charts.overview-kpis.card.noData'),
  }
}

/** The target and how far it is; reached where the value is at it or on its good side. */
function targetText(id: KpiId, row: KpiRow, context: ChartContext): string {
  const { target, target_gap } = row
  if (target === null) return ''
  const value = valueText(id, target, null, context)
  if (target_gap === null) return context.t('charts.overview-kpis.card.target', { value })
  const reached = specOf(id).better === 'lower' ? target_gap <= 0 : target_gap >= 0
  const gap = distance(id, Math.abs(target_gap), context)
  return context.t(`charts.overview-kpis.card.${reached ? 'targetReached' : 'targetMissed'}`, { value, gap })
}

/** How far two values of a metric are apart: points for shares, the metric's unit for the rest. */
function distance(id: KpiId, value: number, { format }: ChartContext): string {
  const { measure, unit } = specOf(id)
  return measure === 'share' ? format.change(value, measure).replace(/^[+]/u, '') : format.value(value, measure, unit)
}

function valueText(id: KpiId, value: number, n: number | null, { format }: ChartContext): string {
  const { measure, unit } = specOf(id)
  if (id === 'favourable' && n !== null) return shareText(value, n, format)
  return format.value(value, measure, unit)
}

/** Which way it went, for colour: only what can be told from chance, and only where one way is better. */
export function directionOf(id: KpiId, row: KpiRow): Card['direction'] {
  const { better, certainty } = specOf(id)
  if (row.change === null || better === 'none') return 'none'
  const open = row.change_low === null || row.change_high === null
  const certain = certainty === 'register' ? row.change !== 0 : !open && isSignificant(row)
  if (!certain) return 'neutral'
  return row.change > 0 === (better === 'higher') ? 'better' : 'worse'
}

/** The interval of the change excludes 0. */
export function isSignificant({ change_low, change_high }: KpiRow): boolean {
  return change_low !== null && change_high !== null && (change_low > 0 || change_high < 0)
}

/** The change with its sign: a quotient for counts, points for rates and scores. */
export function amount(id: KpiId, value: number | null, { format }: ChartContext): string {
  const { change, measure, unit } = specOf(id)
  if (change === 'relative') return format.relative(value)
  return measure === 'score' ? `${format.change(value, measure)} ${format.unit(unit)}` : format.change(value, measure)
}

function changeText(id: KpiId, row: KpiRow, context: ChartContext): string {
  const { t } = context
  if (row.value === null) return ''
  if (row.change === null) return t(`charts.overview-kpis.card.${whyNoChange(row, context)}`)
  const words = { change: amount(id, row.change, context) }
  if (specOf(id).certainty === 'register') return t('charts.overview-kpis.card.change', words)
  return t(`charts.overview-kpis.card.${isSignificant(row) ? 'change' : 'flat'}`, words)
}

function whyNoChange(row: KpiRow, { scope }: ChartContext): 'running' | 'noPrevious' | 'fromZero' | 'notAlike' {
  if (scope.asOf < quarterDays(scope.quarter).last) return 'running'
  if (row.previous === null) return 'noPrevious'
  return row.previous === 0 ? 'fromZero' : 'notAlike'
}

/** 样本较小 below this, the smaller of the two quarters. */
const SMALL = 30

/** Shares of the headcount: without it there is nothing to divide by. */
const PER_HEAD: readonly KpiId[] = ['participation', 'coverage', 'certified_rate']

function noteText(id: KpiId, row: KpiRow, series: readonly KpiRow[], { t, scope }: ChartContext): string {
  if (row.suppressed) return t('charts.overview-kpis.card.tooFew')
  if (row.value === null) {
    const filtered =
      Object.values(scope.values).some((values) => values.length) && series.every((one) => one.value === null)
    if (PER_HEAD.includes(id) && row.n === null) return t('charts.overview-kpis.card.noDenominator')
    return t(filtered ? 'charts.overview-kpis.card.notFiltered' : 'charts.overview-kpis.card.noData')
  }
  const before = series.find((one) => one.quarter === scope.previous)
  return specOf(id).certainty !== 'register' && Math.min(row.n ?? 0, before?.n ?? Infinity) < SMALL
    ? t('charts.overview-kpis.card.small')
    : ''
}
