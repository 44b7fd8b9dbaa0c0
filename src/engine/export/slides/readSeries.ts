import type { NativeAxis, NativeSeries } from './native'
import { formatLike, written } from './numberFormat'
import { paintOf } from './paint'

export type Parts = Readonly<Record<string, unknown>>
export const isPart = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const list = (value: unknown): Parts[] => [value ?? []].flat() as Parts[]

/** A series with the places of the rows that its values come from; -1 for what comes of several. */
export interface ReadSeries extends NativeSeries {
  from: readonly number[]
  stack: string | undefined
}

interface Reading {
  horizontal: boolean
  points: boolean
  secondary: boolean
  legend: ReadonlySet<string>
  /** Labels that stand in a column of their own. */
  columnLabels: readonly string[]
  count: number
  value: NativeAxis
  along: NativeAxis | undefined
}

const KINDS: Readonly<Record<string, NativeSeries['kind']>> = { bar: 'bar', line: 'line', scatter: 'points' }

/** A series of an option, and the line across it if it has one; none where PowerPoint has no such series. */
export function readSeries(series: Parts, reading: Reading): ReadSeries[] | undefined {
  const kind = KINDS[String(series['type'])]
  const { points, legend } = reading
  if (!kind || series['step'] || (kind === 'points' && !points) || series['barGap'] === '-100%') return undefined
  const data = Array.isArray(series['data']) ? (series['data'] as unknown[]) : []
  const places = data.map((datum) => placeOf(datum, points))
  if (places.some((place) => place === undefined)) return undefined
  const own = places.filter((place) => place !== undefined)
  const silent = series['silent'] === true
  const name = String(series['name'] ?? '')
  const style = partOf(series, 'itemStyle')
  const line = partOf(series, 'lineStyle')
  const area = partOf(series, 'areaStyle')
  const color = series['color'] ?? style['color'] ?? line['color']
  const unpainted = line['opacity'] === 0 && !series['areaStyle']
  const range = kind === 'line' && typeof series['stack'] === 'string' && silent
  const paints = kind === 'line' ? [] : paintsOf(data)
  const same = paints.every((paint) => JSON.stringify(paint) === JSON.stringify(paints[0]))
  const read: ReadSeries = {
    name: range ? `${String(series['stack'])} ${series['areaStyle'] ? '↕' : '↓'}` : name,
    kind: range ? 'area' : kind === 'line' && points ? 'points' : kind,
    stacked: typeof series['stack'] === 'string',
    stack: typeof series['stack'] === 'string' ? series['stack'] : undefined,
    secondary: reading.secondary,
    values: own.map(({ y }) => y),
    ...(points && { x: own.map(({ x }) => x) }),
    paint: range
      ? unpainted
        ? undefined
        : paintOf(area['color'] ?? color, area['opacity'] ?? 1)
      : ((same ? paints[0] : undefined) ?? paintOf(color, style['opacity'])),
    paints: same ? [] : paints,
    labels: labelsOf(series, data, own, reading),
    labelled: placeOfLabel(series, kind, reading),
    line: {
      width: Number(line['width'] ?? 2),
      dashed: line['type'] === 'dashed',
      drawn: kind === 'line' && line['opacity'] !== 0,
    },
    from: data.map((datum) => (!silent && isPart(datum) && typeof datum['row'] === 'number' ? datum['row'] : -1)),
    marker: kind === 'points' || (kind === 'line' && series['symbol'] !== 'none'),
    helper: range || name === '' || (silent && !legend.has(name)) || (legend.size > 0 && !legend.has(name)),
  }
  return data.length ? [read, ...across(series, reading)] : across(series, reading)
}

function partOf(parts: Parts, name: string): Parts {
  const part = parts[name]
  return isPart(part) ? part : {}
}

interface Place {
  x: number | null
  y: number | null
}

/** Where a datum stands: its number, or its two. */
function placeOf(datum: unknown, points: boolean): Place | undefined {
  const value: unknown = isPart(datum) ? datum['value'] : datum
  const number = (one: unknown): number | null => (typeof one === 'number' && Number.isFinite(one) ? one : null)
  if (points) return Array.isArray(value) ? { x: number(value[0]), y: number(value[1]) } : undefined
  return Array.isArray(value) ? undefined : { x: null, y: number(value) }
}

