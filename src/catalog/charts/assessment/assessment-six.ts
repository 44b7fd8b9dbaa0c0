import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { bulletBars } from '@/grammar/marks/bulletBars'
import { heatmap } from '@/grammar/marks/heatmap'
import { radar } from '@/grammar/marks/radar'
import { lastName } from '@/grammar/organisation'
import { unitName } from '../../demands/units'

const columns = {
  indicator_group: { measure: 'text', values: 'indicator_group' },
  org: { measure: 'org' },
  score: { measure: 'score', unit: '分' },
  full_score: { measure: 'score', unit: '分' },
  rate: { measure: 'share' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { irregular: number }

/**
 * How do the six 到支部 look? The Party side's groups: a row for the node itself (its own scores, else the mean of its branches;
 * `org` empty) and one for each child.
 */
export default defineChart({
  id: 'assessment-six',
  page: 'assessment',
  from: ['assessment'],
  uses: ['assessment.indicator_group', 'assessment.full_score'],
  window: 'quarter',
  columns,
  modes: ['mean', 'units', 'radar'],
  query: `
    WITH branches AS (
      SELECT a.org, a.child, a.indicator_group, sum(a.score) AS score, sum(a.full_score) AS full_score, any_value(b.regular) AS regular
      FROM assessment AS a
      JOIN model.branch_scores AS b ON b.org = a.org AND b.quarter = a.quarter AND b.side = a.side
      WHERE a.side = 'party' AND a.indicator_group IS NOT NULL
      GROUP BY a.org, a.child, a.indicator_group
    ), nodes AS (
      SELECT NULL AS node, indicator_group, score, full_score, regular, b.org = scope.org AS own FROM branches AS b, scope
      UNION ALL
      SELECT child, indicator_group, score, full_score, regular, org = child FROM branches WHERE child IS NOT NULL
    ), means AS (
      SELECT indicator_group, node AS org, coalesce(avg(score) FILTER (own AND regular), avg(score) FILTER (regular)) AS score,
        coalesce(avg(full_score) FILTER (own AND regular), avg(full_score) FILTER (regular)) AS full_score, count(*) FILTER (NOT regular) AS irregular
      FROM nodes
      GROUP BY indicator_group, node
    )
    SELECT indicator_group, org, score, full_score, ratio(score, full_score) AS rate, irregular
    FROM means
    ORDER BY org IS NOT NULL, org, rate, indicator_group`,

  derive: (rows: readonly Input[]) => rows.filter((row) => row.score !== null).map(({ irregular: _, ...row }) => row),

  option(rows, context) {
    const { theme, format, t, label } = context
    const own = rows.filter((row) => row.org === null)
    const orgs = [...new Set(rows.flatMap((row) => row.org ?? []))]
    const whole = wholeOf(own)
    const name = (row: Row): string => label('indicator_group', row.indicator_group ?? '')
    const numbers = (row: Row): string =>
      `${format.value(row.score, 'score')}/${format.value(row.full_score, 'number')} · ${format.value(row.rate, 'share')}`
    if (context.mode === 'units' && orgs.length > 1) {
      const groups = [...own].sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
      const mean = (org: string): number => wholeOf(rows.filter((row) => row.org === org)) ?? 0
      const places = [...orgs].sort((a, b) => mean(a) - mean(b))
      return heatmap(
        {
          rowName: t('columns.org'),
          columnName: t('columns.indicator_group'),
          rows: places.map((org) => ({ name: lastName(org) })),
          columns: groups.map((row) => ({
            name: name(row),
            note: t('charts.assessment-six.mean', { rate: format.value(row.rate, 'share') }),
          })),
          cells: rows.flatMap((row, index) => {
            const column = groups.findIndex((group) => group.indicator_group === row.indicator_group)
            const mean = groups[column]?.rate ?? null
            if (row.org === null || column < 0) return []
            const value = row.rate === null || mean === null ? null : row.rate - mean
            return [
              {
                row: places.indexOf(row.org),
                column,
                datum: { value, row: index, text: format.value(row.rate, 'share') },
              },
            ]
          }),
          scale: { kind: 'diverging' },
          words: {
            low: t('charts.assessment-six.low'),
            high: t('charts.assessment-six.high'),
            hidden: t('card.tooFew'),
            missing: t('charts.assessment-six.missing'),
            rest: (count) => t('charts.assessment-six.rest', { count }),
          },
        },
        context,
      )
    }
    if (context.mode === 'radar' && own.length > 2)
      return radar(
        {
          name: t('columns.assessment_six_rate'),
          spokes: own.map((row) => ({
            name: name(row),
            label: format.value(row.rate, 'share'),
            datum: { value: row.rate, row: rows.indexOf(row), text: numbers(row) },
          })),
          color: theme.accent,
          rings: [0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${value * 100}%` })),
        },
        context,
      )
    const sorted = [...own].sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0)).slice(0, rowsThatFit(context))
    return bulletBars(
      {
        name: t('columns.indicator_group'),
        axisName: t('columns.assessment_six_rate'),
        axisLabel: (value) => `${Math.round(value * 100)}%`,
        goal: 1,
        ...(whole !== null &&
          own.length > 1 && {
            whole: {
              value: whole,
              label: t('charts.assessment-six.whole', { rate: format.value(whole, 'share') }),
            },
          }),
        bars: sorted.map((row) => ({
          name: name(row),
          color: row === sorted[0] && own.length > 1 && (row.rate ?? 1) < (whole ?? 0) ? theme.accent : theme.quiet,
          datum: { value: row.rate, row: rows.indexOf(row), text: numbers(row) },
          label: numbers(row),
        })),
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope, label } = context
    const own = rows.filter((row) => row.org === null)
    const [lowest] = [...own].sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
    if (!lowest) return t('charts.assessment-six.headlineNone', { quarter: format.quarter(scope.quarter) })
    const weakest = [...rows]
      .filter((row) => row.org !== null && row.indicator_group === lowest.indicator_group)
      .sort((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
    const [unit] = weakest
    const words = {
      org: unitName(scope.org, true, context),
      group: label('indicator_group', lowest.indicator_group ?? ''),
      score: format.value(lowest.score, 'score'),
      full: format.value(lowest.full_score, 'number'),
      rate: format.value(lowest.rate, 'share'),
      whole: format.value(wholeOf(own), 'share'),
    }
    const where =
      unit && weakest.length > 1
        ? t('charts.assessment-six.weakest', {
            org: lastName(unit.org ?? ''),
            rate: format.value(unit.rate, 'share'),
          })
        : ''
    return t('charts.assessment-six.headline', { ...words, where })
  },

  notes(inputs: readonly Input[], { t }) {
    const count = Math.max(0, ...inputs.filter((row) => row.org === null).map((row) => row.irregular))
    return count ? [t('charts.assessment-six.irregular', { count })] : []
  },

  size: (rows) => ({ n: new Set(rows.map((row) => row.indicator_group)).size, unit: '项' }),
  keeps: ['org'],
  drill: (row) => (row.org ? { org: row.org, next: 'assessment-items' } : undefined),
})

/** All groups together: points over full marks. */
function wholeOf(rows: readonly Row[]): number | null {
  const full = rows.reduce((sum, row) => sum + (row.full_score ?? 0), 0)
  return full ? rows.reduce((sum, row) => sum + (row.score ?? 0), 0) / full : null
}
