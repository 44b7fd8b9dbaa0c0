import { categoryColors } from '@/catalog/demands/colors'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { survival } from '@/grammar/marks/survival'
import { kaplanMeier, quantile, type FollowUp } from '@/grammar/statistics/kaplanMeier'
import { logRank } from '@/grammar/statistics/logRank'

const columns = {
  category: { measure: 'text', values: 'category' },
  day: { measure: 'days', unit: '天' },
  still_open: { measure: 'share' },
  low: { measure: 'share' },
  high: { measure: 'share' },
  at_risk: { measure: 'count', unit: '件' },
} as const
type Row = RowOf<typeof columns>

/** Demands of a category that ended, or were last seen open, after so many days; or why they have no duration. */
interface Input extends AnyRow {
  category: string
  day: number | null
  excluded: Reason | null
  events: number
  censored: number
}
const REASONS = ['rejected', 'unstarted', 'undated', 'negative'] as const
type Reason = (typeof REASONS)[number]

/** As many curves as can be told apart. */
const MOST = 6
const SMALL = 30
const HANDFUL = 5
const TESTED_AT = 0.05

/** A rejected demand has no duration from the start on; an open one has been followed up to the as-of date. */
const FOLLOWED = `
    WITH followed AS (
      SELECT d.category, count(*) OVER (PARTITION BY d.category) AS total, d.status = 'closed' AS ended, CASE WHEN d.status = 'closed' THEN d.closed_on ELSE s.as_of END - d.submitted_on AS days,
        CASE WHEN d.status = 'rejected' THEN 'rejected' WHEN d.submitted_on IS NULL THEN 'unstarted'
          WHEN d.status = 'closed' AND coalesce(d.closed_on > s.as_of, TRUE) THEN 'undated' WHEN days < 0 THEN 'negative' END AS excluded
      FROM demands AS d, scope AS s
    )
    SELECT category, total, CASE WHEN excluded IS NULL THEN days END AS day, excluded, count(*) FILTER (ended) AS events,
      count(*) FILTER (NOT ended) AS censored
    FROM followed
    GROUP BY ALL
    ORDER BY total DESC, category, day`

/** How long does it take? */
export default defineChart<typeof columns, Input>({
  id: 'demand-closure',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.category', 'demands.submitted_on', 'demands.closed_on'],
  window: 'range',
  columns,
  query: FOLLOWED,
  evidence: FOLLOWED,

  derive: (inputs) => [...byCategory(inputs)].flatMap(([category, days]) => curveOf(category, days)),

  option(rows, context) {
    const { theme, format, t, label } = context
    const categories = categoriesOf(rows)
    const color = categoryColors(categories, theme)
    return survival(
      {
        curves: categories.slice(0, MOST).map((category) => ({
          name: label('category', category),
          color: color(category),
          steps: rows.flatMap((row, index) =>
            row.category === category
              ? [
                  {
                    day: row.day ?? 0,
                    share: row.still_open ?? 0,
                    low: row.low,
                    high: row.high,
                    atRisk: row.at_risk ?? 0,
                    row: index,
                    text: stepText(row, context),
                  },
                ]
              : [],
          ),
        })),
        dayName: format.unit('天'),
        shareName: t('columns.still_open'),
        shareLabel: (share) => `${Math.round(share * 100)}%`,
        levels: [
          { value: 0.5, name: t('charts.demand-closure.half') },
          { value: 0.1, name: t('charts.demand-closure.tenth') },
        ],
        riskName: t('columns.at_risk'),
        until: Math.max(30, ...categories.map((category) => tellingDays(rows, category))),
        beyond: (day) => t('charts.demand-closure.beyond', { day }),
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const found = categoriesOf(rows).map((category) => durationsOf(rows, category))
    const [slowest] = [...found].sort((a, b) => slowness(b) - slowness(a))
    if (!slowest)
      return t('charts.demand-closure.headlineNone', {
        from: format.quarter(scope.from),
        quarter: format.quarter(scope.quarter),
      })
    const words = durationWords(slowest, context)
    if (found.length === 1) return t('charts.demand-closure.headlineOne', words)
    const fastest = found.reduce((a, b) => (slowness(b) < slowness(a) ? b : a))
    const test = logRank([...byCategory(evidence as readonly Input[]).values()])
    const verdict = !test ? '' : test.p < TESTED_AT ? 'different' : 'alike'
    const other = durationWords(fastest, context)
    return t('charts.demand-closure.headline', {
      slowest: words.category,
      slow: words.durations,
      fastest: other.category,
      fast: other.durations,
      verdict: verdict && t(`charts.demand-closure.${verdict}`, { p: pText(test?.p ?? 1) }),
    })
  },

  notes(inputs, { t, format }) {
    const excluded = REASONS.flatMap((reason) => {
      const rows = inputs.filter((row) => row.excluded === reason)
      const count = rows.reduce((sum, row) => sum + row.events + row.censored, 0)
      return count ? [t(`charts.demand-closure.excluded.${reason}`, { count: format.value(count, 'count') })] : []
    })
    const many = byCategory(inputs).size
    return [
      ...(excluded.length ? [t('charts.demand-closure.without', { reasons: excluded.join(t('card.comma')) })] : []),
      ...(many > MOST ? [t('charts.demand-closure.most', { count: MOST, all: many })] : []),
    ]
  },

  size: (rows) => ({
    n: categoriesOf(rows).reduce((sum, category) => sum + (startOf(rows, category)?.at_risk ?? 0), 0),
    unit: '件',
  }),
  keeps: ['category'],
  drill: (row) => (row.category ? { values: { category: [row.category] }, next: 'demand-league' } : undefined),
})

/** Days of follow-up by category, the category with most demands first. */
function byCategory(inputs: readonly Input[]): Map<string, FollowUp[]> {
  const found = new Map<string, FollowUp[]>()
  for (const { category, day, excluded, events, censored } of inputs) {
    if (excluded !== null || day === null) continue
    found.set(category, [...(found.get(category) ?? []), { day, events, censored }])
  }
  return found
}

/** One row for the first day and for each on which a demand ended or was last seen. */
function curveOf(category: string, days: readonly FollowUp[]): Row[] {
  const steps = new Map(kaplanMeier(days).map((step) => [step.day, step]))
  let [atRisk, still, low, high]: [number, number, number | null, number | null] = [
    days.reduce((sum, { events, censored }) => sum + events + censored, 0),
    1,
    null,
    null,
  ]
  const first: readonly FollowUp[] = days[0]?.day === 0 ? [] : [{ day: 0, events: 0, censored: 0 }]
  return [...first, ...days].map(({ day, events, censored }) => {
    const step = steps.get(day)
    if (step) [still, low, high] = [step.survival, step.low ?? null, step.high ?? null]
    const row = { category, day, still_open: still, low, high, at_risk: atRisk }
    atRisk -= events + censored
    return row
  })
}

const categoriesOf = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => row.category ?? ''))]
const startOf = (rows: readonly Row[], category: string) => rows.find((row) => row.category === category)

