import type { EChartsOption } from 'echarts'
import type { AnyRow } from '@/grammar/column'
import { numberScales } from '../scales'
import type { NativeAxis, NativeChart, NativeSeries } from './native'
import { axisFormat, written } from './numberFormat'
import { following, isPart, list, readSeries, type Parts, type ReadSeries } from './readSeries'

/** More panels than this are small multiples: a picture of them says more. */
const MOST_PANELS = 3
/** With more names than this each has one line. */
const MOST_TWO_LINED = 8
const SIZE = { width: 960, height: 400 }

/**
 * A drawing as charts of PowerPoint, one a panel: columns, bars, areas, lines, points and their combinations. None where it has a kind
 * that PowerPoint lacks, or where a value is not the one that `rows` (as they are exported) have: then it goes as a picture.
 */
export function nativeCharts(option: EChartsOption, rows: readonly AnyRow[]): NativeChart[] | undefined {
  const series = list(option.series).filter((one) => !isEmpty(one))
  if (!series.length || series.some(({ type }) => type === 'custom' || type === 'funnel')) return undefined
  if (list(option.title).some(({ text }) => typeof text === 'string')) return undefined
  const scales = numberScales(option, SIZE)
  const panels = list(option.grid ?? {})
    .map((_, index) => panelOf(option, index, series))
    .filter(({ own }) => own.some((one) => !isText(one)))
  if (!panels.length || panels.length > MOST_PANELS || saysMore(series)) return undefined
  const charts = panels.map((panel) => chartOf(panel, option, scales, rows))
  return charts.every((chart) => chart !== undefined) ? charts : undefined
}

type Scales = ReturnType<typeof numberScales>
interface Side {
  axis: Parts
  index: number
}
interface Panel {
  x: Side[]
  y: Side[]
  own: Parts[]
}

const isEmpty = (series: Parts): boolean => !list(series['data']).length && !isPart(series['markLine'])
/** A line of a table below the plot, or names beside it: text at places. */
const isText = (series: Parts): boolean =>
  series['type'] === 'scatter' && (series['symbolSize'] === 0 || series['silent'] === true)

/** Whether text drawn beside the marks says what neither numbers nor names of series do. */
function saysMore(series: readonly Parts[]): boolean {
  const names = new Set(series.map((one) => one['name']))
  const texts = series.filter(isText).flatMap((one) =>
    list(one['data']).flatMap((datum) => {
      const text = isPart(datum) && isPart(datum['label']) ? datum['label']['formatter'] : undefined
      return typeof text === 'string' ? [text] : []
    }),
  )
  return texts.some((text) => /\p{L}/u.test(text) && !names.has(text))
}

function panelOf(option: EChartsOption, grid: number, series: readonly Parts[]): Panel {
  const on = (axes: unknown): Side[] =>
    list(axes).flatMap((axis, index) => (Number(axis['gridIndex'] ?? 0) === grid ? [{ axis, index }] : []))
  const [x, y] = [on(option.xAxis), on(option.yAxis)]
  const own = series.filter(
    (one) =>
      x.some(({ index }) => index === Number(one['xAxisIndex'] ?? 0)) &&
      y.some(({ index }) => index === Number(one['yAxisIndex'] ?? 0)),
  )
  return { x, y, own }
}

function chartOf(
  panel: Panel,
  option: EChartsOption,
  scales: Scales,
  rows: readonly AnyRow[],
): NativeChart | undefined {
  const categories = [...panel.x, ...panel.y].filter(({ axis }) => axis['type'] === 'category')
  const [names, labels] = categories
  const horizontal = names !== undefined && panel.y.includes(names)
  const measures = names && horizontal ? panel.x : panel.y
  const [first, second] = measures.filter(({ axis }) => axis['type'] === 'value')
  if (!first || (categories.length > 1 && !horizontal) || (!names && panel.x.length !== 1)) return undefined
  const side = horizontal ? 'xAxis' : 'yAxis'
  const value = axisOf(scales, side, first, noteOf(panel.own, horizontal))
  const secondary = second && axisOf(scales, side, second, '')
  const along = names ? undefined : panel.x[0] && axisOf(scales, 'xAxis', panel.x[0], '')
  if (!value || (!names && !along)) return undefined
  const legend = legendNames(option)
  const read = panel.own
    .filter((one) => !isText(one))
    .map((one) =>
      readSeries(one, {
        horizontal,
        points: !names,
        along,
        secondary: second !== undefined && Number(one[horizontal ? 'xAxisIndex' : 'yAxisIndex'] ?? 0) === second.index,
        legend,
        columnLabels: labels ? textsOf(labels.axis['data']) : [],
        count: names ? list(names.axis['data']).length : 0,
        value,
      }),
    )
  if (!read.every((one) => one !== undefined)) return undefined
  const whole = merged(ranges(read.flat()))
  if (!whole.length || opposite(read.flat()) || clash(whole, horizontal) || !whole.every((one) => isTold(one, rows)))
    return undefined
  const { categories: told, series } = labelled(whole, names ? textsOf(names.axis['data']) : [], horizontal)
  return {
    categories: told,
    horizontal,
    reversed: names?.axis['inverse'] === true,
    category: { name: '', shown: names?.axis['show'] !== false },
    value,
    ...(secondary && { secondary }),
    ...(along && { x: along }),
    series,
    legend: series.filter(({ helper }) => !helper).length > 1,
  }
}

