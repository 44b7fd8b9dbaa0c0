import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, numberAxis, shorten, textSize, type Datum } from './base'

export interface Scatter {
  /** `datum.value` is the pair (x, y). */
  points: readonly { name: string; color: string; datum: Datum; labelled: boolean }[]
  name: string
  x: { name: string; line: number }
  y: { name: string; line: number }
  axisLabel: (value: number) => string
  /** The four fields that the two lines make: left top, right top, left bottom, right bottom. */
  fields: readonly [string, string, string, string]
}

/** Points in four named fields; the outliers carry their names. */
export function scatter(plot: Scatter, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const [xs, ys] = [0, 1].map((side) => plot.points.map(({ datum }) => (Array.isArray(datum.value) ? Number(datum.value[side]) : NaN)).filter(Number.isFinite)) as [number[], number[]]
  const line = { color: theme.faint, width: 1.5, type: 'solid' as const }
  const label = { color: theme.muted, fontSize: size, fontFamily: theme.font }
  const [leftTop, rightTop, leftBottom, rightBottom] = plot.fields
  const field = (name: string, position: string, from: object, to: object) => [{ name, ...from, itemStyle: { color: 'transparent' }, label: { show: true, position, ...label } }, to]
  const { x, y } = plot
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: { ...(shared.grid as object), right: size * 2, top: size * 2.5, bottom: size * 2 },
    xAxis: { ...numberAxis(context, x.name, plot.axisLabel), ...span(xs, x.line), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: theme.faint } }, nameLocation: 'middle', nameGap: size * 2 },
    yAxis: { ...numberAxis(context, y.name, plot.axisLabel), ...span(ys, y.line), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: theme.faint } } },
    series: [
      {
        type: 'scatter',
        name: plot.name,
        symbolSize: context.room === 'picture' ? 13 : 11,
        data: plot.points.map((point) => ({
          ...point.datum,
          name: point.name,
          itemStyle: { color: point.color, opacity: 0.85, borderColor: theme.paper, borderWidth: 1 },
          label: { show: point.labelled, formatter: shorten(point.name, 10), position: 'right', color: theme.ink, fontSize: size, fontFamily: theme.font },
        })) as never,
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        markLine: { silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: line, data: [{ xAxis: x.line }, { yAxis: y.line }] },
        markArea: {
          silent: true,
          animation: false,
          data: [
            field(leftTop, 'insideTopLeft', { xAxis: 'min', yAxis: y.line }, { xAxis: x.line, yAxis: 'max' }),
            field(rightTop, 'insideTopRight', { xAxis: x.line, yAxis: y.line }, { xAxis: 'max', yAxis: 'max' }),
            field(leftBottom, 'insideBottomLeft', { xAxis: 'min', yAxis: 'min' }, { xAxis: x.line, yAxis: y.line }),
            field(rightBottom, 'insideBottomRight', { xAxis: x.line, yAxis: 'min' }, { xAxis: 'max', yAxis: y.line }),
          ] as never,
        },
      },
    ],
  }
}

/** Whole steps around the values and the line, with room on both sides. */
function span(values: readonly number[], line: number): { min: number; max: number } {
  const [low, high] = [Math.min(line, ...values), Math.max(line, ...values)]
  const room = Math.max(1, (high - low) * 0.12)
  return { min: Math.floor(low - room), max: Math.ceil(high + room) }
}
