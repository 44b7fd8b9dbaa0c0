import { expect, test } from 'vitest'
import { stockFlow } from '@/grammar/marks/stockFlow'
import { quarterAt } from '@/grammar/quarter'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (many: number, value = 10) => {
  const flow = (name: string, size: number) => ({
    name,
    color: '#777777',
    values: Array.from({ length: many }, (_, row) => ({ value: size, row, text: String(size) })),
  })
  return {
    quarters: Array.from({ length: many }, (_, index) => quarterAt(8100 + index)),
    opening: flow('期初', value),
    inflows: [flow('新增', value)],
    outflows: [flow('办结', value - 1), flow('退回', 1)],
    closing: flow('期末', value),
    axisName: '件',
    axisLabel: String,
  }
}
type Drawn = { series: { name: string; type: string; data: { value: number }[] }[]; grid: unknown[] }

test('in upwards, out downwards, the stock as a line, everything in the table', () => {
  const option = stockFlow(plot(4), markContext()) as unknown as Drawn
  expect(option.series.map(({ type }) => type)).toEqual(['bar', 'bar', 'bar', 'line', 'scatter'])
  expect(option.series.slice(0, 4).map(({ data }) => data[0]?.value)).toEqual([10, -9, -1, 10])
  expect(option.series[4]?.data.length).toBe(5 * 4)
  const svg = svgOf(stockFlow(plot(4), markContext()))
  for (const word of ['期初', '新增', '办结', '退回', '期末']) expect(svg).toContain(word)
})

test('too many quarters for a table: the last stock is written at the line', () => {
  const option = stockFlow(plot(20, 12_345), markContext({ width: 'narrow' })) as unknown as Drawn
  expect(option.grid.length).toBe(1)
  expect(option.series.at(-1)?.data.at(-1)).toMatchObject({ label: { formatter: '12345' } })
})

test('events are lines over the plot', () => {
  const [, quarter = ''] = plot(3).quarters
  const svg = svgOf(stockFlow(plot(3), markContext({ events: [{ quarter, title: '换承包' }] })))
  expect(svg).toContain('换承包')
})

test('no quarter', () => expect(svgOf(stockFlow(plot(0), markContext()))).toContain('<svg'))

test('is drawn like this', async () => {
  await expect(svgOf(stockFlow(plot(6), markContext()))).toMatchFileSnapshot('../../golden/mark-stockFlow.svg')
})
