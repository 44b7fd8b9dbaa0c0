import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, legend, legendRoom, nameAxis, nameEms, numberAxis, roomFor, shorten, textSize, type Datum } from './base'

export interface StackedBars {
  /** From top to bottom; `label` and `warning` stand behind the bar. */
  bars: readonly { name: string; label: string; warning: string }[]
  /** Parts of every bar, in order; `marked` is how much of a part is hatched in the accent. */
  parts: readonly {
    name: string
    color: string
    values: readonly { datum: Datum & { value: number }; marked: number }[]
  }[]
  /** What hatching means. */
  markedName: string
  name: string
  axisName: string
  axisLabel: (value: number) => string
}

/** Horizontal bars split into ordered parts, in each of which what needs attention is hatched. */
export function stackedBars(plot: StackedBars, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = plot.bars.map((bar) => shorten(bar.name, nameEms(context)))
  const keys = [...plot.parts.map(({ name }) => name), plot.markedName]
  const axis = nameAxis(context, names)
  const decal = {
    symbol: 'rect',
    color: theme.accent,
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -Math.PI / 4,
  }
  const bar = (name: string, color: string) => ({
    type: 'bar' as const,
    name,
    stack: 'all',
    barMaxWidth: 30,
    barCategoryGap: '34%',
    color,
    itemStyle: { color, borderColor: theme.paper, borderWidth: 1 },
  })
  const text = { fontSize: size, fontFamily: theme.font }
  const last = plot.parts.length - 1
  return {
    ...shared,
    legend: {
      ...legend(context),
      selectedMode: false,
      data: [
        ...plot.parts.map(({ name, color }) => ({ name, itemStyle: { color, decal: 'none' as const } })),
        { name: plot.markedName, itemStyle: { color: theme.paper, borderColor: theme.accent, borderWidth: 1, decal } },
      ],
    },
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      left: roomFor(names, context) + 14,
      right:
        roomFor(
          plot.bars.map(({ label, warning }) => `${label}${warning}`),
          context,
        ) + size,
      top: legendRoom(keys, context) - size * 1.6,
      bottom: size * 3.8,
    },
    xAxis: {
      ...numberAxis(context, plot.axisName, plot.axisLabel),
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      nameLocation: 'middle',
      nameGap: size * 2.1,
    },
    yAxis: {
      ...axis,
      name: plot.name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLabel: { ...axis.axisLabel, color: theme.ink, interval: 0, hideOverlap: false },
    },
    series: [
      ...plot.parts.flatMap(({ name, color, values }, part) => [
        { ...bar(name, color), data: values.map(({ datum, marked }) => share(datum, datum.value - marked)) as never },
        {
          ...bar(name, color),
          itemStyle: { color, borderColor: theme.paper, borderWidth: 1, decal },
          data: values.map(({ datum, marked }) => share(datum, marked)) as never,
          ...(part === last && {
            label: {
              ...text,
              show: true,
              position: 'right' as const,
              color: theme.ink,
              rich: { warning: { ...text, color: theme.accent, fontWeight: 'bold' as const } },
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const one = plot.bars[dataIndex]
                return one ? `${one.label}${one.warning && `{warning|${one.warning}}`}` : ''
              },
            },
          }),
        },
      ]),
      { ...bar(plot.markedName, theme.accent), silent: true, data: [] },
    ],
  }
}

/** One of the two pieces of a part; an empty one is not drawn but keeps its place. */
function share(datum: Datum, value: number) {
  return { ...datum, value }
}
