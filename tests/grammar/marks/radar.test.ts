import { expect, test } from 'vitest'
import { radar } from '@/grammar/marks/radar'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (values: readonly (number | null)[]) => ({
  name: '得分率',
  color: '#b3261e',
  rings: [0.5, 1].map((value) => ({ value, label: `${value * 100}%` })),
  spokes: values.map((value, row) => ({
    name: `第${row}组`,
    label: String(value),
    datum: { value, row, text: String(value) },
  })),
})

test('a spoke for each, its row behind its point', () => {
  const { series } = radar(plot([0.2, 0.9, 1.1]), markContext()) as unknown as {
    series: [object, { data: { row: number }[] }]
  }
  expect(series[1].data.map(({ row }) => row)).toEqual([0, 1, 2])
  const svg = svgOf(radar(plot([0.2, 0.9, 1.1]), markContext()))
  for (const text of ['第0组', '0.9', '50%']) expect(svg).toContain(`>${text}<`)
})

test('zeros, unknown, small rooms', () => {
  for (const values of [[0, 0, 0], [null, 1, 1], []]) {
    expect(svgOf(radar(plot(values), markContext({ width: 'narrow' })), 330, 200)).not.toContain('NaN')
  }
})

test('is drawn like this', async () => {
  await expect(svgOf(radar(plot([0.9, 0.7, 1, 0.5, 0.8, 0.95]), markContext()))).toMatchFileSnapshot(
    '../../golden/mark-radar.svg',
  )
})
