import { expect, test } from 'vitest'
import { organisationOf } from '@/grammar/organisation'
import { quartersBetween } from '@/grammar/quarter'
import { scopeOn, type Ground } from '@/grammar/scope'

const ground: Ground = {
  current: '2026Q3',
  quarters: quartersBetween('2024Q1', '2026Q3'),
  organisation: organisationOf(['华岳/三号井', '华岳/五号井']),
  asOf: '2026-09-30',
}

test('defaults are the latest quarter, eight quarters and the only root', () => {
  expect(scopeOn(ground, { values: {} })).toEqual({
    quarter: '2026Q3',
    from: '2024Q4',
    previous: '2026Q2',
    yearAgo: '2025Q3',
    asOf: '2026-09-30',
    org: '华岳',
    depth: 1,
    values: {},
  })
})

test('an earlier quarter starts no earlier than what is loaded; a start after the end and an unknown place are dropped', () => {
  expect(scopeOn(ground, { quarter: '2025Q1', values: {} }).from).toBe('2024Q1')
  expect(scopeOn(ground, { quarter: '2023Q1', values: {} }).from).toBe('2023Q1')
  expect(scopeOn(ground, { quarter: '2025Q1', from: '2026Q1', org: '别处', values: {} })).toMatchObject({
    from: '2024Q1',
    org: '华岳',
  })
  expect(scopeOn(ground, { from: '2026Q1', org: '华岳/三号井', values: {} })).toMatchObject({
    from: '2026Q1',
    org: '华岳/三号井',
    depth: 2,
  })
})
