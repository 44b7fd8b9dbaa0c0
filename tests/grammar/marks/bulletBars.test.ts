import { expect, test } from 'vitest'
import { bulletBars } from '@/grammar/marks/bulletBars'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const bar = (name: string, value: number | null, row: number) => ({
  name,
  color: 'grey',
  datum: { value, row, text: String(value) },
  label: `${value}/1`,
})
const plot = (bars: ReturnType<typeof bar>[]) => ({
  bars,
  name: '单位',
  axisName: '持证率',
  axisLabel: String,
  goal: 1,
})

test('the axis ends at the goal, or where the longest bar does', () => {
  expect(bulletBars(plot([bar('甲', 0.7, 0)]), markContext()).xAxis).toMatchObject({
    name: '持证率',
    min: 0,
    max: 1,
    interval: 0.25,
  })
  expect(bulletBars(plot([bar('甲', 1.3, 0)]), markContext()).xAxis).toMatchObject({ max: 1.5 })
})

test('names are cut, numbers stand whole on the right', () => {
  const option = bulletBars(
    {
      ...plot([bar('名称特别特别长的综合机械化采煤工作队', 0.5, 4), bar('乙', null, 5)]),
      whole: { value: 0.5, label: '合计 50%' },
    },
    markContext({ width: 'narrow' }),
  )
  expect(option.yAxis).toMatchObject([
    { data: ['名称特别特别长…', '乙'], inverse: true },
    { data: ['0.5/1', 'null/1'], position: 'right' },
  ])
  expect((option as unknown as { series: [{ data: { row: number }[] }] }).series[0].data.map(({ row }) => row)).toEqual(
    [4, 5],
  )
  const svg = svgOf(option, 330, 300)
  expect(svg).toContain('合计 50%')
  expect(svg).toContain('0.5/1')
})

test('no bar', () => expect(svgOf(bulletBars(plot([]), markContext()))).toContain('<svg'))
