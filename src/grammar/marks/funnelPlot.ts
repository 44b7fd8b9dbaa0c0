import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, legend, legendRoom, numberAxis, shorten, textSize, type Datum } from './base'

export interface FunnelPlot {
  /** Shares in 0…1 by the number they stand on; `datum.value` is the share. */
  points: readonly {
    name: string
    n: number
    color: string
    datum: Datum & { value: number }
    labelled: boolean
    /** Beyond the outer limits: filled; beyond the inner ones: a ring. */
    signal?: 'inner' | 'outer'
  }[]
  /** The share of all together. */
  whole: { value: number; name: string }
  /** Limits along the axis, ascending in n. */
  limits: readonly { n: number; inner: readonly [number, number]; outer: readonly [number, number] }[]
  names: { points: string; inner: string; outer: string }
  xName: string
  yName: string
  xLabel: (n: number) => string
  yLabel: (share: number) => string
}

/** Shares against the size of what they stand on, between two pairs of limits of chance; what lies outside is named. */
export function funnelPlot(plot: FunnelPlot, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const last = plot.limits.at(-1)?.n ?? 1
  const text = { fontSize: size, fontFamily: theme.font }
  const heights = [
    ...plot.points.map(({ datum }) => datum.value),
    // The widest part of the funnel says little: the axis need not hold all of it.
    ...plot.limits
      .filter(({ n }) => n >= Math.min(...plot.points.map((point) => point.n)))
      .flatMap(({ outer }) => outer),
  ]
  const { min, max } = span(heights, plot.whole.value)
  const limit = (name: string, which: 'inner' | 'outer', side: 0 | 1) => ({
    type: 'line' as const,
    name,
    symbol: 'none' as const,
    silent: true,
    color: theme.muted,
    lineStyle: {
      color: theme.quiet,
      width: 1.5,
      type: which === 'outer' ? ('solid' as const) : ('dashed' as const),
    },
    tooltip: { show: false },
    data: plot.limits.map(({ n, inner, outer }) => [n, (which === 'inner' ? inner : outer)[side]]),
  })
  return {
    ...shared,
    legend: {
      ...legend(context),
      selectedMode: false,
      data: [
        { name: plot.names.inner, icon: 'path://M0,5h4v2h-4zM8,5h4v2h-4z', itemStyle: { color: theme.quiet } },
        { name: plot.names.outer, icon: 'path://M0,5h12v2h-12z', itemStyle: { color: theme.quiet } },
      ],
    },
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      ...(shared.grid as object),
      right: size * 3,
      top: legendRoom([plot.names.inner, plot.names.outer], context),
      bottom: size * 2,
    },
    xAxis: {
      ...numberAxis(context, plot.xName, plot.xLabel),
      min: 0,
      max: last,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.faint } },
      axisLabel: { ...numberAxis(context, '', plot.xLabel).axisLabel, showMaxLabel: false },
      nameLocation: 'middle',
      nameGap: size * 2,
    },
    yAxis: { ...numberAxis(context, plot.yName, plot.yLabel), min, max },
    series: [
      limit(plot.names.outer, 'outer', 0),
      limit(plot.names.outer, 'outer', 1),
      limit(plot.names.inner, 'inner', 0),
      limit(plot.names.inner, 'inner', 1),
      {
        type: 'scatter',
        name: plot.names.points,
        symbolSize: size,
        z: 4,
        labelLayout: { hideOverlap: plot.points.length > FEW || context.width === 'narrow', moveOverlap: 'shiftY' },
        data: plot.points.map(({ name, n, color, datum, labelled, signal }) => ({
          ...datum,
          value: [n, datum.value],
          name,
          itemStyle:
            signal === 'inner'
              ? { color: theme.paper, borderColor: color, borderWidth: 3, opacity: 1 }
              : { color, borderColor: theme.paper, borderWidth: 1, opacity: 1 },
          label: {
            ...text,
            show: labelled,
            position: 'top' as const,
            formatter: shorten(name, 10),
            color: signal ? color : theme.muted,
            fontWeight: signal ? 'bold' : 'normal',
          },
        })) as never,
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: theme.ink, width: 1, type: 'solid' },
          label: { ...text, formatter: plot.whole.name, position: 'insideStartTop', color: theme.muted },
          data: [{ yAxis: plot.whole.value }],
        },
      },
    ],
  }
}

/** So many names can stand aside for each other. */
const FEW = 8

/** Tenths around the shares and the limits. */
function span(values: readonly number[], whole: number): { min: number; max: number } {
  const [low, high] = [Math.min(whole, ...values), Math.max(whole, ...values)]
  const tenth = (value: number, way: (value: number) => number) =>
    way(value * 10 + (way === Math.floor ? -0.2 : 0.2)) / 10
  return { min: Math.max(0, tenth(low, Math.floor)), max: Math.min(1, tenth(high, Math.ceil)) }
}
