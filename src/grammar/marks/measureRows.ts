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

/** Several measures of the same rows side by side: a dot on each measure's own scale, its number beside it; numbers alone where it is narrow. */
export function measureRows(plot: MeasureRows, context: ChartContext): EChartsOption {
  const { theme } = context
  const shared = base(context)
  const size = textSize(context)
  const room = Math.min(Math.max(3, ...plot.rows.map((row) => textWidth(row.name))), emsAcross(context) * 0.2)
  const names = plot.rows.map((row) => shorten(row.name, room))
  const first = ((room + 1) / emsAcross(context)) * 100
  const width = (99 - first) / Math.max(1, plot.panels.length)
  const ems = (emsAcross(context) * width) / 100 - 0.5
  const dots = context.width !== 'narrow'
  const scale = (values: readonly Datum[]) => limits(values, ems)
  const font = { fontSize: size, fontFamily: theme.font }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: plot.panels.map((_, index) => ({
      left: `${first + width * index}%`,
      width: `${width * 0.96}%`,
      top: size * (dots ? 3.2 : 4.2),
      bottom: size,
      show: index % 2 === 0,
      backgroundColor: `${theme.line}80`,
      borderWidth: 0,
    })),
    xAxis: plot.panels.map((panel, gridIndex) => ({
      ...numberAxis(context, heading(panel, ems), panel.axisLabel),
      ...scale(panel.values),
      gridIndex,
      position: 'top' as const,
      axisLabel: { show: false },
      splitLine: { show: false },
      nameLocation: 'start' as const,
      nameGap: 0,
      nameTextStyle: {
        ...font,
        color: theme.muted,
        align: 'left' as const,
        verticalAlign: 'bottom' as const,
        padding: [0, 0, size * 0.5, 4],
      },
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
        axisLabel: {
          ...label,
          color: (_?: string | number, index?: number) => (plot.rows[index ?? -1]?.strong ? theme.accent : theme.ink),
        },
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
      data: panel.values.map((datum, at) =>
        dot(datum, at, plot.rows[at], scale(panel.values).min, dots, context),
      ) as never,
    })),
  }
}

/** A known number at its place; for a missing one the words stand at the left end, without a dot. */
function dot(
  datum: Datum,
  at: number,
  row: MeasureRows['rows'][number] | undefined,
  min: number,
  dots: boolean,
  { theme }: ChartContext,
) {
  const known = typeof datum.value === 'number'
  const drawn = known && dots
  return {
    value: [drawn ? datum.value : min, at],
    row: datum.row,
    text: datum.text,
    ...(!drawn && { symbolSize: 0 }),
    itemStyle: { color: row?.color ?? theme.quiet },
    label: {
      formatter: datum.text,
      color: !known ? theme.muted : row?.strong ? theme.accent : theme.ink,
      fontWeight: row?.strong && known ? 'bold' : 'normal',
    },
  }
}

/** With its unit, without, or on two lines. */
function heading({ name, unit }: MeasureRows['panels'][number], ems: number): string {
  const whole = unit ? `${name} (${unit})` : name
  if (textWidth(whole) <= ems) return whole
  if (textWidth(name) <= ems) return name
  const cut = name.includes(' ') ? name.indexOf(' ') : Math.floor(ems)
  return [name.slice(0, cut), name.slice(cut).trim()].map((line) => shorten(line, ems)).join('\n')
}

/** Ems that a number takes beside its dot. */
const LABEL = 4.6

/** The scale leaves room for the number to the right of the last dot. */
function limits(values: readonly Datum[], ems: number): { min: number; max: number } {
  const known = values.map((datum) => datum.value).filter((value) => typeof value === 'number')
  if (!known.length) return { min: 0, max: 1 }
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const span = high - low || Math.abs(high) || 1
  const taken = Math.min(0.65, LABEL / ems)
  // Clean decimals: ECharts fails on ends that are a rounding error away from a tick.
  const clean = (value: number) => Number(value.toPrecision(5))
  return { min: clean(low - span * 0.15), max: clean(high + (span * 1.15 * taken) / (1 - taken)) }
}
