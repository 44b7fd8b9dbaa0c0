import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { ChartContext, Heat } from '../chart'
import type { Theme } from '../theme'
import { base, emsAcross, nameAxis, rowsThatFit, shorten, textSize, textWidth, type Datum } from './base'
import { likeBeside, reachOf, scaleKey, type Reach } from './heatmapBeside'
import { colorKey, hatch, inkOn, lines, mix, wrapped } from './heatmapParts'

export interface HeatColumn {
  name: string
  /** A second line under the name: what the column amounts to as a whole. */
  note?: string
  /** Lower is better: the two colours change sides. */
  flip?: true
  /** No side is better, or the unit has no scale: the cells stay without colour. */
  plain?: true
}

export interface HeatCell {
  /** Places in `rows` and `columns`. */
  row: number
  column: number
  /** `value` chooses the colour, `text` is what is printed: with its sign where it is a difference. */
  datum: Datum & { value: number | null }
  /** `faint`: known, but not to be told from chance; `hidden`: too few people; `blank`: nothing belongs here. A cell left out is missing. */
  state?: 'faint' | 'hidden' | 'blank'
}

export interface HeatMap {
  /** From top to bottom; more than fit are scrolled on a card, and in a picture end in a line that counts the rest. */
  rows: readonly { name: string; strong?: boolean }[]
  columns: readonly HeatColumn[]
  rowName: string
  columnName: string
  cells: readonly HeatCell[]
  /** `sequential`: more of one thing, from 0 (or `low`) on. `diverging`: below and above 0. Columns of different units want a scale each. */
  scale: { kind: 'sequential' | 'diverging'; each?: 'column'; low?: number; high?: number }
  /** Words of the colour key and of the cells without a number. */
  words: { low: string; high: string; hidden: string; missing: string; rest: (count: number) => string }
}

/** So few rows do not fill a card: they keep a height that reads as a table. */
const FEW = 3
/** Fewest ems in which a column says anything. */
const LEAST = 2.6

/** Rows × columns as cells with their numbers in them, coloured by one scale; hidden cells hatched, missing ones empty. */
export function heatmap(asked: HeatMap, context: ChartContext): EChartsOption {
  const plot = likeBeside(asked, context)
  const { theme, room } = context
  const size = textSize(context)
  const most = rowsThatFit(context)
  const scrolls = room === 'card' && plot.rows.length > most
  const shown = room !== 'card' && plot.rows.length > most ? plot.rows.slice(0, most - 1) : plot.rows
  const rest = plot.rows.length - shown.length
  const cells = allCells(plot, shown.length)
  const reach = reachOf(cells, plot, context)
  const left = Math.min(Math.max(3, ...plot.rows.map(({ name }) => textWidth(name))), emsAcross(context) * 0.26)
  const across = emsAcross(context) - left - (scrolls ? 2.5 : 1)
  const ems = Math.max(LEAST, across / Math.max(1, plot.columns.length) - 0.4)
  const heads = plot.columns.map(({ name }) => wrapped(name, ems, 2))
  const noted = plot.columns.some(({ note }) => note)
  const headLines = Math.max(1, ...heads.map((head) => head.length)) + (noted ? 1 : 0)
  const states = {
    hidden: cells.some(({ state }) => state === 'hidden'),
    missing: cells.some(({ datum, state }) => !datum.text && state !== 'blank'),
  }
  const head = size * (2.4 + headLines * 1.35)
  const names = [...shown.map(({ name }) => shorten(name, left)), ...(rest ? [plot.words.rest(rest)] : [])]
  const x = nameAxis(
    context,
    heads.map((head, index) => headText(head, plot.columns[index]?.note ?? '', noted, ems)),
  )
  const y = nameAxis(context, names)
  const unseen = { nameTextStyle: { color: 'transparent' }, nameGap: 0, axisLine: { show: false } }
  return {
    ...base(context),
    tooltip: { ...(base(context).tooltip as object), trigger: 'item' },
    grid: {
      outerBoundsMode: 'none',
      left: Math.ceil(left * size) + 10,
      right: scrolls ? 26 : 6,
      top: Math.ceil(head),
      bottom: 4,
      ...(names.length <= FEW && { height: names.length * size * 6 }),
    },
    graphic: colorKey(plot, states, context),
    xAxis: {
      ...x,
      ...unseen,
      name: plot.columnName,
      position: 'top',
      axisLabel: {
        ...x.axisLabel,
        interval: 0,
        hideOverlap: false,
        rich: {
          name: { color: theme.ink, lineHeight: size * 1.35 },
          note: { color: theme.muted, lineHeight: size * 1.35 },
        },
      },
    },
    yAxis: {
      ...y,
      ...unseen,
      name: plot.rowName,
      inverse: true,
      axisLabel: {
        ...y.axisLabel,
        interval: 0,
        hideOverlap: false,
        color: (_?: string | number, index?: number) =>
          plot.rows[index ?? -1]?.strong ? theme.accent : (index ?? 0) < shown.length ? theme.ink : theme.muted,
      },
    },
    ...(scrolls && { dataZoom: scroller(most, context) }),
    series: [
      {
        type: 'custom',
        name: plot.rowName,
        encode: { x: 0, y: 1 },
        clip: true,
        data: cells.map(({ row, column, datum }) => ({
          value: [column, row, datum.value],
          row: datum.row,
          text: datum.text,
          name: `${plot.rows[row]?.name ?? ''} · ${plot.columns[column]?.name ?? ''} · ${datum.text || plot.words.missing}`,
        })) as never,
        renderItem: drawing(cells, plot, reach, context),
        ...({ heat: { reach, columns: plot.columns.map(({ name }) => name) } satisfies Heat } as object),
      },
    ],
  }
}

