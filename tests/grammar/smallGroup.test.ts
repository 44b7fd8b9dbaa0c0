import { expect, test } from 'vitest'
import { formatFor } from '@/grammar/format'
import { differenceText, netText, shareText, shownRow, shownShare } from '@/grammar/smallGroup'

const format = formatFor('zh-CN')

test('nobody and everybody of fewer than ten are blurred, in words and as drawn', () => {
  expect([0, 1, 0.5, null].map((share) => shareText(share, 9, format))).toEqual(['≤10.0%', '≥90.0%', '50.0%', '–'])
  expect([0, 1, 0.5, null].map((share) => shownShare(share, 9))).toEqual([0.1, 0.9, 0.5, null])
  expect([0, 1].map((share) => shareText(share, 10, format))).toEqual(['0.0%', '100.0%'])
  expect([0, 1].map((share) => shownShare(share, 10))).toEqual([0, 1])
})

test('a difference carries its sign, and is blurred with its share', () => {
  expect(differenceText(-0.05, 0.5, 9, format)).toBe('−5.0 个百分点')
  expect(differenceText(0.05, 0.5, 200, format)).toBe('+5.0 个百分点')
  // Nobody against 45 % in the whole: at most 10 %, so at least 35 points below.
  expect(differenceText(-0.45, 0, 7, format)).toBe('≤−35.0 个百分点')
  expect(differenceText(0.45, 1, 7, format)).toBe('≥+35.0 个百分点')
  expect(differenceText(-0.45, 0, 10, format)).toBe('−45.0 个百分点')
})

test('a net score is blurred with its shares', () => {
  expect(netText(100, 1, 0, 7, format)).toBe('≥+80.0')
  expect(netText(-100, 0, 1, 7, format)).toBe('≤−80.0')
  expect(netText(-100, 0, 1, 12, format)).toBe('−100.0')
  expect(netText(25, 0.5, 0.25, 8, format)).toBe('+25.0')
})

test('rows of a protected chart leave with their shares at the bound, other numbers as they are', () => {
  const columns = {
    favourable: { measure: 'share' },
    difference: { measure: 'share', differenceOf: 'favourable' },
    net: { measure: 'score', netOf: ['favourable', 'against'] },
    against: { measure: 'share' },
    participation: { measure: 'share' },
    score: { measure: 'score' },
    respondents: { measure: 'count' },
  } as const
  const row = { favourable: 1, difference: 0.45, net: 100, against: 0, participation: 1, score: 100, respondents: 7 }
  const chart = { columns, protect: { exempt: ['participation'] } }
  expect(shownRow(chart, row)).toEqual({
    favourable: 0.9,
    difference: expect.closeTo(0.35, 12) as number,
    net: expect.closeTo(80, 12) as number,
    against: 0.1,
    participation: 1,
    score: 100,
    respondents: 7,
  })
  expect(shownRow(chart, { ...row, respondents: 10 })).toEqual({ ...row, respondents: 10 })
  expect(shownRow({ columns }, row)).toEqual(row)
})
