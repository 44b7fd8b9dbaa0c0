import { expect, test } from 'vitest'
import { funnelPlot, type FunnelPlot } from '@/grammar/marks/funnelPlot'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const point = (name: string, n: number, value: number, signal?: 'inner' | 'outer') => ({
  name,
  n,
  color: '#2f6694',
  datum: { value, row: n, text: `${value}` },
  labelled: signal !== undefined,
  ...(signal && { signal }),
})
const plot = (points: FunnelPlot['points']): FunnelPlot => ({
  points,
  whole: { value: 0.6, name: '总体 60%' },
  limits: [1, 10, 50, 110].map((n) => ({
    n,
    inner: [Math.max(0, 0.6 - 1 / Math.sqrt(n)), Math.min(1, 0.6 + 1 / Math.sqrt(n))] as const,
    outer: [Math.max(0, 0.6 - 1.6 / Math.sqrt(n)), Math.min(1, 0.6 + 1.6 / Math.sqrt(n))] as const,
  })),
  names: { points: '单位', inner: '95%', outer: '99.8%' },
  xName: '应办',
  yName: '办结率',
  xLabel: String,
  yLabel: String,
})
type Drawn = {
  series: { data: { value: number[]; label: object; itemStyle: object }[] }[]
  yAxis: { min: number; max: number }
}

test('two pairs of limits and the points; a ring beyond the inner ones, full beyond the outer ones', () => {
  const option = funnelPlot(
    plot([point('甲', 20, 0.6), point('乙', 100, 0.3, 'outer'), point('丙', 60, 0.75, 'inner')]),
    markContext(),
  )
  const { series, yAxis } = option as unknown as Drawn
  expect(series.length).toBe(5)
  const points = series[4]?.data
  expect(points?.map(({ value }) => value)).toEqual([
    [20, 0.6],
    [100, 0.3],
    [60, 0.75],
  ])
  expect(points?.[0]?.label).toMatchObject({ show: false })
  expect(points?.[1]).toMatchObject({ label: { show: true, position: 'top' }, itemStyle: { color: '#2f6694' } })
  expect(points?.[2]).toMatchObject({ itemStyle: { borderColor: '#2f6694', borderWidth: 3 } })
  expect(yAxis.min).toBeLessThan(0.3)
  expect(yAxis.max).toBeGreaterThan(0.75)
  const svg = svgOf(option)
  for (const words of ['总体 60%', '95%', '乙', '丙']) expect(svg).toContain(words)
})

test('no point', () => expect(svgOf(funnelPlot({ ...plot([]), limits: [] }, markContext()))).toContain('<svg'))

test('is drawn like this', async () => {
  await expect(
    svgOf(
      funnelPlot(
        plot([point('甲', 20, 0.6), point('乙', 100, 0.3, 'outer'), point('丙', 60, 0.75, 'inner')]),
        markContext(),
      ),
    ),
  ).toMatchFileSnapshot('../../golden/mark-funnelPlot.svg')
})
