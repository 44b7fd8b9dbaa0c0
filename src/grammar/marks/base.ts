import type { EChartsOption, LegendComponentOption } from 'echarts'
import type { ChartContext } from '../chart'

/** One mark's datum: where it is drawn, the row it stands for, and its number as people read it (for tooltips). */
export interface Datum {
  value: number | null | (number | string | null)[]
  row: number
  text: string
}

/** Type sizes in pixels by room: a picture is read from paper, a card from a chair, a slide (enlarged) from the end of a hall. */
const TEXT = { card: 12, slide: 14, picture: 15 } as const

export function textSize({ room }: ChartContext): number {
  return TEXT[room]
}

/** What all charts share: type, quiet axes, space for labels, no animation but what explains. */
export function base(context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  return {
    backgroundColor: 'transparent',
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: theme.font, fontSize: size, color: theme.ink },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    // On a slide it is enlarged with the stage it stands on.
    tooltip: { ...(context.room !== 'slide' && { appendTo: 'body' }), transitionDuration: 0, confine: true },
    aria: { enabled: false },
  }
}

export function legend(context: ChartContext): LegendComponentOption {
  const { theme } = context
  const size = textSize(context)
  return {
    top: 0,
    left: 0,
    type: 'plain',
    icon: 'roundRect',
    itemWidth: size * 0.8,
    itemHeight: size * 0.8,
    itemGap: size,
    textStyle: { color: theme.muted, fontSize: size, fontFamily: theme.font },
    inactiveColor: theme.faint,
  }
}

/** An axis of names: quarters, units, questions. */
export function nameAxis(context: ChartContext, names: readonly string[]) {
  const { theme } = context
  return {
    type: 'category' as const,
    data: [...names],
    axisLine: { lineStyle: { color: theme.faint } },
    axisTick: { show: false },
    axisLabel: { color: theme.muted, fontSize: textSize(context), fontFamily: theme.font, hideOverlap: true },
  }
}

/** An axis of numbers, named by its unit. */
export function numberAxis(context: ChartContext, name: string, label: (value: number) => string) {
  const { theme } = context
  const size = textSize(context)
  return {
    type: 'value' as const,
    name,
    // Above the names of events, which stand on the top of the grid.
    nameGap: Math.floor(size * 1.3),
    nameTextStyle: { color: theme.muted, fontSize: size, fontFamily: theme.font, align: 'left' as const },
    axisLabel: { color: theme.muted, fontSize: size, fontFamily: theme.font, formatter: label, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  }
}

/** Quarters as short as the room needs: the year once, where it begins. */
export function quarterLabels(quarters: readonly string[], { locale }: ChartContext): string[] {
  return quarters.map((quarter, index) => {
    const year = quarter.slice(0, 4)
    const short = locale === 'zh-CN' ? `${quarter.slice(5)}季度` : `Q${quarter.slice(5)}`
    const first = index === 0 || quarters[index - 1]?.slice(0, 4) !== year
    return first ? `${short}\n${year}` : short
  })
}

const FULL_WIDTH = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u

/** Width of a text in ems: full-width characters are one, the rest a little over half. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (FULL_WIDTH.test(character) ? 1 : 0.58), 0)
}

/** The text cut to at most `ems`, an ellipsis for the rest. */
export function shorten(text: string, ems: number): string {
  if (textWidth(text) <= ems) return text
  let short = ''
  for (const character of text) {
    if (textWidth(short + character) > ems - 1) break
    short += character
  }
  return `${short}…`
}

/** Pixels that the widest of these texts needs beside a mark. */
export function roomFor(texts: readonly string[], context: ChartContext): number {
  return Math.ceil(Math.max(0, ...texts.map(textWidth)) * textSize(context))
}

const EMS = {
  card: { narrow: 26, normal: 42, wide: 75 },
  slide: { narrow: 22, normal: 45, wide: 64 },
  picture: { narrow: 22, normal: 36, wide: 62 },
} as const

/** How many ems the narrowest chart of this room and width class is wide. */
export function emsAcross({ room, width }: ChartContext): number {
  return EMS[room][width]
}

/** How many named rows a chart can hold; the table view has the rest. */
export function rowsThatFit({ room }: ChartContext): number {
  return ROWS[room]
}

const ROWS = { card: 14, slide: 11, picture: 18 } as const

/** How wide the name of a unit may be, in ems. */
export function nameEms({ width }: ChartContext): number {
  return width === 'narrow' ? 8 : 12
}

/** Pixels above a grid that hold a legend of these names, in as many lines as it needs, and the name of the axis. */
export function legendRoom(names: readonly string[], context: ChartContext): number {
  const across = emsAcross(context)
  let [lines, used] = [names.length ? 1 : 0, 0]
  for (const name of names) {
    const ems = textWidth(name) + 2.4
    if (used && used + ems > across) [lines, used] = [lines + 1, 0]
    used += ems
  }
  return Math.ceil(textSize(context) * (lines * 2.1 + 2.6))
}

/** A time axis; where quarters are too many to be written, only the first of each year is. */
export function quarterAxis(context: ChartContext, quarters: readonly string[]) {
  const axis = nameAxis(context, quarterLabels(quarters, context))
  const ems = context.locale === 'zh-CN' ? 3.1 : 2.7
  const fits = quarters.length * ems <= emsAcross(context) - 4
  const begins = (index: number): boolean =>
    index === 0 || quarters[index - 1]?.slice(0, 4) !== quarters[index]?.slice(0, 4)
  return { ...axis, axisLabel: { ...axis.axisLabel, interval: fits ? 0 : begins, hideOverlap: !fits } }
}

/** Fewer ems than this of an event's name say nothing. */
const LEGIBLE = 7

/** Dated events as dotted lines over a time axis, titled as far as there is room up to the next one. */
export function eventLines(quarters: readonly string[], context: ChartContext) {
  const column = (emsAcross(context) - 4) / Math.max(1, quarters.length)
  const titles = new Map<number, string[]>()
  for (const { quarter, title } of context.events) {
    const place = quarters.indexOf(quarter)
    if (place >= 0) titles.set(place, [...(titles.get(place) ?? []), title])
  }
  if (!titles.size) return undefined
  const places = [...titles.keys()]
  const room = (place: number): number => {
    const nearest = Math.min(3, ...places.filter((other) => other !== place).map((other) => Math.abs(other - place)))
    const edge = Math.min(place, quarters.length - 1 - place)
    return Math.floor(Math.min(nearest * column, 10, (2 * edge + 1) * column + 3) - 0.5)
  }
  /** A name that would be cut to a stump is a mark alone: the tooltip has it whole. */
  const name = (place: number, [first = '', ...more]: readonly string[]): string => {
    const words = shorten(first, room(place) - (more.length ? 1 : 0))
    return words !== first && textWidth(words) < LEGIBLE ? '▾' : words + (more.length ? '＋' : '')
  }
  return {
    silent: true,
    symbol: 'none' as const,
    animation: false,
    z: 1,
    lineStyle: { color: context.theme.faint, type: 'dotted' as const, width: 1 },
    label: {
      position: 'end' as const,
      color: context.theme.muted,
      fontSize: textSize(context) - 2,
      fontFamily: context.theme.font,
    },
    data: [...titles].map(([place, all]) => ({ xAxis: place, label: { formatter: name(place, all) } })),
  }
}
