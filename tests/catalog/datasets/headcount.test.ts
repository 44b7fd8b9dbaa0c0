import { expect, test } from 'vitest'
import type { DataColumn } from '@/grammar/column'
import headcount from '@/catalog/datasets/headcount'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const levels = {
  level_junior: '5',
  level_intermediate: '4',
  level_senior: '3',
  level_technician: '2',
  level_senior_technician: '1',
}

test('only the headcount itself is required; counts are whole and never negative', () => {
  expect(requiredColumns(headcount)).toEqual(['headcount'])
  const counts = Object.entries(headcount.columns).filter(
    ([name, { form }]: [string, DataColumn]) => name !== 'quarter' && form === undefined,
  )
  for (const [, column] of counts) expect(column).toMatchObject({ type: 'integer', min: 0 })
})

test('skilled workers are the sum of the levels where the figure is missing', async () => {
  expect((await typedRow(headcount, { headcount: '20', ...levels })).values['skilled']).toBe('15')
  expect((await typedRow(headcount, { headcount: '20', ...levels, level_chief: '1' })).values['skilled']).toBe('16')
  expect((await typedRow(headcount, { headcount: '20', level_junior: '5' })).values['skilled']).toBeNull()
})

test('parts greater than the whole are found', async () => {
  const faults = async (cells: Record<string, string>) =>
    (await typedRow(headcount, { headcount: '20', ...cells })).faults
  expect(await faults({ operators: '6', certified: '6' })).toEqual([])
  expect(await faults({ operators: '6', certified: '7' })).toEqual(['certified-above-operators'])
  expect(await faults({ operators: '21' })).toEqual(['operators-above-headcount'])
  expect(await faults({ skilled: '21' })).toEqual(['skilled-above-headcount'])
  expect(await faults({ skilled: '14', ...levels })).toEqual(['levels-not-skilled'])
  expect(await faults({ union_members: '21', party_members: '22' })).toEqual([
    'members-above-headcount',
    'party-above-headcount',
  ])
})
