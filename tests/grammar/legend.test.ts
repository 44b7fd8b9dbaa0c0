import type { EChartsOption } from 'echarts'
import { expect, test } from 'vitest'
import type { Chart } from '@/grammar/chart'
import { legendDrills } from '@/grammar/legend'
import { markContext } from './marks/context'

const chart = {
  drill: (row: Record<string, unknown>) => ({
    quarter: '2026Q1',
    ...(row['org'] !== undefined && { org: String(row['org']) }),
    ...(row['category'] !== undefined && { values: { category: [String(row['category'])] } }),
    next: 'demand-list',
  }),
} as unknown as Chart
const datum = (row: number) => ({ value: 1, row, text: '' })
const optionOf = (series: Record<string, number[]>): EChartsOption => ({
  legend: { data: Object.keys(series) },
  series: Object.entries(series).map(([name, places]) => ({
    type: 'bar',
    name,
    data: places.map(datum) as never,
  })),
})

test('an entry narrows to the value whose name it bears, without the quarter that its marks differ in', () => {
  const rows = [{ category: '技能提升' }, { category: '其他' }, { category: '技能提升' }]
  const option = optionOf({ 技能提升: [0, 2], 其他: [1], '其余 3 类': [-1] })
  expect([...legendDrills(chart, rows, option, markContext())]).toEqual([
    ['技能提升', { values: { category: ['技能提升'] }, next: 'demand-list' }],
    ['其他', { values: { category: ['其他'] }, next: 'demand-list' }],
  ])
})

test('an entry of another name narrows nothing, though its marks happen to share a value', () => {
  const option = optionOf({ '60 天以上': [0], 技能提升: [0, 1] })
  const rows = [{ category: '技能提升' }, { category: '其他' }]
  expect(legendDrills(chart, rows, option, markContext()).size).toBe(0)
})

test('a unit is known by its last name, also where that is shortened', () => {
  const rows = [{ org: '华岳/三号井综合采煤队' }]
  expect(legendDrills(chart, rows, optionOf({ '三号井综合…': [0] }), markContext()).get('三号井综合…')).toEqual({
    org: '华岳/三号井综合采煤队',
    next: 'demand-list',
  })
})
