import { expect, test } from 'vitest'
import { tableText } from '@/grammar/marks/tableText'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const column = (title: string, ...cells: string[]) => ({ title, cells })
const LONG = '夜班食堂菜品少希望增加热菜并且延长开放时间直到后半夜两点以后下班的工友也能吃上热饭'
interface Drawn {
  series: {
    name: string
    data: { value: [number, number]; row: number; text: string; label: { formatter: string } }[]
  }[]
}
const drawn = (
  columns: readonly { title: string; cells: readonly string[]; least?: number }[],
  rows: readonly number[],
  options = {},
) => tableText({ name: '清单', columns, rows }, markContext(options)) as unknown as Drawn

test('one line a row, the header first; cells are cut, their text kept', () => {
  const { series } = drawn([column('日期', '2026-09-30', '2026-09-29'), column('内容', LONG, '短')], [7, 8])
  expect(series.map(({ name }) => name)).toEqual(['日期', '内容'])
  expect(series[1]?.data.map(({ row, value }) => [row, value[1]])).toEqual([
    [-1, 0],
    [7, 1],
    [8, 2],
  ])
  expect(series[1]?.data[1]?.text).toBe(LONG)
  expect(series[1]?.data[1]?.label.formatter).toMatch(/^夜班食堂.*…$/)
  expect(series[0]?.data[1]?.label.formatter).toBe('2026-09-30')
})

test('columns that do not fit are left out, the first stay; columns do not touch', () => {
  const columns = Array.from({ length: 20 }, (_, index) => column(`第${index}列标题`, LONG))
  const narrow = drawn(columns, [0], { width: 'narrow' })
  const wide = drawn(columns, [0], { width: 'wide' })
  expect(narrow.series.length).toBeGreaterThan(1)
  expect(wide.series.length).toBeGreaterThan(narrow.series.length)
  const starts = wide.series.map(({ data }) => data[0]?.value[0] ?? 0)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  expect(wide.series[0]?.name).toBe('第0列标题')
})

test('text is text', () => {
  const svg = svgOf(tableText({ name: '清单', rows: [0], columns: [column('内容', '<script>{a|b}&')] }, markContext()))
  expect(svg).not.toContain('<script>')
  expect(svgOf(tableText({ name: '清单', rows: [], columns: [] }, markContext()))).toContain('<svg')
})
