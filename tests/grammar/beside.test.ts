import type { EChartsOption } from 'echarts'
import { expect, test } from 'vitest'
import { likeFirst } from '@/grammar/beside'
import { light } from '@/grammar/theme'

const [red = '', blue = '', gold = '', green = ''] = light.kinds
const stacked = (...names: string[]): EChartsOption => ({
  legend: { data: names },
  series: names.map((name, index) => ({
    type: 'bar',
    stack: 'all',
    name,
    itemStyle: { color: light.kinds[index] ?? '' },
    data: [{ value: 1, itemStyle: { borderColor: light.kinds[index] } }] as never,
    ...(index === 0 && { markLine: { data: [{ xAxis: 1 }] } }),
    ...(index === names.length - 1 && { label: { show: true } }),
  })),
})
const parts = (option: EChartsOption) =>
  (option.series as { name: string; itemStyle: { color: string }; label?: unknown; markLine?: unknown }[]).map(
    ({ name, itemStyle, label, markLine }) => [name, itemStyle.color, Boolean(markLine), Boolean(label)],
  )

test('parts of the same name have the colour and place of the first; sums and events keep theirs', () => {
  const like = likeFirst(stacked('生活', '权益', '技能'), stacked('技能', '生活', '新的'), light)
  expect(parts(like)).toEqual([
    ['生活', red, true, false],
    ['技能', gold, false, false],
    ['新的', blue, false, true],
  ])
  expect((like.legend as { data: string[] }).data).toEqual(['生活', '技能', '新的'])
  expect(JSON.stringify(like.series)).not.toContain(green)
})

test('parts that share a colour are left as they are', () => {
  const grey = (name: string) => ({ type: 'bar' as const, name, itemStyle: { color: red } })
  const second: EChartsOption = { series: [grey('甲'), grey('乙')] }
  expect(parts(likeFirst(stacked('乙', '甲'), second, light))).toEqual([
    ['甲', red, false, false],
    ['乙', red, false, false],
  ])
})
