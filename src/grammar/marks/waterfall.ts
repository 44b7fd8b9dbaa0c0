import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, nameAxis, numberAxis, shorten, textSize, textWidth, type Datum } from './base'

export interface Waterfall {
  /** Where the steps begin and where they end. */
  start: Total
  end: Total
  /** In order; what each adds or takes, with its sign in `text`. */
  steps: readonly { name: string; color: string; datum: Datum & { value: number } }[]
  /** What a step is. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
}

export interface Total {
  name: string
  color: string
  datum: Datum & { value: number }
}

/** From one total to another: what each part adds or takes, step by step; lying down where names need the room. */
export function waterfall(plot: Waterfall, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const bars = barsOf(plot)
  const ends = [...bars.map(({ from }) => from), ...bars.map(({ to }) => to)]
  const scaled = limits(ends)
  const column = (emsAcross(context) - 5) / Math.max(1, bars.length)
  const standing = bars.every(({ name }) => textWidth(name) <= column * 1.9) && column >= 3
  const names = bars.map(({ name }) => (standing ? folded(name, column) : shorten(name, NAME_EMS)))
  const axis = nameAxis(context, names)
  const ordinal = {
    ...axis,
    name: plot.name,
    nameTextStyle: { color: 'transparent' },
    nameGap: 0,
    inverse: !standing,
    axisLabel: { ...axis.axisLabel, color: theme.ink, interval: 0, hideOverlap: false },
  }
  const scale = { ...numberAxis(context, plot.axisName, plot.axisLabel), ...scaled }
  const point = (index: number, value: number) => (standing ? [index, value] : [value, index])
  const room = Math.max(0, ...bars.map(({ datum }) => textWidth(datum.text))) * size
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      ...(shared.grid as object),
      top: standing ? size * 3.2 : 8,
      ...(!standing && { right: room + 12, bottom: size * 2 }),
    },
    xAxis: standing ? ordinal : { ...scale, nameLocation: 'middle', nameGap: size * 2 },
    yAxis: standing ? scale : ordinal,
    series: [
      {
        type: 'custom',
        name: plot.name,
        encode: standing ? { x: 0, y: [1, 2] } : { x: [1, 2], y: 0 },
        data: bars.map(({ datum, from, to }, index) => ({
          value: [index, from, to],
          row: datum.row,
          text: datum.text,
        })) as never,
        renderItem: (params, api) => {
          const bar = bars[params.dataIndex]
          if (!bar) return null
          const next = bars[params.dataIndex + 1]
          const [x0 = 0, y0 = 0] = api.coord(point(params.dataIndex, bar.from))
          const [x1 = 0, y1 = 0] = api.coord(point(params.dataIndex, bar.to))
          const [across = 0, down = 0] = api.size?.([1, 1]) as number[]
          const band = standing ? across : down
          const thick = Math.min(band * 0.62, 46)
          const box = standing
            ? { x: x0 - thick / 2, y: Math.min(y0, y1), width: thick, height: Math.max(1, Math.abs(y1 - y0)) }
            : { x: Math.min(x0, x1), y: y0 - thick / 2, width: Math.max(1, Math.abs(x1 - x0)), height: thick }
          const link = standing
            ? { x1: x1 + thick / 2, y1, x2: x1 + band - thick / 2, y2: y1 }
            : { x1, y1: y1 + thick / 2, x2: x1, y2: y1 + band - thick / 2 }
          return {
            type: 'group',
            children: [
              ...(next
                ? [{ type: 'line' as const, silent: true, shape: link, style: { stroke: theme.muted, lineWidth: 1 } }]
                : []),
              {
                type: 'rect',
                shape: box,
                style: { fill: bar.color },
                emphasis: { style: { stroke: theme.ink, lineWidth: 1.5 } },
              },
              {
                type: 'text',
                silent: true,
                style: {
                  text: bar.datum.text,
                  ...(standing
                    ? { x: x0, y: box.y - 4, align: 'center' as const, verticalAlign: 'bottom' as const }
                    : { x: box.x + box.width + 5, y: y0, align: 'left' as const, verticalAlign: 'middle' as const }),
                  fill: theme.ink,
                  fontSize: size,
                  fontFamily: theme.font,
                },
              },
            ],
          }
        },
      },
    ],
  }
}

const NAME_EMS = 12

interface Bar extends Total {
  from: number
  to: number
}

function barsOf({ start, end, steps }: Waterfall): Bar[] {
  let level = start.datum.value
  const moved = steps.map((step) => {
    const from = level
    level += step.datum.value
    return { ...step, from, to: level }
  })
  return [{ ...start, from: 0, to: start.datum.value }, ...moved, { ...end, from: 0, to: end.datum.value }]
}

/** From 0 on, between two numbers of the axis, with room for the figures. */
function limits(ends: readonly number[]): { min: number; max: number; interval: number } {
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const rough = (highest - lowest) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const interval = Math.max(1, ([1, 2, 2.5, 5, 10].find((step) => step * power >= rough) ?? 10) * power)
  const up = (value: number): number => Math.ceil(value / interval) * interval
  return { min: -up(-lowest) || 0, max: up(highest * 1.04), interval }
}

/** On two lines where one is too narrow. */
function folded(name: string, ems: number): string {
  if (textWidth(name) <= ems - 0.4) return name
  const words = name.split(' ')
  if (words.length > 1) {
    const half = Math.ceil(words.length / 2)
    return `${words.slice(0, half).join(' ')}\n${words.slice(half).join(' ')}`
  }
  const half = Math.ceil([...name].length / 2)
  return `${[...name].slice(0, half).join('')}\n${[...name].slice(half).join('')}`
}
