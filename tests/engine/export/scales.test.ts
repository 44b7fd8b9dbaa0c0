import type { EChartsOption } from 'echarts'
import { expect, test } from 'vitest'
import { onSameScales } from '@/engine/export/scales'

const size = { width: 600, height: 400 }
const bars = (values: number[], axis: object = {}): EChartsOption => ({
  xAxis: { type: 'category', data: values.map(String) },
  yAxis: { type: 'value', name: '件', ...axis },
  series: [{ type: 'bar', data: values }],
})
const reach = (option: EChartsOption): unknown => {
  const [axis] = [option.yAxis ?? []].flat() as { min?: unknown; max?: unknown; interval?: unknown }[]
  return [axis?.min, axis?.max, axis?.interval]
}

test('both reach as far as either needs; ticks made for one are chosen anew', () => {
  const pair = onSameScales([bars([1, 8], { interval: 2 }), bars([10, 95])], size)
  expect(pair.map(reach)).toEqual([
    [0, 100, 20],
    [0, 100, 20],
  ])
})

test('an axis that starts elsewhere is joined, one of another measure left alone', () => {
  const scaled = { scale: true }
  expect(onSameScales([bars([80, 90], scaled), bars([60, 70], scaled)], size).map(reach)).toEqual([
    [60, 90, 10],
    [60, 90, 10],
  ])
  expect(onSameScales([bars([1, 8]), bars([10, 95], { name: '%' })], size).map(reach)).toEqual([
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ])
})

test('ends of different steps are made round for both, and ticks are the same', () => {
  const deep = bars([-50, 0], { min: -50, max: 0, interval: 25 })
  const high = bars([-20, 23], { min: -20, max: 25, interval: 5 })
  expect(onSameScales([deep, high], size).map(reach)).toEqual([
    [-60, 40, 20],
    [-60, 40, 20],
  ])
  expect(onSameScales([bars([0.3], { min: 0, max: 1 }), bars([0.7], { min: 0, max: 1 })], size).map(reach)).toEqual([
    [0, 1, 0.2],
    [0, 1, 0.2],
  ])
})

test('several axes are joined each with its own', () => {
  const panels = (above: number, below: number): EChartsOption => ({
    grid: [{}, {}],
    xAxis: [0, 1].map((gridIndex) => ({ type: 'category' as const, gridIndex, data: ['甲'] })),
    yAxis: [
      { type: 'value', gridIndex: 0, name: '件' },
      { type: 'value', gridIndex: 1, name: '%' },
    ],
    series: [
      { type: 'bar', data: [above] },
      { type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: [below] },
    ],
  })
  const [first] = onSameScales([panels(5, 50), panels(40, 3)], size)
  expect((first.yAxis as { max: number }[]).map(({ max }) => max)).toEqual([40, 50])
})
