import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, nameAxis, numberAxis, roomFor, textSize, type Datum } from './base'

export interface Pyramid {
  /** From the top of the pyramid to its base; `label` stands on the right. */
  steps: readonly { name: string; color: string; datum: Datum & { value: number | null }; label: string }[]
  name: string
  axisName: string
}

/** Ordered levels as bars around one middle line, the highest on top. */
export function pyramid(plot: Pyramid, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const widest = Math.max(1, ...plot.steps.map(({ datum }) => datum.value ?? 0))
  const names = plot.steps.map((step) => step.name)
  const labels = plot.steps.map((step) => step.label)
  const axis = (texts: readonly string[], position: 'left' | 'right') => {
    const one = nameAxis(context, texts)
    return {
      ...one,
      position,
      name: plot.name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...one.axisLabel, color: theme.ink, interval: 0, hideOverlap: false },
    }
  }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      left: roomFor(names, context) + 18,
      right: roomFor(labels, context) + 18,
      top: 4,
      bottom: textSize(context) * 0.5,
    },
    xAxis: { ...numberAxis(context, plot.axisName, String), show: false, min: 0, max: widest },
    yAxis: [axis(names, 'left'), axis(labels, 'right')],
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: plot.steps.map(({ datum }) => (widest - (datum.value ?? 0)) / 2),
      },
      {
        type: 'bar',
        name: plot.axisName,
        stack: 'steps',
        barCategoryGap: '12%',
        barMaxWidth: 56,
        data: plot.steps.map(({ datum, color }) => ({ ...datum, itemStyle: { color, borderRadius: 2 } })) as never,
      },
    ],
  }
}
