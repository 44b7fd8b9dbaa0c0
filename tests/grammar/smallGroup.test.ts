import { expect, test } from 'vitest'
import { formatFor } from '@/grammar/format'
import { differenceText, shareText, shownShare } from '@/grammar/smallGroup'

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
