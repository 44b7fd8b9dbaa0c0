import { describe, expect, test } from 'vitest'
import { heatmap, type HeatCell, type HeatMap } from '@/grammar/marks/heatmap'
import { mix } from '@/grammar/marks/heatmapParts'
import { light } from '@/grammar/theme'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const blank = mix(light.paper, light.line, 0.45)
const full = (color: string): string => mix(blank, color, 0.9)
const cell = (row: number, column: number, value: number | null, state?: HeatCell['state']): HeatCell => ({
  row,
  column,
  datum: { value, row: row * 10 + column, text: value === null ? '不足' : `${value > 0 ? '+' : ''}${value}` },
  ...(state && { state }),
})
const plot = (options: Partial<HeatMap> = {}): HeatMap => ({
  rows: [{ name: '三号井', strong: true }, { name: '名称特别特别特别长的综合机械化采煤工作队' }],
  columns: [{ name: '食堂', note: '合计 5' }, { name: '住房' }, { name: '工资' }],
  rowName: '单位',
  columnName: '类别',
  cells: [cell(0, 0, 12), cell(0, 1, -8), cell(0, 2, 3, 'faint'), cell(1, 0, null, 'hidden'), cell(1, 1, 0)],
  scale: { kind: 'diverging' },
  words: {
    low: '低于合计',
    high: '高于合计',
    hidden: '人数不足',
    missing: '无数据',
    rest: (count) => `其余 ${count} 个`,
  },
  ...options,
})
interface Drawn {
  yAxis: { data: string[] }
  dataZoom?: object[]
  series: [{ data: { value: (number | null)[]; row: number }[] }]
}
const optionOf = (changes: Partial<HeatMap> = {}, room: 'card' | 'picture' = 'card') =>
  heatmap(plot(changes), markContext({ room })) as unknown as Drawn
const many = Array.from({ length: 80 }, (_, index) => ({ name: `第${index}队` }))

describe('cells', () => {
  test('each knows its row of data; what is not given is missing', () => {
    expect(optionOf().series[0].data.map(({ value, row }) => [...value, row])).toEqual([
      [0, 0, 12, 0],
      [1, 0, -8, 1],
      [2, 0, 3, 2],
      [0, 1, null, 10],
      [1, 1, 0, 11],
      [2, 1, null, -1],
    ])
  })

  test('the sign of a difference is printed, a hidden number is not, what is no finding stays pale', () => {
    const svg = svgOf(heatmap(plot(), markContext()))
    for (const text of ['+12', '-8', '+3', '人数不足', '无数据']) expect(svg).toContain(`>${text}<`)
    expect(svg).not.toContain('>不足<')
    expect(svg).toContain(full(light.above))
    expect(svg).not.toContain(mix(blank, light.above, 0.9 * (3 / 12)))
  })

  test('lower is better: the sides change; no side is better: no colour', () => {
    const times = (column: HeatMap['columns'][number], color: string) =>
      svgOf(heatmap(plot({ columns: [column], cells: [cell(0, 0, 12)] }), markContext())).split(full(color)).length
    const [usual, flipped, plain] = [{ name: '甲' }, { name: '甲', flip: true }, { name: '甲', plain: true }] as const
    expect(times(usual, light.above)).toBe(times(plain, light.above) + 1)
    expect(times(flipped, light.above)).toBe(times(plain, light.above))
    expect(times(flipped, light.below)).toBe(times(plain, light.below) + 1)
  })

  test('columns of different units have a scale each', () => {
    const cells = [cell(0, 0, 1000), cell(1, 0, 0), cell(0, 1, 1), cell(1, 1, 0)]
    const deepest = mix(light.paper, light.above, 0.86)
    const times = (changes: Partial<HeatMap>) =>
      svgOf(heatmap(plot({ cells, ...changes }), markContext())).split(`fill="${deepest}"`).length
    expect(times({ scale: { kind: 'sequential', each: 'column' } })).toBe(times({ scale: { kind: 'sequential' } }) + 1)
  })
})

describe('rows', () => {
  test('eighty are scrolled on a card; a picture counts the rest', () => {
    expect(optionOf({ rows: many }).dataZoom).toMatchObject([{ type: 'slider', endValue: 13 }, { type: 'inside' }])
    expect(optionOf().dataZoom).toBeUndefined()
    const picture = optionOf({ rows: many }, 'picture')
    expect(picture.dataZoom).toBeUndefined()
    expect(picture.yAxis.data).toHaveLength(18)
    expect(picture.yAxis.data.at(-1)).toBe('其余 63 个')
    expect(svgOf(heatmap(plot({ rows: many }), markContext({ width: 'narrow' })))).not.toContain('NaN')
  })

  test('none', () =>
    expect(svgOf(heatmap(plot({ rows: [], cells: [], columns: [] }), markContext()))).toContain('<svg'))
})

test('is drawn like this', async () => {
  await expect(svgOf(heatmap(plot(), markContext()))).toMatchFileSnapshot('../../golden/mark-heatmap.svg')
})
