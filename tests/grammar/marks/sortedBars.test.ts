import { expect, test } from 'vitest'
import { sortedBars } from '@/grammar/marks/sortedBars'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const bar = (name: string, value: number | null, row: number) => ({
  name,
  color: 'grey',
  datum: { value, row, text: String(value) },
  label: `${value} 件`,
})
const plot = (bars: ReturnType<typeof bar>[]) => ({ bars, name: '单位', axisName: '件', axisLabel: String })
const rate = (value: number | null, row: number, faint = false) => ({
  datum: { value, row, text: value === null ? '–' : `${value * 100}%` },
  faint,
})

test('bars from 0 on, from top to bottom, with their labels and rows', () => {
  const option = sortedBars(
    plot([bar('名称特别特别长的综合机械化采煤工作队', 100, 4), bar('乙', 0, 5)]),
    markContext({ width: 'narrow' }),
  )
  expect(option.xAxis).toMatchObject([{ name: '件', min: 0 }])
  expect(option.yAxis).toMatchObject([{ data: ['名称特别特别长…', '乙'], inverse: true }])
  expect((option as unknown as { series: [{ data: { row: number }[] }] }).series[0].data.map(({ row }) => row)).toEqual(
    [4, 5],
  )
  const svg = svgOf(option, 330, 300)
  expect(svg).toContain('100 件')
  expect(svg).toContain('0 件')
})

test('a line of comparison is written', () => {
  const option = sortedBars({ ...plot([bar('甲', 3, 0)]), line: { value: 2, label: '合计 2' } }, markContext())
  const svg = svgOf(option)
  expect(svg).toContain('合计 2')
  // Labels stand in a column, clear of the line.
  expect(option.yAxis).toMatchObject([{ data: ['甲'] }, { data: ['3 件'], position: 'right' }])
  expect(svg.split('3 件')).toHaveLength(2)
})

test('a second measure has a panel of its own; what is missing has no dot, what stands on few is hollow', () => {
  const option = sortedBars(
    {
      ...plot([bar('甲', 90, 0), bar('乙', 7, 1), bar('丙', 2, 2)]),
      rates: { name: '办结率', axisLabel: String, dots: [rate(1, 0), rate(0.5, 1, true), rate(null, 2)] },
    },
    markContext(),
  )
  expect(option.xAxis).toMatchObject([{ name: '件' }, { name: '办结率', min: 0, max: 1 }])
  const [, dots] = (option as unknown as { series: [unknown, { data: Record<string, unknown>[] }] }).series
  expect(dots.data[1]).toMatchObject({ value: [0.5, 1], itemStyle: { borderWidth: 1.5 } })
  expect(dots.data[2]).toMatchObject({ symbolSize: 0, label: { formatter: '–' } })
  const longest = Number((option.xAxis as { max?: number }[])[0]?.max)
  expect(longest).toBeGreaterThan(90)
  expect(svgOf(option)).toContain('100%')
})

test('no bar', () => expect(svgOf(sortedBars(plot([]), markContext()))).toContain('<svg'))

test('is drawn like this', async () => {
  await expect(
    svgOf(
      sortedBars(
        {
          ...plot([bar('甲', 90, 0), bar('乙', 37, 1), bar('丙', 0, 2)]),
          rates: { name: '办结率', axisLabel: String, dots: [rate(0.8, 0), rate(0.5, 1, true), rate(null, 2)] },
        },
        markContext(),
      ),
    ),
  ).toMatchFileSnapshot('../../golden/mark-sortedBars.svg')
})
