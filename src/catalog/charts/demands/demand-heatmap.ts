import { againstRest } from '@/catalog/demands/againstRest'
import { cellKey, FEWEST, hiddenCells } from '@/catalog/demands/sensitive'
import { unitName } from '@/catalog/demands/units'
import { defineChart, type ChartContext } from '@/grammar/chart'
import type { AnyRow, RowOf } from '@/grammar/column'
import { heatmap } from '@/grammar/marks/heatmap'

const columns = {
  org: { measure: 'org' },
  category: { measure: 'text', values: 'category' },
  demand_count: { measure: 'count', unit: '件' },
  headcount: { measure: 'count', unit: '人' },
  demand_rate: { measure: 'number', unit: '件/百人' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { carried: boolean | null }

/** Below this count a comparison stands on little. */
const SMALL = 30

/** Which unit asks for what? Cells that must not be shown have no count (and `suppressed`, beside the columns). */
export default defineChart({
  id: 'demand-heatmap',
  page: 'demands',
  from: ['demands', 'headcount'],
  uses: ['demands.category'],
  window: 'quarter',
  columns,
  query: `
    WITH counts AS (
      SELECT child, category, count(*) AS demand_count
      FROM demands
      GROUP BY child, category
    ), heads AS (
      SELECT h.child, h.headcount, h.carried
      FROM headcount AS h, scope
      WHERE h.org = coalesce(h.child, scope.org)
        AND (h.child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    ), units AS (
      SELECT child FROM counts
      UNION
      SELECT child FROM heads WHERE headcount > 0
    )
    SELECT u.child AS org, k.category, coalesce(c.demand_count, 0) AS demand_count, h.headcount,
      ratio(coalesce(c.demand_count, 0), h.headcount) * 100 AS demand_rate, h.carried
    FROM units AS u
    CROSS JOIN (SELECT DISTINCT category FROM counts) AS k
    LEFT JOIN counts AS c ON c.child IS NOT DISTINCT FROM u.child AND c.category = k.category
    LEFT JOIN heads AS h ON h.child IS NOT DISTINCT FROM u.child
    ORDER BY sum(coalesce(c.demand_count, 0)) OVER (PARTITION BY u.child) DESC, org,
      sum(coalesce(c.demand_count, 0)) OVER (PARTITION BY k.category) DESC, k.category`,
  evidence: `
    SELECT quarter, child AS org, category, count(*) FILTER (repeat IS DISTINCT FROM TRUE) AS tested
    FROM demands_history
    GROUP BY quarter, child, category
    ORDER BY quarter, org, category`,

  derive(rows: readonly Input[]) {
    const hidden = hiddenCells(rows.map(cellOf))
    return rows.map(({ carried: _, ...row }) =>
      hidden.has(cellKey(cellOf(row))) ? { ...row, demand_count: null, demand_rate: null, suppressed: true } : row,
    )
  },

  option(rows, context) {
    const { format, t, label } = context
    const [units, categories] = [namesOf(rows, 'org'), namesOf(rows, 'category')]
    const byRate = rows.some((row) => row.demand_rate !== null)
    const measure = byRate ? 'demand_rate' : 'demand_count'
    const decimals = (value: number | null) => format.value(value, byRate ? 'points' : 'count')
    return heatmap(
      {
        rows: units.map((org) => ({ name: unitName(org, units.length === 1, context) })),
        columns: categories.map((category) => ({
          name: label('category', category ?? ''),
          ...(units.length > 1 && {
            note: t('charts.demand-heatmap.whole', { value: decimals(wholeOf(rows, category, byRate)) }),
          }),
        })),
        rowName: t('columns.org'),
        columnName: t('columns.category'),
        cells: rows.flatMap((row, index) => {
          const value = row[measure]
          const place = { row: units.indexOf(row.org), column: categories.indexOf(row.category) }
          const text = row.demand_count === null ? t('card.tooFew') : decimals(value)
          if (row.demand_count !== null && value === null) return []
          return [
            {
              ...place,
              datum: { value, row: index, text },
              ...(row.demand_count === null && { state: 'hidden' as const }),
            },
          ]
        }),
        scale: { kind: 'sequential' },
        words: {
          low: t(byRate ? 'charts.demand-heatmap.few' : 'charts.demand-heatmap.fewCount'),
          high: t('charts.demand-heatmap.many'),
          hidden: t('charts.demand-heatmap.hidden'),
          missing: t('charts.demand-heatmap.missing'),
          rest: (count) => t('charts.demand-heatmap.rest', { count }),
        },
      },
      context,
    )
  },

  headline(rows, context, evidence = []) {
    const { t, format, scope, label } = context
    const total = rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0)
    if (!total) return t('charts.demand-heatmap.headlineNone', { quarter: format.quarter(scope.quarter) })
    const [most] = [...rows].sort((a, b) => (b.demand_count ?? 0) - (a.demand_count ?? 0))
    const first = {
      org: unitName(most?.org ?? null, namesOf(rows, 'org').length === 1, context),
      category: label('category', most?.category ?? ''),
      count: format.value(most?.demand_count, 'count'),
    }
    if (rows.every((row) => row.demand_rate === null)) return t('charts.demand-heatmap.headlineNoHeadcount', first)
    const tests = tested(rows, evidence, scope.quarter)
    if (!tests.length) return t('charts.demand-heatmap.headlineOne', first)
    const found = tests.filter(({ test }) => test.significant).sort((a, b) => a.test.p - b.test.p)
    const [surest] = found
    if (!surest) return t('charts.demand-heatmap.headlineAlike', { ...first, tests: tests.length })
    const { row, rest, test } = surest
    return t(`charts.demand-heatmap.${(test.ratio ?? 2) > 1 ? 'higher' : 'lower'}`, {
      org: unitName(row.org, false, context),
      category: label('category', row.category ?? ''),
      rate: format.value(row.demand_rate, 'points'),
      rest: format.value(rest, 'points'),
      ratio: format.value(test.ratio, 'number'),
      low: format.value(test.low, 'number'),
      high: format.value(test.high, 'number'),
      small: (row.demand_count ?? 0) < SMALL ? t('charts.demand-heatmap.small') : '',
      found: found.length,
      tests: tests.length,
    })
  },

  notes(inputs: readonly Input[], context: ChartContext) {
    const { t } = context
    const hidden = hiddenCells(inputs.map(cellOf)).size
    const carried = namesOf(
      inputs.filter((row) => row.carried),
      'org',
    ).map((org) => unitName(org, false, context))
    const noHeads = inputs.every((row) => row.demand_rate === null)
    return [
      ...(noHeads && inputs.length ? [t('charts.demand-heatmap.noHeadcount')] : []),
      ...(carried.length ? [t('charts.demand-units.carried', { orgs: carried.join(t('card.comma')) })] : []),
      ...(hidden ? [t('charts.demand-heatmap.suppressed', { count: hidden, minimum: FEWEST })] : []),
    ]
  },

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.demand_count ?? 0), 0), unit: '件' }),
  keeps: ['org', 'category'],
  drill: (row, scope) => ({
    ...(row.org && row.org !== scope.org && { org: row.org }),
    ...(row.category && { values: { category: [row.category] } }),
    next: 'demand-list',
  }),
})

