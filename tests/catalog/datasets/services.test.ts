import { expect, test } from 'vitest'
import demands from '@/catalog/datasets/demands'
import services from '@/catalog/datasets/services'
import { vocabulary } from '@/catalog'
import { recognise } from '@/engine/import/recognise'
import { requiredColumns } from './headersOf'
import { typedRow } from './typedRow'

test('a kind is required', () => {
  expect(requiredColumns(services)).toEqual(['kind'])
})

test('类别 alone does not tell a service from a demand, the rest of the header does', () => {
  const dataset = (header: string) => recognise(header.split(' '), [services, demands], vocabulary).dataset
  expect(dataset('季度 单位 类别 人次 金额')).toBe('services')
  expect(dataset('日期 单位 类别 内容')).toBe('demands')
})

test('figures that cannot be are found', async () => {
  const faults = async (cells: Record<string, string>) =>
    (await typedRow(services, { kind: '困难帮扶', ...cells })).faults
  expect(await faults({ on_file: '28', served: '22', resolved: '3', amount: '7.89' })).toEqual([])
  expect(await faults({ served: '22', resolved: '23' })).toEqual(['resolved-above-served'])
  expect(await faults({ on_file: '28', served: '29' })).toEqual(['served-above-on-file'])
})

test('an amount in yuan is noticed', async () => {
  const { faults } = await typedRow(services, { kind: '困难帮扶', served: '22', amount: '78900' })
  expect(faults).toEqual(['amount-likely-yuan'])
})
