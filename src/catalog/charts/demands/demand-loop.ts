import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { funnelSteps } from '@/grammar/marks/funnelSteps'
import type { MessageKey } from '@/grammar/words'

const columns = {
  stage: { measure: 'text', values: 'stage' },
  demand_count: { measure: 'count', unit: '件' },
  denominator: { measure: 'count', unit: '件' },
  rate: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>

/** Below this share of rated demands, satisfaction speaks for those who rated only. */
const FEW_RATED = 0.5

/** What the share of each stage is called. */
const RATES: Readonly<Record<string, MessageKey>> = {
  accepted: 'charts.demand-loop.rates.accepted',
  rejected: 'charts.demand-loop.rates.rejected',
  closed: 'charts.demand-loop.rates.closed',
  rated: 'charts.demand-loop.rates.rated',
  satisfied: 'charts.demand-loop.rates.satisfied',
}

/** Did we deliver? */
export default defineChart({
  id: 'demand-loop',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.status|accepted_on|closed_on'],
  window: 'quarter',
  columns,
  query: `
    WITH counts AS (
      SELECT count(*) AS submitted, count(*) FILTER (accepted) AS accepted, count(*) FILTER (status = 'rejected') AS rejected,
        count(closed) AS closable, count(*) FILTER (closed) AS closed, count(*) FILTER (rated) AS rated, count(*) FILTER (satisfied) AS satisfied
      FROM demands
      HAVING count(*) > 0
    )
    SELECT s.stage, s.demand_count, s.denominator, ratio(s.demand_count, s.denominator) AS rate
    FROM counts AS c, LATERAL (
      VALUES (1, 'submitted', c.submitted, c.submitted), (2, 'accepted', c.accepted, c.submitted), (3, 'rejected', c.rejected, c.submitted),
        (4, 'closed', c.closed, c.closable), (5, 'rated', c.rated, c.closed), (6, 'satisfied', c.satisfied, c.rated)
    ) AS s(place, stage, demand_count, denominator)
    ORDER BY s.place`,

  option(rows, context) {
    const { theme, format, t, label } = context
    const answered = countOf(rows, 'accepted')
    return funnelSteps(
      {
        name: t('columns.stage'),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
        steps: rows.map((row, index) => {
          const stage = row.stage ?? ''
          const count = format.value(row.demand_count, 'count', '件')
          const rate = format.value(row.rate, 'share')
          const words = { count, rate, name: t(RATES[stage] ?? 'columns.rate') }
          const short =
            stage === 'submitted'
              ? count
              : context.width === 'narrow'
                ? `${format.value(row.demand_count, 'count')} · ${rate}`
                : t('charts.demand-loop.step', words)
          return {
            name: label('stage', stage),
            color: stage === 'satisfied' ? theme.accent : stage === 'rejected' ? theme.quieter : theme.quiet,
            datum: { value: row.demand_count, row: index, text: count },
            from: stage === 'rejected' ? Math.max(0, answered - (row.demand_count ?? 0)) : 0,
            label: short,
          }
        }),
      },
      context,
    )
  },

  headline(rows, { t, format, scope }) {
    const submitted = countOf(rows, 'submitted')
    if (!submitted) return t('charts.demand-loop.headlineNone', { quarter: format.quarter(scope.quarter) })
    const rate = (stage: string) => rows.find((row) => row.stage === stage)?.rate ?? null
    const words = {
      submitted: format.value(submitted, 'count'),
      date: format.date(scope.asOf),
      closed: format.value(countOf(rows, 'closed'), 'count'),
    }
    const followed = rate('rated')
    const opinion =
      rate('satisfied') === null
        ? t('charts.demand-loop.nobodyRated')
        : t(followed !== null && followed < FEW_RATED ? 'charts.demand-loop.fewRated' : 'charts.demand-loop.rated', {
            satisfied: format.value(rate('satisfied'), 'share'),
            followed: format.value(followed, 'share'),
          })
    const share = {
      acceptance: format.value(rate('accepted'), 'share'),
      closure: format.value(rate('closed'), 'share'),
    }
    const all = countOf(rows, 'rejected') === submitted
    return t(all ? 'charts.demand-loop.headlineRejected' : 'charts.demand-loop.headline', {
      ...words,
      ...share,
      opinion,
    })
  },

  size: (rows) => ({ n: countOf(rows, 'submitted'), unit: '件' }),
})

function countOf(rows: readonly Row[], stage: string): number {
  return rows.find((row) => row.stage === stage)?.demand_count ?? 0
}