/** Every place of the table, missing ones with no text. */
function allCells({ cells, columns }: HeatMap, rows: number): HeatCell[] {
  const known = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return Array.from({ length: rows }, (_, row) =>
    columns.map(
      (_, column): HeatCell =>
        known.get(`${row} ${column}`) ?? { row, column, datum: { value: null, row: -1, text: '' } },
    ),
  ).flat()
}

function headText(head: readonly string[], note: string, noted: boolean, ems: number): string {
  const name = head.map((line) => `{name|${line}}`).join('\n')
  return noted ? `${name}\n{note|${shorten(note, ems) || ' '}}` : name
}

/** Fill of a cell: from paper to full colour by its place on the scale. */
function filling(plot: HeatMap, reach: Reach, theme: Theme): (cell: HeatCell) => string | undefined {
  const { kind } = plot.scale
  return ({ column, datum: { value }, state }) => {
    const spec = plot.columns[column]
    const range = reach[scaleKey(plot, column)]
    if (value === null || state || spec?.plain || !range) return undefined
    const span = range.high - range.low || 1
    if (kind === 'sequential') return mix(theme.paper, theme.above, 0.06 + 0.8 * clamp((value - range.low) / span))
    const above = spec?.flip ? value < 0 : value > 0
    return mix(blank(theme), above ? theme.above : theme.below, 0.9 * clamp(Math.abs(value) / span))
  }
}

/** A cell that says nothing remarkable. */
const blank = (theme: Theme): string => mix(theme.paper, theme.line, 0.45)
const clamp = (share: number): number => Math.min(1, Math.max(0, share))

function drawing(
  cells: readonly HeatCell[],
  plot: HeatMap,
  reach: Reach,
  context: ChartContext,
): CustomSeriesRenderItem {
  const { theme } = context
  const size = textSize(context)
  const fillOf = filling(plot, reach, theme)
  return (params, api) => {
    const cell = cells[params.dataIndex]
    const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
    const [wide = 0, high = 0] = api.size?.([1, 1]) as number[]
    const box = {
      x: x - wide / 2 + 1,
      y: y - high / 2 + 1,
      width: Math.max(1, wide - 2),
      height: Math.max(1, high - 2),
      r: 2,
    }
    if (!cell || cell.state === 'blank') return null
    const fill = fillOf(cell) ?? (cell.datum.text ? blank(theme) : theme.paper)
    const words = fitting(cell.datum.text, box.width / size, box.height / size)
    const quiet = cell.state === 'faint' || !cell.datum.text
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: box,
          style: { fill, stroke: cell.datum.text ? 'none' : theme.line, lineWidth: 1 },
          emphasis: { style: { stroke: theme.ink, lineWidth: 1.5 } },
        },
        ...(cell.state === 'hidden' ? lines(hatch(box, 6), theme.faint) : []),
        {
          type: 'text',
          silent: true,
          style: {
            text: cell.state === 'hidden' ? '' : words,
            x,
            y,
            align: 'center',
            verticalAlign: 'middle',
            fill: quiet ? theme.muted : inkOn(fill, theme),
            fontSize: size,
            fontFamily: theme.font,
          },
        },
      ],
    }
  }
}

/** A cell's words as far as there is room: whole, without a sign that the colour gives too, or none. */
function fitting(text: string, across: number, down: number): string {
  const fits = (words: string): boolean => {
    const lines = words.split('\n')
    return Math.max(...lines.map(textWidth)) <= across && lines.length <= down
  }
  return [text || '–', text.replace(/^[▲▼] /u, '')].find(fits) ?? ''
}

/** A narrow scroll bar beside the rows; wheel and drag move them. */
function scroller(most: number, { theme }: ChartContext) {
  const shared = { yAxisIndex: 0, startValue: 0, endValue: most - 1, zoomLock: true }
  return [
    {
      ...shared,
      type: 'slider' as const,
      right: 4,
      width: 10,
      showDetail: false,
      showDataShadow: false,
      brushSelect: false,
      handleSize: 0,
      borderColor: 'transparent',
      backgroundColor: theme.line,
      fillerColor: theme.quieter,
      moveHandleSize: 0,
    },
    { ...shared, type: 'inside' as const, zoomOnMouseWheel: false, moveOnMouseWheel: true, moveOnMouseMove: true },
  ]
}
