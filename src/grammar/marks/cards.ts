import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, shorten, textSize, textWidth } from './base'

/** One figure with its comparisons, in words; what a card shows in a picture and on the page. */
export interface Card {
  metric: string
  name: string
  value: string
  change: string
  /** `none`: there is no change or no good way; `neutral`: it may be chance. */
  direction: 'better' | 'worse' | 'neutral' | 'none'
  yearAgo: string
  ytd: string
  n: string
  /** The target in words; empty where there is none. */
  target: string
  /** The target itself: a line across the sparkline. */
  aim: number | null
  spark: readonly (number | null)[]
  quarters: readonly string[]
  note: string
}

const ACROSS = {
  card: { narrow: 2, normal: 4, wide: 5 },
  slide: { narrow: 2, normal: 4, wide: 5 },
  picture: { narrow: 2, normal: 3, wide: 5 },
} as const
/** Ems a card holds, by width class. */
const EMS = {
  card: { narrow: 13, normal: 12, wide: 14 },
  slide: { narrow: 13, normal: 12, wide: 14 },
  picture: { narrow: 10.6, normal: 11.6, wide: 13.1 },
} as const

/** Cards in rows, each with its figure, comparisons and a sparkline. Places are shares of the room. */
export function cards(all: readonly Card[], context: ChartContext): EChartsOption {
  const { theme } = context
  const across = ACROSS[context.room][context.width]
  const down = Math.max(1, Math.ceil(all.length / across))
  const [width, height] = [100 / across, 100 / down]
  const places = all.map((_, index) => ({ left: (index % across) * width, top: Math.floor(index / across) * height }))
  const percent = (share: number) => `${Math.round(share * 100) / 100}%`
  const color = (card: Card) =>
    card.direction === 'better' ? theme.above : card.direction === 'worse' ? theme.below : theme.muted
  return {
    ...base(context),
    title: all.map((card, index) => ({
      left: percent(places[index]?.left ?? 0),
      top: percent(places[index]?.top ?? 0),
      padding: 4,
      text: lines(card, EMS[context.room][context.width]),
      textStyle: { rich: styles(color(card), context) },
    })),
    grid: places.map(({ left, top }) => ({
      left: percent(left + width * 0.04),
      top: percent(top + height * 0.82),
      width: percent(width * 0.82),
      height: percent(height * 0.14),
    })),
    xAxis: all.map((card, gridIndex) => ({
      type: 'category',
      gridIndex,
      data: [...card.quarters],
      show: false,
      boundaryGap: false,
    })),
    yAxis: all.map((card, gridIndex) => ({
      type: 'value',
      gridIndex,
      name: card.name,
      show: false,
      scale: true,
      ...(card.aim !== null && reaching(card.aim)),
    })),
    series: all.map((card, index) => ({
      type: 'line',
      name: card.name,
      xAxisIndex: index,
      yAxisIndex: index,
      silent: true,
      showAllSymbol: true,
      symbolSize: 4,
      lineStyle: { color: theme.quiet, width: 1.5 },
      itemStyle: { color: theme.quiet },
      data: lastMarked(card.spark, theme.accent),
      ...(card.aim !== null && { markLine: aimLine(card.aim, theme.muted) }),
    })),
  }
}

function lines(card: Card, ems: number): string {
  const text = (style: string, words: string, room = ems) => `{${style}|${shorten(words, room) || ' '}}`
  const small = ems * 1.15
  const [change = '', ...rest] = wrapped(card.change, ems)
  const certainty = [...rest, card.note].filter(Boolean).join(' · ')
  return [
    text('name', [card.name, card.n].filter(Boolean).join(' · ')),
    text('value', card.value, ems / 1.6),
    ...(change ? [text('change', change)] : []),
    ...[certainty, ...wrapped(card.target, small), card.yearAgo, card.ytd]
      .filter(Boolean)
      .map((line) => text('quiet', line, small)),
  ].join('\n')
}

/** At most two lines, parted at a comma where there is one. */
function wrapped(words: string, ems: number): string[] {
  const comma = Math.max(words.indexOf('，'), words.indexOf(', '))
  return textWidth(words) <= ems || comma < 0 ? [words] : [words.slice(0, comma), words.slice(comma + 1).trim()]
}

function styles(change: string, context: ChartContext) {
  const { theme } = context
  const size = textSize(context)
  const font = { fontFamily: theme.font, fontWeight: 'normal' as const }
  return {
    name: { ...font, fontSize: size, lineHeight: size * 1.5, color: theme.muted },
    value: { ...font, fontSize: size * 1.7, lineHeight: size * 2.1, color: theme.ink, fontWeight: 'bold' as const },
    change: { ...font, fontSize: size, lineHeight: size * 1.45, color: change },
    quiet: { ...font, fontSize: size - 2, lineHeight: size * 1.3, color: theme.muted },
  }
}

/** An axis long enough for the target too. */
const reaching = (aim: number) => ({
  min: ({ min }: { min: number }) => Math.min(min, aim),
  max: ({ max }: { max: number }) => Math.max(max, aim),
})

function aimLine(aim: number, color: string) {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color, type: 'dashed' as const, width: 1 },
    data: [{ yAxis: aim }],
  }
}

/** The last known point stands out. */
function lastMarked(spark: readonly (number | null)[], color: string) {
  const last = spark.reduce<number>((at, value, index) => (value === null ? at : index), -1)
  return spark.map((value, index) =>
    index === last ? { value, symbol: 'circle', itemStyle: { color } } : { value, symbol: 'none' },
  )
}
