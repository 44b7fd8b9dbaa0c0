import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName, uniqueNames } from '@/engine/export/download'

test('file names are readable', () => {
  expect(fileName(['诉求/趋势', '2026Q3', '华岳矿业/三号井', 'a:b*?"<>|'], 'png')).toBe(
    '诉求-趋势_2026Q3_华岳矿业-三号井_a-b.png',
  )
  expect(fileName(['x'.repeat(300)], 'csv').length).toBeLessThanOrEqual(120)
  expect(['CON', 'nul.txt', 'com1', 'LPT9.a', 'COM¹'].map((name) => fileName([name], 'png'))).toEqual([
    'CON_.png',
    'nul_.txt.png',
    'com1_.png',
    'LPT9_.a.png',
    'COM¹_.png',
  ])
  expect(fileName(['console', 'com10'], 'png')).toBe('console_com10.png')
  expect(fileName(['...', ' '], 'png')).toBe('xinsheng.png')
  expect(fileName(['a\u202Egnp.exe'], 'png')).toBe('a-gnp.exe.png')
})

test('whatever it is made of, Windows takes it', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('CON', 'aux.', '..', 'con\u0000', '\ud800', '表情😀'.repeat(60), 'nul .txt', ' .a. '),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.constantFrom('png', 'csv', 'pptx'), (parts, extension) => {
      const name = fileName(parts, extension)
      const stem = name.slice(0, -extension.length - 1)
      expect(name.endsWith(`.${extension}`)).toBe(true)
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]/u)
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      expect(stem).not.toMatch(/^$|[. ]$/)
      expect(name.length).toBeLessThanOrEqual(120)
    }),
    { numRuns: 500 },
  )
})

test('no two files of one archive have the same name, capitals aside', () => {
  expect(uniqueNames(['a.png', 'A.png', 'a-2.png', 'a.png'])).toEqual(['a.png', 'A-2.png', 'a-2-2.png', 'a-3.png'])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a.png', 'A.PNG', 'a-2.png', 'b.csv', 'a-2-2.png')), (names) => {
      const unique = uniqueNames(names).map((name) => name.toLowerCase())
      expect(new Set(unique).size).toBe(names.length)
    }),
  )
})
