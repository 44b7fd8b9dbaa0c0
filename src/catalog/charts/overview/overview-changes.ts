import { changing, familyOf, familyQuery, FEWEST, sliceOf, yearOnYear, type Move } from '@/catalog/changes/family'
import { changeItems, columns, type ChangeItem, type ChangeRow, type Season } from '@/catalog/changes/items'
import { topAndRest } from '@/catalog/demands/units'
import type { KpiId } from '@/catalog/metrics'
import { measurement } from '@/catalog/metrics/measurement'
import { chartOf, pageOf } from '@/catalog/metrics/pages'
import { defineChart } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import { rowsThatFit } from '@/grammar/marks/base'
import { tableText } from '@/grammar/marks/tableText'
import type { Fact } from '@/grammar/metric'
import { quarterDays } from '@/grammar/quarter'
import { discoveries } from '@/grammar/statistics/falseDiscovery'

/** What changed most this quarter? The rows are the listed changes; how many were tested is its finding. */
export default defineChart<typeof columns, Fact>({
  id: 'overview-changes',
  page: 'overview',
  ...measurement(changing, { by: 'child' }),
  query: familyQuery,
  window: 'quarter',
  form: 'list',
  columns,

  derive: (facts, scope) => listed(facts, scope).listed.map((move, index) => rowOf(move, index + 1, scope)),
  findings: (facts, scope) => (facts.length ? [{ tested: listed(facts, scope).tested }] : []),

  option(rows, context) {
    const { t, theme } = context
    const all = changeItems(rows, context)
    const { top: items, rest } = topAndRest(all, rowsThatFit(context))
    const more = rest.length ? [t('charts.overview-changes.rest', { count: rest.length })] : []
    const colors = items.map(({ direction }) =>
      direction === 'none' ? undefined : theme[direction === 'better' ? 'above' : 'below'],
    )
    const column = (title: string, name: Exclude<keyof ChangeItem, 'row' | 'direction'>, least?: number) => ({
      title,
      cells: [...items.map((item) => item[name]), ...(name === 'place' ? more : [])],
      ...(least && { least }),
    })
    return tableText(
      {
        name: t('charts.overview-changes.title'),
        rows: [...items.map(({ row }) => row), ...more.map(() => -1)],
        columns: [
          column('', 'rank', 2),
          column(t('charts.overview-changes.place'), 'place', 8),
          column(t('columns.metric'), 'metric'),
          { ...column(t('columns.change'), 'change', 8.2), colors },
          column(t('columns.current'), 'value'),
          column(t('columns.previous'), 'previous'),
          column(t('charts.overview-changes.range'), 'interval'),
        ],
      },
      context,
    )
  },

  headline(rows, context, evidence) {
    const { t, scope } = context
    const [first] = changeItems(rows, context)
    const [found] = evidence ?? []
    const tested = Number(found?.['tested'] ?? 0)
    if (!first)
      return tested
        ? t('charts.overview-changes.headlineFlat', { tested })
        : t(`charts.overview-changes.${whyNone(scope)}`)
    const words = { ...first, tested, count: rows.length, change: first.certain }
    const season = first.season && t('charts.overview-changes.andSeason', { season: first.season })
    return t(tested ? 'charts.overview-changes.headline' : 'charts.overview-changes.headlineAlone', words) + season
  },

  notes: (_, { t }) => [t('charts.overview-changes.reading', { fewest: FEWEST })],
  size: (rows) => ({ n: rows.length, unit: '项' }),
  drill: ({ metric, org, dimension }, scope) => ({
    page: pageOf(metric as KpiId),
    next: chartOf(metric as KpiId),
    ...(org !== null && org !== scope.org && { org }),
    ...(dimension !== null && sliceOf(metric as KpiId) === 'category' && { values: { category: [dimension] } }),
  }),
})

function rowOf(move: Move, rank: number, scope: Scope): ChangeRow & Partial<Season> {
  const { metric, org, dimension, value, previous, change, low, high, p } = move
  const year = yearOnYear(move, scope)
  return {
    metric,
    org,
    dimension,
    value,
    previous,
    change,
    change_low: low,
    change_high: high,
    p_value: p,
    rank,
    ...(year && { year_change: year.change, year_low: year.low, year_high: year.high }),
  }
}

function listed(facts: readonly Fact[], scope: Scope): { listed: Move[]; tested: number } {
  return discoveries(familyOf(facts, scope))
}

function whyNone({ asOf, quarter }: Scope): 'headlineRunning' | 'headlineNone' {
  return asOf < quarterDays(quarter).last ? 'headlineRunning' : 'headlineNone'
}
