import { describe, expect, test } from 'vitest'
import { answersOf, choicesOf } from '@/grammar/survey/describe'
import type { SurveyQuestion } from '@/grammar/survey/reading'

const question = (changes: Partial<SurveyQuestion>): SurveyQuestion => ({
  column: 0,
  text: '您对食堂满意吗',
  kind: 'numeric',
  dimension: '服务满意',
  k: 5,
  scores: {},
  reversed: false,
  mayBeReversed: false,
  recommend: false,
  doubts: [],
  cells: [],
  ...changes,
})

describe('the answers that stand for points', () => {
  test.each([
    ['high is good', { rising: true }, [4, 5], ['4–5']],
    ['low is good', { rising: false }, [4, 5], ['1–2']],
    ['low is good, and reversed', { rising: false, reversed: true }, [4, 5], ['4–5']],
    ['reversed', { rising: true, reversed: true }, [5], ['1']],
    ['from zero', { rising: true, zeroBased: true, k: 11 }, [8, 9, 10, 11], ['7–10']],
    ['from zero, low is good', { rising: false, zeroBased: true, k: 11 }, [8, 9, 10, 11], ['0–3']],
  ] as const)('numbers, %s', (_, changes, points, expected) =>
    expect(answersOf(question(changes), points)).toEqual(expected),
  )

  const words = question({
    kind: 'scale',
    k: 3,
    scores: { 满意: 3, 一般: 2, 不满意: 1 },
    cells: ['满意', '一般', '不满意'].map((text) => ({ text, count: 1 })),
  })
  test('words, also reversed; points without a word are numbers', () => {
    expect(answersOf(words, [3, 2])).toEqual(['满意', '一般'])
    expect(answersOf({ ...words, reversed: true }, [3, 2])).toEqual(['不满意', '一般'])
    expect(answersOf(words, [2], [{ word: '还行', score: 2 }])).toEqual(['还行'])
    expect(answersOf({ ...words, k: 5 }, [5, 4])).toEqual(['4–5'])
  })
})

test('choices count once per respondent, in one cell or many; what is no answer does not count', () => {
  const cells = [
    { text: '球类┋读书', count: 5 },
    { text: '读书', count: 8 },
    { text: '读书┋读书', count: 1 },
    { text: '(空)', count: 3 },
  ]
  const multi = question({ kind: 'multi', k: 0, cells, scores: { '(空)': null } })
  expect(choicesOf(multi)).toEqual([
    { word: '读书', count: 14 },
    { word: '球类', count: 5 },
  ])
  expect(choicesOf({ ...multi, kind: 'single' })[1]).toEqual({ word: '球类┋读书', count: 5 })
})
