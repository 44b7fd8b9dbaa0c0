import fc from 'fast-check'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '@/engine/database/door'
import { rows as rowsOf } from '@/engine/database/query'
import { csvOf, harmless } from '@/engine/export/csv'
import { readTable, type Source } from '@/engine/import/read'
import { stageText } from '@/engine/import/staging'
import { cleanCell } from '@/engine/import/text/clean'
import { gbk, utf16le } from '../../support/gbk'
import { nodeDoor } from '../../support/nodeDoor'

let door: Door
beforeAll(async () => {
  door = await nodeDoor()
})

const HEADER = ['编号', '登记日期', '单位', '诉求内容', '办理意见', '备注']
const HOSTILE = [
  ...['"', '""', "'", '\n', '\r', '\r\n', ',', ';', '\t', '|', '，', '；', '┋', '\\', '\0', '\u0001'],
  ...['\uFEFF', '\u3000', '\u00a0', ' ', '\u200b', '\u2028', '\u0085', '👷', '👨‍👩‍👧', '\ud800', '\udc00', '𠮷', '龥', 'é'],
  ...['=', '+', '-', '@', '＝', '=1+1', '="0012"', "'0012", '@SUM(A1)', '#', '%', '/', '—', '{0}'],
  ...[
    '<script>alert(1)</script>',
    '</td>',
    '&amp;',
    "'; DROP TABLE raw; --",
    '$$',
    'NULL',
    'NaN',
    '注',
    '综采二队',
    'a',
    '7',
  ],
]
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...HOSTILE), maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
/** Rows of a register: what identifies a row is plain, the rest is anything. */
const table = fc
  .array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 12 })
  .map((rows) => rows.map((cells, at) => [`X2026-${1001 + at}`, `2026-08-${10 + at}`, ...cells]))

const bytesOf = (text: string) => new TextEncoder().encode(text)
const utf16be = (text: string) => utf16le(text).map((_, at, bytes) => bytes[at ^ 1] ?? 0)

/** A text without what the encoding cannot hold: a lone surrogate nowhere, little beyond GBK in GBK. */
const inUnicode = (text: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(text))
function inGbk(text: string): string {
  const held = (character: string) => {
    try {
      // some rare characters were moved between GBK and GB18030
      return new TextDecoder('gb18030').decode(gbk(character)) === character
    } catch {
      return false
    }
  }
  return Array.from(text, (character) => (held(character) ? character : '？')).join('')
}

const ENCODINGS: readonly [Source, (text: string) => string, (text: string) => Uint8Array<ArrayBuffer>][] = [
  ['UTF-8', inUnicode, bytesOf],
  ['UTF-8 BOM', inUnicode, (text) => bytesOf(`\uFEFF${text}`)],
  ['GB18030', inGbk, gbk],
  ['UTF-16LE', inUnicode, utf16le],
  ['UTF-16BE', inUnicode, utf16be],
]

/** What documented cleaning leaves of a cell: outer white space goes, also `="…"` and `'` before digits; line ends are LF. */
const cleaned = (text: string) => cleanCell(text).replace(/\r\n?/g, '\n')

async function staged(csv: Blob, columns: number): Promise<string[][]> {
  const database = { rows: (sql: string) => rowsOf(door, sql), open: async () => door } as Parameters<
    typeof stageText
  >[0]
  await stageText(database, { raw: 'staging.raw', typed: 'staging.typed' }, csv, columns)
  const found = await database.rows('SELECT * EXCLUDE (line) FROM staging.raw ORDER BY line')
  return found.map((row) => Object.values(row).map(String))
}

describe.each(ENCODINGS)('%s', (encoding, holdable, encode) => {
  test.each([',', '\t', ';', '|'])(
    'any table written with %j comes in, goes through the database and out again unchanged',
    async (delimiter) => {
      await fc.assert(
        fc.asyncProperty(table, async (any) => {
          const rows = any.map((cells) => cells.map(holdable))
          const file = new Blob([encode(Papa.unparse([HEADER, ...rows], { delimiter }))])
          const read = await readTable(file, {}, (header) => HEADER.includes(header))
          expect([read.encoding, read.layout.delimiter, read.layout.header]).toEqual([encoding, delimiter, HEADER])

          const expected = rows.map((cells) => cells.map(cleaned))
          const found = await staged(read.csv, read.layout.columns)
          expect(found).toEqual(expected)

          const exported = csvOf(
            HEADER,
            found.map((cells) => Object.fromEntries(HEADER.map((name, at) => [name, cells[at] ?? '']))),
          )
          const { data } = Papa.parse<string[]>(exported.slice(1).replace(/\n$/, ''), { delimiter: ',', newline: '\n' })
          expect(data).toEqual([HEADER, ...expected.map((cells) => cells.map(harmless))])
        }),
        { seed: 11, numRuns: 80 },
      )
    },
  )
})

test('half of a surrogate pair, which only UTF-16 files can hold, becomes U+FFFD and is counted; NUL stays', async () => {
  const text = '编号,登记日期,备注\n1,2026-08-10,甲\ud800乙\n2,2026-08-11,丙\0丁\n3,2026-08-12,\udc00\ud83d\udc77\n'
  const read = await readTable(new Blob([utf16le(text)]), {}, () => false)
  expect([read.encoding, read.replacements]).toEqual(['UTF-16LE', 2])
  expect(await staged(read.csv, 3)).toEqual([
    ['1', '2026-08-10', '甲\ufffd乙'],
    ['2', '2026-08-11', '丙\0丁'],
    ['3', '2026-08-12', '\ufffd👷'],
  ])
})
