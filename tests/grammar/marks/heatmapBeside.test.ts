import { expect, test } from 'vitest'
import { heatmap, type HeatMap } from '@/grammar/marks/heatmap'
import { bothHeats, heatOf } from '@/grammar/marks/heatmapBeside'
import { markContext } from './context'

const plotOf = (columns: string[], values: number[], each?: 'column'): HeatMap => ({
  rows: [{ name: '三号井' }],
  columns: columns.map((name) => ({ name })),
  rowName: '单位',
  columnName: '类别',
  cells: values.map((value, column) => ({ row: 0, column, datum: { value, row: column, text: String(value) } })),
  scale: { kind: 'sequential', ...(each && { each }) },
  words: { low: '少', high: '多', hidden: '', missing: '', rest: String },
})

test('two heat maps reach as far as either needs and have their columns in one order', () => {
  const [one, other] = [plotOf(['甲', '乙'], [2, 4]), plotOf(['丙', '乙', '甲'], [9, 1, 3])]
  const [first, second] = [heatOf(heatmap(one, markContext())), heatOf(heatmap(other, markContext()))]
  if (!first || !second) throw new Error('no heat')
  expect(first).toEqual({ reach: { '': { low: 0, high: 4 } }, columns: ['甲', '乙'] })
  const beside = bothHeats(first, second)
  expect(beside).toEqual({ reach: { '': { low: 0, high: 9 } }, columns: ['甲', '乙', '丙'] })
  const drawn = heatmap(other, markContext({ beside }))
  expect(heatOf(drawn)).toEqual(beside)
  const [series] = drawn.series as { data: { value: number[]; row: number }[] }[]
  expect(series?.data.map(({ value, row }) => [value[0], value[2], row])).toEqual([
    [0, 3, 2],
    [1, 1, 1],
    [2, 9, 0],
  ])
})

test('columns with a scale each keep it by name', () => {
  const heats = [plotOf(['甲', '乙'], [2, 40], 'column'), plotOf(['乙', '甲'], [90, 1], 'column')]
    .map((plot) => heatOf(heatmap(plot, markContext())))
    .flatMap((heat) => heat ?? [])
  const [one, other] = heats
  expect(one && other && bothHeats(one, other).reach).toEqual({ 甲: { low: 0, high: 2 }, 乙: { low: 0, high: 90 } })
})
