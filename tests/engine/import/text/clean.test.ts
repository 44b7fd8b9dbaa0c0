import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanCell, isEmptyMark, isEmptyValue } from '@/engine/import/text/clean'

test.each([
  ['110101199003071234\t', '110101199003071234'],
  [' \u3000综采二队\u00a0\ufeff', '综采二队'],
  ['="0012"', '0012'],
  ['\t="00""1"\t', '00"1'],
  ["'0012", '0012'],
  ["'11010119900307123X", '11010119900307123X'],
  ["'90s", "'90s"],
  ["'好'", "'好'"],
  ['=SUM(A1)', '=SUM(A1)'],
  ['综采二 队', '综采二 队'],
  ['第一行\n第二行\n', '第一行\n第二行'],
  ['１２３，４', '１２３，４'],
  ['\t', ''],
  ['', ''],
])('%j becomes %j', (text, cleaned) => expect(cleanCell(text)).toBe(cleaned))

test('only the ends of a cell ever change', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      expect(text).toContain(cleanCell(text))
      expect(cleanCell(text)).toBe(cleanCell(text).trim())
    }),
    { seed: 7 },
  )
})

test('marks for nothing', () => {
  for (const mark of ['', '-', '--', '—', '——', '/', '\\', 'NA', 'n/a', '-------', '(空)'])
    expect(isEmptyMark(mark)).toBe(true)
  for (const text of ['无', '0', '-1', '否', 'NAN', '//']) expect(isEmptyMark(text)).toBe(false)
  expect(isEmptyValue('无')).toBe(true)
  expect(isEmptyValue('无力')).toBe(false)
})
