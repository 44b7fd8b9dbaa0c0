import { expect, test } from 'vitest'
import proposals from '@/catalog/datasets/proposals'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const row = { title: '电缆接线盒定置管理' }

test('no cell is required; benefit and feasibility run from 0 to 100', () => {
  expect(requiredColumns(proposals)).toEqual([])
  expect(proposals.columns.benefit).toMatchObject({ min: 0, max: 100 })
  expect(proposals.columns.feasibility).toMatchObject({ min: 0, max: 100 })
})

test('a status that is missing follows from the reason for rejection', async () => {
  expect((await typedRow(proposals, row)).values['status']).toBe('submitted')
  expect((await typedRow(proposals, { ...row, reject_reason: '效益不明显' })).values['status']).toBe('rejected')
})

test('contradictions are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(proposals, { ...row, ...cells })).faults
  expect(await faults({ status: 'implemented', value_created: '2.9' })).toEqual([])
  expect(await faults({ status: 'adopted', value_created: '2.9' })).toEqual(['value-before-implementation'])
  expect(await faults({ status: 'adopted', reject_reason: '效益不明显' })).toEqual(['reason-without-rejection'])
  expect(await faults({ status: 'implemented', value_created: '-1' })).toEqual(['value-negative'])
  expect(await faults({ status: 'rejected' })).toEqual(['rejection-without-reason'])
})
