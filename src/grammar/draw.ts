import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import type { Chart, ChartContext } from './chart'
import { isMarked } from './clause'
import type { RowOf, RowColumns } from './column'

type Rows = readonly RowOf<RowColumns>[]
type Parts = Record<string, unknown>

/** How much of what is not chosen can be seen. */
const DIM = 0.35
const LEGIBLE = 0.65

/** A chart's option, with what the view has marked drawn in full and all else dimmed; with nothing of it in the rows, as it is. */
export function draw(chart: Chart, rows: Rows, context: ChartContext): EChartsOption {
  const option = chart.option(rows, context)
  const chosen = chosenRows(rows, context)
  if (!chosen) return option
  const series = [option.series ?? []].flat() as unknown as Parts[]
  return { ...option, series: series.map((one) => dimmed(one, chosen, context.theme.ink)) as never }
}

/** Places of the marked rows; none where nothing is marked, or nothing marked is here. */
function chosenRows(rows: Rows, { marked }: ChartContext): ReadonlySet<number> | undefined {
  if (!marked || !Object.keys(marked).length) return undefined
  const found = new Set(rows.flatMap((row, index) => (isMarked(row, marked) ? [index] : [])))
  return found.size && found.size < rows.length ? found : undefined
}

function dimmed(series: Parts, chosen: ReadonlySet<number>, ink: string): Parts {
  const { data, renderItem } = series
  if (!Array.isArray(data) || series['silent']) return series
  const items: readonly unknown[] = data
  const is = (item: unknown): boolean => chosen.has(rowOf(item) ?? -1)
  const stands = items.filter((item) => rowOf(item) !== undefined)
  if (!stands.length) return series
  if (typeof renderItem === 'function') {
    const draws = renderItem as CustomSeriesRenderItem
    const faded: CustomSeriesRenderItem = (params, api) => {
      const drawn = draws(params, api)
      return (is(items[params.dataIndex]) ? outlined(drawn, ink) : faint(drawn)) as typeof drawn
    }
    return { ...series, renderItem: faded }
  }
  const line = series['type'] === 'line'
  return {
    ...series,
    ...(line && !stands.some(is) && { lineStyle: { ...(series['lineStyle'] as Parts), opacity: DIM } }),
    data: items.map((item) => (isParts(item) && 'row' in item ? (is(item) ? item : faintDatum(item)) : item)),
  }
}

function rowOf(item: unknown): number | undefined {
  return isParts(item) && typeof item['row'] === 'number' ? item['row'] : undefined
}

/** Its label, which would fade as much, stays legible: context is there to be read, and sums over a stack hang on its last part. */
function faintDatum(datum: Parts): Parts {
  const [item, label] = [datum['itemStyle'] as Parts | undefined, datum['label'] as Parts | undefined]
  return { ...datum, itemStyle: { ...item, opacity: DIM }, label: { ...label, opacity: LEGIBLE } }
}

/** A cell in full can be as pale as a dimmed one: what is chosen has an outline. */
function outlined(element: unknown, ink: string): unknown {
  if (!isParts(element)) return element
  const { type, children, style } = element
  if (type === 'rect') return { ...element, style: { ...(style as Parts), stroke: ink, lineWidth: 2 } }
  return Array.isArray(children) ? { ...element, children: children.map((child) => outlined(child, ink)) } : element
}

/** A drawn element and all within it. */
function faint(element: unknown): unknown {
  if (!isParts(element)) return element
  const { children, style } = element
  return {
    ...element,
    ...(isParts(style) && { style: { ...style, opacity: DIM } }),
    ...(Array.isArray(children) && { children: children.map(faint) }),
  }
}

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)
