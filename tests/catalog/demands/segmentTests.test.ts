import { expect, test } from 'vitest'
import { segmentTests } from '@/catalog/demands/segmentTests'
import { newcombePValue } from '@/grammar/statistics/proportion'

const cell = (value: string, category: string, demand_count: number | null, attribute = 'gender') => ({
  attribute,
  value,
  category,
  demand_count,
})

test('a share in one segment against all other segments of the same attribute', () => {
  const cells = [cell('男', '甲', 30), cell('男', '乙', 10), cell('女', '甲', 20), cell('女', '乙', 40)]
  const [first, ...others] = segmentTests([...cells, cell('青年', '甲', 99, 'age')])
  expect(first?.p).toBeCloseTo(newcombePValue({ p: 30 / 40, n: 40 }, { p: 20 / 60, n: 60 }) ?? NaN, 12)
  expect(first?.row).toBe(cells[0])
  // The lone age has no rest.
  expect(others.length).toBe(3)
  expect([first, ...others].every((test) => test?.significant)).toBe(true)
})

test('hidden cells are not tested; alike segments do not differ', () => {
  const cells = [cell('男', '甲', 30), cell('男', '乙', null), cell('女', '甲', 30), cell('女', '乙', 4)]
  expect(segmentTests(cells).map(({ row }) => row.demand_count)).toEqual([30, 30, 4])
  expect(segmentTests(cells).some(({ significant }) => significant)).toBe(false)
  expect(segmentTests([])).toEqual([])
})
