import { expect, test } from 'vitest'
import { waterfall } from '@/grammar/marks/waterfall'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const total = (name: string, value: number) => ({ name, color: '#777777', datum: { value, row: -1, text: `${value}` } })
const plot = (changes: readonly [string, number][], start = 10) => ({
  start: total('上季', start),
  end: total(
    '本季',
    changes.reduce((sum, [, value]) => sum + value, start),
  ),
  steps: changes.map(([name, value], row) => ({ name, color: '#2f6694', datum: { value, row, text: `${value}` } })),
  name: '类别',
  axisName: '件',
  axisLabel: String,
})
type Drawn = {
  series: [{ data: { value: number[]; row: number }[] }]
  xAxis: { type: string; data?: string[] }
  yAxis: { type: string; min?: number; max?: number; data?: string[] }
}

test('each step begins where the one before it ended, between the two totals', () => {
  const option = waterfall(
    plot([
      ['甲', 5],
      ['乙', -8],
    ]),
    markContext(),
  ) as unknown as Drawn
  expect(option.series[0].data).toMatchObject([
    { value: [0, 0, 10], row: -1 },
    { value: [1, 10, 15], row: 0 },
    { value: [2, 15, 7], row: 1 },
    { value: [3, 0, 7], row: -1 },
  ])
  expect(option.yAxis).toMatchObject({ type: 'value', min: 0 })
  expect(option.yAxis.max).toBeGreaterThan(15)
  expect(svgOf(option as never)).toContain('-8')
})

test('long or many names lie down', () => {
  const long = plot([['名称特别特别长的综合机械化采煤工作队', 5]])
  expect((waterfall(long, markContext({ width: 'narrow' })) as unknown as Drawn).xAxis.type).toBe('value')
  expect((waterfall(long, markContext({ width: 'narrow' })) as unknown as Drawn).yAxis.data?.[1]).toBe(
    '名称特别特别长的综合机…',
  )
  const two = waterfall(
    plot([
      ['生活保障诉求', 5],
      ['乙', 1],
      ['丙', 1],
      ['丁', 1],
      ['戊', 1],
      ['己', 1],
    ]),
    markContext(),
  )
  expect((two as unknown as Drawn).xAxis.data?.[1]).toBe('生活保\n障诉求')
})

test('below nothing; no step; all zero', () => {
  const below = waterfall(
    plot([
      ['甲', -15],
      ['乙', 20],
    ]),
    markContext(),
  ) as unknown as Drawn
  expect(below.yAxis.min).toBeLessThanOrEqual(-5)
  for (const one of [plot([]), plot([['甲', 0]], 0)]) expect(svgOf(waterfall(one, markContext()))).toContain('<svg')
})

test('is drawn like this', async () => {
  await expect(
    svgOf(
      waterfall(
        plot([
          ['甲', 5],
          ['乙', -8],
          ['丙', 3],
        ]),
        markContext(),
      ),
    ),
  ).toMatchFileSnapshot('../../golden/mark-waterfall.svg')
})
