import { expect, test } from 'vitest'
import { barsThatFit, pareto } from '@/grammar/marks/pareto'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (values: readonly number[], name = '考核指标') => ({
  name: '指标',
  axisName: '分',
  axisLabel: String,
  kinds: [
    { name: '党建', color: '#b3261e' },
    { name: '业务', color: '#2f6694' },
  ],
  bars: values.map((value, row) => ({
    name: `${name}${row}`,
    kind: row % 2,
    datum: { value, row, text: `${value} 分` },
    label: String(value),
  })),
  running: {
    name: '累计',
    axisLabel: String,
    values: values.map((_, row) => ({ value: (row + 1) / values.length, row, text: '' })),
  },
})

test('each bar is of one kind, the line has a scale of its own up to the whole', () => {
  const { series, yAxis } = pareto(plot([9, 5, 1]), markContext()) as unknown as {
    series: { name: string; data: { value: number | null }[] }[]
    yAxis: { max?: number }[]
  }
  expect(series.map(({ data }) => data.map(({ value }) => value))).toEqual([
    [9, null, 1],
    [null, 5, null],
    [1 / 3, 2 / 3, 1],
  ])
  expect(yAxis[1]?.max).toBe(1)
})

test('names in lines where they fit, turned where they do not', () => {
  const rotation = (count: number, name: string) =>
    (
      pareto(plot(Array(count).fill(1) as number[], name), markContext()) as unknown as {
        xAxis: { axisLabel: { rotate?: number } }
      }
    ).xAxis.axisLabel.rotate
  expect(rotation(4, '隐患整改')).toBeUndefined()
  expect(rotation(10, '名称特别特别特别长的考核指标')).toBe(40)
  expect(barsThatFit(markContext({ width: 'narrow' }))).toBeLessThan(barsThatFit(markContext({ width: 'wide' })))
  for (const values of [[], [0], [5]]) expect(svgOf(pareto(plot(values), markContext()))).not.toContain('NaN')
})

test('is drawn like this', async () => {
  await expect(svgOf(pareto(plot([40, 25, 12, 6, 2]), markContext()))).toMatchFileSnapshot(
    '../../golden/mark-pareto.svg',
  )
})
