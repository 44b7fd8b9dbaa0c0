import { defineChart, type ChartContext } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { bump } from '@/grammar/marks/bump'
import { isQuarter, quartersBetween } from '@/grammar/quarter'
import { unitName } from '../../demands/units'

const columns = {
  quarter: { measure: 'quarter' },
  org: { measure: 'org' },
  side: { measure: 'text', values: 'side' },
  score: { measure: 'score', unit: '分' },
  rank: { measure: 'count' },
} as const
type Row = RowOf<typeof columns>
type Input = Row & { irregular: boolean; peers: number }

const SIDES = ['party', 'business'] as const
/** How many climbers and how many fallers stand out. */
const MOVERS = 2

/**
 * Who climbs? Children of the node against each other, side by side and quarter by quarter; equals share a rank and the next
 * ones are skipped (1, 1, 3). A node without children is ranked among its siblings.
 */
export default defineChart({
  id: 'assessment-rank',
  page: 'assessment',
  from: ['assessment'],
  uses: [],
  window: 'range',
  columns,
  modes: ['party', 'business'],
  query: `
    WITH peers AS (
      SELECT o.org, CASE WHEN o.parent = scope.org THEN o.org END AS child
      FROM model.organisation AS o, scope
      WHERE o.parent = scope.org
        OR (o.parent = (SELECT m.parent FROM model.organisation AS m, scope WHERE m.org = scope.org)
          AND NOT EXISTS (FROM model.organisation AS m, scope WHERE m.parent = scope.org))
    ), ranked AS (
      SELECT n.quarter, p.org, p.child, n.side, n.score, rank() OVER place AS rank, count(*) OVER (PARTITION BY n.quarter, n.side) AS peers
      FROM peers AS p
      JOIN model.node_scores AS n ON n.org = p.org
      JOIN scope ON n.quarter BETWEEN scope."from" AND scope.quarter
      WINDOW place AS (PARTITION BY n.quarter, n.side ORDER BY round(n.score, 9) DESC)
    ), irregular AS (
      SELECT DISTINCT b.quarter, b.side
      FROM model.branch_scores AS b, assessment AS a
      WHERE NOT b.regular AND a.org = b.org AND a.quarter = b.quarter AND a.side = b.side
    )
    SELECT r.quarter, r.child AS org, r.side, r.score, r.rank, i.quarter IS NOT NULL AS irregular, r.peers
    FROM ranked AS r
    JOIN scope ON r.child IS NOT NULL OR r.org = scope.org
    LEFT JOIN irregular AS i ON i.quarter = r.quarter AND i.side = r.side
    ORDER BY r.quarter, r.side DESC, r.rank, r.org`,

  derive: (rows: readonly Input[]) => rows.map(({ irregular: _, peers: __, ...row }) => row),

  option(rows, context) {
    const { theme, format, t } = context
    const side = sideOf(rows, context)
    const quarters = quartersOf(rows)
    const moves = movesOf(rows, side)
    const climbers = moves.filter(({ by }) => by > 0).slice(0, MOVERS)
    const fallers = [...moves]
      .reverse()
      .filter(({ by }) => by < 0)
      .slice(0, MOVERS)
    const colorOf = (org: string | null): string | undefined => {
      if (moves.length === 1) return theme.accent
      if (climbers.some((move) => move.org === org)) return theme.above
      return fallers.some((move) => move.org === org) ? theme.below : undefined
    }
    const orgs = [...new Set(rows.filter((row) => row.side === side).map((row) => row.org))]
    return bump(
      {
        quarters,
        axisName: t('columns.rank'),
        shared: (names, count) => t('charts.assessment-rank.shared', { names, count }),
        lines: orgs.map((org) => {
          const color = colorOf(org)
          return {
            name: unitName(org, orgs.length === 1, context),
            ...(color && { color }),
            values: quarters.map((quarter) => {
              const index = rows.findIndex((row) => row.quarter === quarter && row.org === org && row.side === side)
              const row = rows[index]
              return {
                value: row?.rank ?? null,
                row: index,
                text: row ? format.value(row.score, 'score', '分') : '',
              }
            }),
          }
        }),
      },
      context,
    )
  },

  headline(rows, context) {
    const { t, format, scope, label } = context
    const side = sideOf(rows, context)
    const moves = movesOf(rows, side).filter(({ to }) => to.quarter === scope.quarter)
    const [up, down] = [moves[0], moves.at(-1)]
    if (!up || !down) return t('charts.assessment-rank.headlineNone', { quarter: format.quarter(scope.quarter) })
    const first = moves.filter(({ to }) => to.rank === 1)
    const describe = ({ org, from, to }: Move) => ({
      org: unitName(org, moves.length === 1, context),
      from: from.rank ?? 0,
      to: to.rank ?? 0,
      since: format.quarter(from.quarter ?? ''),
    })
    const words = { side: label('side', side), count: moves.length }
    if (moves.length === 1)
      return t('charts.assessment-rank.headlineOne', {
        ...words,
        ...describe(up),
        score: format.value(up.to.score, 'score', '分'),
      })
    const best =
      first.length === 1 && first[0]
        ? t('charts.assessment-rank.best', { org: unitName(first[0].org, false, context) })
        : t('charts.assessment-rank.tied', { count: first.length })
    const parts = [
      ...(up.by > 0 ? [t('charts.assessment-rank.up', describe(up))] : []),
      ...(down.by < 0 ? [t('charts.assessment-rank.down', describe(down))] : []),
      ...(up.by <= 0 && down.by >= 0 ? [t('charts.assessment-rank.still')] : []),
    ]
    return t('charts.assessment-rank.headline', {
      ...words,
      best,
      moves: parts.join(t('charts.assessment-rank.and')),
    })
  },

  notes(inputs: readonly Input[], { t, format, label, scope }) {
    const alone = inputs.every((row) => row.org === null)
    const peers = Math.max(0, ...inputs.filter((row) => row.quarter === scope.quarter).map((row) => row.peers))
    const odd = [...new Set(inputs.filter((row) => row.irregular).map((row) => `${row.quarter} ${row.side}`))]
    return [
      t('charts.assessment-rank.ties'),
      ...(alone && peers > 1 ? [t('charts.assessment-rank.siblings', { count: peers })] : []),
      ...odd.map((key) => {
        const [quarter = '', side = ''] = key.split(' ')
        return t('charts.assessment-rank.irregular', { quarter: format.quarter(quarter), side: label('side', side) })
      }),
    ]
  },

  size: (rows) => ({ n: new Set(rows.map((row) => row.org)).size, unit: '单位' }),
  keeps: ['quarter', 'org'],
  drill: (row) => ({
    ...(row.quarter && { quarter: row.quarter }),
    ...(row.org && { org: row.org }),
    next: 'assessment-items',
  }),
})

