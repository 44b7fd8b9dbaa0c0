import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import {
  base,
  emsAcross,
  eventLines,
  legend,
  legendRoom,
  numberAxis,
  quarterAxis,
  shorten,
  textSize,
  textWidth,
  type Datum,
} from './base'

export interface StackedColumns {
  /** Quarters along the axis, in order. */
  quarters: readonly string[]
  /** One part of the stack each, the largest first. `values` has one datum a quarter. */
  parts: readonly { name: string; color: string; values: readonly Datum[] }[]
  axisName: string
  axisLabel: (value: number) => string
  /** Sums over the columns, written above them. */
  totals?: readonly string[]
  max?: number
}

const NAME_EMS = 12

/** Columns by quarter, split into parts. */
export function stackedColumns(plot: StackedColumns, context: ChartContext): EChartsOption {
  const shared = base(context)
  const last = plot.parts.length - 1
  const names = plot.parts.map((part) => part.name)
  const totals = readable(plot.totals ?? [], context)
  const legendName = (name: string): string => shorten(name, NAME_EMS)
  const events = eventLines(plot.quarters, context)
  return {
    ...shared,
    legend: { ...legend(context), data: names, formatter: legendName },
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: context.theme.line, opacity: 0.5 } },
    },
    grid: {
      ...(shared.grid as object),
      top: legendRoom(names.map(legendName), context) + (events ? textSize(context) : 0),
    },
    xAxis: quarterAxis(context, plot.quarters),
    yAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      boundaryGap: [0, plot.totals ? 0.08 : 0],
      ...(plot.max !== undefined && { max: plot.max }),
    },
    series: plot.parts.map((part, index) => ({
      type: 'bar' as const,
      name: part.name,
      stack: 'all',
      barMaxWidth: 44,
      itemStyle: { color: part.color, borderColor: context.theme.paper, borderWidth: 1 },
      data: [...part.values] as never,
      ...(index === 0 && events && { markLine: events }),
      ...(index === last && plot.totals
        ? {
            label: {
              show: true,
              position: 'top' as const,
              color: context.theme.muted,
              fontSize: textSize(context),
              fontFamily: context.theme.font,
              formatter: ({ dataIndex }: { dataIndex: number }) => totals[dataIndex] ?? '',
            },
          }
        : {}),
    })),
  }
}

/** All sums where they fit over their columns, else the last one. */
function readable(totals: readonly string[], context: ChartContext): readonly string[] {
  const widest = Math.max(0, ...totals.map(textWidth))
  const fits = totals.length * (widest + 0.3) <= emsAcross(context) - 4
  return fits ? totals : totals.map((total, index) => (index === totals.length - 1 ? total : ''))
}
