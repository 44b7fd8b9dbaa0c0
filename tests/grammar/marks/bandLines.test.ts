import { expect, test } from 'vitest'
import { bandLines, type BandPanel } from '@/grammar/marks/bandLines'
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
const context = contextOf(scope)
const quarters = ['2026Q1', '2026Q2', '2026Q3', '2026Q4']

function panel(values: readonly (number | null)[], half: number | null = 0.05): BandPanel {
  return {
    name: 'share',
    color: '#123456',
    axisName: 'share (%)',
    axisLabel: String,
    range: { low: 0, high: 1 },
    step: 0.1,
    points: values.map((value, row) => ({
      datum: { value, row, text: value === null ? '–' : `${value * 100}%` },
      low: value === null || half === null ? null : value - half,
      high: value === null || half === null ? null : value + half,
    })),
  }
}

const series = (option: ReturnType<typeof bandLines>) =>
  option.series as { symbol?: string; stack?: string; data: unknown[] }[]

test('a break parts the line and its band', () => {
  const option = bandLines({ quarters, panels: [panel([0.4, 0.5, 0.6, 0.7])], breaks: [2] }, context)
  const lines = series(option).filter((one) => one.stack === undefined)
  expect(lines.map((line) => line.data.map((datum) => datum !== null))).toEqual([
    [true, true, false, false],
    [false, false, true, true],
  ])
  expect(series(option).filter((one) => one.stack !== undefined)).toHaveLength(4)
})

test('the axis ends on steps within what is possible', () => {
  const axis = (values: (number | null)[]) =>
    (bandLines({ quarters, panels: [panel(values)], breaks: [] }, context).yAxis as object[])[0]
  expect(axis([0.41, 0.5, 0.6, 0.72])).toMatchObject({ min: 0.3, max: 0.8, interval: 0.2 })
  expect(axis([0.01, 0.99, 0.5, 0.5])).toMatchObject({ min: 0, max: 1 })
  expect(axis([null, null, null, null])).toMatchObject({ min: 0, max: 1, interval: 0.25 })
})

test('gaps, a lone point, no interval and nothing at all can be drawn', () => {
  for (const values of [
    [null, 0.5, null, 0.4],
    [null, null, null, 0.4],
    [null, null, null, null],
  ]) {
    const drawn = svgOf(bandLines({ quarters, panels: [panel(values), panel(values, null)], breaks: [] }, context))
    expect(drawn).not.toContain('NaN')
    if (values[3] !== null) expect(drawn).toContain('40%')
  }
  expect(svgOf(bandLines({ quarters: [], panels: [panel([])], breaks: [] }, context))).not.toContain('NaN')
})
