import { expect, test } from 'vitest'
import { measureRows } from '@/grammar/marks/measureRows'
import { contextOf } from '../../support/context'
import { svgOf } from '../../support/drawn'

const scope = {
  quarter: '2026Q4',
  previous: '2026Q3',
  yearAgo: '2025Q4',
  from: '2026Q1',
  asOf: '2026-12-31',
  org: '',
  depth: 0,
  values: {},
} as const
const rows = ['甲队', '乙队'].map((name, index) => ({ name, color: '#123456', strong: index === 0 }))
const panel = (values: readonly (number | null)[]) => ({
  name: '培训覆盖率',
  unit: '分',
  axisLabel: String,
  values: values.map((value, row) => ({ value, row, text: value === null ? '人数不足' : String(value) })),
})

test('each panel has its own scale; a missing number stands as words without a dot', () => {
  const option = measureRows(
    { rows, rowName: 'unit', panels: [panel([90, 100]), panel([0.2, null])] },
    contextOf(scope),
  )
  const [first, second] = option.xAxis as { min: number; max: number; name: string }[]
  expect(first?.min).toBeLessThan(90)
  expect(first?.max).toBeGreaterThan(103)
  const missing = (option.series as { data: { value: unknown[]; symbolSize?: number }[] }[])[1]?.data[1]
  expect(missing).toMatchObject({ value: [second?.min, 1], symbolSize: 0 })
  expect(svgOf(option)).toContain('人数不足')
})

test('equal values, no values and no rows can be drawn in any width', () => {
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    for (const values of [
      [0.478, 0.478],
      [null, null],
      [0, 0],
      [1e6, -3],
    ]) {
      expect(
        svgOf(
          measureRows(
            { rows, rowName: 'unit', panels: Array.from({ length: 5 }, () => panel(values)) },
            contextOf(scope, { width }),
          ),
        ),
      ).not.toContain('NaN')
    }
    expect(
      svgOf(measureRows({ rows: [], rowName: 'unit', panels: [panel([])] }, contextOf(scope, { width }))),
    ).not.toContain('NaN')
  }
})
