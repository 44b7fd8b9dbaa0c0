import { aimOf } from '@/catalog/metrics/aims'
import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import type { Format } from '@/grammar/format'
import { scoreOverShares } from '@/grammar/marks/scoreOverShares'
import { quartersBetween } from '@/grammar/quarter'
import { netText, shareText, shownNet, shownShare } from '@/grammar/smallGroup'
import { netPromoterDifference, netPromoterScore, type Recommendations } from '@/grammar/statistics/enps'

const columns = {
  quarter: { measure: 'quarter' },
  promoters: { measure: 'share' },
  passives: { measure: 'share' },
  detractors: { measure: 'share' },
  enps: { measure: 'score', unit: '分', netOf: ['promoters', 'detractors'] },
  responses: { measure: 'count' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

type Input = Readonly<Record<'promoters' | 'passives' | 'detractors' | 'responses' | 'return_rate', number | null>> & {
  readonly quarter: string
  readonly suppressed: boolean
}

/** Below this number of answers a comparison stands on little. */
const SMALL = 30

/** Would they recommend us? A quarter whose survey does not ask keeps its row, with no answers. */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-enps',
  page: 'sentiment',
  from: ['sentiment'],
  uses: ['sentiment.recommend', 'sentiment.score'],
  window: 'range',
  columns,
  // A quarter whose survey does not ask it stands with its return rate alone.
  protect: { quarter: 'quarter', apart: () => true, exempt: [], when: (row) => row['responses'] !== 0 },
  query: `
    WITH answers AS (
      SELECT quarter, CASE WHEN recommend AND scale = 11 THEN points - 1 END AS likely FROM sentiment
    ), returned AS (
      SELECT r.quarter, r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org
    )
    SELECT a.quarter, share_of(likely >= 9) AS promoters, share_of(likely BETWEEN 7 AND 8) AS passives, share_of(likely <= 6) AS detractors,
      count(likely) AS responses, any_value(r.return_rate) AS return_rate
    FROM answers AS a
    LEFT JOIN returned AS r ON r.quarter = a.quarter
    GROUP BY a.quarter
    ORDER BY a.quarter`,

  derive: (inputs) =>
    inputs.map(({ quarter, promoters, passives, detractors, responses, suppressed }) => {
      const enps = promoters === null || detractors === null ? null : (promoters - detractors) * 100
      return { quarter, promoters, passives, detractors, enps, responses, suppressed }
    }),

  option(rows, context) {
    const { t, format, theme, scope } = context
    const quarters = rows.length ? quartersBetween(scope.from, scope.quarter) : []
    const places = quarters.map((quarter) => rows.findIndex((row) => row.quarter === quarter))
    const part = (name: 'promoters' | 'passives' | 'detractors', color: string) => ({
      name: t(`charts.sentiment-enps.${name}`),
      color,
      values: places.map((at) => {
        const row = rows[at]
        const share = row?.[name] ?? null
        if (!row || share === null) return { value: null, row: at, text: '', label: '' }
        const text = shareText(share, row.responses, format)
        const blurred = shownShare(share, row.responses) !== share
        return { value: share, row: at, text, label: blurred ? text : `${Math.round(share * 100)}%` }
      }),
    })
    return scoreOverShares(
      {
        quarters,
        score: {
          name: t('metrics.enps.name'),
          color: theme.accent,
          axisName: t('charts.sentiment-enps.axis'),
          axisLabel: (value) => format.change(value, 'count'),
          range: { low: -100, high: 100 },
          step: 25,
          aim: aimOf('enps', context),
          points: places.map((at) => {
            const row = rows[at]
            const interval = row && answersOf(row) && netPromoterScore(answersOf(row) as Recommendations)?.interval
            const words = {
              enps: row ? scoreText(row, format) : '',
              low: format.change(interval?.low ?? null, 'score'),
              high: format.change(interval?.high ?? null, 'score'),
            }
            const text = row?.enps == null ? '' : interval ? t('charts.sentiment-enps.point', words) : words.enps
            return {
              datum: {
                value: row ? shownNet(row.enps, row.promoters, row.detractors, row.responses) : null,
                row: at,
                text,
              },
              low: interval?.low ?? null,
              high: interval?.high ?? null,
              label: words.enps,
            }
          }),
        },
        parts: [part('promoters', theme.above), part('passives', theme.neutral), part('detractors', theme.below)],
        axisName: t('charts.sentiment-enps.shares'),
        axisLabel: (share) => `${Math.round(share * 100)}%`,
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const row = rows.find((one) => one.quarter === scope.quarter)
    const quarter = format.quarter(scope.quarter)
    if (row?.suppressed) return t('charts.sentiment-enps.headlineHidden', { quarter })
    const now = row && answersOf(row)
    const asked = rows.some((one) => one.responses)
    if (!row || !now) return t(`charts.sentiment-enps.${asked ? 'headlineNotNow' : 'headlineNone'}`, { quarter })
    const interval = netPromoterScore(now)?.interval
    const words = {
      quarter,
      enps: scoreText(row, format),
      interval: interval
        ? t('charts.sentiment-enps.interval', {
            low: format.change(interval.low, 'score'),
            high: format.change(interval.high, 'score'),
          })
        : '',
      promoters: shareText(row.promoters, row.responses, format),
      detractors: shareText(row.detractors, row.responses, format),
      n: format.value(row.responses, 'count'),
    }
    const before = rows.find((one) => one.quarter === scope.previous)
    return t('charts.sentiment-enps.headline', { ...words, verdict: verdict(now, before, context) })
  },

  notes: (inputs, context) => [context.t('charts.sentiment-enps.reading'), ...returnNotes(inputs, context)],
  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.responses ?? 0), 0), unit: '条' }),
  keeps: ['quarter'],
  drill: (row) => (row.quarter ? { quarter: row.quarter, next: 'sentiment-questions' } : undefined),
})

function answersOf({ promoters, detractors, responses }: Row): Recommendations | undefined {
  if (promoters === null || detractors === null || !responses) return undefined
  return { promoters: Math.round(promoters * responses), detractors: Math.round(detractors * responses), n: responses }
}

/** All of a few people in one class: the score is drawn and written at a bound, as their share is. */
const scoreText = ({ enps, promoters, detractors, responses }: Row, format: Format): string =>
  netText(enps, promoters, detractors, responses, format)

/** What the change since last quarter amounts to. */
function verdict(now: Recommendations, before: Row | undefined, { t, format, scope }: ChartContext): string {
  const then = before && answersOf(before)
  if (!then) return t(`charts.sentiment-enps.${scope.from > scope.previous ? 'notShown' : 'noPrevious'}`)
  const change = netPromoterDifference(now, then)
  const words = { before: scoreText(before, format) }
  if (!change) return t('charts.sentiment-enps.unsure', words)
  const { difference, low, high } = change
  const key = low > 0 ? 'up' : high < 0 ? 'down' : 'flat'
  const small = Math.min(now.n, then.n) < SMALL ? t('charts.sentiment-page.small') : ''
  return (
    t(`charts.sentiment-enps.${key}`, {
      ...words,
      change: format.change(difference, 'score'),
      low: format.change(low, 'score'),
      high: format.change(high, 'score'),
    }) + small
  )
}
