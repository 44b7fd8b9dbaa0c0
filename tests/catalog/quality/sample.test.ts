import { afterAll, beforeAll, expect, test } from 'vitest'
import { datasets, model } from '@/catalog'
import { messages } from '@/catalog/locales'
import { qualityChecks } from '@/catalog/quality'
import { isRowQuality } from '@/grammar/quality'
import { locales } from '@/grammar/words'
import { reportQuality } from '@/engine/quality'
import type { Library } from '@/engine/workspace/library'
import { emptyLibrary, filesOf, load } from '../../support/company'
import { findingsOf, groundOf } from './company'

let library: Library
beforeAll(() => (library = emptyLibrary()))
afterAll(() => library.database.close())

test('nothing loaded, nothing found', async () => {
  expect(await reportQuality(groundOf(library, (await library.erase()).batches))).toEqual([])
})

test('the sample is clean but for what its story says', async () => {
  const { batches } = await load(library, filesOf('data/huayue'), true)
  const found = await findingsOf(groundOf(library, batches))
  expect(found.entries.map(({ severity, check, dataset, count }) => [severity, check, dataset, count])).toEqual([
    ['warning', 'question-set-changed', 'sentiment', 1],
    ['warning', 'person-id-missing', 'training', 1],
    ['note', 'score-above-full', 'assessment', 12],
    ['note', 'headcount-carried', 'headcount', 1],
  ])
  const places = found.rows.filter(([line]) => line === null).map(([, org, quarter, , value]) => [org, quarter, value])
  expect(places).toEqual([
    [null, '2025Q3', '推荐本矿'],
    [null, null, '1.5%'],
    ['华岳矿业/机运处', '2025Q2', '874'],
  ])
})

test('the published case, one dataset alone, is clean', async () => {
  await library.erase()
  const { batches } = await load(library, filesOf('data/ximing'), true)
  expect(await reportQuality(groundOf(library, batches))).toEqual([])
})

test('every dataset has its rows as loaded', () => {
  const views = model.files.join('\n')
  for (const { id } of datasets) expect(views).toContain(`VIEW model.loaded_${id} AS SELECT * FROM snapshot.${id};`)
})

test('ids are unique within a column of a dataset', () => {
  const keys = qualityChecks.map((check) => [check.id, isRowQuality(check) ? [check.dataset, check.column] : ''].join())
  expect(new Set(keys).size).toBe(keys.length)
})

test.each(locales)('every check has a sentence and an advice in %s, and none is left over', (locale) => {
  const ids = [...new Set(qualityChecks.map(({ id }) => id))].sort()
  const { found, advice } = messages[locale].quality
  const declared = new Set(datasets.flatMap(({ checks = [] }) => checks.map(({ id }) => id)))
  expect(Object.keys(advice).sort()).toEqual(ids)
  expect(Object.keys(found).sort()).toEqual(ids.filter((id) => !declared.has(id)))
})

test('the words are in their language, with the same parameters', () => {
  const leaves = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(leaves)
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  const [zh, en] = [leaves(messages['zh-CN'].quality), leaves(messages.en.quality)]
  expect(en.map(placeholders)).toEqual(zh.map(placeholders))
  expect(en.filter((text) => /\p{Script=Han}|[，。；：（）]/u.test(text))).toEqual([])
  expect(zh.filter((text) => /\p{Script=Han}\s*[,;:()?!]|[,;:()?!]\s*\p{Script=Han}/u.test(text))).toEqual([])
})
