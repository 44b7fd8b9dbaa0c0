import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, eventLines, legend, nameAxis, numberAxis, quarterLabels, textSize, type Datum } from './base'

export interface Line {
  name: string
  color: string
  /** One datum a quarter; null breaks the line. */
  values: readonly Datum[]
  /** A range behind the line, one pair a quarter. */
  range?: { low: readonly (number | null)[]; high: readonly (number | null)[] }
  /** A dashed line is a target or a reference. */
  dashed?: true
}

export interface Lines {
  /** Quarters along the axis, in order, none left out. */
  quarters: readonly string[]
  lines: readonly Line[]
  axisName: string
  axisLabel: (value: number) => string
  min?: number
  max?: number
  /** Columns in a panel of their own below the lines: another unit of measure on the same quarters. */
  below?: { name: string; color: string; values: readonly Datum[]; axisName: string; axisLabel: (value: number) => string }
}

/** Lines by quarter, each with a range behind it if it has one; the last value is written out. */
export function lines(plot: Lines, context: ChartContext): EChartsOption {
  const shared = base(context)
  const names = quarterLabels(plot.quarters, context)
  const top = textSize(context) * 4
  const events = eventLines(plot.quarters, context)
  const panels = plot.below ? [{ top, bottom: '38%' }, { top: '70%', bottom: 8 }] : [{ top, bottom: 8 }]
  const range = plot.min === undefined ? { scale: true } : { min: plot.min }
  const { below } = plot
  const panel = (axisName: string, label: (value: number) => string, gridIndex: number) => ({ ...numberAxis(context, axisName, label), gridIndex, splitNumber: gridIndex || below ? 3 : 5 })
  return {
    ...shared,
    legend: { ...legend(context), data: [...plot.lines.map((line) => line.name), ...(below ? [below.name] : [])] },
    tooltip: { ...(shared.tooltip as object), trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: context.theme.faint } } },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: panels.map((place) => ({ ...(shared.grid as object), right: textSize(context) * 2.5, ...place })),
    xAxis: panels.map((_, gridIndex) => {
      const axis = nameAxis(context, names)
      return { ...axis, gridIndex, axisLabel: { ...axis.axisLabel, show: gridIndex === panels.length - 1 } }
    }),
    yAxis: [
      { ...panel(plot.axisName, plot.axisLabel, 0), ...range, ...(plot.max !== undefined && { max: plot.max }) },
      ...(below ? [panel(below.axisName, below.axisLabel, 1)] : []),
    ],
    series: [
      ...plot.lines.flatMap((line) => (line.range ? band(line, line.range) : [])),
      ...plot.lines.map((line, index) => ({
        type: 'line' as const,
        name: line.name,
        color: line.color,
        symbol: line.dashed ? ('none' as const) : ('circle' as const),
        symbolSize: 6,
        lineStyle: { color: line.color, width: line.dashed ? 1.5 : 2.5, type: line.dashed ? ('dashed' as const) : ('solid' as const) },
        itemStyle: { color: line.color },
        data: labelled(line, plot.lines, context) as never,
        ...(index === 0 && events && { markLine: events }),
      })),
      ...(below
        ? [{ type: 'bar' as const, name: below.name, xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 44, itemStyle: { color: below.color }, data: [...below.values] as never }]
        : []),
    ],
  }
}

/** The last known value is written beside its point, above or below it by its place among the lines. */
function labelled(line: Line, all: readonly Line[], context: ChartContext) {
  const last = line.values.reduce((at, datum, index) => (datum.value === null ? at : index), -1)
  const value = (other: Line): number => Number(other.values[last]?.value ?? -Infinity)
  const lower = all.some((other) => other !== line && !other.dashed && value(other) > value(line))
  return line.values.map((datum, index) =>
    index !== last || line.dashed
      ? datum
      : { ...datum, label: { show: true, position: lower ? 'bottom' : 'top', formatter: datum.text, color: line.color, fontSize: textSize(context), fontFamily: context.theme.font } },
  )
}

/** An unseen line along the low end, and an area stacked on it up to the high end. */
function band(line: Line, { low, high }: NonNullable<Line['range']>) {
  const shared = { type: 'line' as const, stack: `range of ${line.name}`, stackStrategy: 'all' as const, symbol: 'none' as const, silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } }
  const height = high.map((top, index) => (top === null || low[index] === null || low[index] === undefined ? null : top - low[index]))
  return [
    { ...shared, data: [...low] },
    { ...shared, data: height, areaStyle: { color: line.color, opacity: 0.14 } },
  ]
}
