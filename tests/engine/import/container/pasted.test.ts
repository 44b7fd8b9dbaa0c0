import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableFromClipboard } from '@/engine/import/container/pasted'
import { scanRecords } from '@/engine/import/text/records'

async function cellsOf(text: string, html?: string) {
  const file = tableFromClipboard(text, html)
  return file && scanRecords(await file.text(), { delimiter: '\t' }).map(({ cells }) => cells)
}

test('what Excel copies: TABs, CRLF, a line end at the end', async () => {
  expect(await cellsOf('季度\t单位\t人数\r\n2026Q3\t三号井\t12\r\n')).toEqual([
    ['季度', '单位', '人数'],
    ['2026Q3', '三号井', '12'],
  ])
  const file = tableFromClipboard('a\tb\n1\t2\n')
  expect([file?.name, file?.type]).toEqual(['clipboard.tsv', 'text/tab-separated-values'])
})

test('a cell with line ends or TABs comes in quotes, its own quotes doubled', async () => {
  expect(await cellsOf('编号\t内容\r\n1\t"第一行\n""第二""行"\r\n2\t"甲\t乙"')).toEqual([
    ['编号', '内容'],
    ['1', '第一行\n"第二"行'],
    ['2', '甲\t乙'],
  ])
})

test('quotes that wrap neither are the cell’s own', async () => {
  const rows = [
    ['编号', '内容', ''],
    ['1', '"食堂"', ''],
    ['"', '"太咸"了', 'x'],
    ['2', '他说"好"', '"'],
  ]
  expect(await cellsOf(rows.map((cells) => cells.join('\t')).join('\r\n'))).toEqual(rows)
})

test.each([
  ['nothing', ''],
  ['a sentence', '请看附件'],
  ['lines of text', '第一行\n第二行\n第三行'],
  ['one row', '季度\t单位\t人数\n'],
  ['one column', '单位\n三号井\n四号井\n'],
  ['a row and blank ones', 'a\tb\n\t\n\n'],
])('%s is no table', (_, text) => expect(tableFromClipboard(text)).toBeUndefined())

describe('a table of a web page', () => {
  const html = `<html xmlns:o="urn:x"><head><style><!-- td {mso-x:"a>b"} --></style></head><body><!--StartFragment-->
    <table border=0><col width=64><tr height=19><th colspan=2>单位</th><td rowspan="2">人&nbsp;数</td></tr>
    <tr><td>矿<td>区队</tr><tr><td> 三号井<br>
      （本部） </td><td>&lt;综采&gt;</td><td align=right>12</td></tr></table><!--EndFragment--></body></html>`

  test('is taken where the text is none; cells that span others are as merged cells', async () => {
    expect(await cellsOf('单位 人数', html)).toEqual([
      ['单位', '', '人 数'],
      ['矿', '区队', ''],
      ['三号井\n（本部）', '<综采>', '12'],
    ])
  })

  test('stands back where the text is one', async () => {
    expect(await cellsOf('a\tb\n1\t2', html)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(await cellsOf('x', '<p>no table</p>')).toBeUndefined()
  })
})

test('any cells come back as they were copied', async () => {
  const unit = fc.constantFrom('"', '\t', '\n', '\r\n', ' ', '中', '👷', 'a', '=', ',', '\0')
  // a bare quote at the start of a cell, another before a TAB further on: nobody can tell it from a wrapped cell
  const cell = fc.string({ unit, maxLength: 6 }).filter((text) => !text.startsWith('"') || /[\t\r\n]/.test(text))
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })
  const copied = (text: string) => (/[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      // a first column that is filled, so that no row is blank
      const whole = rows.map((cells, at) => [`职工${at}`, ...cells])
      expect(await cellsOf(whole.map((cells) => cells.map(copied).join('\t')).join('\r\n') + '\r\n')).toEqual(whole)
    }),
    { seed: 5, numRuns: 300 },
  )
})
