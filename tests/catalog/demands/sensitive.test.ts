import { expect, test } from 'vitest'
import { cellKey, hiddenCells, type DemandCell } from '@/catalog/demands/sensitive'

const cells = (counts: Readonly<Record<string, readonly number[]>>, table = 'unit'): DemandCell[] =>
  Object.entries(counts).flatMap(([category, list]) =>
    list.map((n, index) => ({ table, row: `单位${index}`, category, n })),
  )
const key = (category: string, index: number, table = 'unit') => cellKey({ table, row: `单位${index}`, category })

test('few demands about something usual are shown; so are enough about something sensitive, and none', () => {
  expect(hiddenCells(cells({ 生活保障: [1, 2, 30], 其他: [4, 0, 9] }))).toEqual(new Set())
  expect(hiddenCells(cells({ 心理疏导: [5, 0, 30], 其他: [4, 0, 9] }))).toEqual(new Set())
})

test.each(['心理健康', '困难帮扶', '举报'])('few demands about %s are hidden, and cannot be worked out', (name) => {
  const counts = { [name]: [2, 9, 30], 其他: [14, 8, 9], 生活保障: [40, 50, 60] }
  const hidden = hiddenCells(cells(counts))
  expect(hidden.has(key(name, 0))).toBe(true)
  for (const [category, list] of Object.entries(counts)) {
    const own = list.filter((_, index) => hidden.has(key(category, index)))
    expect(own.length === 0 || (own.length > 1 && own.reduce((a, b) => a + b) >= 5)).toBe(true)
  }
  for (const index of [0, 1, 2]) {
    const own = Object.keys(counts).filter((category) => hidden.has(key(category, index)))
    expect(own.length).not.toBe(1)
  }
})

test('tables do not mix: each attribute is a whole of its own', () => {
  const both = [...cells({ 心理疏导: [2, 9], 其他: [14, 8] }), ...cells({ 心理疏导: [6, 5], 其他: [9, 13] }, 'gender')]
  const hidden = hiddenCells(both)
  expect(hidden.has(key('心理疏导', 0))).toBe(true)
  expect([...hidden].every((name) => name.includes('unit'))).toBe(true)
})
