import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, nameAxis, nameEms, numberAxis, shorten, textSize, textWidth, type Datum } from './base'

export interface IntervalDots {
  /** From top to bottom; `label` stands in a column on the right. Without a value there is no dot. */
  dots: readonly {
    name: string
    color: string
    datum: Datum & { value: number | null }
    low: number | null
    high: number | null
    label: string
  }[]
  /** What a dot stands for. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
  /** What is possible at all; the axis never goes beyond. */
  range: { low: number; high: number }
  /** The axis ends on multiples of this. */
  step: number
}

/** A dot a row with its interval on one scale, the numbers in a column beside them. */
export function intervalDots(plot: IntervalDots, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = plot.dots.map((dot) => shorten(dot.name, nameEms(context)))
  const column = Math.min(emsAcross(context) * 0.45, Math.max(2, ...plot.dots.map(({ label }) => textWidth(label))))
  const rows = (texts: readonly string[], name: string, position: 'left' | 'right') => {
    const axis = nameAxis(context, texts)
    return {
      ...axis,
      name,
      position,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...axis.axisLabel, color: position === 'left' ? theme.ink : theme.muted, interval: 0 as const },
    }
  }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      outerBoundsMode: 'none',
      left: Math.ceil(Math.max(2, ...names.map(textWidth)) * size) + 14,
      right: Math.ceil(column * size) + 14,
      top: size * 0.8,
      bottom: size * 3.8,
    },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      ...limits(plot),
      nameLocation: 'middle',
      nameGap: size * 2.1,
    },
    yAxis: [
      rows(names, plot.name, 'left'),
      rows(
        plot.dots.map(({ label }) => shorten(label, column)),
        plot.axisName,
        'right',
      ),
    ],
    series: [
      {
        type: 'custom',
        name: plot.axisName,
        silent: true,
        z: 2,
        encode: { x: [1, 2], y: 0 },
        tooltip: { show: false },
        data: plot.dots.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [[at, low, high]])),
        renderItem: whisker(plot, context),
      },
      {
        type: 'scatter',
        name: plot.name,
        symbolSize: size * 0.9,
        z: 3,
        data: plot.dots.flatMap(({ name, color, datum }, at) =>
          datum.value === null ? [] : [{ ...datum, name, value: [datum.value, at], itemStyle: { color, opacity: 1 } }],
        ) as never,
      },
    ],
  }
}

/** A line from one end of the interval to the other, with a short stroke at both. */
function whisker({ dots }: IntervalDots, context: ChartContext): CustomSeriesRenderItem {
  return (_, api) => {
    const at = Number(api.value(0))
    const [from = 0, y = 0] = api.coord([api.value(1), at])
    const [to = 0] = api.coord([api.value(2), at])
    const end = textSize(context) * 0.3
    const style = { stroke: dots[at]?.color ?? context.theme.quiet, lineWidth: 1.5 }
    const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style,
    })
    return {
      type: 'group',
      children: [stroke(from, y, to, y), stroke(from, y - end, from, y + end), stroke(to, y - end, to, y + end)],
    }
  }
}

/** From one multiple of the step to another, within what is possible. */
function limits({ dots, range, step }: IntervalDots): { min: number; max: number; interval: number } {
  const values = dots.flatMap(({ datum, low, high }) => [datum.value, low, high]).filter((value) => value !== null)
  if (!values.length) return { min: range.low, max: range.high, interval: (range.high - range.low) / 4 }
  const round = (value: number) => Number(value.toPrecision(6))
  const [low, high] = [Math.floor(Math.min(...values) / step), Math.ceil(Math.max(...values) / step)]
  const each = Math.max(1, Math.ceil((high - low) / 6))
  return {
    min: Math.max(range.low, round(low * step)),
    max: Math.min(range.high, round(Math.max(high, low + 1) * step)),
    interval: round(each * step),
  }
}
