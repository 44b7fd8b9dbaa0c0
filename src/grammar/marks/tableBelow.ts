import type { ChartContext } from '../chart'
import { roomFor, textSize } from './base'

/** Numbers in lines under a plot, each under its place on the plot's own axis. */
export interface TableBelow {
  lines: readonly {
    name: string
    color?: string
    /** Colour of a mark before the name. */
    mark?: string
    cells: readonly { x: number; text: string; row: number }[]
  }[]
}

const LINE = 1.55

/** Pixels that the lines take. */
export function tableHeight({ lines }: TableBelow, context: ChartContext): number {
  return Math.ceil(lines.length * textSize(context) * LINE)
}

/** Pixels that the names of the lines take to the left of the plot. */
export function tableNames({ lines }: TableBelow, context: ChartContext): number {
  return (
    roomFor(
      lines.map(({ name, mark }) => (mark ? `${name}■■` : name)),
      context,
    ) + 14
  )
}

/** Grid, axes and series of the lines; `x` is the plot's axis without its labels, `left` and `right` its grid's. */
export function tableBelow(
  table: TableBelow,
  place: { x: object; left: number; right: number; index: number; margin?: number },
  context: ChartContext,
) {
  const { theme } = context
  const text = { fontSize: textSize(context), fontFamily: theme.font }
  const names = table.lines.map(({ name }) => name)
  return {
    grid: { left: place.left, right: place.right, bottom: 4, height: tableHeight(table, context) },
    xAxis: {
      ...place.x,
      gridIndex: place.index,
      axisLabel: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category' as const,
      gridIndex: place.index,
      data: names,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        interval: 0 as const,
        formatter: (name: string, index: number) => (table.lines[index]?.mark ? `{m${index}|■} ${name}` : name),
        rich: Object.fromEntries(
          table.lines.map(({ mark }, index) => [`m${index}`, { ...text, color: mark ?? theme.ink }]),
        ),
        margin: place.margin ?? 8,
        color: (_?: string | number, index?: number) => table.lines[index ?? -1]?.color ?? theme.muted,
      },
    },
    series: {
      type: 'scatter' as const,
      name: names.join(' '),
      xAxisIndex: place.index,
      yAxisIndex: place.index,
      symbolSize: 0,
      itemStyle: { opacity: 1 },
      silent: true,
      tooltip: { show: false },
      data: table.lines.flatMap(({ cells, color }, line) =>
        cells.map(({ x, text: words, row }) => ({
          value: [x, line],
          row,
          text: '',
          label: { ...text, show: true, position: 'inside' as const, formatter: words, color: color ?? theme.ink },
        })),
      ) as never,
    },
  }
}
