import { defineChart } from '@/grammar/chart'
import type { RowOf } from '@/grammar/column'
import { emsAcross, legend, legendRoom, shorten, textSize, textWidth } from '@/grammar/marks/base'
import { scatter } from '@/grammar/marks/scatter'
import { PASS_MARKS } from '../../assessed'

const columns = {
  proposal_id: { measure: 'text' },
  title: { measure: 'text' },
  benefit: { measure: 'score', unit: '分' },
  feasibility: { measure: 'score', unit: '分' },
  status: { measure: 'text', values: 'proposal_status' },
} as const
type Row = RowOf<typeof columns>
type Scored = Row & { benefit: number; feasibility: number }

const STATUSES = ['implemented', 'adopted', 'submitted', 'rejected'] as const
const LABELS = { narrow: 3, normal: 6, wide: 12 } as const

/** Which ideas are worth it? */
export default defineChart({
  id: 'assessment-innovation',
  page: 'assessment',
  from: ['proposals'],
  uses: ['proposals.benefit', 'proposals.feasibility'],
  window: 'quarter',
  columns,
  query: `
    SELECT proposal_id, title, benefit, feasibility, status
    FROM proposals
    ORDER BY least(benefit, feasibility) DESC NULLS LAST, benefit + feasibility DESC, proposal_id`,

  option(rows, context) {
    const { theme, format, t, label, width } = context
    const scored = rows.filter(isScored)
    const waiting = scored.filter((row) => passes(row) && row.status === 'submitted')
    const named = new Set(waiting.slice(0, LABELS[width]))
    const colors: Readonly<Record<string, string>> = {
      implemented: theme.ink,
      adopted: theme.above,
      submitted: theme.accent,
      rejected: theme.quieter,
    }
    const option = scatter(
      {
        name: t('charts.assessment-innovation.title'),
        x: { name: t('columns.feasibility'), line: PASS_MARKS.feasibility },
        y: { name: t('columns.benefit'), line: PASS_MARKS.benefit },
        axisLabel: (value) => format.value(value, 'number'),
        fields: [
          t('charts.assessment-innovation.fields.hard'),
          t('charts.assessment-innovation.fields.both'),
          t('charts.assessment-innovation.fields.neither'),
          t('charts.assessment-innovation.fields.easy'),
        ],
        points: scored.map((row) => ({
          name: row.title ?? row.proposal_id ?? '',
          color: colors[row.status ?? ''] ?? theme.quiet,
          labelled: false,
          datum: {
            value: [row.feasibility, row.benefit],
            row: rows.indexOf(row),
            text: label('proposal_status', row.status ?? ''),
          },
        })),
      },
      context,
    )
    const { xAxis, yAxis } = option as { xAxis: Span; yAxis: Span }
    /** A name stands on the side of the middle, unless it would cover another point. */
    const labelOf = (row: Scored) => {
      const [x, y] = [within(xAxis), within(yAxis)]
      const name = shorten(row.title ?? row.proposal_id ?? '', 10)
      const way = row.feasibility > (x.min + x.max) / 2 ? -1 : 1
      const wide = ((textWidth(name) + 1) / (emsAcross(context) - 5)) * (x.max - x.min)
      const covers = scored.some((other) => {
        const ahead = (other.feasibility - row.feasibility) * way
        return (
          other !== row && ahead >= 0 && ahead < wide && Math.abs(other.benefit - row.benefit) < (y.max - y.min) / 20
        )
      })
      return named.has(row) && !covers
        ? {
            show: true,
            formatter: name,
            position: way < 0 ? 'left' : 'right',
            color: theme.ink,
            fontSize: textSize(context),
            fontFamily: theme.font,
          }
        : { show: false }
    }
    // One series a status, so that the legend can name and count them.
    const [all] = option.series as [{ data: object[]; markArea: { data: Corner[][] } }]
    const present = STATUSES.filter((status) => scored.some((row) => row.status === status))
    const names = present.map((status) =>
      t('charts.assessment-innovation.status', {
        status: label('proposal_status', status),
        count: rows.filter((row) => row.status === status).length,
      }),
    )
    return {
      ...option,
      legend: { ...legend(context), data: names },
      grid: { ...(option.grid as object), top: legendRoom(names, context) },
      xAxis: within(xAxis) as never,
      yAxis: within(yAxis) as never,
      series: [
        {
          ...all,
          data: [],
          tooltip: { show: false },
          markArea: { ...all.markArea, data: all.markArea.data.map((corners) => corners.map(inside)) as never },
        },
        ...present.map((status, index) => ({
          type: 'scatter' as const,
          name: names[index] ?? status,
          color: colors[status] ?? theme.quiet,
          symbolSize: (all as { symbolSize?: number }).symbolSize ?? 11,
          data: all.data.flatMap((datum, at) => {
            const row = scored[at]
            return row?.status === status ? [{ ...datum, label: labelOf(row) }] : []
          }) as never,
          clip: false,
          labelLayout: { hideOverlap: true },
        })),
      ],
    }
  },

  headline(rows, { t, format, scope, label }) {
    const scored = rows.filter(isScored)
    const words = { quarter: format.quarter(scope.quarter), all: rows.length }
    if (!rows.length) return t('charts.assessment-innovation.headlineNone', words)
    if (!scored.length) return t('charts.assessment-innovation.headlineUnscored', words)
    const good = scored.filter(passes)
    const waiting = good.filter((row) => row.status === 'submitted')
    const counts = STATUSES.filter((status) => rows.some((row) => row.status === status)).map((status) =>
      t('charts.assessment-innovation.status', {
        status: label('proposal_status', status),
        count: rows.filter((row) => row.status === status).length,
      }),
    )
    const [best] = waiting
    return t('charts.assessment-innovation.headline', {
      all: scored.length,
      good: good.length,
      benefit: PASS_MARKS.benefit,
      feasibility: PASS_MARKS.feasibility,
      waiting: best
        ? t('charts.assessment-innovation.waiting', {
            count: waiting.length,
            title: best.title ?? best.proposal_id ?? '',
          })
        : '',
      counts: counts.join(t('card.comma')),
    })
  },

  notes(inputs: readonly Row[], { t }) {
    const count = inputs.filter((row) => !isScored(row)).length
    return count ? [t('charts.assessment-innovation.unscored', { count })] : []
  },

  size: (rows) => ({ n: rows.length, unit: '件' }),
})

interface Span {
  min: number
  max: number
}
interface Corner {
  coord: readonly [number, number]
}

/** Marks are given out of 100: the axes and the fields end there. */
const marks = (value: number): number => Math.min(100, Math.max(0, value))
const within = (axis: Span): Span => ({ ...axis, min: marks(axis.min), max: marks(axis.max) })
const inside = (corner: Corner): Corner => ({ ...corner, coord: [marks(corner.coord[0]), marks(corner.coord[1])] })

function isScored(row: Row): row is Scored {
  return row.benefit !== null && row.feasibility !== null
}

function passes(row: Scored): boolean {
  return row.benefit >= PASS_MARKS.benefit && row.feasibility >= PASS_MARKS.feasibility
}
