import { describe, expect, test } from 'vitest'
import { i18n, setLocale } from '@/app/i18n'
import { messages } from '@/catalog/locales'

type Leaf = readonly [path: string, text: string]

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each(['app', 'importing', 'faults', 'card', 'meeting', 'export'] as const)('%s', (part) => {
  const zh = leaves(messages['zh-CN'][part])
  const en = leaves(messages.en[part])

  test('both languages say everything, with the same parameters', () => {
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
    expect(en.map(([path, text]) => [path, placeholders(text)])).toEqual(
      zh.map(([path, text]) => [path, placeholders(text)]),
    )
    expect([...zh, ...en].filter(([path, text]) => text.trim() === '' && !path.endsWith('separator'))).toEqual([])
  })

  test('English has no Chinese in it, Chinese has full-width punctuation', () => {
    expect(
      en.filter(([path, text]) => path !== 'language.chinese' && /\p{Script=Han}|[，。；：（）]/u.test(text)),
    ).toEqual([])
    expect(zh.filter(([, text]) => /\p{Script=Han}\s*[,;:()?!]|[,;:()?!]\s*\p{Script=Han}/u.test(text))).toEqual([])
  })

  test.each(['zh-CN', 'en'] as const)('every text of %s is shown as it stands', (locale) => {
    setLocale(locale)
    for (const [path, text] of locale === 'en' ? en : zh) {
      const params = Object.fromEntries(placeholders(text).map((name) => [name.slice(1, -1), name]))
      expect(i18n.global.t(`${part}.${path}`, params)).toBe(text)
    }
  })
})
