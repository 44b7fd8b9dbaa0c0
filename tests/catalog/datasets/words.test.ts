import { describe, expect, test } from 'vitest'
import type { DatasetSpec } from '@/grammar/dataset'
import words from '@/catalog/locales/zh-CN/columns'
import values from '@/catalog/locales/zh-CN/values'

const modules = import.meta.glob<{ default: DatasetSpec }>(
  ['../../../src/catalog/datasets/*.ts', '!../../../src/catalog/datasets/shared.ts'],
  { eager: true },
)
const datasets = Object.values(modules).map((module) => module.default)
const FILES = ['columns', 'values', 'datasets', 'checks']
const locales = import.meta.glob<{ default: object }>(
  '../../../src/catalog/locales/*/{columns,values,datasets,checks}.ts',
  { eager: true },
)

/** Every text of a locale file under its path. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, inner]) => texts(inner, `${path}/${key}`))
}

const textsOf = (locale: string, file: string) =>
  texts(locales[`../../../src/catalog/locales/${locale}/${file}.ts`]?.default)

describe.each(FILES)('%s', (file) => {
  const [zh, en] = [textsOf('zh-CN', file), textsOf('en', file)]

  test('both languages have the same keys in the same order, each with a text', () => {
    expect(zh.length).toBeGreaterThan(0)
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('no text is taken for a placeholder, a plural or a link', () => {
    expect([...zh, ...en].filter(([, text]) => /[@|{}]/.test(text))).toEqual([])
  })

  test('English has no Chinese in it, Chinese has full-width punctuation', () => {
    expect(en.filter(([, text]) => /\p{Script=Han}|[，。；：（）]/u.test(text))).toEqual([])
    expect(zh.filter(([, text]) => /\p{Script=Han}\s*[,;:()?!]|[,;:()?!]\s*\p{Script=Han}/u.test(text))).toEqual([])
  })
})

test('every column of every dataset has a word', () => {
  const missing = datasets.flatMap(({ columns }) => Object.keys(columns)).filter((name) => !(name in words))
  expect(missing).toEqual([])
})

test('every choice and band of every dataset has a word', () => {
  const known: Readonly<Record<string, object>> = values
  const groups: Readonly<Record<string, string>> = { 'proposals.status': 'proposal_status' }
  for (const { id, columns } of datasets) {
    for (const [name, { choices, bands }] of Object.entries(columns)) {
      const group = known[groups[`${id}.${name}`] ?? name] ?? {}
      const wanted = [...Object.keys(choices ?? {}), ...(bands?.labels ?? [])]
      expect(wanted.filter((value) => !(value in group))).toEqual([])
    }
  }
})
