import { unitName } from '@/catalog/demands/units'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { funnelPlot as funnel } from '@/grammar/marks/funnelPlot'
import { funnelLimits, funnelPlot } from '@/grammar/statistics/funnelPlot'
import { wilson } from '@/grammar/statistics/proportion'
import { rankRanges } from '@/grammar/statistics/rankRanges'

const columns = {
  org: { measure: 'org' },
  closed: { measure: 'count', unit: '件' },
  eligible: { measure: 'count', unit: '件' },
  closure_rate: { measure: 'share' },
  low95: { measure: 'share' },
  high95: { measure: 'share' },
  low998: { measure: 'share' },
  high998: { measure: 'share' },
  signal: { measure: 'text', values: 'signal' },
  rank_low: { measure: 'count' },
  rank_high: { measure: 'count' },
} as const
type Row = RowOf<typeof columns>
type Input = Readonly<{ org: string | null; closed: number; eligible: number }>

/** Up to here every unit can carry its name; beyond, only those that stand out. */
const NAMED = 8
/** Below this count a comparison stands on little. */
const SMALL = 30

/** Which unit truly closes less? */
export default defineChart<typeof columns, Input>({
  id: 'demand-league',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.status|closed_on'],
  window: 'quarter',
  columns,
  query: `
    SELECT child AS org, count(*) FILTER (closed) AS closed, count(closed) AS eligible
    FROM demands
    GROUP BY child
    ORDER BY ratio(count(*) FILTER (closed), count(closed)) NULLS LAST, eligible DESC, org`,

  derive(inputs) {
    const plot = plotOf(inputs)
    const heard = inputs.filter(({ eligible }) => eligible > 0)
    const ranks = rankRanges(heard.map(({ closed, eligible }) => wilson(closed, eligible) ?? { low: 0, high: 1 }))
    return inputs.map((input, index) => {
      const point = plot?.points[index]
      const rank = ranks[heard.indexOf(input)]
      const level = point?.signal === 'outer' ? '998' : '95'
      const side = point?.direction === 'low' ? 'below' : 'above'
      return {
        ...input,
        closure_rate: point?.share ?? null,
        low95: point?.inner.low ?? null,
        high95: point?.inner.high ?? null,
        low998: point?.outer.low ?? null,
        high998: point?.outer.high ?? null,
        signal: point ? (point.signal ? `${side}_${level}` : 'none') : null,
        rank_low: rank?.best ?? null,
        rank_high: rank?.worst ?? null,
      }
    })
  },

  option(rows, context) {
    const { theme, format, t } = context
    const known = rows.filter((row) => row.eligible)
    const plot = plotOf(known.map(countsOf))
    const largest = Math.max(1, ...known.map((row) => row.eligible ?? 0))
    const named = known.length <= NAMED
    return funnel(
      {
        points: known.map((row) => {
          const signal = row.signal?.endsWith('998') ? 'outer' : row.signal?.endsWith('95') ? 'inner' : undefined
          return {
            name: unitName(row.org, rows.length === 1, context),
            n: row.eligible ?? 0,
            color: !signal ? theme.quiet : row.signal?.startsWith('below') ? theme.below : theme.above,
            datum: {
              value: row.closure_rate ?? 0,
              row: rows.indexOf(row),
              text: format.value(row.closure_rate, 'share'),
            },
            labelled: named || signal !== undefined,
            ...(signal && { signal }),
          }
        }),
        whole: {
          value: plot?.rate ?? 0,
          name: t('charts.demand-league.whole', { rate: format.value(plot?.rate ?? null, 'share') }),
        },
        limits: plot ? sizesTo(Math.ceil(largest * 1.12)).map((n) => limitsAt(n, plot.rate, plot.widening)) : [],
        names: {
          points: t('columns.org'),
          inner: t('charts.demand-league.inner'),
          outer: t('charts.demand-league.outer'),
        },
        xName: `${t('columns.eligible')} (${format.unit('件')})`,
        yName: t('columns.closure_rate'),
        xLabel: (n) => format.value(n, 'count'),
        yLabel: (share) => `${Math.round(share * 100)}%`,
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const known = rows.filter((row) => row.eligible)
    const plot = plotOf(known.map(countsOf))
    const [first] = known
    const date = format.date(scope.asOf)
    if (!first || !plot) return t('charts.demand-league.headlineNone', { quarter: format.quarter(scope.quarter) })
    const whole = format.value(plot.rate, 'share')
    if (known.length === 1) return t('charts.demand-league.headlineOne', { ...wordsOf(first, rows, context), date })
    const signals = known.filter((row) => row.signal !== 'none')
    const counts = { date, whole, count: known.length }
    if (!signals.length)
      return plot.widening > 1
        ? t('charts.demand-league.headlineWide', { ...wordsOf(first, rows, context), ...counts })
        : t('charts.demand-league.headlineAlike', counts)
    const below = signals.filter((row) => row.signal?.startsWith('below'))
    const above = signals.filter((row) => row.signal?.startsWith('above'))
    const surest = (those: readonly Row[], way: 1 | -1) =>
      [...those].sort(
        (a, b) =>
          Number(b.signal?.endsWith('998')) - Number(a.signal?.endsWith('998')) ||
          way * ((a.closure_rate ?? 0) - (b.closure_rate ?? 0)),
      )[0]
    const [low, high] = [surest(below, 1), surest(above, -1)]
    return t('charts.demand-league.headline', {
      date,
      whole,
      low: low ? t('charts.demand-league.below', { ...wordsOf(low, rows, context), count: below.length }) : '',
      high: high ? t('charts.demand-league.above', { ...wordsOf(high, rows, context), count: above.length }) : '',
    })
  },

  notes(inputs, { t, format }) {
    const plot = plotOf(inputs)
    const without = inputs.filter(({ eligible }) => !eligible).length
    return [
      ...(plot && plot.widening > 1
        ? [
            t('charts.demand-league.widened', {
              phi: format.value(plot.phi, 'number'),
              times: format.value(plot.widening, 'number'),
            }),
          ]
        : []),
      ...(without ? [t('charts.demand-league.without', { count: without })] : []),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.eligible ?? 0), 0), unit: '件' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, last: 'demand-list' } : undefined),
})

