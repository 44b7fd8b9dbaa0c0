import { expect, test } from 'vitest'
import certificates from '@/catalog/datasets/certificates'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

const row = { person_id: '10005', certificate: '采煤机操作证', expires_on: '2028-12-22' }

test('person, certificate and expiry are required; it belongs to no quarter', () => {
  expect(requiredColumns(certificates)).toEqual(['person_id', 'certificate', 'expires_on'])
  expect(certificates.undated).toBe(true)
  expect(certificates).not.toHaveProperty('quarterFrom')
})

test('names of people are not read', () => {
  const headers = Object.values(certificates.columns).flatMap(({ headers }): readonly string[] => headers)
  expect(headers.filter((header) => /姓名|身份证/.test(header))).toEqual([])
})

test('dates that cannot be are found', async () => {
  const faults = async (issued_on: string) => (await typedRow(certificates, { ...row, issued_on })).faults
  expect(await faults('2025-12-23')).toEqual([])
  expect(await faults('2028-12-23')).toEqual(['expires-before-issued'])
  expect(await faults('')).toEqual(['issued-missing'])
})
