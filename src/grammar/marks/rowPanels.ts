import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, nameAxis, numberAxis, shorten, textSize, textWidth, type Datum } from './base'

type Known = Datum & { value: number | null }

interface Shared {
  name: string
  axisLabel: (value: number) => string
  /** Share of the width beside the other panels'; 1 where not said. */
  weight?: number
}

/** One bar a row, its number behind it; with a `whole` the bar lies on a track of that length. */
export interface BarPanel extends Shared {
  kind: 'bars'
  values: readonly Known[]
  whole?: number
}
/** From one number to another: a hollow and a full dot, what changed written behind them. */
export interface ChangePanel extends Shared {
  kind: 'change'
  values: readonly { from: number | null; to: number | null; row: number; text: string }[]
}
/** A few words a row. */
export interface WordPanel {
  kind: 'words'
  name: string
  texts: readonly string[]
  weight?: number
}

export interface RowPanels {
  /** From top to bottom. */
  rows: readonly { name: string; color: string; strong?: boolean }[]
  rowName: string
  /** From left to right, each with a scale of its own; where it is narrow the last ones are left to the table. */
  panels: readonly (BarPanel | ChangePanel | WordPanel)[]
}

/** Ems a panel needs to be read. */
const LEAST = 7

/** Several measures of the same rows side by side, each with its numbers. */
export function rowPanels(plot: RowPanels, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const room = Math.min(Math.max(3, ...plot.rows.map((row) => textWidth(row.name))), emsAcross(context) * 0.3)
  const across = emsAcross(context) - room - 1.5
  const panels = plot.panels.slice(0, Math.max(1, Math.floor(across / LEAST)))
  const all = panels.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const names = plot.rows.map((row) => shorten(row.name, room))
  const font = { fontSize: size, fontFamily: theme.font }
  const first = ((room + 1.5) / emsAcross(context)) * 100
  let left = first
  const places = panels.map(({ weight = 1 }) => {
    const width = ((100 - first) * weight) / all
    const place = { left: `${left}%`, width: `${width - 2.5}%`, ems: (across * weight) / all - 1 }
    left += width
    return place
  })
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: places.map(({ left, width }) => ({
      outerBoundsMode: 'none' as const,
      left,
      width,
      top: size * 3.2,
      bottom: size * 0.6,
    })),
    xAxis: panels.map((panel, gridIndex) => ({
      ...numberAxis(context, shorten(panel.name, places[gridIndex]?.ems ?? LEAST), (value) => String(value)),
      gridIndex,
      ...limits(panel, places[gridIndex]?.ems ?? LEAST),
      position: 'top' as const,
      axisLabel: { show: false },
      splitLine: { show: false },
      nameLocation: 'start' as const,
      nameGap: 0,
      nameTextStyle: { ...font, color: theme.muted, align: 'left' as const, padding: [0, 0, size * 0.9, 0] },
    })),
    yAxis: panels.map((panel, gridIndex) => {
      const axis = nameAxis(context, names)
      return {
        ...axis,
        gridIndex,
        name: plot.rowName,
        nameTextStyle: { color: 'transparent' },
        nameGap: 0,
        inverse: true,
        axisLine: { show: panel.kind !== 'words', lineStyle: { color: theme.faint } },
        axisLabel: {
          ...axis.axisLabel,
          show: gridIndex === 0,
          interval: 0 as const,
          hideOverlap: false,
          margin: 10,
          color: (_?: string | number, index?: number) => (plot.rows[index ?? -1]?.strong ? theme.accent : theme.ink),
        },
      }
    }),
    series: panels.flatMap((panel, index): object[] => {
      const at = { name: panel.name, xAxisIndex: index, yAxisIndex: index }
      if (panel.kind === 'bars') return bars(panel, plot, at, context)
      if (panel.kind === 'change') return changes(panel, plot, at, context)
      return [words(panel, at, places[index]?.ems ?? LEAST, context)]
    }) as never,
  }
}

interface At {
  name: string
  xAxisIndex: number
  yAxisIndex: number
}

