import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import {
  base,
  emsAcross,
  legend,
  nameAxis,
  numberAxis,
  roomFor,
  shorten,
  textSize,
  textWidth,
  type Datum,
} from './base'

export interface DivergingBars {
  /** From top to bottom. Shares in 0…1; null where nothing may be shown, `hidden` says so. */
  bars: readonly { name: string; row: number; positive: Part; neutral: Part; negative: Part; note: string }[]
  names: { positive: string; neutral: string; negative: string }
  /** What a bar is. */
  barName: string
  axisName: string
  axisLabel: (share: number) => string
}

export interface Part {
  share: number | null
  text: string
}

/** Shares around the middle of the neutral ones: negative to the left, positive to the right, a note behind each bar. */
export function divergingBars(plot: DivergingBars, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const size = textSize(context)
  const room = Math.min(Math.max(4, ...plot.bars.map((bar) => textWidth(bar.name))), emsAcross(context) * 0.34)
  const axis = nameAxis(
    context,
    plot.bars.map((bar) => shorten(bar.name, room)),
  )
  const notes = plot.bars.map((bar) => bar.note)
  const reach = Math.max(
    0.5,
    ...plot.bars.flatMap(({ positive, neutral, negative }) =>
      [positive, negative].map(({ share }) => (share ?? 0) + (neutral.share ?? 0) / 2),
    ),
  )
  const end = Math.min(1, Math.ceil(reach * 5) / 5)
  const ems = emsAcross(context) - room - Math.max(0, ...notes.map(textWidth)) - 2
  const fits = ({ share, text }: Part) => ((share ?? 0) / (2 * end)) * ems > textWidth(text) * 1.4
  const yAxis = {
    ...axis,
    inverse: true,
    axisLine: { show: false },
    axisLabel: { ...axis.axisLabel, interval: 0 as const },
  }
  const bars = (name: string, color: string, part: 'positive' | 'neutral' | 'negative', way: 1 | -1, ink?: string) => ({
    type: 'bar' as const,
    name,
    stack: 'all',
    barMaxWidth: 24,
    barCategoryGap: '35%',
    color,
    itemStyle: { color },
    ...(ink && {
      label: {
        show: true,
        color: ink,
        fontSize: size - 1,
        fontFamily: theme.font,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const one = plot.bars[dataIndex]?.[part]
          return one && fits(one) ? one.text : ''
        },
      },
    }),
    data: plot.bars.map((bar) => datum(bar[part], bar.row, part === 'neutral' ? way / 2 : way)) as never,
  })
  return {
    ...shared,
    legend: {
      ...legend(context),
      selectedMode: false,
      data: [plot.names.negative, plot.names.neutral, plot.names.positive],
    },
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: {
      left: Math.ceil(room * size) + 14,
      right: roomFor(notes, context) + 14,
      top: size * 2.8,
      bottom: size * 3.6,
    },
    xAxis: {
      ...numberAxis(context, plot.axisName, (share) => plot.axisLabel(Math.abs(share))),
      min: -end,
      max: end,
      interval: end > 0.6 ? 0.4 : 0.2,
      nameLocation: 'middle',
      nameGap: size * 2,
      nameTextStyle: { color: theme.muted, fontSize: size, fontFamily: theme.font },
    },
    yAxis: [
      {
        ...yAxis,
        name: plot.barName,
        nameTextStyle: { color: 'transparent' },
        nameGap: 0,
        axisLabel: { ...yAxis.axisLabel, color: theme.ink },
      },
      {
        ...yAxis,
        name: plot.barName,
        nameTextStyle: { color: 'transparent' },
        nameGap: 0,
        data: notes,
        position: 'right',
      },
    ],
    series: [
      bars(plot.names.neutral, theme.neutral, 'neutral', -1),
      bars(plot.names.neutral, theme.neutral, 'neutral', 1),
      bars(plot.names.negative, theme.below, 'negative', -1, theme.paper),
      bars(plot.names.positive, theme.above, 'positive', 1, theme.paper),
    ],
  }
}

function datum({ share, text }: Part, row: number, way: number): Datum {
  return { value: share === null ? null : share * way, row, text }
}
