import { expect, test } from 'vitest'
import { light } from '@/grammar/theme'
import { marksOf, outlined } from '@/grammar/walk'

const option = {
  series: [
    { type: 'bar' as const, data: [{ value: 3, row: 2 }, { value: 1, row: 0 }, { value: 9, row: -1 }, 4] },
    { type: 'line' as const, silent: true, data: [{ value: 1, row: 5 }] },
    {
      type: 'line' as const,
      data: [
        { value: 1, row: 0 },
        { value: 2, row: 1 },
      ],
    },
  ],
}

test('marks are walked along in the order of rows, each row once, what is silent left out', () => {
  expect(marksOf(option as never)).toEqual([
    { seriesIndex: 0, dataIndex: 1, row: 0 },
    { seriesIndex: 2, dataIndex: 1, row: 1 },
    { seriesIndex: 0, dataIndex: 0, row: 2 },
  ])
  expect(marksOf({})).toEqual([])
})

test('what can be come to is outlined, the rest stays as it is', () => {
  const { series } = outlined(option as never, light) as { series: { emphasis?: unknown }[] }
  expect(series.map(({ emphasis }) => emphasis)).toEqual([
    { itemStyle: { borderColor: light.ink, borderWidth: 2 } },
    undefined,
    { itemStyle: { borderColor: light.ink, borderWidth: 2 } },
  ])
})
