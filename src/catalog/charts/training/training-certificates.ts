import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { bulletBars } from '@/grammar/marks/bulletBars'
import { lastName } from '@/grammar/organisation'
import { aimOf } from '../../metrics/aims'

const columns = {
  org: { measure: 'org' },
  certified: { measure: 'count', unit: '人' },
  operators: { measure: 'count', unit: '人' },
  certified_rate: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { carried: boolean | null }

/** Are all operators certified? */
export default defineChart({
  id: 'training-certificates',
  page: 'training',
  from: ['headcount'],
  uses: ['headcount.operators', 'headcount.certified'],
  window: 'quarter',
  columns,
  query: `
    SELECT child AS org, h.certified, h.operators, ratio(h.certified, h.operators) AS certified_rate, h.carried
    FROM headcount AS h, scope
    WHERE h.org = coalesce(child, scope.org) AND coalesce(h.headcount, h.operators, h.certified) IS NOT NULL
      AND (child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    ORDER BY certified_rate NULLS LAST, h.operators DESC, org`,

  derive: (rows: readonly Input[]) => rows.map(({ carried: _, ...row }) => row),

  option(rows, context) {
    const { theme, format, t } = context
    const whole = rateOf(rows)
    const room = rowsThatFit(context)
    const known = rows.filter((row) => row.certified_rate !== null)
    const shown = known.length > room ? known.slice(0, room - 1) : known
    const rest = known.slice(shown.length)
    const bar = (name: string, row: number, certified: number, operators: number, rate: number | null) => ({
      name,
      color: rate !== null && whole !== null && rate < whole ? theme.accent : theme.quiet,
      datum: { value: rate, row, text: format.value(rate, 'share') },
      label: `${format.value(rate, 'share')} · ${format.value(certified, 'count')}/${format.value(operators, 'count')}`,
    })
    return bulletBars(
      {
        name: t('columns.org'),
        axisName: t('columns.certified_rate'),
        axisLabel: (value) => `${Math.round(value * 100)}%`,
        goal: 1,
        aim: aimOf('certified_rate', context),
        ...(whole !== null &&
          known.length > 1 && {
            whole: {
              value: whole,
              label: t('charts.training-certificates.whole', { rate: format.value(whole, 'share') }),
            },
          }),
        bars: [
          ...shown.map((row) =>
            bar(
              nameOf(row, rows.length === 1, context),
              rows.indexOf(row),
              row.certified ?? 0,
              row.operators ?? 0,
              row.certified_rate,
            ),
          ),
          ...(rest.length
            ? [
                bar(
                  t('charts.training-certificates.rest', { count: rest.length }),
                  -1,
                  sum(rest, 'certified'),
                  sum(rest, 'operators'),
                  rateOf(rest),
                ),
              ]
            : []),
        ],
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const known = rows.filter((row) => row.certified_rate !== null)
    const [worst] = known
    if (!worst)
      return t(
        rows.length ? 'charts.training-certificates.headlineNoOperators' : 'charts.training-certificates.headlineNone',
        { quarter: format.quarter(scope.quarter) },
      )
    const words = {
      org: nameOf(worst, rows.length === 1, context),
      certified: format.value(worst.certified, 'count'),
      operators: format.value(worst.operators, 'count'),
      rate: format.value(worst.certified_rate, 'share'),
      count: known.length,
      all: format.value(sum(known, 'operators'), 'count'),
      have: format.value(sum(known, 'certified'), 'count'),
      whole: format.value(rateOf(known), 'share'),
    }
    if (sum(known, 'certified') >= sum(known, 'operators')) return t('charts.training-certificates.headlineFull', words)
    return t(
      known.length === 1 ? 'charts.training-certificates.headlineOne' : 'charts.training-certificates.headline',
      words,
    )
  },

  notes(inputs: readonly Input[], context) {
    const carried = inputs.filter((row) => row.carried)
    const without = inputs.filter((row) => row.certified_rate === null)
    const names = (those: readonly Input[]) =>
      those.map((row) => nameOf(row, inputs.length === 1, context)).join(context.t('card.comma'))
    return [
      ...(carried.length ? [context.t('charts.training-certificates.carried', { orgs: names(carried) })] : []),
      ...(without.length ? [context.t('charts.training-certificates.without', { orgs: names(without) })] : []),
    ]
  },

  size: (rows) => ({ n: sum(rows, 'operators'), unit: '人' }),
  keeps: ['org'],
  drill: (row) => (row.org ? { org: row.org, next: 'training-expiring' } : undefined),
})

/** The child's name; what is attached to the node itself beside its children, or the node where it has none. */
function nameOf({ org }: Row, alone: boolean, { t, scope }: ChartContext): string {
  return lastName(org ?? '') || (alone && lastName(scope.org)) || t('card.ownLevel')
}

function sum(rows: readonly Row[], name: 'certified' | 'operators'): number {
  return rows.reduce((total, row) => total + (row[name] ?? 0), 0)
}

/** All rows together, as one unit. */
function rateOf(rows: readonly Row[]): number | null {
  const operators = sum(rows, 'operators')
  return operators ? sum(rows, 'certified') / operators : null
}
