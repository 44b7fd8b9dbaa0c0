import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { base, emsAcross, nameAxis, numberAxis, shorten, textSize, textWidth, type Datum } from './base'

export interface MeasureRows {
  /** From top to bottom. */
  rows: readonly { name: string; color: string; strong: boolean }[]
  /** What a row is. */
  rowName: string
  /** From left to right, one datum a row; each panel has a scale of its own. */
  panels: readonly { name: string; unit: string; values: readonly Datum[]; axisLabel: (value: number) => string }[]
}

/** Several measures of the same rows side by side: a dot on each measure's own scale, its number beside it. */
export function measureRows(plot: MeasureRows, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const size = textSize(context)
  const room = Math.min(Math.max(3, ...plot.rows.map((row) => textWidth(row.name))), emsAcross(context) * 0.2)
  const names = plot.rows.map((row) => shorten(row.name, room))
  const first = ((room + 1) / emsAcross(context)) * 100
  const width = (99 - first) / Math.max(1, plot.panels.length)
  const ems = (emsAcross(context) * width) / 100 - 0.5
  const font = { fontSize: size, fontFamily: theme.font }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: plot.panels.map((_, index) => ({
      left: `${first + width * index}%`,
      width: `${width * 0.96}%`,
      top: size * 3.2,
      bottom: size,
      show: index % 2 === 0,
      backgroundColor: theme.line,
      borderWidth: 0,
    })),
    xAxis: plot.panels.map((panel, gridIndex) => ({
      ...numberAxis(context, heading(panel, ems), panel.axisLabel),
      ...limits(panel.values),
      gridIndex,
      position: 'top' as const,
      axisLabel: { show: false },
      splitLine: { show: false },
      nameLocation: 'start' as const,
      nameGap: 0,
      nameTextStyle: { ...font, color: theme.muted, align: 'left' as const, verticalAlign: 'bottom' as const, padding: [0, 0, size * 0.5, 4] },
    })),
    yAxis: plot.panels.map((panel, gridIndex) => {
      const axis = nameAxis(context, names)
      const label = { ...axis.axisLabel, show: gridIndex === 0, interval: 0 as const, hideOverlap: false }
      return {
        ...axis,
        gridIndex,
        name: plot.rowName,
        nameTextStyle: { color: 'transparent' },
        nameGap: 0,
        inverse: true,
        axisLine: { show: false },
        axisLabel: { ...label, color: (_?: string | number, index?: number) => (plot.rows[index ?? -1]?.strong ? theme.accent : theme.ink) },
      }
    }),
    series: plot.panels.map((panel, index) => ({
      type: 'scatter' as const,
      name: panel.name,
      xAxisIndex: index,
      yAxisIndex: index,
      symbolSize: size * 0.75,
      itemStyle: { opacity: 1 },
      label: { show: true, position: 'right' as const, distance: 4, ...font },
      data: panel.values.map((datum, at) => dot(datum, at, plot.rows[at], limits(panel.values), context)) as never,
    })),
  }
}

/** A known number at its place; for a missing one the words stand at the left end, without a dot. */
function dot(datum: Datum, at: number, row: MeasureRows['rows'][number] | undefined, { min }: { min: number }, { theme }: ChartContext) {
  const known = typeof datum.value === 'number'
  return {
    value: [known ? datum.value : min, at],
    row: datum.row,
    text: datum.text,
    ...(!known && { symbolSize: 0 }),
    itemStyle: { color: row?.color ?? theme.quiet },
    label: { formatter: datum.text, color: known ? theme.ink : theme.muted, fontWeight: row?.strong && known ? 'bold' : 'normal' },
  }
}

function heading({ name, unit }: MeasureRows['panels'][number], ems: number): string {
  const whole = unit ? `${name} (${unit})` : name
  return textWidth(whole) <= ems ? whole : shorten(name, ems)
}

/** The scale leaves room for the number to the right of the last dot. */
function limits(values: readonly Datum[]): { min: number; max: number } {
  const known = values.map((datum) => datum.value).filter((value) => typeof value === 'number')
  if (!known.length) return { min: 0, max: 1 }
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const span = high - low || Math.abs(high) || 1
  // Clean decimals: ECharts fails on ends that are a rounding error away from a tick.
  const clean = (value: number) => Number(value.toPrecision(5))
  return { min: clean(low - span * 0.15), max: clean(high + span * 1.1) }
}
