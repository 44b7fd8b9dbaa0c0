import { favourableOf, independent, without, type Sums } from '@/catalog/favourable'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { rowsThatFit } from '@/grammar/marks/base'
import { measureRows } from '@/grammar/marks/measureRows'
import { lastName } from '@/grammar/organisation'
import { shareText, shownShare } from '@/grammar/smallGroup'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { newcombePValue } from '@/grammar/statistics/proportion'
import { midRankPercentiles } from '@/grammar/statistics/ranks'

const columns = {
  org: { measure: 'org' },
  party_score: { measure: 'score', unit: '分' },
  business_score: { measure: 'score', unit: '分' },
  favourable: { measure: 'share' },
  closure_rate: { measure: 'share' },
  coverage: { measure: 'share' },
  flag: { measure: 'text', values: 'flag' },
  suppressed: { measure: 'flag' },
} as const
/** `respondents` of the node's answers: told with them, not exported. */
type Row = RowOf<typeof columns> & { readonly respondents?: number | null }

/** A child unit, or the node itself, which only lends its sums for the comparison. */
type Input = Sums &
  Readonly<Record<'party_score' | 'business_score' | 'closure_rate' | 'coverage' | 'scales', number | null>> & {
    readonly org: string
    readonly estimated: boolean | null
    readonly suppressed: boolean
  }

const [TESTED_AT, SHARE_OF_FALSE, THIRD] = [0.05, 0.1, 1 / 3]

/** Party score high, mood low: where? */
export default defineChart<typeof columns, Input>({
  id: 'alignment-matrix',
  page: 'alignment',
  from: ['assessment', 'sentiment', 'demands', 'training', 'headcount'],
  uses: ['assessment.score'],
  window: 'quarter',
  columns,
  protect: { org: 'org', exempt: ['party_score', 'business_score', 'closure_rate', 'coverage', 'scales'] },
  query: `
    WITH people AS (
      SELECT child, response_id, bool_or(estimated) AS estimated, count(*) FILTER (NOT recommend) AS m,
        count(*) FILTER (favourable AND NOT recommend) AS y
      FROM sentiment
      GROUP BY child, response_id
    ), mood AS (
      SELECT CASE WHEN grouping(child) = 1 THEN (SELECT org FROM scope) ELSE child END AS org, count(*) FILTER (m > 0) AS n,
        sum(y) AS sum_y, sum(m) AS sum_m, sum(y * y) AS sum_yy, sum(y * m) AS sum_ym, sum(m * m) AS sum_mm, bool_or(estimated) AS estimated
      FROM people
      GROUP BY GROUPING SETS ((child), ())
    ), units AS (
      SELECT o.org, s.quarter
      FROM scope AS s
      JOIN model.organisation AS o ON o.org = s.org OR o.parent = s.org
    )
    SELECT u.org, p.score AS party_score, b.score AS business_score, d.closure_rate, CASE WHEN t.people > 0 THEN ratio(CASE WHEN h.roster THEN t.listed ELSE t.people END, h.headcount)
        WHEN t.org IS NULL AND EXISTS (SELECT 1 FROM training WHERE trainee IS NOT NULL) THEN ratio(0, h.headcount) END AS coverage,
      m.* EXCLUDE (org), q.scales
    FROM units AS u
    LEFT JOIN mood AS m ON m.org = u.org
    LEFT JOIN model.question_sets AS q ON q.quarter = u.quarter
    LEFT JOIN (SELECT * FROM model.node_scores WHERE side = 'party') AS p ON p.org = u.org AND p.quarter = u.quarter
    LEFT JOIN (SELECT * FROM model.node_scores WHERE side = 'business') AS b ON b.org = u.org AND b.quarter = u.quarter
    LEFT JOIN (SELECT child AS org, share_of(closed) AS closure_rate FROM demands GROUP BY child) AS d ON d.org = u.org
    LEFT JOIN (
      SELECT r.child AS org, count(DISTINCT r.trainee) AS people, count(DISTINCT o.person_id) AS listed
      FROM training AS r
      LEFT JOIN model.roster AS o ON o.quarter = r.quarter AND o.person_id = r.trainee AND o.org = r.child
      WHERE NOT r.exam
      GROUP BY r.child
    ) AS t ON t.org = u.org
    LEFT JOIN headcount AS h ON h.org = u.org
    ORDER BY u.org`,

  derive: flagged,

  option(rows, context) {
    const { t, theme, format } = context
    const room = rowsThatFit(context)
    const all = ordered(rows)
    const places = all.length > room ? [...all.slice(0, room - 1), -1] : all
    const colour = (row: Row) => (row.flag ? theme.accent : theme.quiet)
    const panel = (
      name: keyof typeof columns & ('party_score' | 'business_score' | 'favourable' | 'closure_rate' | 'coverage'),
    ) => ({
      name: t(`metrics.${name}.name`),
      unit: columns[name].measure === 'share' ? '' : format.unit('分'),
      axisLabel: (value: number) => format.value(value, columns[name].measure),
      values: places.map((place) => {
        const row: Row | undefined = rows[place]
        if (!row) return { value: null, row: place, text: '' }
        if (name !== 'favourable')
          return { value: row[name], row: place, text: format.value(row[name], columns[name].measure) }
        const text = row.suppressed
          ? t('charts.alignment-matrix.tooFew')
          : shareText(row.favourable, row.respondents ?? null, format)
        return { value: shownShare(row.favourable, row.respondents ?? null), row: place, text }
      }),
    })
    return measureRows(
      {
        rowName: t('charts.alignment-matrix.axis'),
        rows: places.map((place) => {
          const row = rows[place]
          if (!row)
            return {
              name: t('charts.alignment-matrix.rest', { count: all.length - places.length + 1 }),
              color: theme.quiet,
              strong: false,
            }
          return { name: lastName(row.org ?? ''), color: colour(row), strong: row.flag !== null }
        }),
        panels: [
          panel('party_score'),
          panel('business_score'),
          panel('favourable'),
          panel('closure_rate'),
          panel('coverage'),
        ],
      },
      context,
    )
  },

  headline,
  size: (rows) => ({ n: rows.filter(takesPart).length, unit: '单位' }),
  keeps: ['org'],
  drill: (row) => (row.org ? { org: row.org, last: 'outcome-indicators' } : undefined),
})

