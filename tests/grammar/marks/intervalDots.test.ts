import { expect, test } from 'vitest'
import { intervalDots } from '@/grammar/marks/intervalDots'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const dot = (name: string, value: number | null, low: number | null, high: number | null, row = 0) => ({
  name,
  color: '#123456',
  datum: { value, row, text: `${value}` },
  low,
  high,
  label: value === null ? '人数不足' : `${value * 100}% · 30 份`,
})
const plot = (dots: ReturnType<typeof dot>[]) => ({
  dots,
  name: '年龄段',
  axisName: '正面评价率',
  axisLabel: (value: number) => `${Math.round(value * 100)}%`,
  range: { low: 0, high: 1 },
  step: 0.1,
})

test('the axis holds all intervals, on steps within what is possible', () => {
  expect(intervalDots(plot([dot('甲', 0.5, 0.42, 0.58)]), markContext()).xAxis).toMatchObject({
    min: 0.4,
    max: 0.6,
    interval: 0.1,
  })
  expect(intervalDots(plot([dot('甲', 0.02, 0, 0.1), dot('乙', 0.99, 0.9, 1)]), markContext()).xAxis).toMatchObject({
    min: 0,
    max: 1,
    interval: 0.2,
  })
  expect(intervalDots(plot([]), markContext()).xAxis).toMatchObject({ min: 0, max: 1, interval: 0.25 })
})

test('without a value there is no dot, without an interval no line; the words stand on the right', () => {
  const option = intervalDots(
    plot([dot('甲', 0.5, 0.42, 0.58, 4), dot('乙', null, null, null, 5), dot('丙', 0.6, null, null, 6)]),
    markContext(),
  )
  const [lines, dots] = option.series as [{ data: unknown[] }, { data: { row: number; value: number[] }[] }]
  expect(lines.data).toEqual([[0, 0.42, 0.58]])
  expect(dots.data.map(({ row, value }) => [row, value])).toEqual([
    [4, [0.5, 0]],
    [6, [0.6, 2]],
  ])
  expect(option.yAxis).toMatchObject([
    { data: ['甲', '乙', '丙'] },
    { data: ['50% · 30 份', '人数不足', '60% · 30 份'] },
  ])
})

test('is drawn like this', async () => {
  const some = [
    dot('35 岁及以下', 0.53, 0.48, 0.58),
    dot('名称特别特别长的一类岗位的职工', 0.61, 0.5, 0.7),
    dot('乙', null, null, null),
  ]
  for (const width of ['narrow', 'wide'] as const)
    expect(svgOf(intervalDots(plot(some), markContext({ width })))).not.toContain('NaN')
  await expect(svgOf(intervalDots(plot(some), markContext()))).toMatchFileSnapshot('../../golden/mark-intervalDots.svg')
})
