import { attributes, inOrder, shownAttribute } from '@/catalog/attributes'
import { topAndRest } from '@/catalog/demands/units'
import { favourableOf, type Sums } from '@/catalog/favourable'
import { groupTests } from '@/catalog/sentiment/groupTests'
import { returnNotes } from '@/catalog/sentiment/returned'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { rowsThatFit } from '@/grammar/marks/base'
import { intervalDots } from '@/grammar/marks/intervalDots'
import { shareText, shownShare } from '@/grammar/smallGroup'
import { wilsonOf } from '@/grammar/statistics/proportion'

const columns = {
  attribute: { measure: 'text', values: 'attribute' },
  value: { measure: 'text', values: 'segment' },
  favourable: { measure: 'share' },
  low: { measure: 'share' },
  high: { measure: 'share' },
  respondents: { measure: 'count', unit: '份' },
  suppressed: { measure: 'flag' },
} as const
type Row = RowOf<typeof columns>

/** Workers with one value of an attribute; `blank` of the responses have none. */
type Input = Sums &
  Readonly<Record<'respondents' | 'blank' | 'shortest' | 'longest' | 'return_rate', number | null>> & {
    readonly attribute: string
    readonly value: string
    readonly estimated: boolean | null
    readonly suppressed: boolean
  }

/** Below this number of respondents a comparison stands on little. */
const SMALL = 30

const query = `
  WITH people AS (
    SELECT a.attribute, a."value", r.response_id, bool_or(r.estimated) AS estimated, count(*) FILTER (NOT r.recommend) AS m,
      count(*) FILTER (r.favourable AND NOT r.recommend) AS y, min(r.scale) FILTER (NOT r.recommend) AS shortest,
      max(r.scale) FILTER (NOT r.recommend) AS longest
    FROM sentiment AS r, LATERAL (
      VALUES ('age_band', CAST(r.age_band AS VARCHAR)), ('position', CAST(r."position" AS VARCHAR)), ('gender', CAST(r.gender AS VARCHAR)),
        ('seniority', CAST(r.seniority AS VARCHAR)), ('education', CAST(r.education AS VARCHAR)), ('party_member', CAST(r.party_member AS VARCHAR)),
        ('employment', CAST(r.employment AS VARCHAR))
    ) AS a(attribute, "value")
    GROUP BY ALL
  ), returned AS (
    SELECT r.return_rate FROM model.return_rates AS r JOIN scope AS s ON r.org = s.org AND r.quarter = s.quarter
  )
  SELECT attribute, "value", count(*) AS respondents, count(*) FILTER (m > 0) AS n, sum(y) AS sum_y, sum(m) AS sum_m, sum(y * y) AS sum_yy,
    sum(y * m) AS sum_ym, sum(m * m) AS sum_mm, min(shortest) AS shortest, max(longest) AS longest, bool_or(estimated) AS estimated,
    sum(CASE WHEN "value" IS NULL THEN count(*) END) OVER (PARTITION BY attribute) AS blank, (SELECT return_rate FROM returned) AS return_rate
  FROM people
  GROUP BY attribute, "value"
  QUALIFY "value" IS NOT NULL
  ORDER BY attribute, "value"`

/** Which group of workers differs? */
export default defineChart<typeof columns, Input>({
  id: 'sentiment-groups',
  page: 'sentiment',
  from: ['sentiment'],
  uses: ['sentiment.score', `sentiment.${attributes.join('|')}`],
  window: 'quarter',
  columns,
  modes: attributes,
  protect: { attribute: 'attribute', value: 'value', exempt: [] },
  query,
  evidence: query,

  derive: (inputs, scope) =>
    attributes.flatMap((attribute) => {
      const own = inputs.filter((input) => input.attribute === attribute)
      const best = [...own].sort((a, b) => (shareOf(b, inputs) ?? -1) - (shareOf(a, inputs) ?? -1))
      return inOrder(best.map(({ value }) => value)).flatMap((value) => {
        const input = own.find((one) => one.value === value)
        return input ? [rowOf(input, inputs, scope)] : []
      })
    }),

  option(rows, context) {
    const { t, format, theme, label } = context
    const attribute = shownAttribute(rows, context.mode)
    const own = rows.filter((row) => row.attribute === attribute)
    const { top, rest } = topAndRest(own, rowsThatFit(context))
    const dots = top.map((row) => ({
      name: label(attribute, row.value ?? ''),
      color: theme.ink,
      datum: {
        value: shownShare(row.favourable, row.respondents),
        row: rows.indexOf(row),
        text: shareText(row.favourable, row.respondents, format),
      },
      low: row.low,
      high: row.high,
      label: row.suppressed
        ? t('card.tooFew')
        : t('charts.sentiment-groups.dot', {
            favourable: shareText(row.favourable, row.respondents, format),
            n: format.value(row.respondents, 'count'),
          }),
    }))
    const more = {
      name: t('charts.sentiment-groups.rest', { count: rest.length }),
      color: theme.quiet,
      datum: { value: null, row: -1, text: '' },
      low: null,
      high: null,
      label: '',
    }
    return intervalDots(
      {
        dots: rest.length ? [...dots, more] : dots,
        name: label('attribute', attribute),
        axisName: t('charts.sentiment-groups.axis'),
        axisLabel: (share) => `${Math.round(share * 100)}%`,
        range: { low: 0, high: 1 },
        step: 0.1,
      },
      context,
    )
  },

  headline,

  notes(inputs, context) {
    const { t, label, format } = context
    const attribute = shownAttribute(inputs, context.mode)
    const blank = inputs.find((input) => input.attribute === attribute && input.blank !== null)?.blank
    const words = { attribute: label('attribute', attribute), count: format.value(blank, 'count') }
    return [
      ...(blank ? [t('charts.sentiment-groups.blank', words)] : []),
      ...(alike(inputs) ? [] : [t('charts.sentiment-page.mixed')]),
      ...(inputs.some((input) => input.estimated) ? [t('charts.sentiment-page.estimated')] : []),
      ...returnNotes(inputs, context),
    ]
  },

  size: (rows) => ({
    n: Math.max(
      0,
      ...attributes.map((attribute) =>
        rows.reduce((sum, row) => sum + (row.attribute === attribute ? (row.respondents ?? 0) : 0), 0),
      ),
    ),
    unit: '份',
  }),
  keeps: attributes,
  drill: (row) =>
    row.attribute && row.value && !row.suppressed
      ? { values: { [row.attribute]: [row.value] }, next: 'sentiment-questions' }
      : undefined,
})

