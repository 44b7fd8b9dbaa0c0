import { describe, expect, test } from 'vitest'
import { openWorkbook } from '@/engine/import/container/xlsx'
import { zipEntries } from '@/engine/import/container/zip'
import { readTable } from '@/engine/import/read'
import { scanRecords } from '@/engine/import/text/records'
import { plainRows, workbook, type WorkbookXml } from '../../../fixtures/workbook'

const read = (file: Blob, choices = {}, known: readonly string[] = []) =>
  readTable(file, choices, (header) => known.includes(header))

/** Line and cells of every row of the first sheet, as they come out of the sheet itself. */
async function rowsOf(what: WorkbookXml) {
  const file = workbook(what)
  const book = await openWorkbook(file, await zipEntries(file))
  const found: string[] = []
  for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
    found.push(...batch.map(({ line, cells }) => [line, ...cells].join('|')))
  return found
}

async function cellsOf(file: Blob, choices = {}) {
  const table = await read(file, choices)
  return scanRecords(await table.csv.text(), { delimiter: ',' }).map(({ cells }) => cells.join('|'))
}

const one = (rows: string, rest: Partial<WorkbookXml> = {}): WorkbookXml => ({
  sheets: [{ name: '需求', rows }],
  ...rest,
})
const NAMES = ['季度', '单位', '人数', '比例']
const BODY = [
  ['2026Q3', '三号井', 3, 0.986],
  ['2026Q3', '四号井', 14, 1],
]

test('a sheet is read as the same table of text would be, its lines the row numbers of the sheet', async () => {
  const rows = plainRows([['2026年第三季度统计表'], [], NAMES, ...BODY, [], ['合计', '', 17], ['填报人：张三']])
  const table = await read(workbook(one(rows)))
  expect([table.encoding, table.sheet, table.sheets, table.layout.headerLine, table.layout.columns]).toEqual([
    'XLSX',
    '需求',
    ['需求'],
    3,
    4,
  ])
  expect(table.layout.titles).toEqual([{ line: 1, text: '2026年第三季度统计表' }])
  expect(await table.csv.text()).toBe('4,2026Q3,三号井,3,0.986\n5,2026Q3,四号井,14,1\n')
  expect([table.report.skipped.total.lines, table.report.skipped.note.lines]).toEqual([[7], [8]])
})

test('line ends inside a cell do not move the lines', async () => {
  const rows = plainRows([NAMES, ['2026Q3', '三号井\n综采二队', 3, 1], ['2026Q3', '四号井', 4, 1]])
  expect(await (await read(workbook(one(rows)))).csv.text()).toBe(
    '2,2026Q3,"三号井\n综采二队",3,1\n3,2026Q3,四号井,4,1\n',
  )
})