const plotOf = (inputs: readonly Pick<Input, 'closed' | 'eligible'>[]) =>
  funnelPlot(inputs.map(({ closed, eligible }) => ({ count: closed, n: eligible })))

const countsOf = ({ closed, eligible }: Row) => ({ closed: closed ?? 0, eligible: eligible ?? 0 })

function limitsAt(n: number, rate: number, widening: number) {
  const { inner, outer } = funnelLimits(n, rate, widening)
  return { n, inner: [inner.low, inner.high] as const, outer: [outer.low, outer.high] as const }
}

/** Sizes along the axis, closer where the funnel bends. */
function sizesTo(largest: number): number[] {
  const steps = Array.from({ length: 61 }, (_, step) => Math.max(1, Math.round(largest * (step / 60) ** 2)))
  return [...new Set(steps)]
}

function wordsOf(row: Row, rows: readonly Row[], context: ChartContext) {
  const { t, format } = context
  const share = (value: number | null) => format.value(value, 'share')
  const outer = row.signal?.endsWith('998')
  const low = row.signal?.startsWith('below')
  return {
    org: unitName(row.org, rows.length === 1, context),
    rate: share(row.closure_rate),
    closed: format.value(row.closed, 'count'),
    eligible: format.value(row.eligible, 'count'),
    level: outer ? '99.8%' : '95%',
    limit: share(low ? (outer ? row.low998 : row.low95) : outer ? row.high998 : row.high95),
    rank:
      row.rank_low === row.rank_high
        ? t('charts.demand-league.rank', { rank: row.rank_low ?? 0 })
        : t('charts.demand-league.ranks', { best: row.rank_low ?? 0, worst: row.rank_high ?? 0 }),
    small: (row.eligible ?? 0) < SMALL ? t('charts.demand-league.small') : '',
  }
}
