import { expect, test } from 'vitest'
import { charts } from '@/catalog'
import { leading, measuredBy } from '@/catalog/meetings/leading'
import { isMetric } from '@/catalog/metrics/amounts'

test('every chart names the metric it stands for or says that there is none, and no other does', () => {
  expect(Object.keys(leading).sort()).toEqual(charts.map(({ id }) => id).sort())
})

test.each(charts.map((chart) => [chart.id, chart] as const))(
  '%s: its metric is among those offered, first',
  (id, chart) => {
    const offered = measuredBy(chart)
    const first = leading[id]
    if (first) expect(offered[0]).toBe(first)
    expect(new Set(offered).size).toBe(offered.length)
    expect(offered.every(isMetric)).toBe(true)
    expect(offered).not.toContain('closure_days')
  },
)
