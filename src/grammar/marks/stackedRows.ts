import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, legend, legendRoom, nameAxis, nameEms, numberAxis, roomFor, shorten, textSize, type Datum } from './base'

export interface StackedRows {
  /** From top to bottom; `label` stands behind the bar. */
  rows: readonly { name: string; label: string }[]
  rowName: string
  /** From the base line outwards, in an order that means something; one datum a row. */
  parts: readonly { name: string; color: string; values: readonly Datum[] }[]
  axisName: string
  axisLabel: (value: number) => string
}

/** Horizontal bars of ordered parts, the sum behind each. */
export function stackedRows(plot: StackedRows, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = plot.parts.map((part) => part.name)
  const axis = nameAxis(
    context,
    plot.rows.map((row) => shorten(row.name, nameEms(context))),
  )
  const last = plot.parts.length - 1
  return {
    ...shared,
    legend: { ...legend(context), selectedMode: false, data: names },
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.line, opacity: 0.5 } },
    },
    grid: {
      ...(shared.grid as object),
      top: legendRoom(names, context) - size * 2,
      right:
        roomFor(
          plot.rows.map((row) => row.label),
          context,
        ) + size,
      bottom: size * 2,
    },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      nameLocation: 'middle',
      nameGap: size * 2,
    },
    yAxis: {
      ...axis,
      name: plot.rowName,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...axis.axisLabel, color: theme.ink, interval: 0, hideOverlap: false },
    },
    series: plot.parts.map((part, index) => ({
      type: 'bar' as const,
      name: part.name,
      stack: 'all',
      barMaxWidth: 26,
      barCategoryGap: '35%',
      itemStyle: { color: part.color, borderColor: theme.paper, borderWidth: 1 },
      data: [...part.values] as never,
      ...(index === last && {
        label: {
          show: true,
          position: 'right' as const,
          color: theme.ink,
          fontSize: size,
          fontFamily: theme.font,
          formatter: ({ dataIndex }: { dataIndex: number }) => plot.rows[dataIndex]?.label ?? '',
        },
      }),
    })),
  }
}
