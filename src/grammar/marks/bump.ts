import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, eventLines, numberAxis, quarterAxis, roomFor, shorten, textSize, type Datum } from './base'

export interface BumpLine {
  name: string
  /** Stands out; the rest are context. */
  color?: string
  /** One datum a quarter: the rank, 1 on top; null where there is none. */
  values: readonly (Datum & { value: number | null })[]
}

export interface Bump {
  quarters: readonly string[]
  lines: readonly BumpLine[]
  /** What stands on the axis: the rank. */
  axisName: string
  /** Words for several that share a place: the first names, and how many there are. */
  shared: (names: string, count: number) => string
}

/** Pixels that a rank needs for its number to be legible, on the lowest card. */
const NUMBERED = 16
/** All names are written up to this many lines; above, only of those that stand out and of the first. */
const NAMED = 12

/** Places by quarter; who shares a place shares a point. Those that stand out are drawn over the rest. */
export function bump(plot: Bump, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const lowest = Math.max(1, ...plot.lines.flatMap(({ values }) => values.map(({ value }) => value ?? 0)))
  const numbered = lowest <= NUMBERED
  const ems = Math.min(11, emsAcross(context) * 0.27)
  const axis = quarterAxis(context, plot.quarters)
  const ranks = numberAxis(context, plot.axisName, (rank) =>
    Number.isInteger(rank) && rank >= 1 && rank <= lowest ? String(rank) : '',
  )
  const all = plot.lines.length <= NAMED
  const names = ends(plot, all, ems, context)
  const written = names.data.map(({ label }) => label.formatter)
  const events = eventLines(plot.quarters, context)
  const drawn = [...plot.lines].sort((a, b) => Number(a.color !== undefined) - Number(b.color !== undefined))
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      left: numbered ? size : size * 2.4,
      right: roomFor(written, context) + size * 2,
      top: size * (events ? 3.4 : 2.4),
      bottom: size * 3.2,
    },
    xAxis: { ...axis, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: theme.line } } },
    yAxis: {
      ...ranks,
      inverse: true,
      min: 0.4,
      max: lowest + 0.6,
      interval: lowest <= 20 ? 1 : Math.ceil(lowest / 12),
      splitLine: { show: false },
      axisLabel: { ...ranks.axisLabel, show: !numbered },
      nameLocation: 'start',
      nameGap: size * 0.8,
    },
    series: [
      ...drawn.map((line, index) => {
        const color = line.color ?? theme.quieter
        return {
          type: 'line' as const,
          name: line.name,
          color,
          z: line.color ? 4 : 2,
          symbol: 'circle',
          symbolSize: numbered ? size * 1.5 : size * 0.6,
          lineStyle: { color, width: line.color ? 2.5 : 1.5 },
          itemStyle: { color: line.color ?? theme.quiet, opacity: 1 },
          emphasis: { focus: 'series' as const },
          // The axis is upside down: the end of a line is at its foot.
          ...(index === 0 &&
            events && { markLine: { ...events, label: { ...events.label, position: 'start' as const } } }),
          data: line.values.map((datum) => ({
            ...datum,
            ...(numbered &&
              datum.value !== null && {
                label: {
                  show: true,
                  position: 'inside',
                  formatter: String(datum.value),
                  color: theme.paper,
                  fontSize: size - 2,
                  fontFamily: theme.font,
                },
              }),
          })) as never,
        }
      }),
      { ...names, data: names.data as never },
    ],
  }
}

/** The names beside the last points, one text for all who share a place. */
function ends(plot: Bump, all: boolean, ems: number, context: ChartContext) {
  const { theme } = context
  const last = plot.quarters.length - 1
  const places = new Map<number, BumpLine[]>()
  for (const line of plot.lines) {
    const rank = line.values[last]?.value ?? null
    if (rank !== null) places.set(rank, [...(places.get(rank) ?? []), line])
  }
  const data = [...places].flatMap(([rank, lines]) => {
    const strong = lines.filter((line) => line.color)
    if (!all && !strong.length && rank > 1) return []
    const [first] = strong.length ? strong : lines
    const few = first?.name ?? ''
    const text = lines.length > 1 ? plot.shared(shorten(few, ems - 4), lines.length) : few
    return [
      {
        value: [last, rank],
        row: -1,
        text: '',
        label: { formatter: shorten(text, ems), color: strong.length ? (first?.color ?? theme.ink) : theme.muted },
      },
    ]
  })
  return {
    type: 'scatter' as const,
    name: '',
    silent: true,
    symbolSize: 0,
    data,
    label: {
      show: true,
      position: 'right' as const,
      distance: 14,
      fontSize: textSize(context),
      fontFamily: theme.font,
    },
    labelLayout: { hideOverlap: true },
    tooltip: { show: false },
  }
}