const textsOf = (data: unknown): string[] =>
  (Array.isArray(data) ? (data as unknown[]) : []).map((name) => String(isPart(name) ? name['value'] : name))

function axisOf(scales: Scales, side: 'xAxis' | 'yAxis', { axis, index }: Side, note: string): NativeAxis | undefined {
  const scale = scales.find((one) => one.side === side && one.index === index)
  if (!scale?.range.every(Number.isFinite)) return undefined
  const [min, max] = scale.range
  const label = isPart(axis['axisLabel']) ? axis['axisLabel']['formatter'] : undefined
  const texts = typeof label === 'function' ? (label as (value: number) => string) : String
  const [one = 0, next = 0] = scale.ticks.slice(1, 3)
  const step = next > one ? Number((next - one).toPrecision(10)) : undefined
  return {
    name: [axis['name'], note].filter(Boolean).join(' · '),
    ...onSteps(min, max, step),
    ...(step && { step }),
    format: axisFormat(texts, scale.ticks),
    reversed: axis['inverse'] === true,
    shown: axis['show'] !== false,
  }
}

/** PowerPoint counts its steps from the end of the axis: it ends on one. */
function onSteps(min: number, max: number, step: number | undefined): { min: number; max: number } {
  if (!step) return { min, max }
  const clean = (value: number) => Number(value.toPrecision(10))
  return { min: clean(Math.floor(min / step + 1e-9) * step), max: clean(Math.ceil(max / step - 1e-9) * step) }
}

/** What a line across lying bars says: there PowerPoint has no such line, and the axis says it. */
function noteOf(series: readonly Parts[], horizontal: boolean): string {
  if (!horizontal) return ''
  const lines = series.flatMap(({ markLine }) => (isPart(markLine) ? [markLine] : []))
  const words = lines.flatMap((line) => {
    const own = isPart(line['label']) ? line['label']['formatter'] : undefined
    const each = list(line['data']).map((datum) => (isPart(datum['label']) ? datum['label']['formatter'] : undefined))
    return [own, ...each].filter((text): text is string => typeof text === 'string' && text !== '')
  })
  return [...new Set(words)].join(' · ')
}

function legendNames(option: EChartsOption): ReadonlySet<string> {
  const shown = list(option.legend).filter((one) => one['show'] !== false)
  const names = shown.flatMap((one) => list(one['data'])).map((name) => (isPart(name) ? name['name'] : name))
  return new Set(names.filter((name): name is string => typeof name === 'string'))
}

/** Pieces of one part of a stack become the part; of lines of one name only the first is in the legend. */
function merged(series: readonly ReadSeries[]): ReadSeries[] {
  const whole: ReadSeries[] = []
  for (const one of series) {
    const place = whole.findIndex((other) => !other.helper && other.name === one.name && other.kind === one.kind)
    const other = whole[place]
    if (!other) whole.push(one)
    else if (!one.stacked || !other.stacked) whole.push({ ...one, helper: true })
    else
      whole[place] = {
        ...other,
        values: other.values.map((value, index) => sum(value, one.values[index] ?? null)),
        ...(one.labels.some((label) => label !== '') && { labels: one.labels, labelled: one.labelled }),
      }
  }
  return whole
}

