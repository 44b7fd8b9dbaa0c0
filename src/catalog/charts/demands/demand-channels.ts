import { topAndRest } from '@/catalog/demands/units'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { sortedBars } from '@/grammar/marks/sortedBars'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { newcombe, newcombePValue, type Proportion } from '@/grammar/statistics/proportion'

const columns = {
  channel: { measure: 'text', values: 'channel' },
  demand_count: { measure: 'count', unit: '件' },
  closure_rate: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>

/** Below this count a comparison stands on little. */
const SMALL = 30
const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/** Through which channel, and which one works? */
export default defineChart({
  id: 'demand-channels',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.channel', 'demands.status|closed_on'],
  window: 'quarter',
  columns,
  query: `
    SELECT channel, count(*) AS demand_count, share_of(closed) AS closure_rate
    FROM demands
    GROUP BY channel
    ORDER BY demand_count DESC, channel NULLS LAST`,
  evidence: `
    SELECT channel, count(*) FILTER (closed) AS closed, count(closed) AS eligible
    FROM demands
    GROUP BY channel`,

  option(rows, context) {
    const { theme, format, t } = context
    const { top, rest } = topAndRest(rows, rowsThatFit(context))
    const others = rest.reduce((sum, row) => sum + (row.demand_count ?? 0), 0)
    return sortedBars(
      {
        name: t('columns.channel'),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
        bars: [
          ...top.map((row) => ({
            name: channelName(row.channel, context),
            color: row.channel === null ? theme.quieter : theme.quiet,
            datum: { value: row.demand_count, row: rows.indexOf(row), text: format.value(row.demand_count, 'count') },
            label: format.value(row.demand_count, 'count'),
          })),
          ...(rest.length
            ? [
                {
                  name: t('charts.demand-channels.rest', { count: rest.length }),
                  color: theme.quieter,
                  datum: { value: others, row: -1, text: format.value(others, 'count') },
                  label: format.value(others, 'count'),
                },
              ]
            : []),
        ],
        rates: {
          name: t('columns.closure_rate'),
          axisLabel: (value) => `${Math.round(value * 100)}%`,
          dots: [
            ...top.map((row) => ({
              datum: { value: row.closure_rate, row: rows.indexOf(row), text: format.value(row.closure_rate, 'share') },
              faint: (row.demand_count ?? 0) < SMALL,
            })),
            ...(rest.length ? [{ datum: { value: null, row: -1, text: '' }, faint: true }] : []),
          ],
        },
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const total = rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0)
    const [first] = rows
    if (!first) return t('charts.demand-channels.headlineNone', { quarter: format.quarter(scope.quarter) })
    return t('charts.demand-channels.headline', {
      total: format.value(total, 'count'),
      channel: channelName(first.channel, context),
      count: format.value(first.demand_count, 'count'),
      share: format.value((first.demand_count ?? 0) / total, 'share'),
      works: worksBest(rows, context, evidence),
    })
  },

  notes: (inputs: readonly Row[], { t }) =>
    inputs.some((row) => (row.demand_count ?? 0) < SMALL) ? [t('charts.demand-channels.small', { count: SMALL })] : [],
  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0), unit: '件' }),
})

function channelName(channel: string | null, { label, t }: ChartContext): string {
  return channel === null ? t('charts.demand-channels.unknown') : label('channel', channel)
}

/** The channels whose closure rate differs from that of all others together, beyond chance over all of them. */
function worksBest(rows: readonly Row[], context: ChartContext, evidence: readonly AnyRow[]): string {
  const { t, format } = context
  const counts = rows.flatMap((row) => {
    const own = evidence.find((one) => one['channel'] === row.channel)
    const [closed, eligible] = [Number(own?.['closed'] ?? 0), Number(own?.['eligible'] ?? 0)]
    return eligible ? [{ row, closed, eligible }] : []
  })
  const all = counts.reduce((sum, one) => ({ closed: sum.closed + one.closed, n: sum.n + one.eligible }), {
    closed: 0,
    n: 0,
  })
  const tests = counts.flatMap(({ row, closed, eligible }) => {
    const own: Proportion = { p: closed / eligible, n: eligible }
    const rest: Proportion = { p: (all.closed - closed) / (all.n - eligible), n: all.n - eligible }
    const p = newcombePValue(own, rest)
    return p === undefined ? [] : [{ row, own, rest, p, interval: newcombe(own, rest) }]
  })
  if (!tests.length) return ''
  const sure = benjaminiHochberg(
    tests.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  const found = tests
    .filter((test, index) => sure[index] && test.p < TESTED_AT)
    .sort((a, b) => a.p - b.p)
    .slice(0, 2)
  if (!found.length) return t('charts.demand-channels.alike')
  return found
    .map(({ row, own, rest, interval }) =>
      t(`charts.demand-channels.${own.p > rest.p ? 'higher' : 'lower'}`, {
        channel: channelName(row.channel, context),
        rate: format.value(own.p, 'share'),
        rest: format.value(rest.p, 'share'),
        low: format.change(interval?.low ?? null, 'share'),
        high: format.change(interval?.high ?? null, 'share'),
      }),
    )
    .join('')
}
