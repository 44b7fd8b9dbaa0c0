import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, nameAxis, nameEms, numberAxis, roomFor, shorten, textSize, type Datum } from './base'

export interface BulletBars {
  /** From top to bottom. */
  bars: readonly { name: string; color: string; datum: Datum; label: string }[]
  /** What the bars show. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
  /** The line that the bars are measured against. */
  goal: { value: number; label: string }
  /** A second, thinner line: the whole that the bars are parts of. */
  whole?: { value: number; label: string }
}

/** Bars measured against a line, each with its number behind it. */
export function bulletBars(plot: BulletBars, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const axis = nameAxis(context, plot.bars.map((bar) => shorten(bar.name, nameEms(context))))
  const values = plot.bars.map((bar) => Number(bar.datum.value ?? 0))
  const line = (at: { value: number; label: string }, type: 'solid' | 'dashed', color: string, position: 'start' | 'end') => ({
    xAxis: at.value,
    lineStyle: { color, type, width: 1.5 },
    label: { formatter: at.label, position, color, fontSize: size, fontFamily: theme.font },
  })
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: { ...(shared.grid as object), right: roomFor(plot.bars.map((bar) => bar.label), context) + size, top: size * 2, bottom: size * (plot.whole ? 3.5 : 2) },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      min: 0,
      max: Math.max(plot.goal.value, ...values),
      splitNumber: 4,
      nameLocation: 'middle',
      nameGap: size * 2,
    },
    yAxis: { ...axis, name: plot.name, nameTextStyle: { color: 'transparent' }, nameGap: 0, inverse: true, axisLine: { show: false }, axisLabel: { ...axis.axisLabel, color: theme.ink } },
    series: [
      {
        type: 'bar',
        name: plot.name,
        barMaxWidth: 26,
        barCategoryGap: '35%',
        data: plot.bars.map((bar) => ({ ...bar.datum, itemStyle: { color: bar.color } })) as never,
        label: { show: true, position: 'right', color: theme.ink, fontSize: size, fontFamily: theme.font, formatter: ({ dataIndex }) => plot.bars[dataIndex]?.label ?? '' },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: [line(plot.goal, 'solid', theme.ink, 'end'), ...(plot.whole ? [line(plot.whole, 'dashed', theme.muted, 'start')] : [])],
        },
      },
    ],
  }
}
