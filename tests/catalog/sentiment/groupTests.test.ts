import { expect, test } from 'vitest'
import { groupTests } from '@/catalog/sentiment/groupTests'

const group = (attribute: string, value: string, y: number, n: number) => ({
  row: { attribute, value, favourable: (y / n) as number | null },
  sums: { attribute, value, estimated: false, n, sum_y: y, sum_m: n, sum_yy: y, sum_ym: y, sum_mm: n },
})

test('each value against the others of its attribute, hidden ones left out', () => {
  const groups = [
    group('age_band', '≤35', 10, 40),
    group('age_band', '36–45', 30, 40),
    group('age_band', '≥56', 4, 4),
    group('gender', 'male', 40, 80),
  ]
  const rows = groups.map(({ row }) => (row.value === '≥56' ? { ...row, favourable: null } : row))
  const tests = groupTests(
    rows,
    groups.map(({ sums }) => sums),
  )
  expect(tests.map(({ row, rest, difference }) => [row.value, rest, difference])).toEqual([
    ['≤35', 0.75, -0.5],
    ['36–45', 0.25, 0.5],
  ])
})
