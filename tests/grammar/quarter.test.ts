import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dottedAs,
  findQuarter,
  isQuarter,
  quarterAt,
  quarterDays,
  quarterIndex,
  quartersBetween,
  shiftQuarter,
} from '@/grammar/quarter'

const quarters = fc.integer({ min: 1990 * 4, max: 2090 * 4 }).map(quarterAt)

test('quarters are added to like numbers, over the turn of the year', () => {
  expect(shiftQuarter('2026Q1', -1)).toBe('2025Q4')
  expect(shiftQuarter('2025Q4', 5)).toBe('2027Q1')
  fc.assert(
    fc.property(
      quarters,
      fc.integer({ min: -50, max: 50 }),
      (quarter, steps) => quarterIndex(shiftQuarter(quarter, steps)) === quarterIndex(quarter) + steps,
    ),
  )
})

test('text order is time order', () => {
  fc.assert(fc.property(quarters, quarters, (a, b) => a < b === quarterIndex(a) < quarterIndex(b)))
})

test('a range holds both ends, and nothing backwards', () => {
  expect(quartersBetween('2025Q3', '2026Q1')).toEqual(['2025Q3', '2025Q4', '2026Q1'])
  expect(quartersBetween('2026Q1', '2025Q3')).toEqual([])
})

test('days of a quarter', () => {
  expect(quarterDays('2026Q1')).toEqual({ first: '2026-01-01', last: '2026-03-31' })
  expect(quarterDays('2026Q4')).toEqual({ first: '2026-10-01', last: '2026-12-31' })
})

test.each([
  '2026Q3',
  '2026年第3季度',
  '统计时间：2026年三季度',
  '26Q3',
  '2026-3季度',
  '２０２６年第三季度',
  '职工诉求_2026Q3_终稿',
])('%s speaks of 2026Q3', (text) => expect(findQuarter(text)).toBe('2026Q3'))
test.each(['2026', '2026年3月', '三季度', '2026-09-30', '第3季'])('%s speaks of no quarter', (text) =>
  expect(findQuarter(text)).toBeUndefined(),
)
test('only YYYYQn is a quarter', () =>
  expect(['2026Q3', '2026Q5', '26Q3', ' 2026Q3'].map(isQuarter)).toEqual([true, false, false, false]))

test.each([
  [['2016.01', '2016.1'], 'october'],
  [['2016.1', '2016.11', '2016.12'], 'october'],
  [['2016.05', '2017.1', ''], 'october'],
  [['２０１６．０５', ' 2016.1'], 'october'],
  [['2016.1', '2016.2', '2016.3', '2016.4'], 'quarter'],
  [['2016.1', ''], 'quarter'],
  [['2016.1', '2016.5'], 'month'],
  [['2016.1', '2016.2', '2016.10', '2016.11'], 'month'],
  [['2016Q1', '2016.13.1', '2016', ''], undefined],
] as const)('behind the point of %j stands a %s', (cells, said) => expect(dottedAs(cells)).toBe(said))
