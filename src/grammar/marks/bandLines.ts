import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { aimOverQuarters, type Aim } from './aim'
import { base, eventLines, nameAxis, numberAxis, quarterLabels, textSize, type Datum } from './base'

export interface BandPanel {
  name: string
  color: string
  /** One datum a quarter, with its interval; null leaves a gap. The last one is written: as `label`, else as the datum's text. */
  points: readonly { datum: Datum; low: number | null; high: number | null; label?: string }[]
  axisName: string
  axisLabel: (value: number) => string
  /** What is possible at all; the axis never goes beyond. */
  range: { low: number; high: number }
  /** The axis ends on multiples of this. */
  step: number
  aim?: Aim | undefined
}

export interface BandLines {
  quarters: readonly string[]
  /** One above the other, each with a unit of its own. */
  panels: readonly [BandPanel, ...BandPanel[]]
  /** Places in `quarters` from which on nothing before can be compared. */
  breaks: readonly number[]
}

/** Lines by quarter with their intervals as bands, a panel for each unit; broken where the comparison breaks. */
export function bandLines(plot: BandLines, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const size = textSize(context)
  const count = plot.panels.length
  const events = eventLines(plot.quarters, context)
  const stretches = stretchesOf(plot.quarters.length, plot.breaks)
  const share = 100 / count
  return {
    ...shared,
    tooltip: {
      ...(shared.tooltip as object),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.faint } },
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: plot.panels.map((_, index) => ({
      left: size * 4,
      right: size * 3.5,
      top: index ? `${share * index + 10}%` : size * 3.6,
      bottom: index === count - 1 ? size * 3 : `${100 - share * (index + 1) + 3}%`,
    })),
    xAxis: plot.panels.map((_, gridIndex) => {
      const axis = nameAxis(context, quarterLabels(plot.quarters, context))
      return { ...axis, gridIndex, boundaryGap: true, axisLabel: { ...axis.axisLabel, show: gridIndex === count - 1 } }
    }),
    yAxis: plot.panels.map((panel, gridIndex) => {
      const axis = numberAxis(context, panel.axisName, panel.axisLabel)
      const name = {
        ...axis.nameTextStyle,
        color: panel.color,
        padding: [0, 0, gridIndex ? 0 : size * 0.6, -size * 3.4],
      }
      return { ...axis, ...limits(panel), gridIndex, nameTextStyle: name }
    }),
    series: plot.panels.flatMap((panel, index) => [
      ...stretches.flatMap((stretch, place) => band(panel, stretch, `${index} ${place}`, index)),
      ...stretches.map((stretch, place) => ({
        type: 'line' as const,
        name: panel.name,
        color: panel.color,
        xAxisIndex: index,
        yAxisIndex: index,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: panel.color, width: 2.5 },
        itemStyle: { color: panel.color },
        data: cut(lastWritten(panel, context), stretch, null) as never,
        ...(index === 0 && place === 0 && events && { markLine: events }),
      })),
      ...(panel.aim ? [aimOverQuarters(panel.aim, plot.quarters.length, index, context)] : []),
    ]),
  }
}

interface Stretch {
  from: number
  to: number
}

function stretchesOf(length: number, breaks: readonly number[]): Stretch[] {
  const starts = [0, ...breaks.filter((at) => at > 0)]
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? length) - 1 }))
}

function cut<Value>(values: readonly Value[], { from, to }: Stretch, gap: Value | null): (Value | null)[] {
  return values.map((value, index) => (index >= from && index <= to ? value : gap))
}

/** An unseen line along the low end, and an area stacked on it up to the high end. */
function band(panel: BandPanel, stretch: Stretch, id: string, index: number) {
  const shared = {
    type: 'line' as const,
    xAxisIndex: index,
    yAxisIndex: index,
    stack: id,
    stackStrategy: 'all' as const,
    symbol: 'none' as const,
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  }
  const low = panel.points.map((point) => (point.high === null ? null : point.low))
  const height = panel.points.map(({ low, high }) => (low === null || high === null ? null : high - low))
  return [
    { ...shared, data: cut(low, stretch, null) },
    { ...shared, data: cut(height, stretch, null), areaStyle: { color: panel.color, opacity: 0.15 } },
  ]
}

/** The last known value is written beside its point. */
function lastWritten(panel: BandPanel, context: ChartContext) {
  const last = panel.points.reduce((at, { datum }, index) => (datum.value === null ? at : index), -1)
  const label = {
    show: true,
    position: 'right',
    color: panel.color,
    fontSize: textSize(context),
    fontFamily: context.theme.font,
  }
  return panel.points.map(({ datum, label: written }, index) =>
    index === last ? { ...datum, label: { ...label, formatter: written ?? datum.text } } : datum,
  )
}

/** The axis from one multiple of the step to another, with at most five labels. */
function limits({ points, range, step, aim }: BandPanel): { min: number; max: number; interval: number } {
  const values = [...points.flatMap(({ datum, low, high }) => [datum.value, low, high]), aim?.value].filter(
    (value) => typeof value === 'number',
  )
  if (!values.length) return { min: range.low, max: range.high, interval: (range.high - range.low) / 4 }
  const round = (value: number) => Math.round(value * 1e6) / 1e6
  const [low, high] = [Math.floor(Math.min(...values) / step), Math.ceil(Math.max(...values) / step)]
  const each = Math.max(1, Math.ceil((high - low) / 4))
  const top = Math.max(high, low + 1)
  return {
    min: Math.max(range.low, round(low * step)),
    max: Math.min(range.high, round(top * step)),
    interval: round(each * step),
  }
}
