import { expect, test } from 'vitest'
import { cards, type Card } from '@/grammar/marks/cards'
import { light } from '@/grammar/theme'
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
const card: Card = {
  metric: 'a',
  name: '按期办结率',
  value: '59.7%',
  change: '环比 −8.8 个百分点，差异不显著',
  direction: 'worse',
  yearAgo: '上年同期 82.1%',
  ytd: '累计 75.4%',
  n: 'n=283',
  target: '目标 90.0%，差 30.3 个百分点',
  aim: 0.9,
  spark: [null, 0.8, 0.6],
  quarters: ['2026Q2', '2026Q3', '2026Q4'],
  note: '',
}

test('a card says everything it was given, in its colour', () => {
  const drawn = svgOf(cards([card], contextOf(scope)))
  for (const words of [
    '按期办结率',
    'n=283',
    '59.7%',
    '环比 −8.8 个百分点',
    '差异不显著',
    '上年同期 82.1%',
    '累计 75.4%',
    '目标 90.0%',
    '差 30.3 个百分点',
  ])
    expect(drawn).toContain(words)
  expect(drawn).toContain(light.below)
  expect(svgOf(cards([{ ...card, direction: 'neutral' }], contextOf(scope)))).not.toContain(light.below)
})

test('ten cards in each width, and cards without numbers', () => {
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    const empty: Card = {
      ...card,
      value: '–',
      change: '',
      yearAgo: '',
      ytd: '',
      n: '',
      spark: [null, null, null],
      note: '缺少数据',
    }
    const drawn = svgOf(cards([...Array.from({ length: 9 }, () => card), empty], contextOf(scope, { width })))
    expect(drawn).toContain('缺少数据')
    expect(drawn).not.toContain('NaN')
  }
  expect(svgOf(cards([], contextOf(scope)))).toContain('<svg')
})
