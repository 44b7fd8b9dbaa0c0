import { expect, test } from 'vitest'
import { attributes, inOrder, shownAttribute } from '@/catalog/attributes'
import { workerFilters } from '@/catalog/datasets/shared'

test('every attribute of a worker, once', () => {
  expect([...attributes].sort()).toEqual([...workerFilters].sort())
})

test('bands stand in their own order, other values as they came', () => {
  expect(inOrder(['≥56', '≤35', '46–55'])).toEqual(['≤35', '46–55', '≥56'])
  expect(inOrder(['掘进工', '采煤工'])).toEqual(['掘进工', '采煤工'])
})

test('the attribute asked for; the first one filled in where the usual one is not', () => {
  const rows = [{ attribute: 'gender' }, { attribute: 'party_member' }]
  expect(shownAttribute(rows, 'party_member')).toBe('party_member')
  expect(shownAttribute(rows, '')).toBe('gender')
  expect(shownAttribute(rows, 'seniority')).toBe('seniority')
  expect(shownAttribute([], 'unknown')).toBe('age_band')
})
