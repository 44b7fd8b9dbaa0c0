import { expect, test } from 'vitest'
import { scoreOverShares } from '@/grammar/marks/scoreOverShares'
import { markContext } from './context'
import { svgOf } from '../../support/drawn'

const quarters = ['2025Q4', '2026Q1', '2026Q2']
const plot = (scores: readonly (number | null)[]) => ({
  quarters,
  score: {
    name: '净推荐值',
    color: '#123456',
    axisName: '净推荐值（分）',
    axisLabel: String,
    range: { low: -100, high: 100 },
    step: 25,
    points: scores.map((value, row) => ({
      datum: { value, row, text: `${value}（区间）` },
      low: value === null ? null : value - 30,
      high: value === null ? null : value + 30,
      label: `${value}`,
    })),
  },
  parts: ['推荐者', '中立', '不推荐者'].map((name, at) => ({
    name,
    color: ['#2f6694', '#cfc9bf', '#b5502d'][at] ?? '',
    values: scores.map((score, row) => {
      const value = score === null ? null : ([0.1, 0.3, 0.6][at] ?? 0)
      return { value, row, text: `${value}`, label: value === null ? '' : `${value * 100}%` }
    }),
  })),
  axisName: '比例',
  axisLabel: (share: number) => `${share * 100}%`,
})

test('two panels on the same quarters; the whole text is for the tooltip, the label stands at the last point', () => {
  const option = scoreOverShares(plot([null, -10, 20]), markContext())
  expect(option.yAxis).toMatchObject([
    { min: -50, max: 50, interval: 25 },
    { min: 0, max: 1, name: '比例' },
  ])
  const drawn = svgOf(option)
  expect(drawn).toContain('>20<')
  expect(drawn).not.toContain('区间）')
  expect(JSON.stringify(option)).toContain('20（区间）')
})

test('a band that crosses 0 runs from its low end to its high end', () => {
  const option = scoreOverShares(plot([null, -10, 20]), markContext())
  const bands = (option.series as { stack?: string; stackStrategy?: string; data: (number | null)[] }[]).filter(
    ({ stack }) => stack === '0 0',
  )
  expect(bands.map(({ stackStrategy }) => stackStrategy)).toEqual(['all', 'all'])
  expect(bands.map(({ data }) => data)).toEqual([
    [null, -40, -10],
    [null, 60, 60],
  ])
})

test('small shares go without a number; a long legend moves the shares down; nothing can be drawn', async () => {
  const drawn = svgOf(scoreOverShares(plot([null, -10, 20]), markContext()))
  expect(drawn).toContain('>30%<')
  expect(drawn).not.toContain('>10%<')
  const top = (width: 'narrow' | 'wide') => {
    const long = plot([1, 2, 3])
    const parts = long.parts.map((part) => ({ ...part, name: `${part.name}及其余各类职工` }))
    return (scoreOverShares({ ...long, parts }, markContext({ width })).grid as { top: string }[])[1]?.top
  }
  expect([top('narrow'), top('wide')]).toEqual(['66%', '60%'])
  expect(svgOf(scoreOverShares({ ...plot([]), quarters: [] }, markContext()))).not.toContain('NaN')
  await expect(drawn).toMatchFileSnapshot('../../golden/mark-scoreOverShares.svg')
})
