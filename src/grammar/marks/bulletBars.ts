import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { aimOverBars, type Aim } from './aim'
import { base, nameAxis, nameEms, numberAxis, shorten, textSize, type Datum } from './base'

export interface BulletBars {
  /** From top to bottom; `label` stands in a column on the right. */
  bars: readonly { name: string; color: string; datum: Datum; label: string }[]
  /** What the bars show. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
  /** The line that the bars are measured against; the axis writes its number. */
  goal: number
  /** A second, dashed line: the whole that the bars are parts of. */
  whole?: { value: number; label: string }
  aim?: Aim | undefined
}

/** Bars measured against a line, each with its numbers at the right. */
export function bulletBars(plot: BulletBars, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const step = plot.goal / 4
  const longest = Math.max(plot.goal, ...plot.bars.map((bar) => Number(bar.datum.value ?? 0)))
  const rows = (names: readonly string[], name: string) => {
    const axis = nameAxis(context, names)
    const label = { ...axis.axisLabel, color: theme.ink, interval: 0, hideOverlap: false }
    return {
      ...axis,
      name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: false },
      axisLabel: label,
    }
  }
  const line = (value: number, type: 'solid' | 'dashed', label: object) => ({
    xAxis: value,
    lineStyle: { color: type === 'solid' ? theme.ink : theme.muted, type, width: 1.5 },
    label,
  })
  const written = (text: string) => ({
    formatter: text,
    position: 'start',
    color: theme.muted,
    fontSize: size,
    fontFamily: theme.font,
  })
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: { ...(shared.grid as object), top: size * (plot.aim ? 3.4 : 2), bottom: size * 2 },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      min: 0,
      max: Math.ceil(longest / step - 1e-9) * step,
      interval: step,
      nameLocation: 'middle',
      nameGap: size * 2,
    },
    yAxis: [
      rows(
        plot.bars.map((bar) => shorten(bar.name, nameEms(context))),
        plot.name,
      ),
      {
        ...rows(
          plot.bars.map((bar) => bar.label),
          plot.axisName,
        ),
        position: 'right',
      },
    ],
    series: [
      {
        type: 'bar',
        name: plot.name,
        barMaxWidth: 26,
        barCategoryGap: '35%',
        data: plot.bars.map((bar) => ({ ...bar.datum, itemStyle: { color: bar.color } })) as never,
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: [
            line(plot.goal, 'solid', { show: false }),
            ...(plot.whole ? [line(plot.whole.value, 'dashed', written(plot.whole.label))] : []),
            ...(plot.aim ? [aimOverBars(plot.aim, plot.whole !== undefined, context)] : []),
          ] as never,
        },
      },
    ],
  }
}