describe('a cell becomes text:', () => {
  const cell = async (attributes: string, inner: string, rest: Partial<WorkbookXml> = {}) => {
    const [row] = await rowsOf(one(`<row r="1"><c r="A1" ${attributes}>${inner}</c><c r="B1"><v>9</v></c></row>`, rest))
    return row?.split('|')[1]
  }
  test.each([
    ['', '<v>12.0</v>', '12'],
    ['', '<v>0.98599999999999999</v>', '0.986'],
    ['', '<v>0.30000000000000004</v>', '0.3'],
    ['', '<v>110101199003071234</v>', '110101199003071234'],
    ['', '<v>1E3</v>', '1000'],
    ['', '<v>-0.5</v>', '-0.5'],
    ['', '<f>SUM(B1:B9)</f><v>42</v>', '42'],
    ['t="str"', '<f>A2&amp;"x"</f><v>三号井 &lt;一&gt; &#x597D;&#22909;</v>', '三号井 <一> 好好'],
    ['t="str"', '<f>IF(1,"","")</f><v></v>', ''],
    ['t="b"', '<v>1</v>', 'TRUE'],
    ['t="b"', '<v>0</v>', 'FALSE'],
    ['t="e"', '<f>1/0</f><v>#DIV/0!</v>', ''],
    ['t="e"', '<v>#N/A</v>', ''],
    ['t="d"', '<v>2026-09-30T00:00:00Z</v>', '2026-09-30'],
    ['t="d"', '<v>2026-09-30T08:30:00</v>', '2026-09-30 08:30:00'],
    ['t="inlineStr"', '<is><r><t>三号</t></r><r><rPr><b/></rPr><t>井</t></r></is>', '三号井'],
    ['t="inlineStr"', '<is><t>甲_x000D_乙_x005F_x000D_</t></is>', '甲\r乙_x000D_'],
    ['t="inlineStr"', '<is><t><![CDATA[<甲 & 乙>]]></t></is>', '<甲 & 乙>'],
    ['t="s"', '<v>0</v>', '110101199003071234'],
    ['t="s"', '<v>1</v>', '食堂菜品'],
    ['t="s"', '<v></v>', ''],
    ["t='s'", '<v>2</v>', '東京'],
  ])('%s %s → %j', async (attributes, inner, text) => {
    const texts = [
      '<si><t>110101199003071234</t></si>',
      '<si><r><rPr><sz val="11"/></rPr><t>食堂</t></r><r><t xml:space="preserve">菜品</t></r></si>',
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
    ]
    expect(await cell(attributes, inner, { texts })).toBe(text)
  })

  test.each([
    [14, '46295', '2026-09-30'],
    [22, '46295.354166666664', '2026-09-30 08:30'],
    [22, '46295.999999', '2026-10-01'],
    [20, '0.354166666666667', '08:30'],
    [31, '46295', '2026-09-30'],
    [57, '46266', '2026-09-01'],
    [46, '1.25', '30:00'],
    [10, '0.986', '0.986'],
    [4, '1234.5', '1234.5'],
    [14, '1', '1900-01-01'],
    [14, '59', '1900-02-28'],
    [14, '60', '1900-02-29'],
    [14, '61', '1900-03-01'],
    [14, '0', '1900-01-00'],
    [14, '-3', '-3'],
    [[176, 'yyyy"年"m"月"d"日";@'] as const, '46295', '2026-09-30'],
    [[177, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy'] as const, '46295', '2026-09-30'],
    [[178, 'm"月"d"日"'] as const, '46295', '2026-09-30'],
    [[179, '0.00_);[Red]\\(0.00\\)'] as const, '46295', '46295'],
    [[180, '0"人（days）"'] as const, '12', '12'],
    [[181, '#,##0.00\\m'] as const, '1234.5', '1234.5'],
    [[182, '_ "¥"* #,##0.00_ ;_ @_ '] as const, '12.5', '12.5'],
    [[183, '000000'] as const, '123', '000123'],
    [[184, '[h]:mm'] as const, '1.25', '30:00'],
    [[185, 'G/通用格式"天"'] as const, '3', '3'],
    [[186, 'General'] as const, '46295', '46295'],
    [[14, 'm/d/yyyy'] as const, '46295', '2026-09-30'],
  ])('format %j of %s → %s', async (format, value, text) => {
    expect(await cell('s="1"', `<v>${value}</v>`, { formats: [format] })).toBe(text)
  })

  test('days count from 1904 where the workbook says so', async () => {
    expect(await cell('s="1"', '<v>44833</v>', { formats: [14], from1904: true })).toBe('2026-09-30')
    expect(await cell('s="1"', '<v>0</v>', { formats: [14], from1904: true })).toBe('1904-01-01')
    expect(await cell('s="1"', '<v>0.5</v>', { formats: [20], from1904: true })).toBe('12:00')
  })
})

test('rows and cells without addresses, empty rows, gaps and namespace prefixes', async () => {
  expect(await rowsOf(one('<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>'))).toEqual([
    '1|1||3',
    '3|4',
  ])
  expect(await rowsOf(one('<row r="5"><c r="AB5"><v>1</v></c></row>'))).toEqual([`5|${'|'.repeat(27)}1`])
  const prefixed = `<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c r="B2"><x:v>5</x:v></x:c></x:row>`
  expect(await rowsOf(one(prefixed))).toEqual(['2|甲|5'])
})

test('merged cells: a title over all columns, two header lines with groups, a unit named once', async () => {
  const rows = plainRows([
    ['2026年第三季度职工情况'],
    ['单位', '职工人数', undefined, undefined, '技能等级', undefined, '备注'],
    [undefined, '男', '女', '合计', '初级工', '中级工'],
    ['三号井', 10, 5, 15, 3, 4],
    [undefined, 20, 6, 26, 5, 6],
  ])
  const after =
    '<mergeCells count="5"><mergeCell ref="A1:G1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:D2"/></mergeCells>'
  const { layout, csv } = await read(workbook({ sheets: [{ name: '表', rows, after }] }))
  expect([layout.headerLine, layout.headerLines, layout.header]).toEqual([
    2,
    2,
    ['单位', '职工人数/男', '职工人数/女', '职工人数/合计', '技能等级/初级工', '技能等级/中级工', '备注'],
  ])
  expect(await csv.text()).toBe('4,三号井,10,5,15,3,4,\n5,,20,6,26,5,6,\n')
})

describe('the sheet to read', () => {
  const sheets = [
    { name: '封面', rows: plainRows([['季度报表'], ['填报单位：三号井']]) },
    {
      name: '说明',
      rows: plainRows([
        ['列名', '含义'],
        ['单位', '名称'],
        ['人数', '在册'],
      ]),
    },
    { name: '空表', rows: '' },
    { name: '字典', state: 'hidden' as const, rows: plainRows([NAMES, ...BODY]) },
    { name: '数据', rows: plainRows([NAMES, ...BODY]) },
  ]
  const file = () => workbook({ sheets })

  test('is the one whose header is known, else the first table; hidden ones come last', async () => {
    expect((await read(file(), {}, NAMES)).sheet).toBe('数据')
    expect((await read(file())).sheet).toBe('说明')
    const hidden = await read(workbook({ sheets: sheets.slice(2, 4) }))
    expect([hidden.sheet, hidden.sheets]).toEqual(['字典', ['空表', '字典']])
  })

  test('is the one that was asked for; a name that is gone is passed over', async () => {
    expect((await read(file(), { sheet: '字典' })).report.dataRows).toBe(2)
    expect((await read(file(), { sheet: '上季度' }, NAMES)).sheet).toBe('数据')
    expect((await read(file(), { sheet: '数据', headerLine: 0 })).layout.headerLine).toBe(0)
  })

  test('no sheet with anything in it is an empty file', async () => {
    await expect(read(workbook({ sheets: [{ name: '空', rows: '' }] }))).rejects.toMatchObject({ code: 'file-empty' })
  })
})

describe('what is refused', () => {
  const good = workbook(one(plainRows([NAMES, ...BODY])))
  test.each([
    [
      'a sheet cut off',
      one('<row r="1"><c r="A1"><v>1</v></c>', {
        parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1' },
      }),
    ],
    ['no such text', one('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')],
    ['a row beyond the last', one('<row r="99999999"><c><v>1</v></c></row>')],
    ['a column beyond the last', one('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')],
  ])('%s', async (_, what) => {
    await expect(read(workbook(what))).rejects.toMatchObject({ code: 'file-damaged' })
  })

  test('a file that ends early, or one whose bytes were changed', async () => {
    for (const part of [0.2, 0.5, 0.9, 0.99])
      await expect(read(good.slice(0, Math.floor(good.size * part)))).rejects.toMatchObject({ code: 'file-damaged' })
    const bytes = new Uint8Array(await good.arrayBuffer())
    let refused = 0
    for (let at = 30; at < bytes.length; at += 7) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x55
      const outcome = await read(new Blob([changed])).then(
        (table) => table.csv.text(),
        (error: { code?: string }) => error.code,
      )
      if (outcome?.startsWith('file-')) refused += 1
      else expect(outcome).toBe('2,2026Q3,三号井,3,0.986\n3,2026Q3,四号井,14,1\n')
    }
    expect(refused).toBeGreaterThan(50)
  })

  test('a sheet that would unpack to more than a gigabyte, before it is unpacked', async () => {
    const bytes = new Uint8Array(await good.arrayBuffer())
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x30000000, true)
    await expect(read(new Blob([bytes]))).rejects.toMatchObject({ code: 'file-too-large', params: { limit: 1024 } })
  })

  test('a workbook with a password, an old one, a binary one, a text document', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    await expect(
      read(new Blob([Uint8Array.from([...ole, ...Array<number>(500).fill(0), ...name])])),
    ).rejects.toMatchObject({
      code: 'file-encrypted',
    })
    await expect(read(new Blob([Uint8Array.from(ole)]))).rejects.toMatchObject({ code: 'file-is-old-excel' })
    for (const part of ['xl/workbook.bin', 'word/document.xml']) {
      const parts = { [part]: 'x', 'xl/workbook.xml': '' }
      await expect(read(workbook({ ...one(''), parts }))).rejects.toMatchObject({ code: 'file-is-old-excel' })
    }
  })
})

test('rows of a large sheet come apart as they are unpacked, and a look at its head reads no more', async () => {
  const rows = plainRows(Array.from({ length: 30_000 }, (_, at) => [`职工${at}`, at, at / 7, '综采二队']))
  const file = workbook(one(rows))
  const book = await openWorkbook(file, await zipEntries(file))
  const sizes: number[] = []
  const steps: number[] = []
  for await (const batch of book.rows('需求', (done) => steps.push(done))) sizes.push(batch.length)
  expect(sizes.reduce((sum, size) => sum + size)).toBe(30_000)
  expect(Math.max(...sizes)).toBeLessThan(15_000)
  expect(steps.at(-1)).toBe(1)
  expect((await cellsOf(file, { headerLine: 0 })).at(-1)).toBe('30000|职工29999|29999|4285.57142857143|综采二队')
})
