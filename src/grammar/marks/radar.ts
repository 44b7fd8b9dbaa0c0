import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, textSize, textWidth, type Datum } from './base'

export interface Radar {
  name: string
  /** Clockwise from the top; shares of the outermost ring, which is 1 (more than that is drawn beyond it). */
  spokes: readonly { name: string; label: string; datum: Datum & { value: number | null } }[]
  color: string
  /** Rings from the centre outwards. */
  rings: readonly { value: number; label: string }[]
}

/** A polygon over spokes of one scale: shape at a glance; lengths compare better as bars. */
export function radar(plot: Radar, context: ChartContext): EChartsOption {
  const shared = base(context)
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none' },
    xAxis: { type: 'value', name: plot.name, show: false, min: 0, max: 1 },
    yAxis: { type: 'value', name: plot.name, show: false, min: 0, max: 1 },
    series: [
      {
        type: 'custom',
        name: plot.name,
        silent: true,
        data: [[0, 0]],
        renderItem: figure(plot, context),
        tooltip: { show: false },
        z: 1,
      },
      {
        type: 'custom',
        name: plot.name,
        data: plot.spokes.map(({ datum }, index) => ({
          value: [index, datum.value],
          row: datum.row,
          text: datum.text,
        })) as never,
        encode: { x: -1, y: -1 },
        renderItem: points(plot, context),
        z: 3,
      },
    ],
  }
}

interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** Where a spoke's share lies, in pixels of the frame. */
function placer({ spokes }: Radar, frame: Frame, context: ChartContext) {
  const size = textSize(context)
  const widest = Math.max(0, ...spokes.map(({ name, label }) => Math.max(textWidth(name), textWidth(label))))
  const reach = Math.max(1, ...spokes.map(({ datum }) => datum.value ?? 0))
  const radius = Math.max(20, Math.min(frame.width / 2 - (widest + 1) * size, frame.height / 2 - size * 3.2)) / reach
  return (index: number, share: number): [number, number] => {
    const angle = (index / Math.max(1, spokes.length)) * 2 * Math.PI - Math.PI / 2
    return [
      frame.x + frame.width / 2 + Math.cos(angle) * radius * share,
      frame.y + frame.height / 2 + Math.sin(angle) * radius * share,
    ]
  }
}

/** Rings, spokes, the polygon, and the words around it. */
function figure(plot: Radar, context: ChartContext): CustomSeriesRenderItem {
  const { theme } = context
  const size = textSize(context)
  return (params) => {
    const place = placer(plot, params.coordSys as unknown as Frame, context)
    const outline = (share: (index: number) => number) => plot.spokes.map((_, index) => place(index, share(index)))
    const text = (words: string, [x, y]: readonly [number, number], fill: string, more: object) => ({
      type: 'text' as const,
      style: { text: words, x, y, fill, fontSize: size, fontFamily: theme.font, ...more },
    })
    const outer = Math.max(1, ...plot.spokes.map(({ datum }) => datum.value ?? 0))
    return {
      type: 'group',
      children: [
        ...plot.rings.map(({ value }) => ({
          type: 'polygon' as const,
          shape: { points: outline(() => value) },
          style: { fill: 'none', stroke: value === 1 ? theme.muted : theme.line, lineWidth: 1 },
        })),
        ...plot.spokes.map((_, index) => ({
          type: 'line' as const,
          shape: line(place(index, 0), place(index, 1)),
          style: { stroke: theme.line, lineWidth: 1 },
        })),
        {
          type: 'polygon' as const,
          shape: { points: outline((index) => plot.spokes[index]?.datum.value ?? 0) },
          style: { fill: plot.color, fillOpacity: 0.12, stroke: plot.color, lineWidth: 2 },
        },
        // The outermost ring is the whole: its number would stand under the first spoke's.
        ...plot.rings.slice(0, -1).map(({ value, label }) => {
          const [x, y] = place(0, value)
          return text(label, [x + 3, y], theme.muted, { verticalAlign: 'bottom', fontSize: size - 2 })
        }),
        ...plot.spokes.flatMap(({ name, label }, index) => {
          const [x, y] = place(index, outer)
          const [centre] = place(index, 0)
          const side = Math.abs(x - centre) < 1 ? 'center' : x > centre ? 'left' : 'right'
          const shift = side === 'left' ? size * 0.7 : side === 'right' ? -size * 0.7 : 0
          const up = index === 0 ? -size * 2.6 : side === 'center' ? size * 0.5 : -size
          return [
            text(name, [x + shift, y + up], theme.ink, { align: side }),
            text(label, [x + shift, y + up + size * 1.3], theme.muted, { align: side }),
          ]
        }),
      ],
    }
  }
}

function points(plot: Radar, context: ChartContext): CustomSeriesRenderItem {
  return (params) => {
    const spoke = plot.spokes[params.dataIndex]
    if (!spoke || spoke.datum.value === null) return null
    const place = placer(plot, params.coordSys as unknown as Frame, context)
    const [cx, cy] = place(params.dataIndex, spoke.datum.value)
    return {
      type: 'circle',
      shape: { cx, cy, r: 4.5 },
      style: { fill: plot.color, stroke: context.theme.paper, lineWidth: 1 },
    }
  }
}

function line([x1, y1]: [number, number], [x2, y2]: [number, number]) {
  return { x1, y1, x2, y2 }
}
