import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecordScanner, type ScannedRecord, scanRecords, type ScanWarning } from '@/engine/import/text/records'

const cellsOf = (text: string, delimiter = ',') => scanRecords(text, { delimiter }).map(({ cells }) => cells)

function scanInPieces(
  text: string,
  cuts: readonly number[],
  delimiter = ',',
): { records: ScannedRecord[]; warnings: ScanWarning[] } {
  const records: ScannedRecord[] = []
  const warnings: ScanWarning[] = []
  const options = { delimiter, maxQuotedLines: 5, onWarning: (warning: ScanWarning) => void warnings.push(warning) }
  const scanner = createRecordScanner(options, (cells, line) => records.push({ cells, line }))
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  let from = 0
  for (const place of [...places, text.length]) {
    scanner.push(text.slice(from, place))
    from = place
  }
  scanner.end()
  return { records, warnings }
}

test('line ends of every kind, mixed, with and without a last one', () => {
  expect(cellsOf('a,b\r\nc,d\ne,f\rg,h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ])
  expect(cellsOf('a\r\n\r\nb\n')).toEqual([['a'], [''], ['b']])
  expect(cellsOf('')).toEqual([])
  expect(cellsOf('a,b,')).toEqual([['a', 'b', '']])
})

test('quotes hold delimiters, line ends and doubled quotes; lines are counted as an editor does', () => {
  const text = 'h1,h2\r\n"a,""b""","c\r\nd\ne"\r\nlast,1'
  expect(scanRecords(text, { delimiter: ',' })).toEqual([
    { cells: ['h1', 'h2'], line: 1 },
    { cells: ['a,"b"', 'c\r\nd\ne'], line: 2 },
    { cells: ['last', '1'], line: 5 },
  ])
})

test('stray quotes and text after a closing quote are text', () => {
  expect(cellsOf('5" pipe,a"b\n="0012",x\n')).toEqual([
    ['5" pipe', 'a"b'],
    ['="0012"', 'x'],
  ])
  expect(cellsOf('"ab"cd,"e" ,f\n')).toEqual([['abcd', 'e ', 'f']])
  expect(cellsOf('"",""\n')).toEqual([['', '']])
})

test('a quote never closed costs one cell, not the rest of the file, and is reported', () => {
  const { records, warnings } = scanInPieces('a,b\n1,"x\n2,y\n3,z\n', [])
  expect(records.map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '"x'],
    ['2', 'y'],
    ['3', 'z'],
  ])
  expect(warnings).toEqual([{ code: 'unclosed-quote', line: 2 }])
  const later = scanInPieces('a,b\n1,"x\n2,y\n3,"z"\n', [])
  expect(later.records.map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '"x'],
    ['2', 'y'],
    ['3', 'z'],
  ])
  const long = scanInPieces(`"x\n${'1,2\n'.repeat(50)}"\n`, [])
  expect(long.records).toHaveLength(52)
  expect(long.warnings.map(({ line }) => line)).toEqual([1, 52])
})

test('U+FEFF goes at the start of the file only; NUL stays', () => {
  expect(cellsOf('\ufeff"a",\ufeffb\n\ufeffc,\0d')).toEqual([
    ['a', '\ufeffb'],
    ['\ufeffc', '\0d'],
  ])
})

const hostile = fc.string({
  unit: fc.constantFrom(
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\ufeff',
    '\u3000',
    ' ',
    '中',
    '，',
    '👷',
    'a',
    '0',
    "'",
    '=',
  ),
  maxLength: 8,
})
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { maxLength: 8 }))
const written = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd).join('')

test('any table written by the rules is read back', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, delimiter, lineEnd) => {
        expect(cellsOf(written(rows, delimiter, lineEnd), delimiter)).toEqual(rows)
      },
    ),
    { seed: 1, numRuns: 300 },
  )
})

test('where chunks are cut never matters, in good files and in broken ones', () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 12 })
  const good = table.map((rows) => written(rows, ',', '\r\n'))
  fc.assert(
    fc.property(
      fc.oneof(
        good,
        fc.array(hostile, { maxLength: 20 }).map((parts) => parts.join('')),
      ),
      cuts,
      (text, places) => {
        expect(scanInPieces(text, places)).toEqual(scanInPieces(text, []))
        expect(
          scanInPieces(
            text,
            Array.from({ length: text.length }, (_, at) => at),
          ),
        ).toEqual(scanInPieces(text, []))
      },
    ),
    { seed: 2, numRuns: 500 },
  )
})

test('line numbers fit an independent count of line ends', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = written(rows, ',', '\n')
      for (const { cells, line } of scanRecords(text, { delimiter: ',' })) {
        const first = text.split(/\r\n|\r|\n/u)[line - 1] ?? ''
        expect(first.startsWith(`"${(cells[0] ?? '').split(/[\r\n]/u)[0]?.replaceAll('"', '""') ?? ''}`)).toBe(true)
      }
    }),
    { seed: 3, numRuns: 200 },
  )
})
