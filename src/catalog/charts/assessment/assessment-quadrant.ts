import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { scatter } from '@/grammar/marks/scatter'
import { lastName } from '@/grammar/organisation'

const columns = {
  org: { measure: 'org' },
  party_score: { measure: 'score', unit: '分' },
  business_score: { measure: 'score', unit: '分' },
  gap: { measure: 'score', unit: '分' },
} as const
type Row = RowOf<typeof columns>
type Full = Row & { party_score: number; business_score: number; gap: number }

/** Where the lines stand, and from which gap on Party work is ahead of business. */
const PASS = 90
const GAP = 5
const LABELS = { narrow: 4, normal: 8, wide: 14 } as const

/** Which branch is strong on one side only? */
export default defineChart({
  id: 'assessment-quadrant',
  page: 'assessment',
  from: ['assessment'],
  uses: [],
  window: 'quarter',
  columns,
  query: `
    WITH nodes AS (
      SELECT child AS org, coalesce(child, org) AS node, quarter FROM assessment GROUP BY ALL
    ), scores AS (
      SELECT nodes.org, max(n.score) FILTER (n.side = 'party') AS party_score, max(n.score) FILTER (n.side = 'business') AS business_score
      FROM nodes
      LEFT JOIN model.node_scores AS n ON n.org = nodes.node AND n.quarter = nodes.quarter
      GROUP BY nodes.org
    )
    SELECT org, party_score, business_score, party_score - business_score AS gap
    FROM scores
    ORDER BY gap DESC NULLS LAST, org`,

  option(rows, context) {
    const { theme, format, t, width } = context
    const points = complete(rows)
    const named = new Set(outliers(points).slice(0, LABELS[width]))
    return scatter(
      {
        name: t('charts.assessment-quadrant.title'),
        x: { name: t('columns.party_score'), line: PASS },
        y: { name: t('columns.business_score'), line: PASS },
        axisLabel: (value) => format.value(value, 'number'),
        fields: [
          t('charts.assessment-quadrant.fields.business'),
          t('charts.assessment-quadrant.fields.both'),
          t('charts.assessment-quadrant.fields.neither'),
          t('charts.assessment-quadrant.fields.party'),
        ],
        points: points.map((row) => ({
          name: nameOf(row, rows.length === 1, context),
          color: ahead(row) ? theme.accent : theme.quiet,
          labelled: named.has(row),
          datum: {
            value: [row.party_score, row.business_score],
            row: rows.indexOf(row),
            text: format.change(row.gap, 'score'),
          },
        })),
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const points = complete(rows)
    const [widest] = [...points].sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))
    if (!widest)
      return t(rows.length ? 'charts.assessment-quadrant.headlineOneSide' : 'charts.assessment-quadrant.headlineNone', {
        quarter: format.quarter(scope.quarter),
      })
    const words = {
      threshold: GAP,
      count: points.filter(ahead).length,
      total: points.length,
      org: nameOf(widest, rows.length === 1, context),
      party: format.value(widest.party_score, 'score', '分'),
      business: format.value(widest.business_score, 'score', '分'),
      gap: format.value(Math.abs(widest.gap), 'score', '分'),
    }
    if (points.length === 1) return t('charts.assessment-quadrant.headlineSingle', words)
    return t(words.count ? 'charts.assessment-quadrant.headline' : 'charts.assessment-quadrant.headlineBalanced', words)
  },

  notes(inputs: readonly Row[], context) {
    const left = inputs.filter((row) => row.party_score === null || row.business_score === null)
    const orgs = left.map((row) => nameOf(row, inputs.length === 1, context)).join(context.t('card.comma'))
    return left.length ? [context.t('charts.assessment-quadrant.left', { orgs })] : []
  },

  size: (rows) => ({ n: rows.length, unit: '单位' }),
  keeps: ['org'],
  drill: (row) => (row.org ? { org: row.org, next: 'assessment-items' } : undefined),
})

function complete(rows: readonly Row[]): Full[] {
  return rows.filter((row): row is Full => row.party_score !== null && row.business_score !== null && row.gap !== null)
}

/** Scores come in halves; means of them carry rounding errors. */
function ahead(row: Full): boolean {
  return row.gap >= GAP - 1e-9
}

/** The widest gaps first, then what lies lowest on either side. */
function outliers(points: readonly Full[]): Full[] {
  const lowest = (row: Full) => Math.min(row.party_score, row.business_score)
  return [...points].sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap) || lowest(a) - lowest(b))
}

/** The child's name; what is attached to the node itself beside its children, or the node where it has none. */
function nameOf({ org }: Row, alone: boolean, { t, scope }: ChartContext): string {
  return lastName(org ?? '') || (alone && lastName(scope.org)) || t('card.ownLevel')
}