const cellOf = ({ org, category, demand_count }: Row) => ({
  table: 'unit',
  row: org ?? '',
  category: category ?? '',
  n: demand_count ?? 0,
})

function namesOf<Name extends 'org' | 'category'>(rows: readonly Row[], name: Name): Row[Name][] {
  return [...new Set(rows.map((row) => row[name]))]
}

/** A category over all units whose cells are known. */
function wholeOf(rows: readonly Row[], category: string | null, byRate: boolean): number | null {
  const known = rows.filter(
    (row) => row.category === category && row.demand_count !== null && (!byRate || row.headcount !== null),
  )
  const count = known.reduce((sum, row) => sum + (row.demand_count ?? 0), 0)
  if (!byRate) return count
  const heads = known.reduce((sum, row) => sum + (row.headcount ?? 0), 0)
  return heads ? (count / heads) * 100 : null
}

/** Every shown cell per head against the other units in the same category. */
function tested(rows: readonly Row[], evidence: readonly AnyRow[], quarter: string) {
  const counts = new Map(
    evidence.map((row) => [key(row['quarter'], row['org'], row['category']), Number(row['tested'])]),
  )
  const past = [...new Set(evidence.map((row) => String(row['quarter'])))].filter((one) => one < quarter)
  const known = rows.filter((row) => row.demand_count !== null && row.headcount)
  const groups = namesOf(rows, 'category').map((category) => known.filter((row) => row.category === category))
  const ratios = againstRest(
    groups.map((group) =>
      group.map((row) => ({
        count: counts.get(key(quarter, row.org, row.category)) ?? 0,
        headcount: row.headcount ?? 0,
        past: past.map((one) => counts.get(key(one, row.org, row.category)) ?? 0),
      })),
    ),
  )
  return groups.flatMap((group, place) =>
    group.flatMap((row, index) => {
      const test = ratios[place]?.[index]
      const others = group.filter((other) => other !== row)
      return test?.ratio !== undefined && test.high !== undefined
        ? [{ row, test, rest: wholeOf(others, row.category, true) }]
        : []
    }),
  )
}

const key = (...names: unknown[]): string => JSON.stringify(names)
