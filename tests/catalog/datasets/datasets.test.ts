import { describe, expect, test } from 'vitest'
import { vocabulary } from '@/catalog'
import { orgLevels, workerFilters } from '@/catalog/datasets/shared'
import en from '@/catalog/locales/en/checks'
import checkWords from '@/catalog/locales/zh-CN/checks'
import words from '@/catalog/locales/zh-CN/columns'
import names from '@/catalog/locales/zh-CN/datasets'
import type { DatasetSpec } from '@/grammar/dataset'
import { headerKey } from '@/engine/import/headerKey'
import { quarterFindings } from '@/engine/import/quarterColumn'
import { recognise } from '@/engine/import/recognise'
import { claimedHeaders, requiredColumns, sampleHeader } from './headersOf'
import { typedRow } from './typedRow'

const modules = import.meta.glob<{ default: DatasetSpec }>(
  ['../../../src/catalog/datasets/*.ts', '!../../../src/catalog/datasets/shared.ts'],
  { eager: true },
)
const files = Object.entries(modules).map(([path, module]) => ({
  file: path.slice(path.lastIndexOf('/') + 1, -'.ts'.length),
  dataset: module.default,
}))
const datasets = files.map(({ dataset }) => dataset)
/** Columns that only the import adds. */
const ADDED = ['org', 'quarter']

test('ten datasets, each named like its file', () => {
  expect(files.map(({ file }) => file)).toEqual(datasets.map(({ id }) => id))
  expect(datasets.map(({ id }) => id).sort()).toEqual(Object.keys(names).sort())
})

test('every check has a sentence, and an id of its own', () => {
  const ids = datasets.flatMap(({ checks }) => checks ?? []).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const said = [...ids, ...Object.values(quarterFindings)].sort()
  expect(Object.keys(checkWords).sort()).toEqual(said)
  expect(Object.keys(en).sort()).toEqual(said)
})

describe.each(files)('$file', ({ dataset }) => {
  const columns = Object.entries(dataset.columns)
  const has = (name: string) => name in dataset.columns

  test('no header is claimed twice, however it is written', () => {
    const claimed = claimedHeaders(dataset, orgLevels).map(headerKey)
    expect(claimed.filter((header, place) => claimed.indexOf(header) !== place)).toEqual([])
  })

  test('no header would lose a part when a file is read', () => {
    const headers = claimedHeaders(dataset, orgLevels)
    expect(headers.filter((header) => headerKey(header) !== header.toLowerCase())).toEqual([])
  })

  test('every column goes by its canonical name as well', () => {
    expect(columns.filter(([name, { headers }]) => headers.at(-1) !== name).map(([name]) => name)).toEqual([])
  })

  test('a template carries the word that the interface shows', () => {
    const shown: Readonly<Record<string, string>> = words
    const expected = columns.map(([name]) => shown[`${dataset.id}_${name}`] ?? shown[name])
    expect(columns.map(([, { headers }]) => headers[0])).toEqual(expected)
  })

  test('signature, filters, key, protection and date name columns', () => {
    expect(dataset.signature.flatMap((need) => need.split('|')).filter((name) => !has(name))).toEqual([])
    expect(dataset.signature.length).toBeGreaterThan(0)
    expect((dataset.key ?? []).filter((name) => !has(name) && !ADDED.includes(name))).toEqual([])
    if (dataset.quarterFrom) expect(dataset.columns[dataset.quarterFrom]?.type).toBe('date')
    if (dataset.protection) expect(has(dataset.protection.respondent)).toBe(true)
  })

  test('filters are columns; a quarter comes from somewhere or is not asked for', () => {
    expect(dataset.filters.filter((name) => !has(name) && !ADDED.includes(name))).toEqual([])
    const timed = has('quarter') || dataset.quarterFrom !== undefined
    expect(dataset.filters.includes('quarter')).toBe(timed)
    expect(dataset.undated === true).toBe(!timed)
    expect(
      workerFilters.filter(
        (name) => has(name) && dataset.columns[name]?.form === undefined && !dataset.filters.includes(name),
      ),
    ).toEqual([])
  })

  test('the example row can be read and is without fault', async () => {
    const wrong = columns.filter(([, { type, choices, min, max, trueWords, falseWords, example }]) => {
      const number = Number(example)
      if (example === '') return false
      if (type === 'choice') return !Object.values(choices ?? {}).some((synonyms) => synonyms.includes(example))
      if (type === 'boolean') return !['是', '否', ...(trueWords ?? []), ...(falseWords ?? [])].includes(example)
      if (type === 'integer' && !Number.isInteger(number)) return true
      if (type === 'date') return !/^\d{4}-\d{2}-\d{2}$/.test(example)
      return (type === 'integer' || type === 'number') && !(number >= (min ?? -Infinity) && number <= (max ?? Infinity))
    })
    expect(wrong.map(([name]) => name)).toEqual([])
    expect(requiredColumns(dataset).filter((name) => dataset.columns[name]?.example === '')).toEqual([])
    const cells = columns.map(([name, { type, choices, example }]) => {
      const canonical = Object.entries(choices ?? {}).find(([, synonyms]) => synonyms.includes(example))?.[0]
      return [name, type === 'boolean' ? String(example === '是') : (canonical ?? example)] as const
    })
    expect((await typedRow(dataset, Object.fromEntries(cells))).faults).toEqual([])
  })

  test('no word of a choice means two values', () => {
    for (const [, { choices }] of columns) {
      const synonyms = Object.entries(choices ?? {}).flatMap(([value, list]) => [value, ...list])
      expect(new Set(synonyms).size).toBe(synonyms.length)
    }
  })

  test('checks point at columns and name only columns', async () => {
    expect((dataset.checks ?? []).filter(({ column }) => !has(column))).toEqual([])
    await expect(typedRow(dataset, {})).resolves.toBeDefined()
  })

  test('the sample has only headers that are known, and is recognised by them', () => {
    const header = sampleHeader('huayue', dataset.id)
    const found = recognise(header, datasets, vocabulary)
    expect(found.dataset).toBe(dataset.id)
    expect(header.filter((_, place) => found.mapping[place] === undefined)).toEqual([])
  })

  test('the template is recognised, in either language', () => {
    const chinese = ['单位路径', ...columns.map(([, { headers }]) => headers[0] ?? '')]
    const english = ['org', ...columns.map(([name]) => name)]
    for (const header of [chinese, english]) expect(recognise(header, datasets, vocabulary).dataset).toBe(dataset.id)
  })
})
