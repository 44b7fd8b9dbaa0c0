import type { ChartContext } from '../chart'
import { textSize } from './base'

/** A target: a dashed line across the chart, with its words. In the numbers of the axis. */
export interface Aim {
  value: number
  label: string
}

/** Across `count` quarters of the panel at `place`; its words stand above its beginning, away from the latest figures. */
export function aimOverQuarters({ value, label }: Aim, count: number, place: number, context: ChartContext) {
  const { theme } = context
  const words = {
    show: true,
    position: [0, -textSize(context) * 1.3],
    formatter: label,
    color: theme.muted,
    fontSize: textSize(context),
    fontFamily: theme.font,
  }
  return {
    type: 'line' as const,
    xAxisIndex: place,
    yAxisIndex: place,
    silent: true,
    symbol: 'circle',
    symbolSize: 0,
    tooltip: { show: false },
    lineStyle: { color: theme.muted, width: 1.5, type: 'dashed' as const },
    data: Array.from({ length: count }, (_, at) => (at ? value : { value, label: words })) as never,
  }
}

/** Across bars, its words a line above those of the whole. */
export function aimOverBars({ value, label }: Aim, above: boolean, context: ChartContext) {
  const { theme } = context
  const size = textSize(context)
  return {
    xAxis: value,
    lineStyle: { color: theme.muted, type: 'dotted' as const, width: 2 },
    label: {
      formatter: label,
      position: 'start' as const,
      color: theme.muted,
      fontSize: size,
      fontFamily: theme.font,
      padding: [0, 0, above ? size * 1.3 : 0, 0],
    },
  }
}