const takesPart = (row: Pick<Row, 'party_score' | 'favourable' | 'suppressed'>) =>
  row.party_score !== null && row.favourable !== null && !row.suppressed

/** Adds 正面评价率 and the flags; the node itself leaves. */
function flagged(inputs: readonly Input[], scope: Scope): Row[] {
  const whole = inputs.find((input) => input.org === scope.org)
  const children = inputs.filter((input) => input.org !== scope.org)
  const rows = children.map((input): Row => {
    const { org, party_score, business_score, closure_rate, coverage, suppressed } = input
    const favourable = (input.scales === 1 ? favourableOf(input)?.p : undefined) ?? null
    return {
      org,
      party_score,
      business_score,
      favourable,
      closure_rate,
      coverage,
      flag: null,
      suppressed,
      respondents: input.n,
    }
  })
  const nodes = rows.flatMap((row, at) => (takesPart(row) ? [{ row, input: children[at] as Input }] : []))
  const scores = nodes.map(({ row }) => row.party_score ?? 0)
  const place = midRankPercentiles(scores)
  const ways = nodes.map(({ input }) => differsFromRest(input, whole))
  const real = benjaminiHochberg(
    ways.filter((way) => way !== undefined).map((way) => way.p),
    SHARE_OF_FALSE,
  )
  const tested = ways.flatMap((way, at) => (way ? [at] : []))
  const significant = new Set(tested.filter((at, order) => real[order] && (ways[at]?.p ?? 1) < TESTED_AT))
  const flagAt = (at: number): string | null => {
    if (!significant.has(at)) return null
    if (ways[at]?.below)
      return separates(scores, Math.max) && (place[at] ?? 0) > 1 - THIRD ? 'score_high_mood_low' : null
    return separates(scores, Math.min) && (place[at] ?? 1) < THIRD ? 'score_low_mood_high' : null
  }
  const flags = new Map(nodes.map(({ row }, at) => [row.org, flagAt(at)]))
  return rows.map((row) => ({ ...row, flag: flags.get(row.org) ?? null }))
}

/** How the node's answers stand to those of the rest of its parent; undefined where there is no rest or no test. */
function differsFromRest(input: Input, whole: Input | undefined): { p: number; below: boolean } | undefined {
  const [own, rest] = [favourableOf(input), whole && favourableOf(without(whole, input))]
  if (!own || !rest || input.estimated || whole?.estimated) return undefined
  const p = newcombePValue(independent(own), independent(rest))
  return p === undefined ? undefined : { p, below: own.p < rest.p }
}

/** At most a third of the nodes tie at the end of the scale. */
function separates(scores: readonly number[], end: (...scores: number[]) => number): boolean {
  const last = end(...scores)
  return scores.filter((score) => score === last).length <= scores.length * THIRD
}

/** Flags first, then by Party score. */
function ordered(rows: readonly Row[]): number[] {
  const places = rows.map((_, place) => place)
  const score = (place: number) => rows[place]?.party_score ?? -Infinity
  return places.sort(
    (a, b) => Number(Boolean(rows[b]?.flag)) - Number(Boolean(rows[a]?.flag)) || score(b) - score(a) || a - b,
  )
}

function headline(rows: readonly Row[], context: ChartContext): string {
  const { t, format, scope, label } = context
  const nodes = rows.filter(takesPart)
  const quarter = format.quarter(scope.quarter)
  if (!nodes.length) return t('charts.alignment-matrix.headlineNone', { quarter })
  const flags = rows.filter((row) => row.flag !== null)
  const only = t('charts.alignment-matrix.onlyCheck')
  const scores = nodes.map((row) => row.party_score ?? 0)
  if (!flags.length && !separates(scores, Math.max))
    return t('charts.alignment-matrix.headlineTied', { quarter, nodes: nodes.length }) + only
  if (!flags.length) return t('charts.alignment-matrix.headlineFlat', { quarter, nodes: nodes.length }) + only
  const shown = flags.slice(0, 3).map((row) =>
    t('charts.alignment-matrix.one', {
      org: lastName(row.org ?? ''),
      flag: label('flag', row.flag ?? ''),
      score: format.value(row.party_score, 'score'),
      favourable: format.value(row.favourable, 'share'),
    }),
  )
  const more =
    flags.length > shown.length ? [t('charts.alignment-matrix.more', { count: flags.length - shown.length })] : []
  const list = [...shown, ...more].join(t('charts.alignment-matrix.semicolon'))
  return t('charts.alignment-matrix.headline', { quarter, nodes: nodes.length, flags: flags.length, list }) + only
}
