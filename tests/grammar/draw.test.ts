import type { CustomSeriesRenderItem, EChartsOption } from 'echarts'
import { expect, test } from 'vitest'
import { defineChart } from '@/grammar/chart'
import { draw } from '@/grammar/draw'
import { markContext } from './marks/context'

const rows = [{ category: '技能提升' }, { category: '其他' }]
const chartOf = (option: EChartsOption) =>
  defineChart({
    id: 'some',
    page: 'demands',
    from: ['demands'],
    uses: [],
    window: 'quarter',
    query: '',
    columns: { category: { measure: 'text' } },
    option: () => option,
    headline: () => '',
    size: () => ({ n: 0, unit: '件' }),
  })
const datum = (row: number) => ({ value: 1, row, text: '', itemStyle: { color: '#111111' } })
const drawn = (option: EChartsOption, marked: Record<string, string[]>) =>
  draw(chartOf(option), rows, markContext({ marked })).series as unknown as {
    data: { itemStyle: { opacity?: number }; label?: { opacity: number } }[]
    lineStyle?: { opacity: number }
  }[]

test('what is marked is drawn in full, all else dimmed with its labels legible', () => {
  const option: EChartsOption = {
    series: [{ type: 'bar', data: [datum(0), { ...datum(1), label: { show: true } }, datum(-1)] as never }],
  }
  const [series] = drawn(option, { category: ['技能提升'] })
  expect(series?.data.map(({ itemStyle, label }) => [itemStyle.opacity, label?.opacity])).toEqual([
    [undefined, undefined],
    [0.35, 0.65],
    [0.35, 0.65],
  ])
})

test('a line of which nothing is marked is dimmed as a whole; bands that stand for no row stay', () => {
  const line = (row: number) => ({ type: 'line' as const, data: [datum(row)] as never })
  const series = drawn(
    { series: [line(0), line(1), { type: 'line', silent: true, data: [1, 2] }] },
    { category: ['技能提升'] },
  )
  expect(series.map(({ lineStyle }) => lineStyle?.opacity)).toEqual([undefined, 0.35, undefined])
})

test('cells drawn by a function are dimmed with all that is in them, the chosen one outlined', () => {
  const renderItem: CustomSeriesRenderItem = () => ({
    type: 'group',
    children: [{ type: 'rect', shape: {}, style: { fill: '#111111' } }],
  })
  const option: EChartsOption = { series: [{ type: 'custom', renderItem, data: [datum(0), datum(1)] as never }] }
  const [series] = draw(chartOf(option), rows, markContext({ marked: { category: ['技能提升'] } }))
    .series as unknown as { renderItem: CustomSeriesRenderItem }[]
  const opacity = (dataIndex: number) => JSON.stringify(series?.renderItem({ dataIndex } as never, {} as never))
  expect(opacity(0)).not.toContain('opacity')
  expect(opacity(0)).toContain('"lineWidth":2')
  expect(opacity(1)).toContain('"opacity":0.35')
})

test('with nothing marked, nothing of it in the rows, or all of them, the option is as it was', () => {
  const option: EChartsOption = { series: [{ type: 'bar', data: [datum(0), datum(1)] as never }] }
  for (const marked of [{}, { category: ['没有的'] }, { category: ['技能提升', '其他'] }])
    expect(draw(chartOf(option), rows, markContext({ marked }))).toBe(option)
})
