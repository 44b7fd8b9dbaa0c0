import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, shorten, textSize } from './base'

/** One figure in words, with its course by quarter if it has one. Each has a unit and a scale of its own. */
export interface Tile {
  /** Index of the row it stands for. */
  row: number
  name: string
  value: string
  /** Small lines below, the most needed first. */
  lines: readonly string[]
  /** How it stands to what was aimed at. */
  goal: { text: string; direction: 'better' | 'worse' | 'none' } | undefined
  /** One value a quarter; several places are several lines. */
  series: readonly (readonly (number | null)[])[]
  /** Columns around 0: changes, which have no level. */
  bars: boolean
  target: number | null
}

const ACROSS = {
  card: { narrow: 2, normal: 4, wide: 5 },
  slide: { narrow: 2, normal: 4, wide: 5 },
  picture: { narrow: 2, normal: 3, wide: 5 },
} as const
const EMS = {
  card: { narrow: 12, normal: 10, wide: 13.5 },
  slide: { narrow: 12, normal: 10, wide: 13.5 },
  picture: { narrow: 10.6, normal: 11.6, wide: 12 },
} as const
/** With more rows of tiles than this each has only its name, its figure and one line. */
const ROOMY = { card: 4, slide: 2, picture: 4 } as const
const MOST = { card: 7, slide: 4, picture: 7 } as const

/** Tiles in rows, name, figure and course; what does not fit is counted in the last one. Places are shares of the room. */
export function tiles(all: readonly Tile[], rest: (count: number) => string, context: ChartContext): EChartsOption {
  const { theme } = context
  const across = ACROSS[context.room][context.width]
  const room = across * MOST[context.room]
  const shown = all.length > room ? all.slice(0, room - 1) : all
  const last = all.length > shown.length ? [rest(all.length - shown.length)] : []
  const down = Math.max(1, Math.ceil((shown.length + last.length) / across))
  const roomy = down <= ROOMY[context.room]
  const [width, height] = [100 / across, 100 / down]
  const percent = (share: number) => `${Math.round(share * 100) / 100}%`
  const place = (index: number) => ({ left: (index % across) * width, top: Math.floor(index / across) * height })
  const drawn = roomy
    ? shown.map((tile, index) => ({ tile, ...place(index) })).filter(({ tile }) => hasCourse(tile))
    : []
  return {
    ...base(context),
    tooltip: { show: false },
    title: [...shown.map((tile) => words(tile, roomy, context)), ...last.map((text) => `{quiet|${text}}`)].map(
      (text, index) => ({
        left: percent(place(index).left),
        top: percent(place(index).top),
        padding: 4,
        text,
        textStyle: { rich: styles(shown[index], context) },
      }),
    ),
    grid: drawn.map(({ left, top }) => ({
      left: percent(left + width * 0.03),
      top: percent(top + height * 0.7),
      width: percent(width * 0.8),
      height: percent(height * 0.22),
    })),
    xAxis: drawn.map(({ tile }, gridIndex) => ({
      type: 'category' as const,
      gridIndex,
      show: false,
      boundaryGap: tile.bars,
      data: longest(tile).map((_, quarter) => String(quarter)),
    })),
    yAxis: drawn.map(({ tile }, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      show: false,
      name: tile.name,
      scale: !tile.bars,
      ...reach(tile),
    })),
    series: drawn.flatMap(({ tile }, index) =>
      tile.series.map((values, line) => ({
        type: tile.bars ? ('bar' as const) : ('line' as const),
        name: tile.name,
        xAxisIndex: index,
        yAxisIndex: index,
        silent: true,
        symbol: 'none',
        itemStyle: { color: theme.quiet },
        lineStyle: { color: theme.quiet, width: tile.series.length > 1 ? 1 : 1.5 },
        data: [...values],
        ...(line === 0 && tile.target !== null && !tile.bars && { markLine: goalLine(tile.target, context) }),
      })),
    ),
  }
}

/** Two known values make a course. */
export const hasCourse = ({ series }: Tile): boolean =>
  series.some((values) => values.filter((value) => value !== null).length > 1)

const longest = ({ series }: Tile): readonly (number | null)[] =>
  series.reduce((most, one) => (one.length > most.length ? one : most), [])

/** The lines' own span, the target in it. */
function reach({ series, target, bars }: Tile): { min?: number; max?: number } {
  if (bars || target === null) return {}
  const known = [target, ...series.flat().filter((value) => value !== null)]
  return { min: Math.min(...known), max: Math.max(...known) }
}

function goalLine(target: number, { theme }: ChartContext) {
  return {
    silent: true,
    symbol: 'none' as const,
    animation: false,
    label: { show: false },
    lineStyle: { color: theme.muted, type: 'dashed' as const, width: 1 },
    data: [{ yAxis: target }],
  }
}

function words(tile: Tile, roomy: boolean, context: ChartContext): string {
  const ems = EMS[context.room][context.width]
  const line = (style: string, text: string, room: number) => `{${style}|${shorten(text, room) || ' '}}`
  const small = [
    ...(tile.goal ? [['goal', tile.goal.text] as const] : []),
    ...tile.lines.map((text) => ['quiet', text] as const),
  ]
  return [
    line('name', tile.name, ems),
    line('value', tile.value, ems / 1.3),
    ...small.slice(0, roomy ? 3 : 1).map(([style, text]) => line(style, text, ems * 1.15)),
  ].join('\n')
}

function styles(tile: Tile | undefined, context: ChartContext) {
  const { theme } = context
  const size = textSize(context)
  const font = { fontFamily: theme.font, fontWeight: 'normal' as const }
  const { direction = 'none' } = tile?.goal ?? {}
  const goal = direction === 'better' ? theme.above : direction === 'worse' ? theme.below : theme.muted
  return {
    name: { ...font, fontSize: size, lineHeight: size * 1.35, color: theme.muted },
    value: { ...font, fontSize: size * 1.3, lineHeight: size * 1.65, color: theme.ink, fontWeight: 'bold' as const },
    goal: { ...font, fontSize: size - 2, lineHeight: size * 1.2, color: goal },
    quiet: { ...font, fontSize: size - 2, lineHeight: size * 1.2, color: theme.muted },
  }
}