function bars(panel: BarPanel, { rows }: RowPanels, at: At, context: ChartContext) {
  const { theme } = context
  const shared = { ...at, type: 'bar' as const, barMaxWidth: 18, barCategoryGap: '40%' }
  const label = (known: boolean, formatter: string) => ({
    ...textStyle(context, known ? theme.ink : theme.muted),
    show: true,
    position: 'right' as const,
    formatter,
  })
  const own = {
    ...shared,
    z: 3,
    data: panel.values.map((datum, index) => ({
      ...datum,
      value: datum.value ?? 0,
      itemStyle: { color: datum.value === null ? 'transparent' : (rows[index]?.color ?? theme.quiet) },
      ...(panel.whole === undefined && { label: label(datum.value !== null, datum.text || '–') }),
    })),
  }
  if (panel.whole === undefined) return [own]
  const track = {
    ...shared,
    silent: true,
    barGap: '-100%',
    data: panel.values.map(({ value, text }) => ({
      value: value === null ? 0 : Math.max(panel.whole ?? 0, value),
      itemStyle: { color: theme.line },
      label: label(value !== null, text || '–'),
    })),
  }
  return [track, own]
}

function changes(panel: ChangePanel, { rows }: RowPanels, at: At, context: ChartContext) {
  const { theme } = context
  const { min } = limits(panel, LEAST)
  const colorOf = (index: number): string => rows[index]?.color ?? theme.quiet
  const label = (formatter: string, color: string) => ({
    label: { ...textStyle(context, color), show: true, position: 'right' as const, formatter },
  })
  const known = panel.values.flatMap(({ from, to, ...value }, index) =>
    from === null || to === null ? [] : [{ ...value, from, to, index }],
  )
  const missing = panel.values.flatMap(({ from, to, row }, index) =>
    from === null || to === null ? [{ row, index }] : [],
  )
  return [
    {
      ...at,
      type: 'scatter' as const,
      symbolSize: textSize(context) * 0.75,
      data: [
        ...known.map(({ from, to, index, row, text }) => ({
          value: [from, index],
          row,
          text,
          itemStyle: { color: theme.paper, borderColor: colorOf(index), borderWidth: 1.5, opacity: 1 },
          ...(from > to && label(text, theme.ink)),
        })),
        ...known.map(({ from, to, index, row, text }) => ({
          value: [to, index],
          row,
          text,
          itemStyle: { color: colorOf(index), opacity: 1 },
          ...(to >= from && label(text, theme.ink)),
        })),
        ...missing.map(({ row, index }) => ({
          value: [min, index],
          row,
          text: '',
          symbolSize: 0,
          ...label('–', theme.muted),
        })),
      ],
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        label: { show: false },
        data: known.map(({ from, to, index }) => [
          { coord: [from, index], lineStyle: { color: colorOf(index), type: 'solid' as const, width: 1.5 } },
          { coord: [to, index] },
        ]),
      },
    },
  ]
}

function words(panel: WordPanel, at: At, ems: number, context: ChartContext) {
  return {
    ...at,
    type: 'scatter' as const,
    silent: true,
    symbolSize: 0,
    label: { ...textStyle(context, context.theme.muted), show: true, position: 'right' as const, distance: 0 },
    data: panel.texts.map((text, index) => ({
      value: [0, index],
      row: -1,
      text,
      label: { formatter: shorten(text, ems) },
    })),
  }
}

function textStyle(context: ChartContext, color: string) {
  return { color, fontSize: textSize(context), fontFamily: context.theme.font }
}

/** Clean decimals: ECharts fails on ends that are a rounding error away from a tick. */
const clean = (value: number): number => Number(value.toPrecision(5))

/** The scale leaves room for the number behind the longest bar or the last dot. */
function limits(panel: BarPanel | ChangePanel | WordPanel, ems: number): { min: number; max: number } {
  if (panel.kind === 'words') return { min: 0, max: 1 }
  const texts = panel.values.map(({ text }) => textWidth(text))
  const taken = Math.min(0.7, (Math.max(2, ...texts) + 1) / ems)
  if (panel.kind === 'bars') {
    const longest = Math.max(panel.whole ?? 0, ...panel.values.map(({ value }) => value ?? 0))
    return { min: 0, max: clean((longest || 1) / (1 - taken)) }
  }
  const known = panel.values.flatMap(({ from, to }) => [from, to]).filter((value) => value !== null)
  if (!known.length) return { min: 0, max: 1 }
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const span = high - low || Math.abs(high) || 1
  return { min: clean(low - span * 0.1), max: clean(high + (span * 1.1 * taken) / (1 - taken)) }
}
