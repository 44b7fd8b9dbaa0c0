import { aimOf } from '@/catalog/metrics/aims'
import { topAndRest, unitName } from '@/catalog/demands/units'
import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { sortedBars } from '@/grammar/marks/sortedBars'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { newcombe, newcombePValue, type Proportion } from '@/grammar/statistics/proportion'
import { participationDiffers } from '@/grammar/statistics/weightedProportion'

const columns = {
  org: { measure: 'org' },
  respondents: { measure: 'count', unit: '份' },
  headcount: { measure: 'count', unit: '人' },
  participation: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>
type Counted = Row & { respondents: number; headcount: number; participation: number }

/** A child unit, or what is attached to the node itself (no name). How many answered is known of every group (metrics.md). */
type Input = Row & Readonly<{ carried: boolean | null; estimated: boolean | null; return_rate: number | null }>

const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/** Whom have we not heard? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-participation',
  page: 'sentiment',
  from: ['sentiment', 'headcount'],
  uses: ['sentiment.score'],
  window: 'quarter',
  columns,
  protect: { org: 'org', exempt: ['respondents', 'headcount', 'participation', 'return_rate'], when: () => false },
  query: `
    WITH answered AS (
      SELECT child, org, estimated, CASE WHEN estimated THEN question END AS question, count(DISTINCT response_id) AS people
      FROM sentiment
      GROUP BY ALL
    ), heard AS (
      SELECT child, sum(people) AS respondents, bool_or(estimated) AS estimated
      FROM (SELECT child, org, estimated, max(people) AS people FROM answered GROUP BY ALL)
      GROUP BY child
    ), heads AS (
      SELECT h.child, h.headcount, h.carried
      FROM headcount AS h, scope
      WHERE h.org = coalesce(h.child, scope.org)
        AND (h.child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    ), returned AS (
      SELECT r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org AND r.quarter = s.quarter
    )
    SELECT coalesce(a.child, h.child) AS org, coalesce(a.respondents, 0) AS respondents, h.headcount,
      ratio(coalesce(a.respondents, 0), h.headcount) AS participation, h.carried, a.estimated, (SELECT return_rate FROM returned) AS return_rate
    FROM heard AS a
    FULL JOIN heads AS h ON h.child IS NOT DISTINCT FROM a.child
    WHERE a.respondents IS NOT NULL OR h.headcount > 0
    ORDER BY participation NULLS LAST, h.headcount DESC, org`,

  derive: (inputs) =>
    inputs.map(({ org, respondents, headcount, participation }) => ({ org, respondents, headcount, participation })),

  option(rows, context) {
    const { t, format, theme } = context
    const counted = rows.filter(isCounted)
    const { top, rest } = topAndRest(rows, rowsThatFit(context))
    const bar = (name: string, color: string, at: number, row: Omit<Row, 'org'>) => {
      const value = counted.length ? row.participation : row.respondents
      const words = {
        respondents: format.value(row.respondents, 'count'),
        headcount: format.value(row.headcount, 'count'),
        participation: format.value(row.participation, 'share'),
      }
      const key = row.participation === null ? 'barUncounted' : context.width === 'narrow' ? 'barShort' : 'bar'
      return {
        name,
        color,
        datum: { value, row: at, text: format.value(value, counted.length ? 'share' : 'count') },
        label: t(`charts.sentiment-participation.${key}`, words),
      }
    }
    const whole = together(counted).participation
    return sortedBars(
      {
        name: t('columns.org'),
        axisName: counted.length ? t('metrics.participation.name') : format.unit('份'),
        axisLabel: (value) => (counted.length ? `${Math.round(value * 100)}%` : format.value(value, 'count')),
        bars: [
          ...top.map((row) => bar(unitName(row.org, rows.length === 1, context), theme.quiet, rows.indexOf(row), row)),
          ...(rest.length
            ? [bar(t('charts.sentiment-participation.rest', { count: rest.length }), theme.quieter, -1, together(rest))]
            : []),
        ],
        aim: counted.length > 1 ? aimOf('participation', context) : undefined,
        ...(counted.length > 1 &&
          whole !== null && {
            line: {
              value: whole,
              label: t('charts.sentiment-participation.whole', { participation: format.value(whole, 'share') }),
            },
          }),
      },
      context,
    )
  },

  headline,

  notes(inputs, context) {
    const { t } = context
    const named = (those: readonly Input[]) => ({
      orgs: those.map((row) => unitName(row.org, inputs.length === 1, context)).join(t('card.comma')),
    })
    const [missing, carried] = [inputs.filter((row) => row.headcount === null), inputs.filter((row) => row.carried)]
    return [
      ...(missing.length && missing.length < inputs.length
        ? [t('charts.sentiment-participation.missing', named(missing))]
        : []),
      ...(carried.length ? [t('charts.sentiment-participation.carried', named(carried))] : []),
      ...(inputs.some((row) => (row.participation ?? 0) > 1) ? [t('charts.sentiment-participation.above')] : []),
      ...(inputs.some((row) => row.estimated) ? [t('charts.sentiment-page.estimated')] : []),
      ...returnNotes(inputs, context),
    ]
  },

  size: (rows) => ({ n: together(rows).respondents, unit: '份' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, last: 'sentiment-questions' } : undefined),
})

const isCounted = (row: Row): row is Counted =>
  row.respondents !== null && row.headcount !== null && row.participation !== null

/** Several units as one; those without a headcount only add their respondents. */
function together(rows: readonly Row[]) {
  const counted = rows.filter(isCounted)
  const sum = (those: readonly Row[], name: 'respondents' | 'headcount') =>
    those.reduce((total, row) => total + (row[name] ?? 0), 0)
  const headcount = sum(counted, 'headcount')
  return {
    respondents: sum(rows, 'respondents'),
    headcount: headcount || null,
    participation: headcount ? sum(counted, 'respondents') / headcount : null,
  }
}

/** Units that answer less than all others together, the surest first. */
function quieter(counted: readonly Counted[]) {
  const proportion = (p: number | null, n: number | null): Proportion => ({
    p: p ?? 0,
    n: p !== null && p <= 1 ? (n ?? 0) : 0,
  })
  const tests = counted.flatMap((row) => {
    const rest = together(counted.filter((other) => other !== row))
    const pair = [proportion(row.participation, row.headcount), proportion(rest.participation, rest.headcount)] as const
    const [difference, p] = [newcombe(...pair), newcombePValue(...pair)]
    return difference && p !== undefined ? [{ row, rest: rest.participation, difference, p }] : []
  })
  const sure = benjaminiHochberg(
    tests.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  return tests
    .filter(({ p, difference }, at) => sure[at] && p < TESTED_AT && difference.high < 0)
    .sort((a, b) => a.p - b.p)
}

function headline(rows: readonly Row[], context: ChartContext): string {
  const { t, format, scope } = context
  const quarter = format.quarter(scope.quarter)
  const counted = rows.filter(isCounted)
  const [first] = counted
  const all = together(rows)
  if (!rows.length) return t('charts.sentiment-participation.headlineNone', { quarter })
  if (!first)
    return t('charts.sentiment-participation.headlineUncounted', {
      quarter,
      respondents: format.value(all.respondents, 'count'),
    })
  const wordsOf = (row: Counted) => ({
    quarter,
    org: unitName(row.org, rows.length === 1, context),
    participation: format.value(row.participation, 'share'),
    respondents: format.value(row.respondents, 'count'),
    headcount: format.value(row.headcount, 'count'),
  })
  if (counted.length === 1) return t('charts.sentiment-participation.headlineOne', wordsOf(first))
  const weigh = participationDiffers(counted) ? t('charts.sentiment-participation.weigh') : ''
  const [surest, ...others] = quieter(counted)
  if (!surest) return t('charts.sentiment-participation.headlineAlike', wordsOf(first)) + weigh
  return (
    t('charts.sentiment-participation.headline', {
      ...wordsOf(surest.row),
      rest: format.value(surest.rest, 'share'),
      low: format.change(surest.difference.low * 100, 'score'),
      high: format.change(surest.difference.high, 'share'),
      more: others.length ? t('charts.sentiment-participation.more', { count: others.length }) : '',
    }) + weigh
  )
}
