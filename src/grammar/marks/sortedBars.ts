import type { EChartsOption } from 'echarts'
import type { ChartContext } from '../chart'
import { aimOverBars, type Aim } from './aim'
import { base, emsAcross, nameAxis, nameEms, numberAxis, roomFor, shorten, textSize, type Datum } from './base'

export interface SortedBars {
  /** From top to bottom; `label` stands behind its bar, or in a column where a line would cross it. */
  bars: readonly { name: string; color: string; datum: Datum & { value: number | null }; label: string }[]
  /** What a bar is. */
  name: string
  axisName: string
  axisLabel: (value: number) => string
  /** A dashed line across the bars: what they are compared with. */
  line?: { value: number; label: string }
  /** Beside the line. */
  aim?: Aim | undefined
  /** A second measure of the same bars in a panel of its own, as dots on a scale from 0 to 1; `faint`: stands on few. */
  rates?: {
    name: string
    axisLabel: (value: number) => string
    dots: readonly { datum: Datum & { value: number | null }; faint: boolean }[]
  }
}

/** Horizontal bars from one base line, each with its numbers; a second measure as dots beside them. */
export function sortedBars(plot: SortedBars, context: ChartContext): EChartsOption {
  const { theme } = context
  const size = textSize(context)
  const shared = base(context)
  const names = plot.bars.map((bar) => shorten(bar.name, nameEms(context)))
  const left = roomFor(names, context) + 14
  const labels = roomFor(
    plot.bars.map((bar) => bar.label),
    context,
  )
  const room = { top: size * (plot.line || plot.rates ? (plot.aim ? 3.8 : 2.4) : 0.8), bottom: size * 3.8 }
  const axis = (index: number) => {
    const one = nameAxis(context, names)
    return {
      ...one,
      gridIndex: index,
      name: plot.name,
      nameTextStyle: { color: 'transparent' },
      nameGap: 0,
      inverse: true,
      axisLine: { show: index === 0, lineStyle: { color: theme.faint } },
      axisLabel: { ...one.axisLabel, show: index === 0, color: theme.ink, interval: 0, hideOverlap: false },
    }
  }
  const column = plot.line !== undefined && !plot.rates
  const below = { nameLocation: 'middle' as const, nameGap: size * 2.1, splitNumber: plot.rates ? 3 : 4 }
  const text = { fontSize: size, fontFamily: theme.font }
  return {
    ...shared,
    tooltip: { ...(shared.tooltip as object), trigger: 'item' },
    grid: [
      { ...room, left, right: plot.rates ? `${DOTS}%` : labels + 12 },
      ...(plot.rates ? [{ ...room, left: `${100 - DOTS + 6}%`, right: roomFor(['100.0%'], context) }] : []),
    ],
    xAxis: [
      {
        ...numberAxis(context, plot.axisName, plot.axisLabel),
        ...below,
        min: 0,
        ...(plot.aim && { max: ({ max }: { max: number }) => Math.max(max, plot.aim?.value ?? 0) * 1.05 }),
        minInterval: plot.rates ? 1 : 0,
        ...(plot.rates && {
          ...roomy(plot.bars, labels / size, context),
          axisLabel: { ...numberAxis(context, '', plot.axisLabel).axisLabel, showMaxLabel: false },
        }),
      },
      ...(plot.rates
        ? [
            {
              ...numberAxis(context, plot.rates.name, plot.rates.axisLabel),
              ...below,
              gridIndex: 1,
              min: 0,
              max: 1,
              interval: 0.5,
            },
          ]
        : []),
    ],
    yAxis: [axis(0), ...(plot.rates ? [axis(1)] : []), ...(column ? [labelAxis(plot, axis(0))] : [])],
    series: [
      {
        type: 'bar',
        name: plot.axisName,
        barMaxWidth: 34,
        barCategoryGap: '32%',
        data: plot.bars.map((bar) => ({ ...bar.datum, itemStyle: { color: bar.color } })) as never,
        label: {
          ...text,
          show: !column,
          position: 'right',
          color: theme.ink,
          formatter: ({ dataIndex }) => plot.bars[dataIndex]?.label ?? '',
        },
        ...(plot.line && {
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            lineStyle: { color: theme.muted, type: 'dashed', width: 1.5 },
            label: { ...text, formatter: plot.line.label, position: 'start', color: theme.muted },
            data: [{ xAxis: plot.line.value }, ...(plot.aim ? [aimOverBars(plot.aim, true, context)] : [])] as never,
          },
        }),
      },
      ...(plot.rates ? [dots(plot.rates, context)] : []),
    ],
  }
}

/** The labels in a column at the right end. */
function labelAxis<Axis extends { axisLabel: object }>({ bars }: SortedBars, axis: Axis) {
  return { ...axis, data: bars.map(({ label }) => label), position: 'right' as const, axisLine: { show: false } }
}

/** Percent of the width that the panel of dots takes. */
const DOTS = 36

/** An axis that leaves the longest bar room for its label and ends on one of its numbers. */
function roomy(bars: SortedBars['bars'], labelEms: number, context: ChartContext): { max: number; interval: number } {
  const longest = Math.max(1, ...bars.map(({ datum }) => datum.value ?? 0))
  const across = Math.max(6, ((100 - DOTS) / 100) * emsAcross(context) - nameEms(context))
  const whole = longest / (1 - Math.min(0.6, (labelEms + 0.5) / across))
  const power = 10 ** Math.floor(Math.log10(whole / 4))
  const interval = Math.max(1, ([1, 2, 2.5, 5, 10].find((step) => whole / (step * power) <= 4) ?? 10) * power)
  return { max: Math.ceil(whole / interval) * interval, interval }
}

function dots({ name, dots }: NonNullable<SortedBars['rates']>, context: ChartContext) {
  const { theme } = context
  const size = textSize(context)
  return {
    type: 'scatter' as const,
    name,
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbolSize: size * 0.85,
    data: dots.map(({ datum, faint }, index) => ({
      value: [datum.value ?? 0, index],
      row: datum.row,
      text: datum.text,
      ...(datum.value === null && { symbolSize: 0 }),
      itemStyle: faint
        ? { color: theme.paper, borderColor: theme.quiet, borderWidth: 1.5, opacity: 1 }
        : { color: theme.ink, opacity: 1 },
      label: {
        show: true,
        position: 'right' as const,
        distance: 5,
        formatter: datum.text,
        color: faint ? theme.muted : theme.ink,
        fontSize: size,
        fontFamily: theme.font,
      },
    })) as never,
  }
}
