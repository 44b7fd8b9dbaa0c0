import { expect, test } from 'vitest'
import { stackedBars } from '@/grammar/marks/stackedBars'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const part = (name: string, values: readonly [number, number][]) => ({
  name,
  color: '#777777',
  values: values.map(([value, marked], row) => ({ datum: { value, row, text: `${value}` }, marked })),
})
const plot = (parts: ReturnType<typeof part>[], names = ['甲', '乙']) => ({
  bars: names.map((name) => ({ name, label: `${name} 3 件`, warning: name === '甲' ? ' · 超期 2' : '' })),
  parts,
  markedName: '其中超期',
  name: '类别',
  axisName: '件',
  axisLabel: String,
})
type Drawn = { series: { name: string; data: { value: number; row: number }[]; itemStyle: object }[] }

test('each part is drawn in two pieces, the second one hatched', () => {
  const option = stackedBars(
    plot([
      part('新', [
        [3, 1],
        [2, 0],
      ]),
      part('旧', [
        [4, 4],
        [0, 0],
      ]),
    ]),
    markContext(),
  )
  const { series } = option as unknown as Drawn
  expect(series.map(({ name, data }) => [name, ...data.map(({ value }) => value)])).toEqual([
    ['新', 2, 2],
    ['新', 1, 0],
    ['旧', 0, 0],
    ['旧', 4, 0],
    ['其中超期'],
  ])
  expect(series[1]?.itemStyle).toHaveProperty('decal')
  expect(series[0]?.itemStyle).not.toHaveProperty('decal')
  const svg = svgOf(option)
  for (const words of ['甲 3 件', '超期 2', '其中超期']) expect(svg).toContain(words)
})

test('long names are cut; no bar', () => {
  const option = stackedBars(plot([part('新', [[3, 1]])], ['名称特别特别长的综合机械化采煤工作队']), markContext())
  expect(option.yAxis).toMatchObject({ data: ['名称特别特别长的综合机…'] })
  expect(svgOf(stackedBars(plot([], []), markContext()))).toContain('<svg')
})

test('is drawn like this', async () => {
  await expect(
    svgOf(
      stackedBars(
        plot([
          part('新', [
            [3, 1],
            [2, 0],
          ]),
          part('旧', [
            [4, 4],
            [0, 0],
          ]),
        ]),
        markContext(),
      ),
    ),
  ).toMatchFileSnapshot('../../golden/mark-stackedBars.svg')
})
