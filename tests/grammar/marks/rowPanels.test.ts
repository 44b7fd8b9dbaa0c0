import { expect, test } from 'vitest'
import { rowPanels, type RowPanels } from '@/grammar/marks/rowPanels'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (options: Partial<RowPanels> = {}): RowPanels => ({
  rowName: '单位',
  rows: [
    { name: '甲', color: '#111111' },
    { name: '名称特别特别特别长的综合机械化采煤工作队', color: '#222222', strong: true },
  ],
  panels: [
    {
      kind: 'bars',
      name: '件数',
      axisLabel: String,
      values: [
        { value: 3, row: 0, text: '3 件' },
        { value: null, row: 1, text: '' },
      ],
    },
    {
      kind: 'bars',
      name: '比率',
      whole: 1,
      axisLabel: String,
      values: [
        { value: 0.5, row: 0, text: '50%' },
        { value: 1.2, row: 1, text: '120%' },
      ],
    },
    {
      kind: 'change',
      name: '得分',
      axisLabel: String,
      values: [
        { from: 60, to: 80, row: 0, text: '60 → 80' },
        { from: null, to: null, row: 1, text: '' },
      ],
    },
    { kind: 'words', name: '理由', texts: ['说得很清楚', ''] },
  ],
  ...options,
})
interface Drawn {
  grid: object[]
  series: { type: string; data: { value: number | number[]; row: number }[] }[]
}
const optionOf = (options: Partial<RowPanels> = {}, width: 'narrow' | 'normal' | 'wide' = 'wide') =>
  rowPanels(plot(options), markContext({ width })) as unknown as Drawn

test('a panel for each measure; a bar over its track, two dots for a change', () => {
  const { grid, series } = optionOf()
  expect(grid).toHaveLength(4)
  expect(series.map(({ type }) => type)).toEqual(['bar', 'bar', 'bar', 'scatter', 'scatter'])
  expect(series[1]?.data.map(({ value }) => value)).toEqual([1, 1.2])
  expect(series[2]?.data.map(({ value }) => value)).toEqual([0.5, 1.2])
  expect(series[3]?.data.map(({ value }) => value)).toEqual([
    [60, 0],
    [80, 0],
    [expect.any(Number), 1],
  ])
})

test('what is missing says so with a dash, never with a bar', () => {
  const svg = svgOf(rowPanels(plot(), markContext({ width: 'wide' })), 1100)
  for (const text of ['3 件', '50%', '120%', '60 → 80', '说得很清楚']) expect(svg).toContain(`>${text}<`)
  expect(svg.split('>–<')).toHaveLength(3)
})

test('a narrow card keeps the panels it can show', () => {
  expect(optionOf({}, 'narrow').grid.length).toBeLessThan(4)
  expect(svgOf(rowPanels(plot(), markContext({ width: 'narrow' })), 330)).not.toContain('NaN')
  expect(svgOf(rowPanels(plot({ rows: [], panels: [] }), markContext()))).toContain('<svg')
})

test('is drawn like this', async () => {
  await expect(svgOf(rowPanels(plot(), markContext({ width: 'wide' })), 1100)).toMatchFileSnapshot(
    '../../golden/mark-rowPanels.svg',
  )
})
