import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { bandLines, type BandPanel } from './bandLines'
import { emsAcross, legend, legendRoom, numberAxis, textSize, textWidth, type Datum } from './base'
import { inkOn } from './heatmapParts'

export interface ScoreOverShares {
  quarters: readonly string[]
  /** The line above, with its interval. */
  score: BandPanel
  /** What the score is made of: parts of a whole in 0…1, one datum a quarter, from the bottom up; `label` stands in it where it fits. */
  parts: readonly {
    name: string
    color: string
    values: readonly (Datum & { value: number | null; label: string })[]
  }[]
  axisName: string
  axisLabel: (share: number) => string
}

/** A score by quarter with its interval, and below it the shares it is made of, on the same quarters. */
export function scoreOverShares(plot: ScoreOverShares, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const above = bandLines({ quarters: plot.quarters, panels: [plot.score], breaks: [] }, context)
  const [grid, x, y] = [above.grid, above.xAxis, above.yAxis].map((one) =>
    Array.isArray(one) ? (one[0] as object) : {},
  )
  const label = (x as { axisLabel?: object }).axisLabel
  const names = plot.parts.map(({ name }) => name)
  const oneLine = legendRoom(names, context) < size * 5
  const room = ((emsAcross(context) - 7.5) / Math.max(1, plot.quarters.length)) * 0.7
  const text = { fontSize: size - 1, fontFamily: theme.font }
  return {
    ...above,
    legend: {
      ...legend(context),
      selectedMode: false,
      top: '52%',
      left: size * 4,
      data: names,
    },
    grid: [
      { ...grid, bottom: '53%' },
      { ...grid, top: oneLine ? '60%' : '66%', bottom: size * 3 },
    ],
    xAxis: [
      { ...x, axisLabel: { ...label, show: false } },
      { ...x, gridIndex: 1, axisLabel: { ...label, show: true } },
    ] as never,
    yAxis: [
      y,
      {
        ...numberAxis(context, plot.axisName, plot.axisLabel),
        gridIndex: 1,
        nameTextStyle: { color: 'transparent' },
        nameGap: 0,
        min: 0,
        max: 1,
        interval: 0.5,
      },
    ] as never,
    series: [
      ...((above.series ?? []) as object[]),
      ...plot.parts.map(({ name, color, values }) => ({
        type: 'bar' as const,
        name,
        color,
        stack: 'parts',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barMaxWidth: 44,
        barCategoryGap: '30%',
        itemStyle: { color, borderColor: theme.paper, borderWidth: 1 },
        data: values.map(({ value, label, ...datum }) => {
          const fits = value !== null && value >= LEAST && textWidth(label) + 0.2 < room
          return { ...datum, value, label: { ...text, show: fits, formatter: label, color: inkOn(color, theme) } }
        }),
      })),
    ] as never,
  }
}

/** A smaller share is too low for its number. */
const LEAST = 0.16
