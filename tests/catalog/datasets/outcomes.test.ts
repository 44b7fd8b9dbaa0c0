import { expect, test } from 'vitest'
import outcomes from '@/catalog/datasets/outcomes'
import { vocabulary } from '@/catalog'
import { recognise } from '@/engine/import/recognise'
import { requiredColumns, sampleHeader } from './headersOf'
import { typedRow } from './typedRow'

const row = { period: '2026Q3', indicator: '设备完好率', value: '98.6', measure: '%', kind: 'level' }

test('indicator and value are required, a time is not', () => {
  expect(requiredColumns(outcomes)).toEqual(['indicator', 'value'])
  expect(outcomes.undated).toBe(true)
  expect(outcomes.columns.period.type).toBe('text')
})

test('the published case has only headers that are known', () => {
  const header = sampleHeader('ximing', 'outcomes')
  expect(recognise(header, [outcomes], vocabulary).mapping).not.toContain(undefined)
})

test('单位 is an organisation, never the unit of measure', () => {
  expect(recognise(['单位', '指标', '数值'], [outcomes], vocabulary).mapping).toEqual([
    'org:unit',
    'indicator',
    'value',
  ])
})

test('figures that cannot be compared are found', async () => {
  const faults = async (cells: Record<string, string>) => (await typedRow(outcomes, { ...row, ...cells })).faults
  expect(await faults({})).toEqual([])
  expect(await faults({ period: '' })).toEqual([])
  expect(await faults({ period: '2026' })).toEqual([])
  expect(await faults({ period: '上半年' })).toEqual(['period-unclear'])
  expect(await faults({ measure: '' })).toEqual(['measure-missing'])
  expect(await faults({ measure: '吨' })).toEqual(['measure-unknown'])
  expect(await faults({ kind: '' })).toEqual(['kind-missing'])
  expect(await faults({ kind: 'change', measure: '条' })).toEqual(['change-not-percent'])
  expect(await faults({ kind: 'count' })).toEqual(['count-in-percent'])
})
