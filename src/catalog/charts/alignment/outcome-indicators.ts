import { amount, latest, outcomeTiles } from '@/catalog/outcomes/figures'
import { remarks } from '@/catalog/outcomes/remarks'
import { columns, isReached, outcomeRows, seriesKey, type OutcomeRow } from '@/catalog/outcomes/rows'
import { attendancesOf, isTraining } from '@/catalog/metrics/outcomeFigures'
import { defineChart, type ChartContext } from '@/grammar/chart'
import { tiles } from '@/grammar/marks/tiles'
import { lastName } from '@/grammar/organisation'

const SHOWN = 3

/** Did the enterprise gain? Rows carry `better`, `targeted` and `note` beside the columns. */
export default defineChart<typeof columns, OutcomeRow>({
  id: 'outcome-indicators',
  page: 'alignment',
  from: ['outcomes'],
  uses: ['outcomes.indicator', 'outcomes.value'],
  window: 'range',
  form: 'tiles',
  columns,
  query: `
    WITH noted AS (
      SELECT org, period, indicator, measure, kind, string_agg(DISTINCT note, '；' ORDER BY note) AS note
      FROM outcomes
      GROUP BY ALL
    )
    SELECT n.period, n.org, n.indicator, n.value, n.measure, n.kind, n.target, n.better, n.targeted, o.note
    FROM model.outcome_nodes AS n
    CROSS JOIN scope AS s
    JOIN model.ancestors AS up ON up.org = n.org AND up.ancestor = s.org
    LEFT JOIN noted AS o ON o.org = n.org AND o.indicator = n.indicator AND o.period IS NOT DISTINCT FROM n.period
      AND o.measure IS NOT DISTINCT FROM n.measure AND o.kind IS NOT DISTINCT FROM n.kind
    WHERE CASE WHEN n.quarter IS NOT NULL THEN n.quarter BETWEEN s."from" AND s.quarter
      WHEN regexp_full_match(n.period, '[0-9]{4}') THEN n.period <= left(CAST(s.quarter AS VARCHAR), 4) ELSE TRUE END
    ORDER BY n.quarter IS NULL, n.indicator, n.measure, n.kind, n.org, n.period`,

  derive: outcomeRows,
  option: (rows, context) =>
    tiles(
      outcomeTiles(rows as readonly OutcomeRow[], context),
      (count) => context.t('charts.outcome-indicators.rest', { count }),
      context,
    ),

  headline(rows, context) {
    const { t, format, scope } = context
    const figures = rows as readonly OutcomeRow[]
    const indicators = new Map<string, OutcomeRow[]>()
    for (const row of figures) indicators.set(seriesKey(row), [...(indicators.get(seriesKey(row)) ?? []), row])
    if (!indicators.size) return t('charts.outcome-indicators.headlineNone')
    const now = [...indicators.values()].flatMap(latest)
    const judged = now.filter((row) => isReached(row) !== undefined && row.period === scope.quarter)
    if (!judged.length) return published(now, indicators.size, context)
    const missed = judged.filter((row) => !isReached(row)).sort((a, b) => short(b) - short(a))
    const list = missed.slice(0, SHOWN).map((row) => missedWords(row, context))
    const words = {
      quarter: format.quarter(scope.quarter),
      count: judged.length,
      reached: judged.length - missed.length,
      missed: missed.length,
      list: list.join(t('charts.outcome-indicators.semicolon')),
      more: missed.length > SHOWN ? t('charts.outcome-indicators.more', { count: missed.length - SHOWN }) : '',
    }
    return t(missed.length ? 'charts.outcome-indicators.headline' : 'charts.outcome-indicators.headlineAll', words)
  },

  notes: (inputs, context) => remarks(outcomeRows(inputs, context.scope), context),
  size: (rows) => ({ n: new Set((rows as readonly OutcomeRow[]).map(seriesKey)).size, unit: '项' }),
  drill: ({ org }, scope) => (org !== null && org !== scope.org ? { org } : undefined),
})

/** By what share of its target a figure falls short: units differ, shares do not. */
const short = ({ value, target }: OutcomeRow): number =>
  value === null || !target ? 0 : Math.abs(value - target) / Math.abs(target)

/** `三号井设备完好率 97.9%（目标 98%）`. */
function missedWords(row: OutcomeRow, context: ChartContext): string {
  const { t, scope } = context
  return t('charts.outcome-indicators.one', {
    org: row.org === scope.org ? '' : lastName(row.org ?? ''),
    indicator: row.indicator ?? '',
    value: amount(row, row.value, context),
    target: amount(row, row.target, context),
  })
}

/** Figures without a quarter: how many there are, when they are of, and what the attendances among them add up to. */
function published(now: readonly OutcomeRow[], count: number, { t, format }: ChartContext): string {
  const undated = now.filter(({ period }) => period === null)
  const figures = undated.flatMap(({ indicator, value, measure, kind }) =>
    indicator === null || value === null ? [] : [{ indicator, value, measure, kind }],
  )
  const counted = figures.filter((figure) => isTraining(figure) && figure.measure === '人次')
  const { all, training, exams } = attendancesOf(counted)
  const words = (value: number) => format.value(value, 'count')
  const sums =
    counted.length > 1
      ? { all: words(all.value), training: words(training.value), exams: words(exams.value) }
      : undefined
  return (
    t('charts.outcome-indicators.headlinePublished', { count, undated: undated.length }) +
    (sums ? t('charts.outcome-indicators.headlineSums', sums) : '')
  )
}
