import { favourableOf, type Sums } from '@/catalog/favourable'
import { aimOf } from '@/catalog/metrics/aims'
import { returnNotes } from '@/catalog/sentiment/returned'
import { weightedWords } from '@/catalog/sentiment/weighted'
import { isBreak, withBreak } from '@/grammar/break'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { bandLines } from '@/grammar/marks/bandLines'
import { quartersBetween } from '@/grammar/quarter'
import { shareText } from '@/grammar/smallGroup'
import { wilsonOf } from '@/grammar/statistics/proportion'
import { meanInterval } from '@/grammar/statistics/welch'

const columns = {
  quarter: { measure: 'quarter' },
  favourable: { measure: 'share' },
  favourable_low: { measure: 'share' },
  favourable_high: { measure: 'share' },
  index: { measure: 'score', unit: '分' },
  index_low: { measure: 'score', unit: '分' },
  index_high: { measure: 'score', unit: '分' },
  respondents: { measure: 'count', unit: '份' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

type Input = Sums & {
  readonly quarter: string
  readonly org: string
  readonly return_rate: number | null
  readonly respondents: number | null
  readonly mean: number | null
  readonly variance: number | null
  readonly asked: string | null
  readonly scales: number | null
  readonly estimated: boolean | null
  readonly suppressed: boolean
}

/** Is mood better? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-trend',
  page: 'sentiment',
  from: ['sentiment', 'headcount'],
  uses: ['sentiment.question', 'sentiment.score'],
  window: 'range',
  columns,
  // Of the children, those where nobody answered stand with their headcount alone.
  protect: { quarter: 'quarter', org: 'org', exempt: [], when: (row) => row['n'] !== null },
  query: `
    WITH people AS (
      SELECT quarter, response_id, bool_or(estimated) AS estimated, count(*) FILTER (NOT recommend) AS m,
        count(*) FILTER (favourable AND NOT recommend) AS y, avg(score) FILTER (NOT recommend) AS mean
      FROM sentiment
      GROUP BY quarter, response_id
    )
    SELECT p.quarter, any_value(s.org) AS org, any_value(r.return_rate) AS return_rate, count(*) AS respondents, count(*) FILTER (m > 0) AS n, sum(y) AS sum_y, sum(m) AS sum_m,
      sum(y * y) AS sum_yy, sum(y * m) AS sum_ym, sum(m * m) AS sum_mm, avg(mean) AS mean, var_samp(mean) AS variance,
      any_value(a.asked) AS asked, any_value(a.scales) AS scales, bool_or(estimated) AS estimated
    FROM people AS p
    CROSS JOIN scope AS s
    LEFT JOIN model.question_sets AS a ON a.quarter = p.quarter
    LEFT JOIN model.return_rates AS r ON r.org = s.org AND r.quarter = p.quarter
    GROUP BY p.quarter
    ORDER BY p.quarter`,
  evidence: `
    WITH people AS (
      SELECT r.child, r.response_id, count(*) AS m, count(*) FILTER (r.favourable) AS y
      FROM sentiment AS r
      JOIN scope AS s ON r.quarter = s.quarter
      WHERE NOT r.recommend
      GROUP BY r.child, r.response_id
    ), heard AS (
      SELECT child, count(*) AS n, sum(y) AS sum_y, sum(m) AS sum_m, sum(y * y) AS sum_yy, sum(y * m) AS sum_ym, sum(m * m) AS sum_mm
      FROM people
      GROUP BY child
    ), heads AS (
      SELECT h.child, h.headcount
      FROM headcount AS h
      JOIN scope AS s ON h.quarter = s.quarter
      WHERE h.org = h.child AND h.headcount > 0
    )
    SELECT s.quarter, coalesce(a.child, h.child) AS org, a.* EXCLUDE (child), h.headcount
    FROM heard AS a
    FULL JOIN heads AS h ON h.child = a.child
    CROSS JOIN scope AS s
    WHERE EXISTS (FROM model.organisation AS o WHERE o.parent = s.org)`,

  derive: (inputs) =>
    inputs.map((input, index) => {
      const before = inputs[index - 1]
      const row = rowOf(input)
      return before && before.asked !== input.asked ? withBreak(row) : row
    }),

  option(rows, context) {
    const { t, format, theme, scope } = context
    const quarters = rows.length ? quartersBetween(scope.from, scope.quarter) : []
    const places = quarters.map((quarter) => rows.findIndex((row) => row.quarter === quarter))
    const point = (row: number, text: string, value: number | null, low: number | null, high: number | null) => ({
      datum: { value, row, text },
      low,
      high,
    })
    return bandLines(
      {
        quarters,
        breaks: places.flatMap((at, index) => (isBreak(rows[at] ?? {}) ? [index] : [])),
        panels: [
          {
            name: t('metrics.favourable.name'),
            color: theme.accent,
            axisName: t('charts.sentiment-trend.favourableAxis'),
            axisLabel: (value) => `${Math.round(value * 100)}`,
            range: { low: 0, high: 1 },
            step: 0.05,
            aim: aimOf('favourable', context),
            points: places.map((at) => {
              const row = rows[at]
              return point(
                at,
                shareText(row?.favourable ?? null, row?.respondents ?? null, format),
                row?.favourable ?? null,
                row?.favourable_low ?? null,
                row?.favourable_high ?? null,
              )
            }),
          },
          {
            name: t('metrics.index.name'),
            color: theme.above,
            axisName: t('charts.sentiment-trend.indexAxis'),
            axisLabel: (value) => String(value),
            range: { low: 0, high: 100 },
            step: 5,
            aim: aimOf('index', context),
            points: places.map((at) => {
              const row = rows[at]
              return point(
                at,
                format.value(row?.index, 'score'),
                row?.index ?? null,
                row?.index_low ?? null,
                row?.index_high ?? null,
              )
            }),
          },
        ],
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const row = rows.find((one) => one.quarter === scope.quarter)
    const quarter = format.quarter(scope.quarter)
    if (!row) return t('charts.sentiment-trend.headlineNone', { quarter })
    if (row.suppressed) return t('charts.sentiment-trend.headlineHidden', { quarter })
    const index = format.value(row.index, 'score')
    if (row.favourable === null) return t('charts.sentiment-trend.headlineIndex', { quarter, index })
    const words = { quarter, index, now: shareText(row.favourable, row.respondents, format), n: row.respondents ?? 0 }
    const broken = rows.some(isBreak) && !isBreak(row) ? t('charts.sentiment-trend.broken') : ''
    return (
      t('charts.sentiment-trend.headline', {
        ...words,
        verdict: verdict(
          row,
          rows.find((one) => one.quarter === scope.previous),
          context,
        ),
      }) +
      broken +
      (row.favourable_low === null ? '' : weightedWords(evidence, context))
    )
  },

  notes: returnNotes,

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.respondents ?? 0), 0), unit: '份' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'sentiment-questions' } : undefined),
})

function rowOf(input: Input): Row {
  const pooled = input.scales === 1 ? favourableOf(input) : undefined
  const interval = pooled && !input.estimated ? wilsonOf(pooled.p, pooled.effective) : undefined
  const { mean, variance, n } = input
  const band =
    mean !== null && variance !== null && n !== null && !input.estimated
      ? meanInterval({ mean, variance, n })
      : undefined
  return {
    quarter: input.quarter,
    favourable: pooled?.p ?? null,
    favourable_low: interval?.low ?? null,
    favourable_high: interval?.high ?? null,
    index: mean,
    index_low: band?.low ?? null,
    index_high: band?.high ?? null,
    respondents: input.respondents,
    suppressed: input.suppressed,
  }
}

/** What the change since last quarter amounts to, with Newcombe's interval, which needs no more than the two Wilson intervals. */
function verdict(now: Row, before: Row | undefined, { t, format, scope }: ChartContext): string {
  if (isBreak(now)) return t('charts.sentiment-trend.notAlike')
  if (before?.favourable == null || now.favourable === null)
    return t(`charts.sentiment-trend.${scope.from > scope.previous ? 'notShown' : 'noPrevious'}`)
  const change = now.favourable - before.favourable
  const words = {
    before: shareText(before.favourable, before.respondents, format),
    change: format.change(change, 'share'),
  }
  const ends = [now.favourable_low, now.favourable_high, before.favourable_low, before.favourable_high].filter(
    (end) => end !== null,
  )
  const [low = 0, high = 0, lowBefore = 0, highBefore = 0] = ends
  if (ends.length < 4) return t('charts.sentiment-trend.unsure', words)
  const from = change - Math.hypot(now.favourable - low, highBefore - before.favourable)
  const to = change + Math.hypot(high - now.favourable, before.favourable - lowBefore)
  const key = from > 0 ? 'up' : to < 0 ? 'down' : 'flat'
  const small = Math.min(now.respondents ?? 0, before.respondents ?? 0) < 30 ? t('charts.sentiment-trend.small') : ''
  return (
    t(`charts.sentiment-trend.${key}`, {
      ...words,
      low: format.change(from * 100, 'score'),
      high: format.change(to, 'share'),
    }) + small
  )
}
