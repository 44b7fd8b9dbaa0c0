import { expect, test } from 'vitest'
import { bump } from '@/grammar/marks/bump'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const quarters = ['2025Q4', '2026Q1', '2026Q2']
const plot = (ranks: Readonly<Record<string, readonly (number | null)[]>>, strong: readonly string[] = []) => ({
  quarters,
  axisName: '名次',
  shared: (names: string, count: number) => `${names} 等 ${count} 个`,
  lines: Object.entries(ranks).map(([name, values], at) => ({
    name,
    ...(strong.includes(name) && { color: '#2f6694' }),
    values: values.map((value, quarter) => ({ value, row: at * 3 + quarter, text: '' })),
  })),
})

test('who shares a place shares a point and a name', () => {
  const svg = svgOf(bump(plot({ 甲: [1, 1, 1], 乙: [2, 1, 1], 丙: [3, 3, 3] }, ['乙']), markContext()))
  expect(svg).toContain('乙 等 2 个')
  expect(svg).toContain('>丙<')
  expect(svg).not.toContain('>甲<')
})

test('those that stand out lie over the rest; first place is on top', () => {
  const { series, yAxis } = bump(
    plot({ 甲: [2, 2, 1], 乙: [1, 1, 2], 丙: [3, null, 3] }, ['甲']),
    markContext(),
  ) as unknown as {
    series: { name: string; data: { value: number | null; row: number }[] }[]
    yAxis: { inverse: boolean }
  }
  expect(series.map(({ name }) => name)).toEqual(['乙', '丙', '甲', ''])
  expect(series[2]?.data.map(({ row }) => row)).toEqual([0, 1, 2])
  expect(yAxis.inverse).toBe(true)
})

test('twenty-seven lines: only those that stand out are named, without numbers in the points', () => {
  const many = Object.fromEntries(Array.from({ length: 27 }, (_, at) => [`第${at}队`, [at + 1, at + 1, 27 - at]]))
  const svg = svgOf(bump(plot(many, ['第3队']), markContext()))
  expect(svg).toContain('第3队')
  expect(svg).not.toContain('第9队')
  expect(svgOf(bump(plot({}), markContext({ width: 'narrow' })))).not.toContain('NaN')
})

test('is drawn like this', async () => {
  const ranks = { 甲: [1, 2, 4], 乙: [2, 1, 1], 丙: [3, 3, 2], 丁: [4, 4, 2] }
  await expect(svgOf(bump(plot(ranks, ['甲', '丁']), markContext()))).toMatchFileSnapshot('../../golden/mark-bump.svg')
})