interface Move {
  org: string | null
  from: Row
  to: Row
  /** Places gained, from the first shown quarter to the last. */
  by: number
}

/** The side asked for; the other where only that one is there. */
function sideOf(rows: readonly Row[], { mode }: ChartContext): string {
  const wanted = SIDES.find((side) => side === mode) ?? 'party'
  return rows.some((row) => row.side === wanted) ? wanted : (rows[0]?.side ?? wanted)
}

/** Who climbed most first; between equals, who stands higher now. */
function movesOf(rows: readonly Row[], side: string): Move[] {
  const lines = new Map<string | null, Row[]>()
  for (const row of rows) if (row.side === side) lines.set(row.org, [...(lines.get(row.org) ?? []), row])
  const moves = [...lines].flatMap(([org, own]) => {
    const [from, to] = [own[0], own.at(-1)]
    return from && to ? [{ org, from, to, by: (from.rank ?? 0) - (to.rank ?? 0) }] : []
  })
  return moves.sort((a, b) => b.by - a.by || (a.to.rank ?? 0) - (b.to.rank ?? 0))
}

function quartersOf(rows: readonly Row[]): string[] {
  const [first, last] = [rows[0]?.quarter ?? '', rows.at(-1)?.quarter ?? '']
  return isQuarter(first) && isQuarter(last) ? quartersBetween(first, last) : []
}