const paintsOf = (data: readonly unknown[]): NativeSeries['paints'] => {
  const paints = data.map((datum) => {
    const style = isPart(datum) ? partOf(datum, 'itemStyle') : {}
    return paintOf(style['color'], style['opacity'])
  })
  return paints.some((paint) => paint !== undefined) ? paints : []
}

function labelsOf(
  series: Parts,
  data: readonly unknown[],
  places: readonly Place[],
  reading: Reading,
): NativeSeries['labels'] {
  const { columnLabels, value } = reading
  if (columnLabels.length && series['type'] === 'bar' && series['silent'] !== true) return columnLabels.map(plain)
  const shared = partOf(series, 'label')
  const texts = data.map((datum, dataIndex) => {
    const own = isPart(datum) ? partOf(datum, 'label') : {}
    const label = { ...shared, ...own }
    const { show, formatter } = label
    if (show !== true && !('formatter' in own && shared['show'] === true)) return ''
    const number = places[dataIndex]?.y ?? null
    const name = isPart(datum) ? String(datum['name'] ?? '') : ''
    const text: unknown =
      typeof formatter === 'function'
        ? (formatter as (of: Parts) => unknown)({
            dataIndex,
            data: datum,
            value: isPart(datum) ? datum['value'] : datum,
            name,
            seriesName: series['name'],
          })
        : typeof formatter === 'string'
          ? formatter.replace('{b}', name)
          : number === null
            ? ''
            : written(number, value.format.split(';')[0] ?? '')
    return plain(String(text ?? ''))
  })
  return texts.map((text, index) => following(text, places[index]?.y ?? null))
}

/** A label that is the value itself follows it when the data are edited. */
export function following(text: string, value: number | null): string | { format: string } {
  if (!text || value === null) return text
  const format = formatLike(text)
  return written(value, format) === text.replace('−', '-') ? { format } : text
}

/** Without the marks of ECharts' rich text. */
const plain = (text: string): string => text.replace(/\{\w+\|([^}]*)\}/g, '$1').trim()

function placeOfLabel(
  series: Parts,
  kind: NativeSeries['kind'],
  { horizontal, columnLabels }: Reading,
): NativeSeries['labelled'] {
  if (columnLabels.length) return 'right'
  const position = partOf(series, 'label')['position']
  const own = list(series['data']).map((datum) => (isPart(datum) ? partOf(datum, 'label')['position'] : undefined))
  const place = position ?? own.find((one) => typeof one === 'string')
  if (String(place ?? (kind === 'bar' ? 'inside' : 'top')).startsWith('inside')) return 'inside'
  if (kind === 'bar') return horizontal ? 'right' : 'above'
  return place === 'bottom' ? 'below' : place === 'right' ? 'right' : 'above'
}

/** Lines across a plot at a value, such as a target or a mean: of standing columns and lines, and of points. */
function across(series: Parts, { points, horizontal, count, value, along, secondary }: Reading): ReadSeries[] {
  const mark = partOf(series, 'markLine')
  if (horizontal) return []
  const shared = partOf(mark, 'label')['formatter']
  return list(mark['data']).flatMap((datum) => {
    const places = lineAt(datum, { count, value, along })
    if (!places) return []
    const own = isPart(datum['label']) ? datum['label']['formatter'] : undefined
    const name = [own, shared].find((text): text is string => typeof text === 'string') ?? ''
    const read: ReadSeries = {
      name: name || '—',
      kind: points ? 'points' : 'line',
      stacked: false,
      stack: undefined,
      secondary,
      ...places,
      paint: paintOf(partOf(mark, 'lineStyle')['color']),
      paints: [],
      labels: [],
      labelled: 'above',
      line: { width: 1.5, dashed: true, drawn: true },
      marker: false,
      helper: name === '',
      from: [],
    }
    return [read]
  })
}

function lineAt(
  { xAxis, yAxis }: Parts,
  { count, value, along }: Pick<Reading, 'count' | 'value' | 'along'>,
): Pick<ReadSeries, 'values' | 'x'> | undefined {
  if (typeof yAxis === 'number') {
    if (yAxis < value.min || yAxis > value.max) return undefined
    if (along) return { values: [yAxis, yAxis], x: [along.min, along.max] }
    return { values: Array.from({ length: count }, () => yAxis) }
  }
  if (typeof xAxis === 'number' && along && xAxis >= along.min && xAxis <= along.max)
    return { values: [value.min, value.max], x: [xAxis, xAxis] }
  return undefined
}
