import { unitName } from '@/catalog/demands/units'
import { favourableOf, without, type Sums } from '@/catalog/favourable'
import { againstRest } from '@/catalog/sentiment/againstRest'
import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { heatmap, type HeatCell } from '@/grammar/marks/heatmap'
import { differenceText, shareText } from '@/grammar/smallGroup'

const columns = {
  org: { measure: 'org' },
  dimension: { measure: 'text', values: 'dimension' },
  favourable: { measure: 'share' },
  parent_favourable: { measure: 'share' },
  difference: { measure: 'share', differenceOf: 'favourable' },
  significant: { measure: 'flag' },
  respondents: { measure: 'count', unit: '份' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

/** A child's answers on one dimension, or the node's own, which the children are compared with. */
type Input = Sums &
  Readonly<Record<'shortest' | 'longest' | 'return_rate', number | null>> & {
    readonly org: string | null
    readonly dimension: string | null
    readonly estimated: boolean | null
    readonly suppressed: boolean
  }

/** The colours are full from a difference of 25 points. */
const FULL = 0.25
/** Below this number of respondents a comparison stands on little. */
const SMALL = 30

/** Which unit differs on which dimension? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-heatmap',
  page: 'sentiment',
  from: ['sentiment'],
  uses: ['sentiment.dimension', 'sentiment.score'],
  window: 'quarter',
  columns,
  protect: { org: 'org', items: ['dimension'], exempt: [] },
  query: `
    WITH people AS (
      SELECT child, dimension, response_id, bool_or(estimated) AS estimated, count(*) AS m, count(*) FILTER (favourable) AS y,
        min(scale) AS shortest, max(scale) AS longest
      FROM sentiment
      WHERE NOT recommend
      GROUP BY child, dimension, response_id
    ), returned AS (
      SELECT r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org AND r.quarter = s.quarter
    )
    SELECT CASE WHEN grouping(child) = 1 THEN any_value(s.org) ELSE child END AS org, dimension, count(*) AS n, sum(y) AS sum_y, sum(m) AS sum_m,
      sum(y * y) AS sum_yy, sum(y * m) AS sum_ym, sum(m * m) AS sum_mm, min(shortest) AS shortest, max(longest) AS longest,
      bool_or(estimated) AS estimated, (SELECT return_rate FROM returned) AS return_rate
    FROM people
    CROSS JOIN scope AS s
    GROUP BY GROUPING SETS ((child, dimension), (dimension))
    HAVING grouping(child) = 1 OR child IS NOT NULL OR bool_or(EXISTS (FROM model.organisation AS o WHERE o.parent = s.org))
    ORDER BY org, dimension`,

  derive: compared,

  option(rows, context) {
    const { t, format, label } = context
    const units = [...new Set(rows.map((row) => row.org))]
    const dimensions = [...new Set(rows.map((row) => row.dimension))]
    const wholes = rows.some((row) => row.parent_favourable !== null)
    const textOf = (row: Row): string => {
      const { difference, favourable, respondents } = row
      if (favourable === null) return ''
      if (difference === null) return shareText(favourable, respondents, format)
      return differenceText(difference, favourable, respondents ?? 0, format).replace(/ .*$/, '')
    }
    return heatmap(
      {
        rows: units.map((org) => ({ name: unitName(org, units.length === 1, context) })),
        columns: dimensions.map((dimension) => {
          const whole = rows.find((row) => row.dimension === dimension && row.parent_favourable !== null)
          return {
            name: dimension === null ? t('charts.sentiment-page.noDimension') : label('dimension', dimension),
            ...(wholes && { note: format.value(whole?.parent_favourable, 'share') }),
          }
        }),
        rowName: t('columns.org'),
        columnName: t('columns.dimension'),
        cells: rows.flatMap((row, at): HeatCell[] => {
          const place = { row: units.indexOf(row.org), column: dimensions.indexOf(row.dimension) }
          if (row.suppressed)
            return [{ ...place, datum: { value: null, row: at, text: t('card.tooFew') }, state: 'hidden' }]
          const text = textOf(row)
          if (!text) return []
          return [
            { ...place, datum: { value: row.difference, row: at, text }, ...(!row.significant && { state: 'faint' }) },
          ]
        }),
        scale: { kind: 'diverging', high: FULL },
        words: {
          low: t('charts.sentiment-heatmap.below'),
          high: t('charts.sentiment-heatmap.above'),
          hidden: t('charts.sentiment-heatmap.hidden'),
          missing: t('charts.sentiment-heatmap.missing'),
          rest: (count) => t('charts.sentiment-heatmap.rest', { count }),
        },
      },
      context,
    )
  },

  headline,

  notes(inputs, context) {
    const { t } = context
    const mixed = inputs.some((input) => input.shortest !== input.longest)
    return [
      t('charts.sentiment-heatmap.reading'),
      ...(mixed ? [t('charts.sentiment-page.mixed')] : []),
      ...(inputs.some((input) => input.estimated) ? [t('charts.sentiment-page.estimated')] : []),
      ...returnNotes(inputs, context),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.respondents ?? 0), 0), unit: '评价' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, next: 'sentiment-questions' } : undefined),
})

/** Each child beside its parent, the largest first; dimensions by the parent's share. A node without children stands alone. */
function compared(inputs: readonly Input[], scope: Scope): Row[] {
  const wholes = new Map(inputs.filter((input) => input.org === scope.org).map((input) => [input.dimension, input]))
  const children = inputs.filter((input) => input.org !== scope.org)
  const tests = againstRest(
    children.map((own) => {
      const whole = wholes.get(own.dimension) ?? own
      const comparable = alike(whole) && !whole.estimated
      return { own, rest: without(whole, own), comparable }
    }),
  )
  const shareOf = (input: Input | undefined) => (input && alike(input) ? (favourableOf(input)?.p ?? null) : null)
  const rows = (children.length ? children : [...wholes.values()]).map((input, at): Row => {
    const favourable = shareOf(input)
    const parent = children.length && !input.suppressed ? shareOf(wholes.get(input.dimension)) : null
    return {
      org: input.org,
      dimension: input.dimension,
      favourable,
      parent_favourable: parent,
      difference: favourable === null || parent === null ? null : favourable - parent,
      significant: tests[at]?.significant ?? null,
      respondents: input.n,
      suppressed: input.suppressed,
    }
  })
  const largest = new Map<string | null, number>()
  for (const row of rows) largest.set(row.org, Math.max(row.respondents ?? 0, largest.get(row.org) ?? 0))
  const order = [...largest.keys()]
  const places = [...wholes.values()]
    .sort((a, b) => (shareOf(b) ?? -1) - (shareOf(a) ?? -1))
    .map(({ dimension }) => dimension)
  return rows.sort(
    (a, b) =>
      (largest.get(b.org) ?? 0) - (largest.get(a.org) ?? 0) ||
      order.indexOf(a.org) - order.indexOf(b.org) ||
      places.indexOf(a.dimension) - places.indexOf(b.dimension),
  )
}

/** All its questions have one scale: only then are favourable answers pooled. */
const alike = ({ shortest, longest }: Input): boolean => shortest === longest

function headline(rows: readonly Row[], context: ChartContext): string {
  const { t, format, label, scope } = context
  const quarter = format.quarter(scope.quarter)
  if (!rows.length) return t('charts.sentiment-heatmap.headlineNone', { quarter })
  const known = rows.filter((row) => row.favourable !== null)
  const alone = new Set(rows.map((row) => row.org)).size === 1
  const wordsOf = (row: Row) => ({
    quarter,
    org: unitName(row.org, alone, context),
    dimension: row.dimension === null ? t('charts.sentiment-page.noDimension') : label('dimension', row.dimension),
    favourable: shareText(row.favourable, row.respondents, format),
    parent: format.value(row.parent_favourable, 'share'),
    difference: differenceText(row.difference ?? 0, row.favourable ?? 0, row.respondents ?? 0, format),
    small: (row.respondents ?? 0) < SMALL ? t('charts.sentiment-page.small') : '',
  })
  const tested = known.filter((row) => row.significant !== null)
  const counts = { tests: tested.length, found: tested.filter((row) => row.significant).length }
  if (!tested.length) {
    const [lowest] = [...known].sort((a, b) => (a.favourable ?? 0) - (b.favourable ?? 0))
    if (!lowest) return t('charts.sentiment-heatmap.headlineHidden', { quarter })
    return t('charts.sentiment-heatmap.headlineAlone', wordsOf(lowest))
  }
  const widest = (those: readonly Row[]) =>
    [...those].sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))[0]
  const found = widest(tested.filter((row) => row.significant))
  const row = found ?? widest(tested)
  const key = !found ? 'headlineAlike' : (found.difference ?? 0) < 0 ? 'lower' : 'higher'
  return row ? t(`charts.sentiment-heatmap.${key}`, { ...wordsOf(row), ...counts }) : ''
}