/** All questions have one scale: only then are favourable answers pooled. */
function alike(inputs: readonly Input[]): boolean {
  const scales = inputs.flatMap(({ shortest, longest }) => [shortest, longest]).filter((scale) => scale !== null)
  return new Set(scales).size <= 1
}

const shareOf = (input: Input, all: readonly Input[]) => (alike(all) ? favourableOf(input)?.p : undefined)

/** Another attribute than the filter's would be a second one: nothing of it is published. */
function rowOf(input: Input, all: readonly Input[], scope: Scope): Row {
  const { attribute, value, respondents, suppressed } = input
  const second = Object.keys(scope.values).some((column) => column !== attribute)
  if (suppressed || second)
    return { attribute, value, favourable: null, low: null, high: null, respondents: null, suppressed: true }
  const pooled = alike(all) ? favourableOf(input) : undefined
  const interval = pooled && !input.estimated ? wilsonOf(pooled.p, pooled.effective) : undefined
  const [low, high] = [interval?.low ?? null, interval?.high ?? null]
  return { attribute, value, favourable: pooled?.p ?? null, low, high, respondents, suppressed }
}

function headline(rows: readonly Row[], context: ChartContext, evidence: readonly AnyRow[] = []): string {
  const { t, format, label, scope } = context
  const attribute = shownAttribute(rows, context.mode)
  const own = rows.filter((row) => row.attribute === attribute)
  const words = { quarter: format.quarter(scope.quarter), attribute: label('attribute', attribute) }
  const filter = Object.keys(scope.values).find((column) => column !== attribute)
  if (!rows.length) return t('charts.sentiment-groups.headlineNone', words)
  if (!own.length) return t('charts.sentiment-groups.headlineUnknown', words)
  if (filter) return t('charts.sentiment-groups.headlineTooFine', { ...words, filter: label('attribute', filter) })
  const known = own.filter((row) => row.favourable !== null).sort((a, b) => (a.favourable ?? 0) - (b.favourable ?? 0))
  const [lowest, highest] = [known[0], known.at(-1)]
  if (!lowest || !highest) return t('charts.sentiment-groups.headlineHidden', words)
  const groupOf = (row: Row) => ({
    value: label(attribute, row.value ?? ''),
    favourable: shareText(row.favourable, row.respondents, format),
    small: (row.respondents ?? 0) < SMALL ? t('charts.sentiment-page.small') : '',
  })
  const tests = groupTests(rows, evidence).filter(({ row }) => row.attribute === attribute)
  const found = tests.filter(({ significant }) => significant).sort((a, b) => a.p - b.p)
  const counts = { ...words, tests: tests.length, found: found.length }
  const [surest] = found
  if (!tests.length) return t('charts.sentiment-groups.headlineOne', { ...words, ...groupOf(lowest) })
  if (!surest) {
    const ends = { lowest: groupOf(lowest).value, low: groupOf(lowest).favourable }
    const others = { highest: groupOf(highest).value, high: groupOf(highest).favourable }
    return t('charts.sentiment-groups.headlineAlike', { ...counts, ...ends, ...others })
  }
  return t(`charts.sentiment-groups.${surest.difference < 0 ? 'lower' : 'higher'}`, {
    ...counts,
    ...groupOf(surest.row),
    rest: format.value(surest.rest, 'share'),
    low: format.change(surest.low * 100, 'score'),
    high: format.change(surest.high, 'share'),
  })
}
