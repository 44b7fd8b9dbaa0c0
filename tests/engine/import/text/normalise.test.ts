import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseTable, type NormaliseLayout } from '@/engine/import/text/normalise'
import { scanRecords } from '@/engine/import/text/records'
import { rows as rowsOf } from '@/engine/database/query'
import { stageText } from '@/engine/import/staging'
import { nodeDoor } from '../../../support/nodeDoor'
import { readTable, shown } from './readTable'

async function normalise(chunks: Iterable<string>, layout: NormaliseLayout) {
  let output = ''
  const report = await normaliseTable(chunks, layout, (lines) => void (output += lines))
  return { output, report }
}

const QUARTERLY = [
  '2026年第三季度职工需求清单,,,,',
  '季度,单位,需求类别,诉求内容,人数',
  '2026Q3,三号井,技能提升,"多办培训,\r\n最好晚上",="003"',
  ',,,,',
  '2026Q3,,生活保障,"""食堂""太咸",2\t',
  '季度,单位,需求类别,诉求内容,人数',
  '2026Q3,四号井,其他',
  '2026Q3,四号井,其他,a,b,c,1',
  '合计,,,,5',
  '填报人：张三,,审核人：李四,,',
].join('\r\n')

test('data go out clean with their lines, the rest is counted', async () => {
  const table = await readTable(QUARTERLY)
  expect(table.rows).toEqual([
    { line: 3, cells: ['2026Q3', '三号井', '技能提升', '多办培训,\n最好晚上', '003'] },
    { line: 6, cells: ['2026Q3', '', '生活保障', '"食堂"太咸', '2'] },
    { line: 8, cells: ['2026Q3', '四号井', '其他', '', ''] },
  ])
  expect(table.report).toEqual({
    dataRows: 3,
    skipped: {
      blank: { count: 1, lines: [5] },
      total: { count: 1, lines: [10] },
      note: { count: 1, lines: [11] },
      header: { count: 1, lines: [7] },
    },
    rejected: [{ line: 9, code: 'too-many-cells', cells: ['2026Q3', '四号井', '其他', 'a', 'b', 'c', '1'] }],
    rejectedRows: 1,
    warnings: [],
  })
})

test('two header lines, describing rows and ghost columns', async () => {
  const text = '单位,人数,,,\n,男,女,,\n文本,人,人,,\n三号井,3,4,,\n单位,人数,,,\n,男,女,,\n四号井,5,6,,\n'
  const table = await readTable(text)
  expect(shown(table)).toBe('三号井|3|4||\n四号井|5|6||')
  expect(table.report.skipped.header).toEqual({ count: 3, lines: [3, 5, 6] })
})

test('no header: everything from the first data line on', async () => {
  const layout = { delimiter: '\t', headerLine: 0, headerLines: 1, columns: 2, firstDataLine: 2 } as const
  expect((await normalise(['title\n1\ta,b\n2\t"c"\n'], layout)).output).toBe('2,1,"a,b"\n3,2,c\n')
})

test('records like a proposed header are no repeats of it', async () => {
  const table = await readTable('语文,李媛,81,女,20\n语文,李媛,75,女,20\n语文,李媛,81,女,20\n数学,马珂,75,男,21\n')
  expect([table.layout.headerIsGuess, shown(table)]).toEqual([
    true,
    '语文|李媛|75|女|20\n语文|李媛|81|女|20\n数学|马珂|75|男|21',
  ])
})

test('an unclosed quote is reported and nothing after it is lost', async () => {
  const table = await readTable('编号,内容,人数\n1,"未完,3\n2,完,4\n3,完,5\n')
  expect(table.report.warnings).toEqual([{ code: 'unclosed-quote', line: 2 }])
  expect(table.report.dataRows).toBe(3)
})

test('lists stop at a thousand, counts do not, blocks are about a megabyte', async () => {
  const blocks: number[] = []
  function* chunks() {
    yield 'a,b\n'
    for (let at = 0; at < 200; at += 1) yield `${'1,2\n'.repeat(500)},\n1,2,3\n`.repeat(10)
  }
  const layout = { delimiter: ',', headerLine: 1, headerLines: 1, columns: 2 } as const
  const report = await normaliseTable(chunks(), layout, async (lines) => void blocks.push(lines.length))
  expect([report.dataRows, report.skipped.blank.count, report.rejectedRows]).toEqual([1_000_000, 2000, 2000])
  expect([report.skipped.blank.lines.length, report.rejected.length]).toEqual([1000, 1000])
  expect(blocks.length).toBeGreaterThan(5)
  expect(Math.max(...blocks)).toBeLessThan(3_000_000)
})

test('what is written comes back from DuckDB', async () => {
  const unit = fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    '\r',
    '\r\n',
    "'",
    '\\',
    '#',
    '\u3000',
    ' ',
    '中',
    '，',
    '👷',
    'a',
    '0',
    '-',
    '\t',
    '\0',
  )
  const cell = fc.string({ unit, maxLength: 8 })
  const rows = fc.sample(fc.array(cell, { minLength: 3, maxLength: 3 }), { seed: 8, numRuns: 2000 })
  const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n')
  const layout = { delimiter: ',', headerLine: 0, headerLines: 1, columns: 3 } as const
  // long enough for DuckDB to read it in parallel
  const { output, report } = await normalise(
    Array.from({ length: 12 }, () => `${text}\r\n`),
    layout,
  )
  const door = await nodeDoor()
  const database = { rows: (sql: string) => rowsOf(door, sql), open: async () => door } as Parameters<
    typeof stageText
  >[0]
  await stageText(database, { raw: 'staging.raw', typed: 'staging.typed' }, new Blob([output]), 3)
  const read = await database.rows('SELECT CAST(line AS VARCHAR) AS line, c1, c2, c3 FROM staging.raw')
  expect(read.length).toBe(report.dataRows)
  expect(read.map((row) => Object.values(row))).toEqual(
    scanRecords(output, { delimiter: ',' }).map(({ cells }) => cells),
  )
})
