import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { scatter } from '@/grammar/marks/scatter'
import { sortedBars } from '@/grammar/marks/sortedBars'
import { spearmanOf } from '@/grammar/statistics/spearman'

const columns = {
  dimension: { measure: 'text', values: 'dimension' },
  score: { measure: 'score', unit: '分' },
  impact: { measure: 'number' },
  low: { measure: 'number' },
  high: { measure: 'number' },
  respondents: { measure: 'count', unit: '份' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>
type Placed = Row & { score: number; impact: number }

/** `rho` over `pairs` respondents who answered on both sides; `stated` where 总体满意 was asked. */
type Input = Readonly<Record<'score' | 'respondents' | 'rho' | 'pairs' | 'return_rate', number | null>> & {
  readonly dimension: string
  readonly stated: boolean | null
  readonly estimated: boolean | null
  readonly suppressed: boolean
}

/** Impact is told only of groups above this number of respondents (charts.md). */
const ENOUGH = 25
/** Below this number it stands on little. */
const SMALL = 30

/** What should we fix first? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-drivers',
  page: 'sentiment',
  from: ['sentiment'],
  uses: ['sentiment.dimension', 'sentiment.score'],
  window: 'quarter',
  columns,
  protect: { items: ['dimension'], exempt: [] },
  query: `
    WITH asked AS (
      SELECT *, contains(question, '总体满意') AS overall FROM sentiment WHERE NOT recommend AND dimension IS NOT NULL
    ), people AS (
      SELECT response_id, CAST(dimension AS VARCHAR) AS dimension, sum(score) AS total, count(*) AS m, bool_or(estimated) AS estimated,
        sum(score) FILTER (NOT overall) / count(*) FILTER (NOT overall) AS score
      FROM asked
      GROUP BY ALL
    ), satisfied AS (
      SELECT response_id, sum(score) / count(*) AS score FROM asked WHERE overall GROUP BY ALL
    ), pairs AS (
      SELECT p.dimension, p.score AS x, round(CASE WHEN EXISTS (FROM satisfied) THEN s.score
        ELSE (sum(p.score) OVER person - p.score) / nullif(count(*) OVER person - 1, 0) END, 9) AS y
      FROM people AS p
      LEFT JOIN satisfied AS s ON s.response_id = p.response_id
      WHERE p.score IS NOT NULL
      WINDOW person AS (PARTITION BY p.response_id)
    ), ranked AS (
      SELECT dimension, rank() OVER (PARTITION BY dimension ORDER BY x) + (count(*) OVER (PARTITION BY dimension, x) - 1) / 2.0 AS rank_x,
        rank() OVER (PARTITION BY dimension ORDER BY y) + (count(*) OVER (PARTITION BY dimension, y) - 1) / 2.0 AS rank_y
      FROM pairs
      WHERE y IS NOT NULL
    ), correlated AS (
      SELECT dimension, count(*) AS pairs, CASE WHEN min(rank_x) < max(rank_x) AND min(rank_y) < max(rank_y) THEN corr(rank_x, rank_y) END AS rho
      FROM ranked
      GROUP BY dimension
    ), returned AS (
      SELECT r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org AND r.quarter = s.quarter
    )
    SELECT p.dimension, sum(p.total) / sum(p.m) AS score, count(*) AS respondents, any_value(c.rho) AS rho, any_value(c.pairs) AS pairs,
      EXISTS (FROM satisfied) AS stated, bool_or(p.estimated) AS estimated, (SELECT return_rate FROM returned) AS return_rate
    FROM people AS p
    LEFT JOIN correlated AS c ON c.dimension = p.dimension
    GROUP BY p.dimension
    HAVING count(p.score) > 0
    ORDER BY rho DESC NULLS LAST, score, p.dimension`,

  derive: (inputs) =>
    inputs.map(({ dimension, score, respondents, rho, pairs, estimated, suppressed }) => {
      const told = !estimated && rho !== null && Math.min(respondents ?? 0, pairs ?? 0) > ENOUGH
      const found = told ? spearmanOf(rho, pairs ?? 0) : undefined
      return {
        dimension,
        score,
        impact: found?.rho ?? null,
        low: found?.interval?.low ?? null,
        high: found?.interval?.high ?? null,
        respondents,
        suppressed,
      }
    }),

  option(rows, context) {
    const { t, theme, format, label } = context
    const points = rows.filter(isPlaced)
    const lines = meansOf(points)
    if (!points.length) return scores(rows, context)
    return scatter(
      {
        name: t('columns.dimension'),
        x: { name: t('charts.sentiment-drivers.score'), line: lines.score },
        y: { name: t('charts.sentiment-drivers.impact'), line: lines.impact, least: 0.03 },
        axisLabel: (value) => format.value(value, 'number'),
        fields: [
          t('charts.sentiment-drivers.fields.fix'),
          t('charts.sentiment-drivers.fields.keep'),
          t('charts.sentiment-drivers.fields.later'),
          t('charts.sentiment-drivers.fields.watch'),
        ],
        points: points.map((row) => ({
          name: label('dimension', row.dimension ?? ''),
          color: isUrgent(row, lines) ? theme.accent : theme.quiet,
          labelled: isUrgent(row, lines) ? 'always' : true,
          low: row.low,
          high: row.high,
          datum: { value: [row.score, row.impact], row: rows.indexOf(row), text: format.value(row.impact, 'number') },
        })),
      },
      context,
    )
  },

  headline,

  notes(inputs, context) {
    const { t } = context
    const stated = inputs.some((input) => input.stated)
    return [
      t(`charts.sentiment-drivers.${stated ? 'readingStated' : 'reading'}`),
      ...(inputs.some((input) => input.estimated) ? [t('charts.sentiment-drivers.estimated')] : []),
      ...returnNotes(inputs, context),
    ]
  },

  size: (rows) => ({ n: Math.max(0, ...rows.map((row) => row.respondents ?? 0)), unit: '份' }),
})

const isPlaced = (row: Row): row is Placed => row.impact !== null && row.score !== null

interface Means {
  score: number
  impact: number
}

/** Where the lines stand: the means of the dimensions shown. */
function meansOf(points: readonly Placed[]): Means {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return { score: mean(points.map(({ score }) => score)), impact: mean(points.map(({ impact }) => impact)) }
}

/** Much impact, low score. */
const isUrgent = (row: Placed, lines: Means): boolean => row.impact >= lines.impact && row.score < lines.score

/** Where impact is not told: the scores alone, the lowest first. */
function scores(rows: readonly Row[], context: ChartContext) {
  const { t, format, theme, label } = context
  const sorted = [...rows].sort((a, b) => (a.score ?? Infinity) - (b.score ?? Infinity))
  return sortedBars(
    {
      name: t('columns.dimension'),
      axisName: t('charts.sentiment-drivers.score'),
      axisLabel: (value) => format.value(value, 'number'),
      bars: sorted.slice(0, rowsThatFit(context)).map((row) => {
        const text = row.suppressed ? t('card.tooFew') : format.value(row.score, 'score')
        const name = label('dimension', row.dimension ?? '')
        return { name, color: theme.quiet, datum: { value: row.score, row: rows.indexOf(row), text }, label: text }
      }),
    },
    context,
  )
}

function headline(rows: readonly Row[], context: ChartContext): string {
  const { t, format, label, scope } = context
  const quarter = format.quarter(scope.quarter)
  const scored = rows.filter((row) => row.score !== null)
  if (!rows.length) return t('charts.sentiment-drivers.headlineNone', { quarter })
  const [lowest] = [...scored].sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
  if (!lowest) return t('charts.sentiment-drivers.headlineHidden', { quarter })
  const points = rows.filter(isPlaced)
  const lines = meansOf(points)
  const wordsOf = (row: Row) => ({
    quarter,
    dimension: label('dimension', row.dimension ?? ''),
    score: format.value(row.score, 'score'),
    impact: format.value(row.impact, 'number'),
    level:
      row.low !== null && row.high !== null && row.low <= lines.impact && lines.impact <= row.high
        ? t('charts.sentiment-drivers.level')
        : '',
    interval:
      row.low === null || row.high === null
        ? t('charts.sentiment-drivers.noInterval')
        : t('charts.sentiment-drivers.interval', {
            low: format.value(row.low, 'number'),
            high: format.value(row.high, 'number'),
          }),
    small: (row.respondents ?? 0) < SMALL ? t('charts.sentiment-page.small') : '',
  })
  const [strongest] = points
  if (!strongest) return t('charts.sentiment-drivers.headlineUntold', { ...wordsOf(lowest), most: ENOUGH })
  const [first, ...others] = points.filter((row) => isUrgent(row, lines)).sort((a, b) => a.score - b.score)
  if (!first) return t('charts.sentiment-drivers.headlineNoneUrgent', wordsOf(strongest))
  const more = others.map((row) => label('dimension', row.dimension ?? '')).join(t('card.comma'))
  const also = others.length ? t('charts.sentiment-drivers.also', { dimensions: more }) : ''
  return t('charts.sentiment-drivers.headline', { ...wordsOf(first), also })
}
