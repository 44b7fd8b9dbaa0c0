import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, legendRoom, numberAxis, shorten, textSize, textWidth } from './base'
import { tableBelow, tableHeight, tableNames } from './tableBelow'

export interface Survival {
  /** Each with its steps by day, ascending; between two of them nothing changes. */
  curves: readonly { name: string; color: string; steps: readonly Step[] }[]
  dayName: string
  shareName: string
  shareLabel: (share: number) => string
  /** Named heights, drawn across: the share still open when half, or nine in ten, have ended. */
  levels: readonly { value: number; name: string }[]
  /** Heading of the table of those still observed. */
  riskName: string
  /** Where the axis may end though few go on: longer waits would press all the rest to its beginning. */
  until: number
  /** Added to that heading where it does, with the day. */
  beyond: (day: number) => string
}

export interface Step {
  day: number
  share: number
  low: number | null
  high: number | null
  atRisk: number
  row: number
  text: string
}

/** Shares not yet ended by day as steps with bands; below, how many are still observed: its marks are the legend. */
export function survival(plot: Survival, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = plot.curves.map(({ name }) => shorten(name, 10))
  const days = [...new Set(plot.curves.flatMap(({ steps }) => steps.map(({ day }) => day)))].sort((a, b) => a - b)
  const last = days.at(-1) ?? 0
  const reach = Math.min(last, plot.until)
  const interval = tick(reach, emsAcross(context))
  const end = Math.max(interval, Math.ceil(reach / interval) * interval)
  const ticks = Array.from({ length: end / interval + 1 }, (_, index) => index * interval)
  const risk = {
    lines: plot.curves.map(({ color, steps }, index) => ({
      name: names[index] ?? '',
      mark: color,
      cells: ticks.map((x) => {
        const next = steps.find(({ day }) => day >= x)
        return { x, text: String(next?.atRisk ?? 0), row: next?.row ?? -1 }
      }),
    })),
  }
  const axis = { type: 'value' as const, name: plot.dayName, nameTextStyle: { color: 'transparent' }, min: 0, max: end }
  const [left, right] = [Math.max(size * 4, tableNames(risk, context) + MARGIN * size), size * 3]
  const below = tableBelow(
    risk,
    { x: { ...axis, interval }, left, right, index: 1, margin: size * MARGIN + 8 },
    context,
  )
  const text = { fontSize: size, fontFamily: theme.font, color: theme.muted }
  return {
    ...shared,
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: {
        type: 'line',
        lineStyle: { color: theme.muted },
        label: { show: false, formatter: ({ value }) => `${Number(value)} ${plot.dayName}` },
      },
    },
    grid: [
      {
        left,
        right,
        top: legendRoom([], context),
        bottom: size * 4.4 + tableHeight(risk, context),
      },
      below.grid,
    ],
    graphic: [
      {
        type: 'text',
        silent: true,
        left: 8,
        bottom: tableHeight(risk, context) + size * 0.7,
        style: { ...text, fill: theme.muted, text: plot.riskName + (end < last ? plot.beyond(end) : '') },
      },
    ],
    xAxis: [
      {
        ...numberAxis(context, plot.dayName, String),
        min: 0,
        max: end,
        interval,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: theme.faint } },
        nameLocation: 'end',
        nameGap: 6,
        nameTextStyle: { ...text, verticalAlign: 'top', padding: [size * 0.7, 0, 0, 0] },
      },
      below.xAxis,
    ],
    yAxis: [{ ...numberAxis(context, plot.shareName, plot.shareLabel), min: 0, max: 1, interval: 0.25 }, below.yAxis],
    series: [
      ...plot.curves.flatMap((curve, index) => band(curve, days, String(index))),
      ...plot.curves.map((curve, index) => ({
        type: 'line' as const,
        name: names[index] ?? '',
        step: 'end' as const,
        symbol: 'circle',
        symbolSize: 7,
        showSymbol: false,
        color: curve.color,
        lineStyle: { color: curve.color, width: 2 },
        itemStyle: { color: curve.color },
        z: 3,
        data: along(curve.steps, days).map(({ day, step }) => ({
          value: [day, step?.share ?? null],
          row: step?.row ?? -1,
          text: step?.text ?? '',
        })) as never,
        ...(index === 0 && {
          markLine: {
            silent: true,
            symbol: 'none' as const,
            animation: false,
            lineStyle: { color: theme.muted, type: 'dashed' as const, width: 1 },
            data: plot.levels.map(({ value, name }) => ({
              yAxis: value,
              label: { ...text, position: 'insideEndTop' as const, formatter: name },
            })),
          },
        }),
      })),
      below.series,
    ],
  }
}

/** Ems between the names of the table and the axis, for half of its first number. */
const MARGIN = 1.4
const TICKS = [1, 2, 5, 7, 10, 15, 20, 30, 50, 60, 90, 120, 180, 365, 730]

/** Days from one tick to the next, so that the numbers below have room. */
function tick(last: number, ems: number): number {
  const most = Math.max(3, Math.floor((ems - 8) / (textWidth('00000') + 0.8)))
  return TICKS.find((step) => last / step <= most) ?? Math.ceil(last / most)
}

/** The step that holds on each day; none after the last one of the curve. */
function along(steps: readonly Step[], days: readonly number[]): { day: number; step: Step | undefined }[] {
  const last = steps.at(-1)?.day ?? -1
  let at = -1
  return days.map((day) => {
    while ((steps[at + 1]?.day ?? Infinity) <= day) at += 1
    return { day, step: day <= last ? steps[at] : undefined }
  })
}

/** An unseen line along the low end, and an area stacked on it up to the high end; nothing where there is no band. */
function band(curve: Survival['curves'][number], days: readonly number[], id: string) {
  const places = along(curve.steps, days)
  const line = (value: (step: Step) => number) => ({
    type: 'line' as const,
    stack: id,
    step: 'end' as const,
    symbol: 'none' as const,
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    data: places.map(({ day, step }) => [day, step ? value(step) : null]) as never,
  })
  return [
    line(({ low, share }) => low ?? share),
    {
      ...line(({ low, high }) => (low === null || high === null ? 0 : high - low)),
      areaStyle: { color: curve.color, opacity: 0.13 },
    },
  ]
}