/** Whether pieces of one part lie on both sides of 0, as around the middle of a scale: PowerPoint has no such stack. */
const opposite = (series: readonly ReadSeries[]): boolean =>
  series.some((one) =>
    series.some(
      (other) =>
        one.stacked &&
        other.name === one.name &&
        one.values.some((value, index) => (value ?? 0) * (other.values[index] ?? 0) < 0),
    ),
  )

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)

/**
 * A range is an area on an unseen one. PowerPoint draws areas of one stack only, and through gaps: several ranges, or one with gaps, are
 * lines along their ends.
 */
function ranges(series: readonly ReadSeries[]): ReadSeries[] {
  const areas = series.filter(({ kind }) => kind === 'area')
  if (areas.length === 2 && areas.every(({ values }) => !values.includes(null))) return [...series]
  return series.map((one) => {
    if (one.kind !== 'area') return one
    const at = areas.indexOf(one)
    const [low, height] = at % 2 ? [areas[at - 1], one] : [one, areas[at + 1]]
    const end = at % 2 ? one.values.map((value, index) => sum(low?.values[index] ?? null, value)) : one.values
    const paint = height?.paint && { ...height.paint, alpha: 0.6 }
    return { ...one, kind: 'line', stacked: false, values: end, paint, line: { width: 1, dashed: true, drawn: true } }
  })
}

/** Lines and areas do not lie, and there is one stack. */
const clash = (series: readonly ReadSeries[], horizontal: boolean): boolean =>
  (horizontal && series.some(({ kind }) => kind !== 'bar')) || stacksOf(series) > 1

/** Stacks of columns beside each other, or a stack beside columns: PowerPoint has them one at a time. */
const stacksOf = (series: readonly ReadSeries[]): number =>
  new Set(series.flatMap(({ kind, stack }) => (kind === 'bar' ? [stack ?? ''] : []))).size

/**
 * Whether every value is one that its row has, a sign aside: what the exported data do not say, a chart does not either. What a second axis
 * shows may be worked out from the rows, unless they are about people.
 */
function isTold({ values, x, from, secondary }: ReadSeries, rows: readonly AnyRow[]): boolean {
  return values.every((value, index) => {
    const place = from[index] ?? -1
    if (place < 0) return true
    const row = rows[place]
    if (!row) return false
    if (secondary && !('suppressed' in row)) return true
    const cells = Object.values(row)
    const has = (one: number | null): boolean =>
      one === null || one === 0 || cells.includes(one) || cells.includes(-one)
    return has(value) && has(x?.[index] ?? null)
  })
}

/** Beside a stack PowerPoint writes nothing: what stands there becomes the label of an unseen line over it, or part of a name. */
function labelled(
  series: readonly ReadSeries[],
  categories: readonly string[],
  horizontal: boolean,
): { series: NativeSeries[]; categories: readonly string[] } {
  const isOuter = ({ kind, stacked, labels, labelled: place }: ReadSeries): boolean =>
    kind === 'bar' && stacked && place !== 'inside' && labels.some((label) => label !== '')
  const outer = series.filter(isOuter)
  const [first] = outer
  if (!first) return { series: [...series], categories }
  const text = (index: number): string => {
    const own = outer.find(({ labels }) => (labels[index] ?? '') !== '')
    const label = own?.labels[index] ?? ''
    return typeof label === 'string' ? label : written(own?.values[index] ?? 0, label.format)
  }
  const bare = series.map((one) => (isOuter(one) ? { ...one, labels: [] } : one))
  if (horizontal) {
    const between = categories.length > MOST_TWO_LINED ? '  ' : '\n'
    return {
      series: bare,
      categories: categories.map((name, index) => [name, text(index)].filter(Boolean).join(between)),
    }
  }
  const stack = series.filter(({ kind, stacked }) => kind === 'bar' && stacked)
  const tops = categories.map((_, index) =>
    stack.reduce<number | null>((top, { values }) => sum(top, Math.max(0, values[index] ?? 0)), null),
  )
  const over: NativeSeries = {
    ...first,
    name: '—',
    kind: 'line',
    stacked: false,
    values: tops,
    labels: categories.map((_, index) => following(text(index), tops[index] ?? null)),
    labelled: 'above',
    paint: undefined,
    paints: [],
    line: { width: 0, dashed: false, drawn: false },
    marker: false,
    helper: true,
  }
  return { series: [...bare, over], categories }
}
