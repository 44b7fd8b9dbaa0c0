import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, nameAxis, numberAxis, roomFor, textSize, type Datum } from './base'

export interface FunnelStep {
  name: string
  color: string
  datum: Datum
  /** Where the bar begins: 0, or further along where it shows what leaves a step. */
  from: number
  /** Written behind the bar. */
  label: string
}

export interface FunnelSteps {
  /** From first to last. */
  steps: readonly FunnelStep[]
  name: string
  axisName: string
  axisLabel: (value: number) => string
}

/** Steps of a process as bars from one base line, so that their lengths compare; what leaves hangs at the end of its step. */
export function funnelSteps(plot: FunnelSteps, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const axis = nameAxis(
    context,
    plot.steps.map((step) => step.name),
  )
  const shift = plot.steps.map(({ from, datum }) => ({ value: from, row: datum.row, text: '' }))
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      ...(shared.grid as object),
      right:
        roomFor(
          plot.steps.map((step) => step.label),
          context,
        ) + textSize(context),
      top: 8,
      bottom: textSize(context) * 2,
    },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      min: 0,
      splitNumber: 4,
      minInterval: 1,
      nameLocation: 'middle',
      nameGap: textSize(context) * 2,
    },
    yAxis: {
      ...axis,
      name: plot.name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...axis.axisLabel, color: theme.ink, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: shift as never,
      },
      {
        type: 'bar',
        name: plot.name,
        stack: 'steps',
        barMaxWidth: 40,
        barCategoryGap: '28%',
        data: plot.steps.map((step) => ({ ...step.datum, itemStyle: { color: step.color } })) as never,
        label: {
          show: true,
          position: 'right',
          color: theme.ink,
          fontSize: textSize(context),
          fontFamily: theme.font,
          formatter: ({ dataIndex }) => plot.steps[dataIndex]?.label ?? '',
        },
      },
    ],
  }
}