interface Durations {
  category: string
  n: number
  median: number | undefined
  p90: number | undefined
}

function durationsOf(rows: readonly Row[], category: string): Durations {
  const steps = rows
    .filter((row) => row.category === category)
    .map((row) => ({
      day: row.day ?? 0,
      survival: row.still_open ?? 1,
      low: undefined,
      high: undefined,
      atRisk: 0,
      events: 0,
    }))
  return {
    category,
    n: startOf(rows, category)?.at_risk ?? 0,
    median: quantile(steps, 0.5),
    p90: quantile(steps, 0.9),
  }
}

/** Half as long again as nine in ten take; where they are not reached, as long as a handful is followed. */
function tellingDays(rows: readonly Row[], category: string): number {
  const { p90 } = durationsOf(rows, category)
  const followed = rows.filter((row) => row.category === category && (row.at_risk ?? 0) >= HANDFUL)
  return p90 === undefined ? (followed.at(-1)?.day ?? 0) : Math.ceil(p90 * 1.5)
}

/** For sorting: first by the median, then by the nine tenths; what was not reached is slowest. */
const slowness = ({ median = 1e5, p90 = 1e5 }: Durations): number => median + p90 / 1e6

function durationWords({ category, n, median, p90 }: Durations, { t, label }: ChartContext) {
  const half =
    median === undefined ? t('charts.demand-closure.halfOpen') : t('charts.demand-closure.median', { days: median })
  const most = p90 === undefined ? t('charts.demand-closure.tenthOpen') : t('charts.demand-closure.p90', { days: p90 })
  const durations =
    (median === undefined ? half : half + t('card.comma') + most) + (n < SMALL ? t('charts.demand-closure.small') : '')
  return { category: label('category', category), durations }
}

const pText = (p: number): string => (p < 0.001 ? '<0.001' : `=${p.toFixed(3)}`)

function stepText({ still_open, low, high, at_risk }: Row, { t, format }: ChartContext): string {
  const share = (value: number | null) => format.value(value, 'share')
  const key = low === null ? 'stepPlain' : 'step'
  return t(`charts.demand-closure.${key}`, {
    share: share(still_open),
    low: share(low),
    high: share(high),
    risk: format.value(at_risk, 'count'),
  })
}
