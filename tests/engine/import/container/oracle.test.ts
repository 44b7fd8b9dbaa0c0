import fc from 'fast-check'
import { readSheet } from 'read-excel-file/universal'
import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/universal'
import { openWorkbook } from '@/engine/import/container/xlsx'
import { zipEntries } from '@/engine/import/container/zip'

/** From March 1900: of the days before, the other reader and writer do not know what Excel thinks of that February. */
const day = fc.integer({ min: 61, max: 60_000 }).map((days) => new Date(Date.UTC(1899, 11, 30) + days * 86_400_000))
const cell = fc.oneof(
  // the writer loses texts such as `constructor`, which every object of its own has
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !(text in {})),
  fc.string({
    unit: fc.constantFrom('=', '"', '<', '&', '>', "'", '_x000D_', '\n', '\t', '中', '👷', '　', ']]>'),
    maxLength: 6,
  }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.boolean(),
  day.map((date) => ({ value: date, type: Date, format: 'yyyy-mm-dd' as const })),
  fc.constant(null),
)

/** A value as another reader found it, as the text we make of it. */
function asText(value: unknown): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}

function trimmed(cells: string[]): string[] {
  const last = cells.reduce((found, text, at) => (text === '' ? found : at), -1)
  return cells.slice(0, last + 1)
}

test('what another program writes reads as another reader reads it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const blob = await writeExcel([{ data: rows, sheet: '数据' }]).toBlob()
        const expected = (await readSheet(blob, '数据', { trim: false })).map((cells) => trimmed(cells.map(asText)))
        const book = await openWorkbook(blob, await zipEntries(blob))
        const found: string[][] = []
        for await (const batch of book.rows('数据')) for (const { line, cells } of batch) found[line - 1] = [...cells]
        expect(Array.from(expected, (_, at) => found[at] ?? [])).toEqual(expected)
        expect(found.length).toBeLessThanOrEqual(expected.length)
      },
    ),
    { seed: 3, numRuns: 150 },
  )
})
