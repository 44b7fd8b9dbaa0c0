import type { EChartsOption } from 'echarts'
import type { Theme } from './theme'

type Series = Record<string, unknown>

/**
 * The second of two pictures side by side, its parts in the colours and the order that the first gave to parts of the same name; parts
 * that only it has come last, in colours that are left.
 */
export function likeFirst(first: EChartsOption, second: EChartsOption, { kinds }: Theme): EChartsOption {
  const model = colorsOf(first, kinds)
  const own = colorsOf(second, kinds)
  const taken = new Set([...model].flatMap(([name, color]) => (own.has(name) ? [color] : [])))
  const free = [...kinds].filter((color) => !taken.has(color))
  const change = new Map<string, string>()
  for (const [name, color] of own) change.set(color, model.get(name) ?? free.shift() ?? color)
  const order = [...model.keys()]
  const place = (name: unknown): number => (order.indexOf(String(name)) + order.length + 1) % (order.length + 1)
  const series = seriesOf(second)
  return recolored(
    {
      ...second,
      ...(series.length > 1 && series.every(isStacked) && { series: inOrder(series, place) as never }),
      ...(isNamed(second.legend) && {
        legend: { ...second.legend, data: [...second.legend.data].sort((a, b) => place(a) - place(b)) },
      }),
    },
    change,
  ) as EChartsOption
}

const seriesOf = ({ series }: EChartsOption): Series[] => [series ?? []].flat() as unknown as Series[]
const isStacked = ({ type, stack }: Series): boolean => type === 'bar' && stack === 'all'
const isNamed = (legend: EChartsOption['legend']): legend is { data: string[] } =>
  typeof legend === 'object' && !Array.isArray(legend) && (legend.data ?? []).every((one) => typeof one === 'string')

/** Names of parts with a colour for kinds, in their order. */
function colorsOf(option: EChartsOption, kinds: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const series of seriesOf(option)) {
    const color = series['color'] ?? (series['itemStyle'] as Series | undefined)?.['color']
    const { name } = series
    if (typeof name === 'string' && typeof color === 'string' && kinds.includes(color)) found.set(name, color)
  }
  return new Set(found.values()).size === found.size ? found : new Map()
}

/** Parts of a stack in another order; what hangs on a place in it (events, sums) stays there. */
function inOrder(series: readonly Series[], place: (name: unknown) => number): Series[] {
  const sorted = [...series].sort((a, b) => place(a['name']) - place(b['name']))
  return sorted.map(({ markLine: _, label: __, ...part }, index) => {
    const { markLine, label } = series[index] ?? {}
    return { ...part, ...(markLine !== undefined && { markLine }), ...(label !== undefined && { label }) }
  })
}

function recolored(value: unknown, change: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return change.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => recolored(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, recolored(inner, change)]))
}
