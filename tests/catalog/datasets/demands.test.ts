import { expect, test } from 'vitest'
import demands from '@/catalog/datasets/demands'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const row = { submitted_on: '2026-08-12', category: '生活保障' }

test('a category is required; the quarter comes from the day it was submitted', () => {
  expect(requiredColumns(demands)).toEqual(['category'])
  expect(demands.quarterFrom).toBe('submitted_on')
})

test('a status that is missing follows from the dates', async () => {
  const status = async (cells: Record<string, string>) =>
    (await typedRow(demands, { ...row, ...cells })).values['status']
  expect(await status({})).toBe('open')
  expect(await status({ accepted_on: '2026-08-13' })).toBe('in_progress')
  expect(await status({ accepted_on: '2026-08-13', closed_on: '2026-08-20' })).toBe('closed')
  expect(await status({ closed_on: '2026-08-20', status: 'rejected' })).toBe('rejected')
})

test('impossible dates are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(demands, { ...row, ...cells })).faults
  expect(await faults({ closed_on: '2026-08-12' })).toEqual([])
  expect(await faults({ closed_on: '2026-08-11' })).toEqual(['closed-before-submitted'])
  expect(await faults({ accepted_on: '2026-08-11' })).toEqual(['accepted-before-submitted'])
  expect(await faults({ due_on: '2026-08-11' })).toEqual(['due-before-submitted'])
  expect(await faults({ status: 'closed' })).toEqual(['closed-without-date'])
})
