import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { mix } from '@/grammar/marks/heatmapParts'
import { stackedRows } from '@/grammar/marks/stackedRows'
import { topAndRest, unitName } from '../../demands/units'

const columns = {
  org: { measure: 'org' },
  certificate: { measure: 'text' },
  bucket: { measure: 'text', values: 'expiry' },
  certificates: { measure: 'count', unit: '张' },
} as const
type Row = RowOf<typeof columns>

/** The soonest first. */
const BUCKETS = ['expired', '≤30', '31–60', '61–90'] as const

/** Whose certificates run out? Of each person's certificate the latest one issued counts: what has been renewed does not run out. */
export default defineChart({
  id: 'training-expiring',
  page: 'training',
  from: ['certificates'],
  uses: [],
  window: 'quarter',
  columns,
  modes: ['unit', 'certificate'],
  query: `
    WITH latest AS (
      SELECT batch, line
      FROM model.certificates, scope
      WHERE coalesce(issued_on <= scope.as_of, TRUE)
      QUALIFY row_number() OVER (PARTITION BY person_id, certificate ORDER BY expires_on DESC, issued_on DESC, batch DESC, line DESC) = 1
    ), bucketed AS (
      SELECT c.child AS org, c.certificate, c.expires_on - scope.as_of AS days,
        CASE WHEN days < 0 THEN 'expired' WHEN days <= 30 THEN '≤30' WHEN days <= 60 THEN '31–60' WHEN days <= 90 THEN '61–90' END AS bucket
      FROM certificates AS c
      JOIN latest AS l ON l.batch = c.batch AND l.line = c.line
      CROSS JOIN scope
    )
    SELECT org, certificate, bucket, count(*) AS certificates
    FROM bucketed
    WHERE bucket IS NOT NULL
    GROUP BY org, certificate, bucket
    ORDER BY org, certificate, list_position(['expired', '≤30', '31–60', '61–90'], bucket)`,

  option(rows, context) {
    const { theme, format, t, label } = context
    const by = context.mode === 'certificate' ? 'certificate' : 'org'
    const groups = groupsOf(rows, by)
    const { top, rest } = topAndRest(groups, rowsThatFit(context))
    const bars = [
      ...top.map(({ key, rows }) => ({
        name: by === 'org' ? unitName(key, groups.length === 1, context) : (key ?? ''),
        rows,
        rest: false,
      })),
      ...(rest.length
        ? [
            {
              name: t('charts.training-expiring.rest', { count: rest.length }),
              rows: rest.flatMap(({ rows }) => rows),
              rest: true,
            },
          ]
        : []),
    ]
    const colors = [
      theme.accent,
      mix(theme.paper, theme.above, 0.95),
      mix(theme.paper, theme.above, 0.6),
      mix(theme.paper, theme.above, 0.3),
    ]
    return stackedRows(
      {
        rowName: t(`columns.${by}`),
        axisName: format.unit('张'),
        axisLabel: (value) => format.value(value, 'count'),
        rows: bars.map(({ name, rows }) => ({ name, label: numbers(rows) })),
        parts: BUCKETS.map((bucket, index) => ({
          name: label('expiry', bucket),
          color: colors[index] ?? theme.quiet,
          values: bars.map((bar) => {
            const those = bar.rows.filter((row) => row.bucket === bucket)
            const count = sum(those)
            return {
              value: count,
              // A unit is a place to go on to; a certificate is held in many.
              row: by === 'org' && !bar.rest && bar.rows[0] ? rows.indexOf(bar.rows[0]) : -1,
              text: format.value(count, 'count', '张'),
            }
          }),
        })),
      },
      context,
    )

    /** All, and how many of them have run out already. */
    function numbers(those: readonly Row[]): string {
      const expired = sum(those.filter((row) => row.bucket === 'expired'))
      return t(expired ? 'charts.training-expiring.barExpired' : 'charts.training-expiring.bar', {
        count: format.value(sum(those), 'count'),
        expired: format.value(expired, 'count'),
      })
    }
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const date = format.date(scope.asOf)
    const total = sum(rows)
    if (!total) return t('charts.training-expiring.headlineNone', { date })
    const count = (bucket: string) => format.value(sum(rows.filter((row) => row.bucket === bucket)), 'count')
    const units = groupsOf(rows, 'org')
    const [first] = units
    const words = {
      date,
      expired: count('expired'),
      soon: count('≤30'),
      later: count('31–60'),
      last: count('61–90'),
      org: unitName(first?.key ?? null, units.length === 1, context),
      most: format.value(sum(first?.rows ?? []), 'count'),
      gone: format.value(sum((first?.rows ?? []).filter((row) => row.bucket === 'expired')), 'count'),
      certificate: groupsOf(rows, 'certificate')[0]?.key ?? '',
    }
    return t(units.length === 1 ? 'charts.training-expiring.headlineOne' : 'charts.training-expiring.headline', words)
  },

  notes: (_, { t }) => [t('charts.training-expiring.renewed')],

  size: (rows) => ({ n: sum(rows), unit: '张' }),
  keeps: ['org'],
  drill: (row, scope) => (row.org && row.org !== scope.org ? { org: row.org, last: 'training-gap' } : undefined),
})

/** The ones with most certificates first; those that have run out decide between equals. */
function groupsOf(rows: readonly Row[], by: 'org' | 'certificate'): { key: string | null; rows: Row[] }[] {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row])
  const expired = (those: readonly Row[]) => sum(those.filter((row) => row.bucket === 'expired'))
  return [...groups]
    .map(([key, rows]) => ({ key, rows }))
    .sort((a, b) => sum(b.rows) - sum(a.rows) || expired(b.rows) - expired(a.rows))
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + (row.certificates ?? 0), 0)
}
