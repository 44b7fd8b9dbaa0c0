import { expect, test } from 'vitest'
import { readFilters, readMakers } from '@/app/stores/address'

test('the address says quarter, start, place and values', () => {
  expect(
    readFilters({
      quarter: '2026Q3',
      from: '2024Q4',
      org: '华岳矿业/三号井',
      gender: 'female',
      position: ['采煤工', '掘进工'],
    }),
  ).toEqual({
    quarter: '2026Q3',
    from: '2024Q4',
    org: '华岳矿业/三号井',
    values: { gender: ['female'], position: ['采煤工', '掘进工'] },
  })
})

test('what does not fit is left out', () => {
  expect(
    readFilters({ quarter: '2026Q5', from: 'yesterday', org: '', gender: [null, ''], hacker: "'; DROP TABLE" }),
  ).toEqual({ values: {} })
  expect(readFilters({})).toEqual({ values: {} })
})

test('the address says on whose marks clauses were chosen, as far as that chart keeps the column and the clause is there', () => {
  const query = { category: '技能提升', quarter: '2026Q1' }
  expect(readMakers({ ...query, by: ['category:demand-trend', 'quarter:demand-trend'] })).toEqual({
    category: 'demand-trend',
    quarter: 'demand-trend',
  })
  expect(readMakers({ ...query, by: 'org:demand-units' })).toEqual({})
  expect(readMakers({ ...query, by: 'category:demand-units' })).toEqual({})
  expect(readMakers({ ...query, by: 'category:no-such-chart' })).toEqual({})
  expect(readMakers(query)).toEqual({})
})
