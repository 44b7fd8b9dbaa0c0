import { expect, test } from 'vitest'
import { lines } from '@/grammar/marks/lines'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const quarters = ['2025Q3', '2025Q4', '2026Q1']
const values = (...numbers: (number | null)[]) =>
  numbers.map((value, row) => ({ value, row, text: value === null ? '' : `${value} 分` }))
interface Drawn {
  type: string
  name?: string
  data: (number | null | { value: number | null; row: number; label?: { formatter: string; position: string } })[]
  markLine?: { data: { xAxis: number; label: { formatter: string } }[] }
}
const seriesOf = (option: object) => (option as { series: Drawn[] }).series

test('the last known value is written, the higher line above, the lower below', () => {
  const option = lines(
    {
      quarters,
      axisName: '分',
      axisLabel: String,
      lines: [
        { name: '甲', color: 'red', values: values(1, 2, 3) },
        { name: '乙', color: 'blue', values: values(9, 8, null) },
      ],
    },
    markContext(),
  )
  const [first, second] = seriesOf(option)
  expect(first?.data[2]).toMatchObject({ value: 3, row: 2, label: { formatter: '3 分', position: 'top' } })
  expect(second?.data[1]).toMatchObject({ value: 8, label: { position: 'top' } })
  expect(second?.data[2]).toEqual({ value: null, row: 2, text: '' })
})

test('a range is an unseen line and a height stacked on it; a gap stays a gap', () => {
  const line = {
    name: '甲',
    color: 'red',
    values: values(2, null, 5),
    range: { low: [1, null, 4], high: [3, null, 9] },
  }
  const [low, height, mean] = seriesOf(
    lines({ quarters, axisName: '分', axisLabel: String, lines: [line] }, markContext()),
  )
  expect([low?.data, height?.data]).toEqual([
    [1, null, 4],
    [2, null, 5],
  ])
  expect(mean?.name).toBe('甲')
})

test('columns in a grid of their own share the quarters', () => {
  const below = { name: '人次', color: 'grey', values: values(10, 20, 30), axisName: '人次', axisLabel: String }
  const option = lines(
    {
      quarters,
      axisName: '%',
      axisLabel: String,
      min: 0,
      lines: [{ name: '甲', color: 'red', values: values(1, 2, 3) }],
      below,
    },
    markContext(),
  )
  expect(option).toMatchObject({
    grid: [{}, {}],
    xAxis: [{ gridIndex: 0 }, { gridIndex: 1 }],
    yAxis: [
      { name: '%', min: 0 },
      { name: '人次', gridIndex: 1 },
    ],
    legend: { show: false },
  })
  expect(seriesOf(option).at(-1)).toMatchObject({ type: 'bar', xAxisIndex: 1, yAxisIndex: 1 })
})

test('events stand on their quarter, several in one', () => {
  const events = [
    { quarter: '2025Q4', title: '一件大事' },
    { quarter: '2025Q4', title: '另一件' },
    { quarter: '2019Q1', title: '很久以前' },
  ]
  const [line] = seriesOf(
    lines(
      { quarters, axisName: '分', axisLabel: String, lines: [{ name: '甲', color: 'red', values: values(1, 2, 3) }] },
      markContext({ events }),
    ),
  )
  expect(line?.markLine?.data).toEqual([{ xAxis: 1, label: { formatter: '一件大事＋' } }])
})

test('no quarter, one quarter, twenty quarters, a constant', () => {
  for (const count of [0, 1, 20]) {
    const names = Array.from({ length: count }, (_, index) => `${2020 + Math.floor(index / 4)}Q${(index % 4) + 1}`)
    const option = lines(
      {
        quarters: names,
        axisName: '分',
        axisLabel: String,
        lines: [{ name: '甲', color: 'red', values: values(...names.map(() => 7)) }],
      },
      markContext({ width: 'narrow' }),
    )
    expect(svgOf(option, 300, 200)).toContain('<svg')
  }
})
