import { expect, test } from 'vitest'
import { divergingBars } from '@/grammar/marks/divergingBars'
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
const part = (share: number | null) => ({ share, text: share === null ? '' : `${share * 100}%` })
const bar = (positive: number | null, neutral: number | null, negative: number | null, name = '食堂') => ({
  name,
  row: 0,
  positive: part(positive),
  neutral: part(neutral),
  negative: part(negative),
  note: 'n=10',
})
const plot = (bars: ReturnType<typeof bar>[]) => ({
  bars,
  names: { positive: 'good', neutral: 'so-so', negative: 'bad' },
  barName: 'question',
  axisName: 'share',
  axisLabel: (share: number) => `${share * 100}%`,
})
const valuesOf = (bars: ReturnType<typeof bar>[]) =>
  (divergingBars(plot(bars), contextOf(scope)).series as { data: { value: number | null }[] }[]).map(
    (one) => one.data[0]?.value,
  )

test('the neutral answers lie across the middle', () => {
  expect(valuesOf([bar(0.5, 0.3, 0.2)])).toEqual([-0.15, 0.15, -0.2, 0.5])
  expect(valuesOf([bar(null, null, null)])).toEqual([null, null, null, null])
})

test('both sides reach equally far', () => {
  const axis = divergingBars(plot([bar(0.9, 0.1, 0)]), contextOf(scope)).xAxis
  expect(axis).toMatchObject({ min: -1, max: 1, name: 'share' })
})

test('a part too narrow for its number is left without one', () => {
  const drawn = svgOf(divergingBars(plot([bar(0.9, 0.06, 0.04)]), contextOf(scope)))
  expect(drawn).toContain('90%')
  expect(drawn).not.toContain('>4%')
  expect(svgOf(divergingBars(plot([]), contextOf(scope)))).not.toContain('NaN')
})
