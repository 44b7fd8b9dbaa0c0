import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, numberAxis, shorten, textSize, textWidth, type Datum } from './base'

export interface Scatter {
  /** `datum.value` is the pair (x, y); `low` and `high` the interval of y. */
  points: readonly {
    name: string
    color: string
    datum: Datum
    /** `always`: also where it is crowded, then above the point. */
    labelled: boolean | 'always'
    low?: number | null
    high?: number | null
  }[]
  name: string
  x: ScatterAxis
  y: ScatterAxis
  axisLabel: (value: number) => string
  /** The four fields that the two lines make: left top, right top, left bottom, right bottom. */
  fields: readonly [string, string, string, string]
}

export interface ScatterAxis {
  name: string
  line: number
  /** Least room beyond the outermost points, in the axis's own unit; 1 where not said. */
  least?: number
}

/** Points in four named fields; the outliers carry their names. */
export function scatter(plot: Scatter, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const [xs, ys] = [plot.points.map(({ datum }) => pair(datum)[0]), plot.points.map(({ datum }) => pair(datum)[1])]
  const { x, y } = plot
  const ends = plot.points.flatMap(({ low, high }) => [low, high]).filter((end) => typeof end === 'number')
  const [across, up] = [span(xs, x), span([...ys, ...ends], y)]
  const line = { color: theme.faint, width: 1.5, type: 'solid' as const }
  const label = { color: theme.muted, fontSize: size, fontFamily: theme.font }
  /** A field's name, where the field is wide and high enough for it. */
  const field = (name: string, position: string, from: readonly [number, number], to: readonly [number, number]) => {
    const wide = ((to[0] - from[0]) / (across.max - across.min)) * (emsAcross(context) - 5) > textWidth(name) + 1
    const high = (to[1] - from[1]) / (up.max - up.min) > 0.12
    return [
      {
        name: wide && high ? name : '',
        coord: from,
        itemStyle: { color: 'transparent' },
        label: { show: true, position, ...label },
      },
      { coord: to },
    ]
  }
  const [leftTop, rightTop, leftBottom, rightBottom] = plot.fields
  const ems = emsAcross(context) - 5
  /** On which side of a point there is room for its name; on neither, it stays without one. */
  const sideOf = (index: number, name: string): 'left' | 'right' | undefined => {
    const ways = [1, -1].filter((way) => {
      const room =
        ((way > 0 ? across.max - at(xs, index) : at(xs, index) - across.min) / (across.max - across.min)) * ems
      const blocked = xs.some((_, other) => {
        const ahead = (((at(xs, other) - at(xs, index)) * way) / (across.max - across.min)) * ems
        const beside = (Math.abs(at(ys, other) - at(ys, index)) / (up.max - up.min)) * EMS_UP
        return other !== index && ahead > 0 && ahead < textWidth(name) + 1.5 && beside < 1
      })
      return room > textWidth(name) + 1 && !blocked
    })
    return ways[0] === undefined ? undefined : ways[0] > 0 ? 'right' : 'left'
  }
  const labelOf = (position: 'left' | 'right' | 'top' | undefined, formatter: string) =>
    position
      ? {
          ...(position === 'top' && { backgroundColor: theme.paper, padding: 1 }),
          show: true,
          formatter,
          position,
          color: theme.ink,
          fontSize: size,
          fontFamily: theme.font,
        }
      : { show: false }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: { ...(shared.grid as object), right: size * 2, top: size * 2.5, bottom: size * 2 },
    xAxis: {
      ...numberAxis(context, x.name, plot.axisLabel),
      ...across,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.faint } },
      nameLocation: 'middle',
      nameGap: size * 2,
    },
    yAxis: {
      ...numberAxis(context, y.name, plot.axisLabel),
      ...up,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.faint } },
    },
    series: [
      {
        type: 'scatter',
        name: plot.name,
        symbolSize: context.room === 'picture' ? 13 : 11,
        data: plot.points.map((point, index) => ({
          ...point.datum,
          name: point.name,
          itemStyle: { color: point.color, opacity: 0.85, borderColor: theme.paper, borderWidth: 1 },
          label: labelOf(
            point.labelled
              ? (sideOf(index, shorten(point.name, 10)) ?? (point.labelled === 'always' ? 'top' : undefined))
              : undefined,
            shorten(point.name, 10),
          ),
        })) as never,
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          z: 1,
          label: { show: false },
          lineStyle: line,
          data: [{ xAxis: x.line }, { yAxis: y.line }],
        },
        markArea: {
          silent: true,
          animation: false,
          data: [
            field(leftTop, 'insideTopLeft', [across.min, y.line], [x.line, up.max]),
            field(rightTop, 'insideTopRight', [x.line, y.line], [across.max, up.max]),
            field(leftBottom, 'insideBottomLeft', [across.min, up.min], [x.line, y.line]),
            field(rightBottom, 'insideBottomRight', [x.line, up.min], [across.max, y.line]),
          ] as never,
        },
      },
      ...(ends.length ? [whiskers(plot, context)] : []),
    ],
  }
}

/** The intervals of y, behind the points. */
function whiskers({ points }: Scatter, { theme }: ChartContext) {
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const [x = 0, from = 0] = api.coord([api.value(0), api.value(1)])
    const [, to = 0] = api.coord([api.value(0), api.value(2)])
    return { type: 'line', shape: { x1: x, y1: from, x2: x, y2: to }, style: { stroke: theme.quiet, lineWidth: 1.5 } }
  }
  return {
    type: 'custom' as const,
    silent: true,
    tooltip: { show: false },
    z: 1,
    encode: { x: 0, y: [1, 2] },
    data: points.flatMap(({ datum, low, high }) =>
      typeof low === 'number' && typeof high === 'number' ? [[pair(datum)[0], low, high]] : [],
    ),
    renderItem,
  }
}

/** About how many ems a chart is high. */
const EMS_UP = 20

function pair({ value }: Datum): [number, number] {
  return Array.isArray(value) ? [Number(value[0]), Number(value[1])] : [0, 0]
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]

/** Round steps around the values and the line, with room on both sides. */
function span(
  values: readonly number[],
  { line, least = 1 }: ScatterAxis,
): { min: number; max: number; interval: number } {
  const [low, high] = [Math.min(line, ...values), Math.max(line, ...values)]
  const room = Math.max(least, (high - low) * 0.12)
  const interval = STEPS.find((step) => (high - low + 2 * room) / step <= 6) ?? 200
  // Clean decimals: ECharts fails on ends that are a rounding error away from a tick.
  const clean = (value: number) => Number(value.toPrecision(10))
  return {
    min: clean(Math.floor((low - room) / interval) * interval),
    max: clean(Math.ceil((high + room) / interval) * interval),
    interval,
  }
}
