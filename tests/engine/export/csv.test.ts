import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvOf, harmless } from '@/engine/export/csv'

test('UTF-8 with BOM, canonical header, unrounded numbers, empty for nothing', () => {
  expect(
    csvOf(
      ['quarter', 'share', 'suppressed'],
      [
        { quarter: '2026Q3', share: 1 / 3, suppressed: true },
        { quarter: '2026Q2', share: null, suppressed: false },
      ],
    ),
  ).toBe('\uFEFFquarter,share,suppressed\n2026Q3,0.3333333333333333,true\n2026Q2,,false\n')
})

test.each(['=1+1', '+cmd', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠a'])(
  '%j is made harmless',
  (text) => expect(harmless(text)).toBe(`'${text}`),
)
test.each(['-5', '+3.2', '三号井', '2026Q3', ''])('%j stays', (text) => expect(harmless(text)).toBe(text))

test('no text starts a formula, and every text comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
      const csv = csvOf(
        ['text'],
        texts.map((text) => ({ text })),
      )
      const { data } = Papa.parse<{ text: string }>(csv.slice(1), { header: true })
      texts.forEach((text, index) => {
        expect(data[index]?.text).toBe(harmless(text))
        expect(data[index]?.text).not.toMatch(/^[=@\t\r]/)
      })
    }),
  )
})
