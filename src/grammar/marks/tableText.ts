import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, shorten, textSize, textWidth } from './base'

export interface TableColumn {
  title: string
  /** One text a row. */
  cells: readonly string[]
  /** Of each cell; ink where not said. */
  colors?: readonly (string | undefined)[]
  /** Ems it keeps where there is little room. */
  least?: number
}

export interface TableText {
  name: string
  columns: readonly TableColumn[]
  /** Index of each shown row among the chart's rows. */
  rows: readonly number[]
  /** A last line: what of all there is is not shown. */
  rest?: string
}

const GAP = 1.2
const LEAST = 5.8

/** A table drawn as text, for pictures: as many columns as fit, the first ones first; cells are cut to their column. */
export function tableText(plot: TableText, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const placed = place(plot.columns, emsAcross(context))
  const width = placed.reduce((sum, column) => sum + column.ems + GAP, 0)
  const label = { show: true, position: 'right' as const, distance: 0, fontSize: size, fontFamily: theme.font }
  return {
    ...shared,
    tooltip: { show: false },
    grid: { left: 8, right: 8, top: 8, bottom: 8 },
    xAxis: { type: 'value', name: plot.name, show: false, min: 0, max: Math.max(1, width) },
    yAxis: {
      type: 'value',
      name: plot.name,
      show: false,
      inverse: true,
      min: -0.5,
      max: plot.rows.length + (plot.rest ? 1.5 : 0.5),
    },
    series: placed.map(({ column, ems, from }, index) => ({
      type: 'scatter' as const,
      name: column.title,
      symbolSize: 0,
      cursor: 'default',
      data: [
        {
          value: [from, 0],
          row: -1,
          text: column.title,
          label: { ...label, formatter: shorten(column.title, ems), color: theme.muted },
        },
        ...plot.rows.map((row, line) => ({
          value: [from, line + 1],
          row,
          text: column.cells[line] ?? '',
          label: {
            ...label,
            formatter: shorten(column.cells[line] ?? '', ems),
            color: column.colors?.[line] ?? theme.ink,
          },
        })),
        ...(plot.rest && index === 0
          ? [
              {
                value: [from, plot.rows.length + 1],
                row: -1,
                text: '',
                label: { ...label, formatter: plot.rest, color: theme.muted },
              },
            ]
          : []),
      ] as never,
      ...(index === 0 && {
        markLine: {
          silent: true,
          symbol: 'none' as const,
          animation: false,
          label: { show: false },
          lineStyle: { color: theme.line, type: 'solid' as const },
          data: plot.rows.map((_, line) => ({ yAxis: line + 0.5 })),
        },
      }),
    })),
  }
}

/** Columns from the left as long as there is room; the widest one is cut before another is left out. */
function place(columns: readonly TableColumn[], across: number) {
  const wanted = columns.map((column) => ({
    column,
    least: column.least ?? LEAST,
    ems: Math.max(2, ...[column.title, ...column.cells].map(textWidth)),
  }))
  const fitting = wanted.filter(
    (_, index) =>
      wanted.slice(0, index + 1).reduce((sum, { ems, least }) => sum + Math.min(ems, least) + GAP, 0) <= across,
  )
  for (let excess = used(fitting) - across; excess > 0; excess = used(fitting) - across) {
    const widest = fitting.reduce((most, one) => (one.ems - one.least > most.ems - most.least ? one : most))
    if (widest.ems <= widest.least) break
    widest.ems = Math.max(widest.least, widest.ems - Math.min(excess, 1))
  }
  let from = 0
  return fitting.map(({ column, ems }) => {
    const at = { column, ems, from }
    from += ems + GAP
    return at
  })
}

function used(columns: readonly { ems: number }[]): number {
  return columns.reduce((sum, { ems }) => sum + ems + GAP, 0)
}
