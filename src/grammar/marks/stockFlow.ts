import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import {
  base,
  emsAcross,
  eventLines,
  legend,
  legendRoom,
  numberAxis,
  quarterAxis,
  textSize,
  textWidth,
  type Datum,
} from './base'
import { tableBelow, tableHeight, tableNames, type TableBelow } from './tableBelow'

/** A count in one quarter, with the row it comes from. */
type Count = Datum & { value: number }

export interface StockFlow {
  quarters: readonly string[]
  /** What was there when the quarter began; in the table only. */
  opening: { name: string; values: readonly Count[] }
  /** What comes in, upwards; what goes out, downwards. One datum a quarter, all positive. */
  inflows: readonly Flow[]
  outflows: readonly Flow[]
  /** What is left at each quarter's end: the line. */
  closing: Flow
  axisName: string
  axisLabel: (value: number) => string
}

export interface Flow {
  name: string
  color: string
  values: readonly Count[]
}

/** Flows in and out of a stock by quarter as columns above and below 0, the stock as a line, all numbers in a table below. */
export function stockFlow(plot: StockFlow, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const flows = [...plot.inflows, ...plot.outflows, plot.closing]
  const names = flows.map(({ name }) => name)
  const events = eventLines(plot.quarters, context)
  const table = tableOf(plot, context)
  const left = table ? tableNames(table, context) : size * 4
  const right = size * 2
  const x = quarterAxis(context, plot.quarters)
  const lines = table
    ? tableBelow(table, { x: { type: 'category', data: [...plot.quarters] }, left, right, index: 1 }, context)
    : undefined
  const bars = ({ name, color, values }: Flow, way: 1 | -1) => ({
    type: 'bar' as const,
    name,
    stack: 'flow',
    barMaxWidth: 34,
    color,
    itemStyle: { color },
    data: values.map((datum) => ({ ...datum, value: way * datum.value })) as never,
  })
  return {
    ...shared,
    legend: { ...legend(context), data: names },
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.line, opacity: 0.5 } },
    },
    grid: [
      {
        left,
        right,
        top: legendRoom(names, context) + (events ? size : 0),
        bottom: size * 3.2 + (table ? tableHeight(table, context) + 6 : 0),
      },
      ...(lines ? [lines.grid] : []),
    ],
    xAxis: [{ ...x, axisLine: { onZero: false, lineStyle: { color: theme.faint } } }, ...(lines ? [lines.xAxis] : [])],
    yAxis: [
      { ...numberAxis(context, plot.axisName, (value) => plot.axisLabel(Math.abs(value))), splitNumber: 4 },
      ...(lines ? [lines.yAxis] : []),
    ],
    series: [
      ...plot.inflows.map((flow, index) => ({
        ...bars(flow, 1),
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: 'none' as const,
            animation: false,
            label: { show: false },
            data: [
              { yAxis: 0, lineStyle: { color: theme.muted, type: 'solid' as const, width: 1 } },
              ...(events?.data.map((line) => ({
                ...line,
                label: { show: true, ...events.label, ...line.label },
                lineStyle: events.lineStyle,
              })) ?? []),
            ],
          },
        }),
      })),
      ...plot.outflows.map((flow) => bars(flow, -1)),
      {
        type: 'line',
        name: plot.closing.name,
        color: plot.closing.color,
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: plot.closing.color, width: 2.5 },
        itemStyle: { color: plot.closing.color, borderColor: theme.paper, borderWidth: 1 },
        z: 4,
        data: plot.closing.values.map((datum, index) => ({
          ...datum,
          ...(!table &&
            index === plot.closing.values.length - 1 && {
              label: {
                show: true,
                position: 'top',
                formatter: datum.text,
                color: plot.closing.color,
                textBorderColor: theme.paper,
                textBorderWidth: 3,
                fontSize: size,
                fontFamily: theme.font,
              },
            }),
        })) as never,
      },
      ...(lines ? [lines.series] : []),
    ],
  }
}

/** The lines of numbers, where each column is wide enough for its widest number. */
function tableOf({ quarters, opening, inflows, outflows, closing }: StockFlow, context: ChartContext) {
  const lines = [opening, ...inflows, ...outflows, closing].map((flow) => ({
    name: flow.name,
    ...(flow === closing && { color: closing.color }),
    cells: flow.values.map(({ text, row }, x) => ({ x, text, row })),
  }))
  const table: TableBelow = { lines }
  const widest = Math.max(0, ...lines.flatMap(({ cells }) => cells.map(({ text }) => textWidth(text))))
  const across = emsAcross(context) - tableNames(table, context) / textSize(context) - 2
  return lines.length && quarters.length * (widest + 0.6) <= across ? table : undefined
}
