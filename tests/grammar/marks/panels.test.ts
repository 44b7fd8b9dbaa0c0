import { expect, test } from 'vitest'
import { panels, type Panel } from '@/grammar/marks/panels'
import { svgOf } from '../../support/drawn'
import { markContext } from './context'

const datum = (value: number | null, row: number) => ({ value, row, text: value === null ? '' : `${value} 户` })
const panel: Panel = {
  name: '困难帮扶',
  note: '92 / 103 户，89.3%',
  unit: '户',
  part: [datum(80, 0), datum(null, -1), datum(92, 1)],
  whole: [datum(100, 0), datum(null, -1), datum(103, 1)],
}
const quarters = ['2025Q4', '2026Q1', '2026Q2']
const words = { part: '帮扶', whole: '在档', rest: (count: number) => `其余 ${count} 类` }

test('each kind has a plot of its own: columns on the track of what they are out of, each year marked where it begins', () => {
  const alone = { ...panel, name: '人次', unit: '人次' }
  delete alone.whole
  const option = panels({ quarters, panels: [panel, alone], words }, markContext())
  expect(option.series).toMatchObject([
    { name: '在档', xAxisIndex: 0, data: panel.whole },
    { name: '帮扶', xAxisIndex: 0, barGap: '-100%', data: panel.part },
    { name: '帮扶', xAxisIndex: 1 },
  ])
  expect(option.yAxis).toMatchObject([
    { name: '户', min: 0 },
    { name: '人次', min: 0 },
  ])
  const drawn = svgOf(option)
  for (const text of ['困难帮扶', '92 / 103 户，89.3%', '在档', '>2026<']) expect(drawn).toContain(text)
  expect(drawn).not.toContain('>2025<')
  expect(svgOf(panels({ quarters: ['2025Q3'], panels: [panel], words }, markContext()))).toContain('>2025<')
})

test('without anything they are out of there is no legend; what does not fit is counted', () => {
  const plain = { ...panel }
  delete plain.whole
  const many = Array.from({ length: 20 }, () => plain)
  const option = panels({ quarters, panels: many, words }, markContext({ width: 'wide' }))
  expect(option.legend).toMatchObject({ show: false })
  expect(option.grid).toHaveLength(11)
  expect(svgOf(option)).toContain('其余 9 类')
  expect(svgOf(panels({ quarters, panels: [], words }, markContext()))).toContain('<svg')
})
