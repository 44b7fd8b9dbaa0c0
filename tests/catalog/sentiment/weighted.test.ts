import { expect, test } from 'vitest'
import { weightedWords } from '@/catalog/sentiment/weighted'
import { contextOf } from '../../support/context'

const context = contextOf({
  quarter: '2026Q3',
  previous: '2026Q2',
  yearAgo: '2025Q3',
  from: '2026Q3',
  asOf: '2026-09-30',
  org: '',
  depth: 0,
  values: {},
})
/** n of `headcount` answered one question, y of them favourably. */
const child = (headcount: number | null, n: number, y: number, suppressed = false) => ({
  org: 'x',
  headcount,
  n,
  sum_y: y,
  sum_m: n,
  sum_yy: y,
  sum_ym: y,
  sum_mm: n,
  suppressed,
})

test('by headcount where participation differs by more than 1.5 times', () => {
  // 50 × 30/40 + 200 × 5/20 of 250
  expect(weightedWords([child(50, 40, 30), child(200, 20, 5)], context)).toBe(
    '；各单位参与率相差超过 1.5 倍，按人数加权为 35.0%',
  )
  expect(weightedWords([child(100, 30, 3), child(100, 20, 4)], context)).toBe('')
})

test('nothing where a child is hidden or has no headcount, or nobody answered', () => {
  expect(weightedWords([child(50, 40, 30), child(200, 20, 5, true)], context)).toBe('')
  expect(weightedWords([child(50, 40, 30), child(null, 20, 5)], context)).toBe('')
  expect(weightedWords([child(50, 0, 0), child(20, 0, 0)], context)).toBe('')
  expect(weightedWords([], context)).toBe('')
})
