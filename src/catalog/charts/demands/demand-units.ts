import { againstRest } from '@/catalog/demands/againstRest'
import { topAndRest, unitName } from '@/catalog/demands/units'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { sortedBars } from '@/grammar/marks/sortedBars'

const columns = {
  org: { measure: 'org' },
  demand_count: { measure: 'count', unit: '件' },
  headcount: { measure: 'count', unit: '人' },
  demand_rate: { measure: 'number', unit: '件/百人' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { carried: boolean | null }

/** Below this count a comparison stands on little. */
const SMALL = 30

/** Where does it come from? */
export default defineChart({
  id: 'demand-units',
  page: 'demands',
  from: ['demands', 'headcount'],
  uses: [],
  window: 'quarter',
  columns,
  modes: ['count', 'rate'],
  query: `
    WITH counts AS (
      SELECT child, count(*) AS demand_count
      FROM demands
      GROUP BY child
    ), heads AS (
      SELECT h.child, h.headcount, h.carried
      FROM headcount AS h, scope
      WHERE h.org = coalesce(h.child, scope.org)
        AND (h.child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    )
    SELECT coalesce(c.child, h.child) AS org, coalesce(c.demand_count, 0) AS demand_count, h.headcount,
      ratio(coalesce(c.demand_count, 0), h.headcount) * 100 AS demand_rate, h.carried
    FROM counts AS c
    FULL JOIN heads AS h ON h.child IS NOT DISTINCT FROM c.child
    WHERE c.demand_count IS NOT NULL OR h.headcount > 0
    ORDER BY demand_count DESC, org`,
  evidence: `
    SELECT quarter, child AS org, count(*) FILTER (repeat IS DISTINCT FROM TRUE) AS tested
    FROM demands_history
    GROUP BY quarter, child
    ORDER BY quarter, org`,

  derive: (rows: readonly Input[]) => rows.map(({ carried: _, ...row }) => row),

  option(rows, context) {
    const { theme, format, t } = context
    const byRate = context.mode === 'rate' && rows.some((row) => row.demand_rate !== null)
    const measure = byRate ? 'demand_rate' : 'demand_count'
    const sorted = byRate ? [...rows].sort((a, b) => (b.demand_rate ?? -1) - (a.demand_rate ?? -1)) : rows
    const { top, rest } = topAndRest(sorted, rowsThatFit(context))
    const whole = rateOf(rows)
    const bar = (name: string, color: string, row: number, figures: Figures) => {
      const [count, rate] = [figures.demand_count, figures.demand_rate]
      const words = {
        count: format.value(count, 'count', '件'),
        rate: rate === null ? t('charts.demand-units.noRate') : format.value(rate, 'number', '件/百人'),
      }
      const short =
        rate === null
          ? format.value(count, 'count')
          : `${format.value(count, 'count')} · ${format.value(rate, 'number')}`
      return {
        name,
        color,
        datum: { value: figures[measure], row, text: format.value(figures[measure], columns[measure].measure) },
        label: context.width === 'narrow' ? short : `${words.count} · ${words.rate}`,
      }
    }
    return sortedBars(
      {
        name: t('columns.org'),
        axisName: byRate ? format.unit('件/百人') : format.unit('件'),
        axisLabel: (value) => format.value(value, 'number'),
        bars: [
          ...top.map((row) => bar(unitName(row.org, rows.length === 1, context), theme.quiet, rows.indexOf(row), row)),
          ...(rest.length
            ? [bar(t('charts.demand-units.rest', { count: rest.length }), theme.quieter, -1, together(rest))]
            : []),
        ],
        ...(byRate &&
          whole !== null &&
          rows.length > 1 && {
            line: { value: whole, label: t('charts.demand-units.whole', { rate: format.value(whole, 'number') }) },
          }),
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const total = together(rows).demand_count
    const [first] = rows
    if (!first || !total) return t('charts.demand-units.headlineNone', { quarter: format.quarter(scope.quarter) })
    const words = {
      total: format.value(total, 'count'),
      org: unitName(first.org, rows.length === 1, context),
      count: format.value(first.demand_count, 'count'),
      share: format.value((first.demand_count ?? 0) / total, 'share'),
      rate: format.value(first.demand_rate, 'number'),
    }
    if (rows.length === 1)
      return t(
        first.demand_rate === null ? 'charts.demand-units.headlineOneNoRate' : 'charts.demand-units.headlineOne',
        words,
      )
    return t('charts.demand-units.headline', { ...words, perHead: perHead(rows, first, context, evidence) })
  },

  notes(inputs: readonly Input[], context) {
    const { t } = context
    const names = (those: readonly Input[]) =>
      those.map((row) => unitName(row.org, inputs.length === 1, context)).join(t('card.comma'))
    const carried = inputs.filter((row) => row.carried)
    const without = inputs.filter((row) => row.headcount === null)
    return [
      ...(carried.length ? [t('charts.demand-units.carried', { orgs: names(carried) })] : []),
      ...(without.length && without.length < inputs.length
        ? [t('charts.demand-units.without', { orgs: names(without) })]
        : []),
    ]
  },

  size: (rows) => ({ n: together(rows).demand_count, unit: '件' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, last: 'demand-list' } : undefined),
})

interface Figures {
  demand_count: number | null
  demand_rate: number | null
}

/** Several units as one; their rate only where all of them are counted. */
function together(rows: readonly Row[]): { demand_count: number; demand_rate: number | null } {
  return { demand_count: rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0), demand_rate: rateOf(rows) }
}

function rateOf(rows: readonly Row[]): number | null {
  const known = rows.filter((row) => row.headcount)
  const heads = known.reduce((sum, row) => sum + (row.headcount ?? 0), 0)
  return heads ? (known.reduce((sum, row) => sum + (row.demand_count ?? 0), 0) / heads) * 100 : null
}

/** The unit with most demands, per head against all others, with the certainty of the difference. */
function perHead(rows: readonly Row[], first: Row, context: ChartContext, evidence: readonly AnyRow[]): string {
  const { t, format, scope } = context
  const known = rows.filter((row) => row.headcount)
  const tested = (org: string | null, quarter: string) =>
    Number(evidence.find((row) => row['quarter'] === quarter && row['org'] === org)?.['tested'] ?? 0)
  const past = [...new Set(evidence.map((row) => String(row['quarter'])))].filter((quarter) => quarter < scope.quarter)
  const [ratios = []] = againstRest([
    known.map(({ org, headcount }) => ({
      count: tested(org, scope.quarter),
      headcount: headcount ?? 0,
      past: past.map((quarter) => tested(org, quarter)),
    })),
  ])
  const ratio = ratios[known.indexOf(first)]
  if (first.demand_rate === null) return t('charts.demand-units.noHeadcount')
  if (ratio?.ratio === undefined || ratio.high === undefined)
    return t('charts.demand-units.rateAlone', { rate: format.value(first.demand_rate, 'number') })
  const verdict = !ratio.significant ? 'level' : ratio.ratio > 1 ? 'higher' : 'lower'
  return (
    t(`charts.demand-units.${verdict}`, {
      rate: format.value(first.demand_rate, 'number'),
      rest: format.value(rateOf(known.filter((row) => row !== first)), 'number'),
      ratio: format.value(ratio.ratio, 'number'),
      low: format.value(ratio.low, 'number'),
      high: format.value(ratio.high, 'number'),
    }) + ((first.demand_count ?? 0) < SMALL ? t('charts.demand-units.small') : '')
  )
}
