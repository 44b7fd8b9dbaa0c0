import { topAndRest, unitName } from '@/catalog/demands/units'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import type { Scope } from '@/grammar/filter'
import { waterfall } from '@/grammar/marks/waterfall'
import { quarterDays } from '@/grammar/quarter'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { countChange } from '../../countChange'

const columns = {
  key: { measure: 'text', values: 'category' },
  previous: { measure: 'count', unit: '件' },
  current: { measure: 'count', unit: '件' },
  change: { measure: 'count', unit: '件' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { by: 'category' | 'unit' }

/** As many steps as can be told apart. */
const MOST = 11
/** Below this count a comparison stands on little; of fewer before, a percentage says nothing. */
const [SMALL, FEWEST] = [30, 10]
const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/** By category; within one category, by unit. */
const byUnit = ({ values }: Scope): boolean => values['category']?.length === 1

/** What moved the total since last quarter? */
export default defineChart<typeof columns, Input>({
  id: 'demand-change',
  page: 'demands',
  from: ['demands'],
  uses: ['demands.category'],
  window: 'quarter',
  columns,
  query: `
    WITH counts AS (
      SELECT CAST(category AS VARCHAR) AS category, CAST(child AS VARCHAR) AS unit, grouping(child) AS whole,
        count(*) FILTER (d.quarter = s.previous) AS previous, count(*) FILTER (d.quarter = s.quarter) AS current
      FROM demands_history AS d, scope AS s
      WHERE d.quarter IN (s.previous, s.quarter)
      GROUP BY GROUPING SETS ((category), (child))
    )
    SELECT CASE whole WHEN 1 THEN 'category' ELSE 'unit' END AS "by", CASE whole WHEN 1 THEN category ELSE unit END AS "key",
      CASE WHEN EXISTS (FROM model.demands AS m, scope AS s WHERE m.quarter = s.previous) THEN previous END AS previous,
      current, current - previous AS change
    FROM counts`,
  evidence: `
    SELECT quarter, CAST(category AS VARCHAR) AS category, CAST(child AS VARCHAR) AS unit, CAST(subcategory AS VARCHAR) AS subcategory,
      count(*) AS counted, count(*) FILTER (repeat IS DISTINCT FROM TRUE) AS tested
    FROM demands_history
    GROUP BY ALL
    ORDER BY quarter, category, unit, subcategory`,

  /** What was added first, the most at the front; what was taken last. Nothing is compared with a quarter that still runs. */
  derive(rows, scope) {
    const running = scope.asOf < quarterDays(scope.quarter).last
    return rows
      .filter(({ by }) => (by === 'unit') === byUnit(scope))
      .map(({ key, previous, current, change }) => ({
        key,
        previous,
        current,
        change: running || previous === null ? null : change,
      }))
      .sort(
        (a, b) =>
          (b.change ?? 0) - (a.change ?? 0) ||
          (b.current ?? 0) - (a.current ?? 0) ||
          ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
      )
  },

  option(rows, context) {
    const { theme, format, t } = context
    const compared = rows.filter((row) => row.change !== null)
    const largest = [...compared].sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
    const { top, rest } = topAndRest(largest, MOST)
    const left = rest.reduce((sum, row) => sum + (row.change ?? 0), 0)
    const step = (name: string, change: number, row: number, color: string) => ({
      name,
      color,
      datum: { value: change, row, text: format.change(change, 'count') },
    })
    const total = (name: string, value: number, color: string) => ({
      name,
      color,
      datum: { value, row: -1, text: format.value(value, 'count') },
    })
    const before = rows.some((row) => row.previous !== null) ? sumOf(rows, 'previous') : 0
    return waterfall(
      {
        name: t('charts.demand-change.axis'),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
        start: total(t('charts.demand-change.before'), before, theme.quieter),
        end: total(t('charts.demand-change.now'), sumOf(rows, 'current'), theme.quiet),
        steps: [
          ...compared
            .filter((row) => top.includes(row))
            .map((row) =>
              step(
                keyName(row, context),
                row.change ?? 0,
                rows.indexOf(row),
                (row.change ?? 0) < 0 ? theme.below : theme.above,
              ),
            ),
          ...(rest.length
            ? [step(t('charts.demand-change.rest', { count: rest.length }), left, -1, theme.neutral)]
            : []),
        ],
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope } = context
    const [now, before] = [sumOf(rows, 'current'), sumOf(rows, 'previous')]
    if (!rows.length) return t('charts.demand-change.headlineNone', { quarter: format.quarter(scope.quarter) })
    const words = { now: format.value(now, 'count'), before: format.value(before, 'count') }
    if (scope.asOf < quarterDays(scope.quarter).last) return t('charts.demand-change.headlineUnfinished', words)
    if (rows.every((row) => row.previous === null)) return t('charts.demand-change.headlineNoPrevious', words)
    return t('charts.demand-change.headline', {
      ...words,
      total: changeWords(before, now, countsOf(evidence, scope, undefined), context),
      most: mostMoved(rows, context, evidence),
      kind: byUnit(scope) ? kindMoved(context, evidence) : '',
    })
  },

  size: (rows) => ({ n: sumOf(rows, 'current'), unit: '件' }),
  drill(row, scope) {
    if (row.key === null) return undefined
    return byUnit(scope)
      ? { org: row.key, next: 'demand-heatmap', last: 'demand-list' }
      : { values: { category: [row.key] }, next: 'demand-units' }
  },
})

function sumOf(rows: readonly Row[], name: 'previous' | 'current'): number {
  return rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)
}

function keyName({ key }: Row, context: ChartContext): string {
  return byUnit(context.scope) ? unitName(key, false, context) : context.label('category', key ?? '')
}

interface Counts {
  now: number
  before: number
  past: number[]
}

/** Counts without repeated demands, which leave the test; of all keys together where none is named. */
function countsOf(evidence: readonly AnyRow[], scope: Scope, key: string | null | undefined): Counts {
  const name = byUnit(scope) ? 'unit' : 'category'
  const tested = (quarter: string) =>
    evidence.reduce(
      (sum, row) =>
        row['quarter'] === quarter && (key === undefined || row[name] === key) ? sum + Number(row['tested']) : sum,
      0,
    )
  const past = [...new Set(evidence.map((row) => String(row['quarter'])))].filter((quarter) => quarter < scope.quarter)
  return { now: tested(scope.quarter), before: tested(scope.previous), past: past.map(tested) }
}

function changeWords(before: number, now: number, counts: Counts, { t, format }: ChartContext, sure = true): string {
  const change = countChange(counts.now, counts.before, counts.past)
  if (before < FEWEST || !change || change.high === undefined) return t('charts.demand-change.noRelative')
  const significant = sure && (change.low > 1 || change.high < 1)
  const verdict = !significant ? 'level' : change.low > 1 ? 'higher' : 'lower'
  return t('charts.demand-change.change', {
    change: format.relative(now / before - 1),
    low: format.relative(change.low - 1),
    high: format.relative(change.high - 1),
    verdict:
      t(`charts.demand-change.${verdict}`) + (Math.min(now, before) < SMALL ? t('charts.demand-change.small') : ''),
  })
}

/** The key that moved most, with its own certainty among all keys. */
function mostMoved(rows: readonly Row[], context: ChartContext, evidence: readonly AnyRow[]): string {
  const { t, format, scope } = context
  const counts = rows.map((row) => countsOf(evidence, scope, row.key))
  const p = counts.map(({ now, before, past }) => countChange(now, before, past)?.p ?? 1)
  const sure = benjaminiHochberg(p, SHARE_OF_FALSE)
  const place = rows.reduce(
    (best, row, index) => (Math.abs(row.change ?? 0) > Math.abs(rows[best]?.change ?? 0) ? index : best),
    0,
  )
  const [row, own] = [rows[place], counts[place]]
  if (!row?.change || !own || rows.length < 2) return ''
  const significant = (sure[place] ?? false) && (p[place] ?? 1) < TESTED_AT
  return t('charts.demand-change.most', {
    key: keyName(row, context),
    before: format.value(row.previous, 'count'),
    now: format.value(row.current, 'count'),
    change: changeWords(row.previous ?? 0, row.current ?? 0, own, context, significant),
  })
}

/** Within one category, the subcategory that moved most. */
function kindMoved({ t, format, scope }: ChartContext, evidence: readonly AnyRow[]): string {
  const kinds = [...new Set(evidence.map((row) => row['subcategory']))].filter((kind) => kind !== null)
  const count = (quarter: string, kind: unknown) =>
    evidence.reduce(
      (sum, row) => (row['quarter'] === quarter && row['subcategory'] === kind ? sum + Number(row['counted']) : sum),
      0,
    )
  const moves = kinds.map((kind) => ({ kind, now: count(scope.quarter, kind), before: count(scope.previous, kind) }))
  const [most, next] = moves.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
  if (!most || !next || most.now === most.before) return ''
  return t('charts.demand-change.kind', {
    kind: String(most.kind),
    before: format.value(most.before, 'count'),
    now: format.value(most.now, 'count'),
  })
}
