import { expect, test } from 'vitest'
import { applied, isMarked } from '@/grammar/clause'
import type { Filters } from '@/grammar/filter'
import { organisationOf } from '@/grammar/organisation'

const organisation = organisationOf(['华岳/三号井/综采一队', '华岳/三号井/综采二队', '华岳/五号井'])
const units = { id: 'units', keeps: ['org', 'category'] }

test('a clause chosen on the chart itself is marked there and applies everywhere else', () => {
  const filters: Filters = { values: { category: ['技能提升'], gender: ['女'] } }
  const makers = { category: 'units' }
  expect(applied(units, filters, makers, organisation)).toEqual({
    filters: { values: { gender: ['女'] } },
    marked: { category: ['技能提升'] },
  })
  expect(applied({ id: 'trend', keeps: ['category'] }, filters, makers, organisation)).toEqual({ filters, marked: {} })
})

test('a clause from the filter bar or a link applies to every chart; so does one on a column that is no axis of its maker', () => {
  const filters: Filters = { quarter: '2026Q1', values: { category: ['技能提升'] } }
  expect(applied(units, filters, {}, organisation)).toEqual({ filters, marked: {} })
  expect(applied({ id: 'units', keeps: ['org'] }, filters, { category: 'units' }, organisation)).toEqual({
    filters,
    marked: {},
  })
})

test('a unit with children shows them; one without is marked among its siblings', () => {
  const chosen = (org: string) => applied(units, { org, values: {} }, { org: 'units' }, organisation)
  expect(chosen('华岳/三号井')).toEqual({ filters: { org: '华岳/三号井', values: {} }, marked: {} })
  expect(chosen('华岳/三号井/综采一队')).toEqual({
    filters: { org: '华岳/三号井', values: {} },
    marked: { org: ['华岳/三号井/综采一队'] },
  })
})

test('a quarter is marked without moving the window that it was chosen in', () => {
  const trend = { id: 'trend', keeps: ['quarter'] }
  const asked: Filters = { quarter: '2025Q2', from: '2024Q1', values: {} }
  expect(applied(trend, asked, { quarter: 'trend' }, organisation)).toEqual({
    filters: { from: '2024Q1', values: {} },
    marked: { quarter: ['2025Q2'] },
  })
})

test('a row is of what is marked by all its columns; a worker attribute may stand as attribute and value', () => {
  const marked = { quarter: ['2025Q2'], category: ['技能提升'] }
  expect(isMarked({ quarter: '2025Q2', category: '技能提升' }, marked)).toBe(true)
  expect(isMarked({ quarter: '2025Q2', category: '其他' }, marked)).toBe(false)
  expect(isMarked({ quarter: '2025Q2' }, marked)).toBe(true)
  expect(isMarked({ attribute: 'gender', value: '女' }, { gender: ['女'] })).toBe(true)
  expect(isMarked({ attribute: 'gender', value: '男' }, { gender: ['女'] })).toBe(false)
  expect(isMarked({ attribute: 'education', value: '大专' }, { gender: ['女'] })).toBe(true)
})
