import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { aimOverQuarters, type Aim } from './aim'
import { base, eventLines, legend, legendRoom, numberAxis, quarterAxis, roomFor, textSize, type Datum } from './base'

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
  aims?: readonly Aim[]
  /** Columns in a panel of their own below the lines: another unit of measure on the same quarters. */
  below?: {
    name: string
    color: string
    values: readonly Datum[]
    axisName: string
    axisLabel: (value: number) => string
  }
}

/** Lines by quarter, each with a range behind it if it has one; the last value is written out. */
export function lines(plot: Lines, context: ChartContext): EChartsOption {
  const shared = base(context)
  const size = textSize(context)
  const { below } = plot
  const names = plot.lines.length > 1 ? plot.lines.map((line) => line.name) : []
  const events = eventLines(plot.quarters, context)
  const top = legendRoom(names, context) + (events ? size : 0)
  const grid = { ...(shared.grid as object), right: size * 2.5, top }
  const x = quarterAxis(context, plot.quarters)
  const start =
    plot.min === undefined ? { scale: true, boundaryGap: ['5%', '12%'] as [string, string] } : { min: plot.min }
  const y = {
    ...numberAxis(context, plot.axisName, plot.axisLabel),
    ...start,
    ...(plot.max !== undefined && { max: plot.max }),
  }
  return {
    ...shared,
    legend: { ...legend(context), show: names.length > 0, data: names },
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: context.theme.faint } },
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    ...(below ? panels(plot, below, { grid, x, y }, context) : { grid, xAxis: x, yAxis: y }),
    series: [
      ...plot.lines.flatMap((line) => (line.range ? band(line, line.range) : [])),
      ...plot.lines.map((line, index) => ({
        type: 'line' as const,
        name: line.name,
        color: line.color,
        symbol: line.dashed ? ('none' as const) : ('circle' as const),
        symbolSize: 6,
        lineStyle: {
          color: line.color,
          width: line.dashed ? 1.5 : 2.5,
          type: line.dashed ? ('dashed' as const) : ('solid' as const),
        },
        itemStyle: { color: line.color },
        data: labelled(line, plot.lines, context) as never,
        ...(index === 0 && events && { markLine: events }),
      })),
      ...(plot.aims ?? []).map((aim) => aimOverQuarters(aim, plot.quarters.length, 0, context)),
      ...(below
        ? [
            {
              type: 'bar' as const,
              name: below.name,
              xAxisIndex: 1,
              yAxisIndex: 1,
              barMaxWidth: 44,
              itemStyle: { color: below.color },
              data: [...below.values] as never,
            },
          ]
        : []),
    ],
  }
}

/** Two grids of the same left and right edge, the lower one with the columns. */
function panels(
  plot: Lines,
  below: NonNullable<Lines['below']>,
  { grid, x, y }: { grid: object; x: ReturnType<typeof quarterAxis>; y: object },
  context: ChartContext,
) {
  const size = textSize(context)
  const texts = [
    ...plot.lines.flatMap((line) => line.values.map(({ value }) => plot.axisLabel(Number(value ?? 0)))),
    ...below.values.map(({ value }) => below.axisLabel(Number(value ?? 0))),
  ]
  const edges = { ...grid, left: roomFor(texts, context) + size * 1.6, containLabel: false }
  return {
    grid: [
      { ...edges, bottom: '40%' },
      { ...edges, top: '70%', bottom: size * 3.2 },
    ],
    xAxis: [
      { ...x, gridIndex: 0, axisLabel: { ...x.axisLabel, show: false } },
      { ...x, gridIndex: 1 },
    ],
    yAxis: [
      { ...y, gridIndex: 0, splitNumber: 3 },
      { ...numberAxis(context, below.axisName, below.axisLabel), gridIndex: 1, splitNumber: 2 },
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
      : {
          ...datum,
          label: {
            show: true,
            position: lower ? 'bottom' : 'top',
            formatter: datum.text,
            color: line.color,
            fontSize: textSize(context),
            fontFamily: context.theme.font,
          },
        },
  )
}

/** An unseen line along the low end, and an area stacked on it up to the high end. */
function band(line: Line, { low, high }: NonNullable<Line['range']>) {
  const shared = {
    type: 'line' as const,
    stack: `range of ${line.name}`,
    stackStrategy: 'all' as const,
    symbol: 'none' as const,
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  }
  const height = high.map((top, index) =>
    top === null || low[index] === null || low[index] === undefined ? null : top - low[index],
  )
  return [
    { ...shared, data: [...low] },
    { ...shared, data: height, areaStyle: { color: line.color, opacity: 0.14 } },
  ]
}
