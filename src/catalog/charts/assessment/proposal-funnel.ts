import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { rowsThatFit } from '@/grammar/marks/base'
import { funnelSteps } from '@/grammar/marks/funnelSteps'
import { rowPanels } from '@/grammar/marks/rowPanels'
import { topAndRest, unitName } from '../../demands/units'

const columns = {
  org: { measure: 'org' },
  proposals: { measure: 'count', unit: '件' },
  proposers: { measure: 'count', unit: '人' },
  adopted: { measure: 'count', unit: '件' },
  implemented: { measure: 'count', unit: '件' },
  rejected: { measure: 'count', unit: '件' },
  adoption_rate: { measure: 'share' },
  implementation_rate: { measure: 'share' },
  value_created: { measure: 'number', unit: '万元' },
} as const
/** `headcount` is what participation is a share of: beside the columns, not exported. */
type Row = RowOf<typeof columns> & { headcount?: number | null }
type Counts = Pick<
  Row,
  'proposals' | 'proposers' | 'adopted' | 'implemented' | 'rejected' | 'value_created' | 'headcount'
>

/** What becomes of workers' ideas? `adopted` are those adopted and not yet implemented. */
export default defineChart({
  id: 'proposal-funnel',
  page: 'assessment',
  from: ['proposals', 'headcount'],
  uses: ['proposals.status|reject_reason'],
  window: 'quarter',
  columns,
  modes: ['all', 'units'],
  query: `
    WITH heads AS (
      SELECT h.child AS org, h.headcount
      FROM headcount AS h, scope
      WHERE h.org = coalesce(h.child, scope.org)
        AND (h.child IS NOT NULL OR NOT EXISTS (FROM model.organisation AS o WHERE o.parent = scope.org))
    ), counts AS (
      SELECT child AS org, count(*) AS proposals, CASE WHEN count(proposer_id) > 0 THEN count(DISTINCT proposer_id) END AS proposers,
        count(*) FILTER (status = 'adopted') AS adopted, count(*) FILTER (status = 'implemented') AS implemented,
        count(*) FILTER (status = 'rejected') AS rejected, count(*) FILTER (status <> 'submitted') AS answered, sum(value_created) AS value_created
      FROM proposals
      GROUP BY child
    )
    SELECT coalesce(c.org, h.org) AS org, coalesce(c.proposals, 0) AS proposals, CASE WHEN c.proposals IS NULL THEN 0 ELSE c.proposers END AS proposers,
      coalesce(c.adopted, 0) AS adopted, coalesce(c.implemented, 0) AS implemented, coalesce(c.rejected, 0) AS rejected,
      ratio(c.adopted + c.implemented, c.answered) AS adoption_rate, ratio(c.implemented, c.adopted + c.implemented) AS implementation_rate,
      c.value_created, h.headcount
    FROM counts AS c
    FULL JOIN heads AS h ON h.org IS NOT DISTINCT FROM c.org
    WHERE EXISTS (FROM counts)
    ORDER BY proposals DESC, org`,

  option(rows, context) {
    const { theme, format, t } = context
    const count = (value: number | null) => format.value(value, 'count', '件')
    if (context.mode === 'units' && rows.length > 1) {
      const { top, rest } = topAndRest<Row>(rows, rowsThatFit(context))
      const shown: { name: string; row: number; counts: Counts }[] = [
        ...top.map((row) => ({ name: unitName(row.org, false, context), row: rows.indexOf(row), counts: row })),
        ...(rest.length
          ? [{ name: t('charts.proposal-funnel.rest', { count: rest.length }), row: -1, counts: together(rest) }]
          : []),
      ]
      const panel = (
        name: string,
        value: (counts: Counts) => number | null,
        text: (value: number) => string,
        whole?: number,
      ) => ({
        kind: 'bars' as const,
        name,
        axisLabel: text,
        ...(whole !== undefined && { whole }),
        values: shown.map(({ row, counts }) => {
          const known = value(counts)
          return { value: known, row, text: known === null ? '' : text(known) }
        }),
      })
      const percent = (share: number) => format.value(share, 'share')
      const headed = shown.some(({ counts }) => participation(counts) !== null)
      return rowPanels(
        {
          rowName: t('columns.org'),
          rows: shown.map(({ name, counts }) => ({
            name,
            color: counts.proposals ? theme.quiet : theme.accent,
            strong: !counts.proposals,
          })),
          panels: [
            panel(
              t('columns.proposals'),
              (counts) => counts.proposals,
              (value) => format.value(value, 'count'),
            ),
            ...(headed ? [panel(t('charts.proposal-funnel.participation'), participation, percent)] : []),
            panel(t('columns.adoption_rate'), adoption, percent, 1),
            panel(t('columns.implementation_rate'), implementation, percent, 1),
            ...(rows.some((row) => row.value_created !== null)
              ? [
                  panel(
                    t('charts.proposal-funnel.value'),
                    (counts) => counts.value_created,
                    (value) => format.value(value, 'number'),
                  ),
                ]
              : []),
          ],
        },
        context,
      )
    }
    const all = together(rows)
    const answered = answeredOf(all)
    const accepted = (all.adopted ?? 0) + (all.implemented ?? 0)
    const alone = rows.length === 1 ? 0 : -1
    const step = (name: string, value: number, label: string, color: string, from = 0) => ({
      name,
      color,
      from,
      label,
      datum: { value, row: alone, text: count(value), name: `${name} ${label}` },
    })
    const rate = (
      value: number | null,
      key: 'answered' | 'adoption' | 'implementation' | 'rejection',
      number: number,
    ) => t(`charts.proposal-funnel.steps.${key}`, { count: count(number), rate: format.value(value, 'share') })
    return funnelSteps(
      {
        name: t('columns.stage'),
        axisName: format.unit('件'),
        axisLabel: (value) => format.value(value, 'count'),
        steps: [
          step(t('charts.proposal-funnel.collected'), all.proposals ?? 0, count(all.proposals), theme.quiet),
          step(
            t('charts.proposal-funnel.answered'),
            answered,
            rate(all.proposals ? answered / all.proposals : null, 'answered', answered),
            theme.quiet,
          ),
          step(
            t('charts.proposal-funnel.rejected'),
            all.rejected ?? 0,
            rate(answered ? (all.rejected ?? 0) / answered : null, 'rejection', all.rejected ?? 0),
            theme.quieter,
            accepted,
          ),
          step(t('charts.proposal-funnel.adopted'), accepted, rate(adoption(all), 'adoption', accepted), theme.quiet),
          step(
            t('charts.proposal-funnel.implemented'),
            all.implemented ?? 0,
            rate(implementation(all), 'implementation', all.implemented ?? 0),
            theme.accent,
          ),
        ],
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope } = context
    const all = together(rows)
    if (!all.proposals) return t('charts.proposal-funnel.headlineNone', { quarter: format.quarter(scope.quarter) })
    const [most] = rows
    const silent = rows.filter((row) => row.proposals === 0)
    const part = participation(all)
    return t('charts.proposal-funnel.headline', {
      proposals: format.value(all.proposals, 'count'),
      people:
        part === null || all.proposers === null
          ? ''
          : t('charts.proposal-funnel.people', {
              proposers: format.value(all.proposers, 'count'),
              share: format.value(part, 'share'),
            }),
      adopted: format.value((all.adopted ?? 0) + (all.implemented ?? 0), 'count'),
      adoption:
        adoption(all) === null
          ? t('charts.proposal-funnel.unanswered')
          : t('charts.proposal-funnel.rate', { rate: format.value(adoption(all), 'share') }),
      implemented: format.value(all.implemented, 'count'),
      value: all.value_created
        ? t('charts.proposal-funnel.created', { value: format.value(all.value_created, 'number', '万元') })
        : '',
      where: silent.length
        ? t('charts.proposal-funnel.silent', {
            orgs: silent
              .slice(0, 3)
              .map((row) => unitName(row.org, false, context))
              .join(t('card.comma')),
            count: silent.length,
          })
        : rows.length > 1 && most
          ? t('charts.proposal-funnel.most', {
              org: unitName(most.org, false, context),
              count: format.value(most.proposals, 'count'),
            })
          : '',
    })
  },

  notes: (inputs, { t }) => [
    t('charts.proposal-funnel.rates'),
    ...(inputs.some((row) => row['headcount'] === null) ? [t('charts.proposal-funnel.noHeadcount')] : []),
  ],

  size: (rows) => ({ n: rows.reduce((sum, row) => sum + (row.proposals ?? 0), 0), unit: '件' }),
  keeps: ['org'],
  drill: (row, scope) =>
    row.org && row.org !== scope.org ? { org: row.org, last: 'assessment-innovation' } : undefined,
})

const answeredOf = ({ adopted, implemented, rejected }: Counts): number =>
  (adopted ?? 0) + (implemented ?? 0) + (rejected ?? 0)

/** Null where there is nothing to divide by. */
const over = (part: number, whole: number): number | null => (whole ? part / whole : null)
const adoption = (counts: Counts): number | null =>
  over((counts.adopted ?? 0) + (counts.implemented ?? 0), answeredOf(counts))
const implementation = (counts: Counts): number | null =>
  over(counts.implemented ?? 0, (counts.adopted ?? 0) + (counts.implemented ?? 0))
const participation = ({ proposers, headcount }: Counts): number | null =>
  proposers === null || !headcount ? null : proposers / headcount

/** Several units as one; who proposes belongs to one unit, so proposers add up. Unknown stays unknown. */
function together(rows: readonly Row[]): Counts {
  const sum = (name: keyof Counts): number | null =>
    rows.every((row) => (row[name] ?? null) === null) ? null : rows.reduce((total, row) => total + (row[name] ?? 0), 0)
  const headed = rows.every((row) => (row.headcount ?? null) !== null)
  return {
    proposals: sum('proposals') ?? 0,
    proposers: rows.some((row) => row.proposers === null) ? null : sum('proposers'),
    adopted: sum('adopted') ?? 0,
    implemented: sum('implemented') ?? 0,
    rejected: sum('rejected') ?? 0,
    value_created: sum('value_created'),
    headcount: headed ? sum('headcount') : null,
  }
}
