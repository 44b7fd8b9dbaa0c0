import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, legend, nameAxis, numberAxis, quarterLabels, type Datum } from './base'

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

/** Columns by quarter, split into parts. */
export function stackedColumns(plot: StackedColumns, context: ChartContext): EChartsOption {
  const shared = base(context)
  const last = plot.parts.length - 1
  return {
    ...shared,
    legend: { ...legend(context), data: plot.parts.map((part) => part.name) },
    tooltip: { ...(shared.tooltip as object), trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: context.theme.line, opacity: 0.5 } } },
    xAxis: { ...nameAxis(context, quarterLabels(plot.quarters, context)) },
    yAxis: { ...numberAxis(context, plot.axisName, plot.axisLabel), ...(plot.max !== undefined && { max: plot.max }) },
    series: plot.parts.map((part, index) => ({
      type: 'bar' as const,
      name: part.name,
      stack: 'all',
      barMaxWidth: 44,
      itemStyle: { color: part.color, borderColor: context.theme.paper, borderWidth: 1 },
      data: [...part.values] as never,
      ...(index === last && plot.totals
        ? {
            label: {
              show: true,
              position: 'top' as const,
              color: context.theme.muted,
              fontFamily: context.theme.font,
              formatter: ({ dataIndex }: { dataIndex: number }) => plot.totals?.[dataIndex] ?? '',
            },
          }
        : {}),
    })),
  }
}
