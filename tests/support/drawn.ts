import { init, type EChartsOption } from 'echarts'
import { expect } from 'vitest'
import type { Chart, ChartContext } from '@/grammar/chart'
import type { AnyRow } from '@/grammar/column'
import { light } from '@/grammar/theme'
import { locales } from '@/grammar/words'
import { contextOf } from './context'

/** The option as ECharts draws it on the server, with names that do not depend on what was drawn before. */
export function svgOf(option: EChartsOption, width = 720, height = 400): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({
    backgroundColor: light.paper,
    ...option,
    ...(option.backgroundColor === 'transparent' && { backgroundColor: light.paper }),
    animation: false,
  })
  const drawn = chart.renderToSVGString()
  chart.dispose()
  const names = new Map<string, string>()
  const short = drawn.replace(/zr\d+-[\w-]+/g, (name) => {
    if (!names.has(name)) names.set(name, `n${names.size}`)
    return names.get(name) ?? name
  })
  return short.replaceAll('><', '>\n<')
}

/** Everything that a chart's drawing must hold, whatever the rows. */
export function expectSound(chart: Chart, rows: readonly AnyRow[], context: ChartContext): void {
  const option = chart.option(rows, context)
  expect(faults(option)).toEqual([])
  for (const axis of [option.xAxis, option.yAxis].flat()) {
    if (axis && 'type' in axis && axis.type === 'value') expect(axis.name, 'a named axis').toBeTruthy()
  }
  expect(() => svgOf(option)).not.toThrow()
  for (const locale of locales) {
    const words = { ...contextOf(context.scope, { locale }), mode: context.mode }
    const headline = chart.headline(rows, words)
    expect(headline.trim()).not.toBe('')
    expect(headline).not.toMatch(/[{}]|undefined|NaN|null|Infinity/)
  }
}

/** Paths of numbers that are none, and of missing data, anywhere in an option. */
function faults(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      item === undefined ? [`${path}[${index}]`] : faults(item, `${path}[${index}]`),
    )
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => faults(inner, `${path}.${key}`))
}
