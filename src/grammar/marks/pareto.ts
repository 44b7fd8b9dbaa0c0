import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import {
  base,
  emsAcross,
  legend,
  legendRoom,
  nameAxis,
  numberAxis,
  shorten,
  textSize,
  textWidth,
  type Datum,
} from './base'
import { wrapped } from './heatmapParts'

export interface Pareto {
  /** From left to right, the largest first; `kind` chooses among `kinds`. */
  bars: readonly { name: string; kind: number; datum: Datum & { value: number }; label: string }[]
  kinds: readonly { name: string; color: string }[]
  /** What a bar is. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
  /** The line of running shares, one a bar, 0…1. */
  running: { name: string; values: readonly Datum[]; axisLabel: (value: number) => string }
}

/** Ems a bar's name needs. */
const NAME = 3.6

/** How many bars a Pareto chart holds with their names. */
export function barsThatFit(context: ChartContext): number {
  return Math.floor((emsAcross(context) - 6) / NAME)
}

/** Columns from the largest to the smallest, and the line of how much they make up together. */
export function pareto(plot: Pareto, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = [...plot.kinds.map(({ name }) => name), plot.running.name]
  const ems = (emsAcross(context) - 6) / Math.max(1, plot.bars.length) - 0.6
  const lines = context.locale === 'zh-CN' || ems > 5 ? 3 : 2
  const turned = plot.bars.some(
    ({ name }) => wrapped(name, ems, lines).join('').length < name.replaceAll(' ', '').length,
  )
  const axis = nameAxis(
    context,
    plot.bars.map(({ name }) => (turned ? shorten(name, 7) : wrapped(name, ems, lines).join('\n'))),
  )
  const top = legendRoom(names, context)
  const font = { fontSize: size, fontFamily: theme.font }
  const widest = Math.max(0, ...plot.bars.map(({ label }) => textWidth(label)))
  return {
    ...shared,
    legend: { ...legend(context), selectedMode: false, data: names },
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.line, opacity: 0.5 } },
    },
    grid: { ...(shared.grid as object), top, right: 8 },
    xAxis: {
      ...axis,
      name: plot.name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      axisLabel: {
        ...axis.axisLabel,
        color: theme.ink,
        interval: 0,
        hideOverlap: false,
        lineHeight: size * 1.3,
        ...(turned && { rotate: 40 }),
      },
    },
    yAxis: [
      { ...numberAxis(context, plot.axisName, plot.axisLabel), min: 0, boundaryGap: [0, '8%'] },
      {
        ...numberAxis(context, plot.running.name, plot.running.axisLabel),
        min: 0,
        max: 1,
        interval: 0.25,
        splitLine: { show: false },
        nameTextStyle: { ...font, color: theme.muted, align: 'right' },
      },
    ],
    series: [
      ...plot.kinds.map(({ name, color }, kind) => ({
        type: 'bar' as const,
        name,
        stack: 'all',
        color,
        barMaxWidth: 52,
        barCategoryGap: '30%',
        itemStyle: { color },
        data: plot.bars.map((bar) => (bar.kind === kind ? bar.datum : { value: null, row: -1, text: '' })) as never,
        label: {
          ...font,
          show: widest <= ems + 0.6,
          position: 'top' as const,
          color: theme.ink,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            plot.bars[dataIndex]?.kind === kind ? (plot.bars[dataIndex]?.label ?? '') : '',
        },
      })),
      {
        type: 'line',
        name: plot.running.name,
        yAxisIndex: 1,
        color: theme.muted,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: theme.muted, width: 1.5 },
        itemStyle: { color: theme.muted, borderColor: theme.paper, borderWidth: 1.5, opacity: 1 },
        data: [...plot.running.values] as never,
      },
    ],
  }
}
