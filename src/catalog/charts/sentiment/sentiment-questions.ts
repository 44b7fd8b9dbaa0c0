import { boundsNotes } from '@/catalog/sentiment/bounds'
import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { divergingBars } from '@/grammar/marks/divergingBars'
import { shareText } from '@/grammar/smallGroup'

const columns = {
  dimension: { measure: 'text', values: 'dimension' },
  question: { measure: 'text' },
  favourable: { measure: 'share' },
  neutral: { measure: 'share' },
  unfavourable: { measure: 'share' },
  score: { measure: 'score', unit: '分' },
  responses: { measure: 'count' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

type Input = Readonly<Record<'dimension' | 'question', string | null>> &
  Readonly<
    Record<
      | 'favourable'
      | 'neutral'
      | 'unfavourable'
      | 'score'
      | 'responses'
      | 'own_from'
      | 'own_to'
      | 'points'
      | 'return_rate',
      number | null
    >
  > & {
    readonly suppressed: boolean
  }

/** On what are people content? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-questions',
  page: 'sentiment',
  from: ['sentiment'],
  uses: ['sentiment.question', 'sentiment.score'],
  window: 'quarter',
  columns,
  protect: { items: ['dimension', 'question'], exempt: [] },
  query: `
    WITH returned AS (
      SELECT r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org AND r.quarter = s.quarter
    )
    SELECT dimension, question, share_of(favourable) AS favourable, share_of(NOT favourable AND NOT unfavourable) AS neutral,
      share_of(unfavourable) AS unfavourable, avg(score) AS score, count(*) AS responses,
      min(favourable_from) FILTER (own_classes) AS own_from, max(unfavourable_to) FILTER (own_classes) AS own_to, max(scale) AS points, (SELECT return_rate FROM returned) AS return_rate
    FROM sentiment
    GROUP BY dimension, question
    ORDER BY favourable DESC, score DESC, question`,

  derive: (inputs) =>
    inputs.map(({ return_rate: _, own_from: _from, own_to: _to, points: _points, ...row }): Row => row),

  option(rows, context) {
    const { t, format } = context
    const places = shownPlaces(rows, rowsThatFit(context))
    return divergingBars(
      {
        barName: t('charts.sentiment-questions.axis'),
        axisName: t('charts.sentiment-questions.shares'),
        axisLabel: (share) => `${Math.round(share * 100)}%`,
        names: {
          positive: t('charts.sentiment-questions.favourable'),
          neutral: t('charts.sentiment-questions.neutral'),
          negative: t('charts.sentiment-questions.unfavourable'),
        },
        bars: places.map((place) => {
          const row = rows[place]
          if (!row)
            return gap(
              t('charts.sentiment-questions.more', { count: rows.length - places.filter((one) => one >= 0).length }),
            )
          const part = (share: number | null) => ({ share, text: shareText(share, row.responses, format) })
          const words = { score: format.value(row.score, 'score'), n: row.responses ?? 0 }
          return {
            name: row.question ?? '',
            row: place,
            positive: part(row.favourable),
            neutral: part(row.neutral),
            negative: part(row.unfavourable),
            note: row.suppressed ? t('charts.sentiment-questions.hidden') : t('charts.sentiment-questions.note', words),
          }
        }),
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const quarter = format.quarter(scope.quarter)
    const known = rows.filter((row) => row.favourable !== null)
    const [best, worst] = [known[0], known.at(-1)]
    if (!rows.length) return t('charts.sentiment-questions.headlineNone', { quarter })
    if (!best || !worst) return t('charts.sentiment-questions.headlineHidden', { quarter })
    const words = { quarter, best: wordsOf(best, context), worst: wordsOf(worst, context) }
    const small = Math.min(best.responses ?? 0, worst.responses ?? 0) < 30 ? t('charts.sentiment-questions.small') : ''
    return (
      t(best === worst ? 'charts.sentiment-questions.headlineOne' : 'charts.sentiment-questions.headline', words) +
      small
    )
  },

  notes: (inputs, context) => [...boundsNotes(inputs, context), ...returnNotes(inputs, context)],
  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.responses ?? 0), 0), unit: '条' }),
})

/** The two ends where not all fit, with a gap (−1) between them. */
function shownPlaces(rows: readonly Row[], room: number): number[] {
  const all = rows.map((_, place) => place)
  if (all.length <= room) return all
  const half = Math.floor((room - 1) / 2)
  return [...all.slice(0, room - 1 - half), -1, ...all.slice(all.length - half)]
}

function gap(name: string) {
  const nothing = { share: null, text: '' }
  return { name, row: -1, positive: nothing, neutral: nothing, negative: nothing, note: '' }
}

function wordsOf(row: Row, { t, format }: ChartContext): string {
  return t('charts.sentiment-questions.one', {
    question: row.question ?? '',
    favourable: shareText(row.favourable, row.responses, format),
    unfavourable: shareText(row.unfavourable, row.responses, format),
  })
}
