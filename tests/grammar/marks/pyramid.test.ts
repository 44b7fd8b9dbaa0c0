import { expect, test } from 'vitest'
import { pyramid } from '@/grammar/marks/pyramid'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const plot = (counts: readonly (number | null)[]) => ({
  name: '等级',
  axisName: '人数',
  steps: counts.map((value, row) => ({
    name: `第${row}级`,
    color: '#2f6694',
    datum: { value, row, text: String(value) },
    label: `${value} 人`,
  })),
})
const seriesOf = (counts: readonly (number | null)[]) =>
  (pyramid(plot(counts), markContext()) as { series: { data: (number | { value: number | null })[] }[] }).series

test('every level lies around the middle of the widest', () => {
  const [shift, own] = seriesOf([2, 4, 10])
  expect(shift?.data).toEqual([4, 3, 0])
  expect(own?.data).toMatchObject([{ value: 2 }, { value: 4 }, { value: 10 }])
})

test('zeros, unknown, none', () => {
  expect(seriesOf([0, 0])[0]?.data).toEqual([0.5, 0.5])
  for (const counts of [[null, 3], [], [0]]) expect(svgOf(pyramid(plot(counts), markContext()))).not.toContain('NaN')
})

test('is drawn like this', async () => {
  await expect(svgOf(pyramid(plot([1, 5, 20, 60]), markContext()))).toMatchFileSnapshot('../../golden/mark-pyramid.svg')
})
