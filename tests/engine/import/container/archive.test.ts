import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { archiveKind, expand } from '@/engine/import/container/archive'
import { zipEntries } from '@/engine/import/container/zip'
import { readTable } from '@/engine/import/read'
import { gbk } from '../../../support/gbk'
import { plainRows, workbook } from '../../../fixtures/workbook'

const TABLE = '季度,单位,人数\n2026Q3,三号井,12\n'
const text = strToU8(TABLE)
const zip = (files: Zippable, name = '季度包.zip') => new File([zipSync(files)], name)
const namesOf = (files: readonly File[]) => files.map(({ name }) => name)

/** The bytes of an archive with every directory record changed. */
async function changed(file: Blob, change: (record: DataView) => void): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    const view = new DataView(bytes.buffer, at)
    if (view.getUint32(0, true) === 0x02014b50) change(view)
  }
  return new File([bytes], '季度包.zip')
}

test('every table inside is a file of its own, with the way to it in its name', async () => {
  const files = await expand(
    zip({
      '需求.csv': text,
      三号井: { '职工 人数.TSV': text, '2026.txt': text, '照片.jpg': text, '.隐藏.csv': text, '~$表.xlsx': text },
      __MACOSX: { '._需求.csv': text },
      空文件夹: {},
      '说明.docx': text,
    }),
  )
  expect(namesOf(files)).toEqual([
    '季度包.zip/需求.csv',
    '季度包.zip/三号井/职工 人数.TSV',
    '季度包.zip/三号井/2026.txt',
  ])
  for (const file of files) expect(await file.text()).toBe(TABLE)
})

test('an archive named .csv is an archive, a workbook named .csv is none', async () => {
  expect(namesOf(await expand(zip({ 'a.csv': text }, '需求.csv')))).toEqual(['需求.csv/a.csv'])
  const book = workbook({ sheets: [{ name: '表', rows: plainRows([['甲', 1]]) }] }, '需求.csv')
  expect(await expand(book)).toEqual([book])
  expect(archiveKind(await zipEntries(book))).toBe('workbook')
  const csv = new File([TABLE], '需求.csv')
  expect(await expand(csv)).toEqual([csv])
})

test('a workbook inside comes out whole and is read', async () => {
  const book = workbook({
    sheets: [
      {
        name: '表',
        rows: plainRows([
          ['季度', '单位', '人数'],
          ['2026Q3', '三号井', 12],
        ]),
      },
    ],
  })
  const [file] = await expand(zip({ '三号井/表.xlsx': [new Uint8Array(await book.arrayBuffer()), { level: 0 }] }))
  expect(file?.name).toBe('季度包.zip/三号井/表.xlsx')
  const table = await readTable(file ?? new Blob(), {}, () => false)
  expect(await table.csv.text()).toBe('2,2026Q3,三号井,12\n')
})

test('names as Chinese Windows writes them', async () => {
  const name = gbk('三号井\\需求.csv')
  const place = 'x'.repeat(name.length - 4) + '.csv'
  const bytes = zipSync({ [place]: text })
  const mark = strToU8(place)
  for (let at = 0; at + mark.length <= bytes.length; at += 1)
    if (mark.every((byte, index) => bytes[at + index] === byte)) bytes.set(name, at)
  expect(namesOf(await expand(new File([bytes], '包.zip')))).toEqual(['包.zip/三号井/需求.csv'])
})

test('a name in UTF-8 without a flag, as macOS writes it, and an archive behind a program', async () => {
  const unflagged = await changed(zip({ '需求.csv': text }), (record) => record.setUint16(8, 0, true))
  expect(namesOf(await expand(unflagged))).toEqual(['季度包.zip/需求.csv'])
  const behind = new File([zipSync({ 'a.csv': text }).slice(0, 4), zipSync({ 'a.csv': text })], '包.exe')
  expect(await (await expand(behind))[0]?.text()).toBe(TABLE)
})

describe('what is refused', () => {
  const refused = (file: File, code: string) => expect(expand(file)).rejects.toMatchObject({ code })

  test('nothing inside, nothing that could be a table', async () => {
    await refused(zip({}), 'file-empty')
    await refused(zip({ 空: {}, __MACOSX: { '._a.csv': text } }), 'file-empty')
    await refused(zip({ '说明.docx': text, '照片.jpg': text }), 'file-no-table')
  })

  test('a password, too much to unpack, an unusual compression, damage', async () => {
    const good = zip({ 'a.csv': text, 'b.csv': text })
    await refused(await changed(good, (record) => record.setUint16(8, 1, true)), 'file-encrypted')
    await refused(await changed(good, (record) => record.setUint32(24, 0x30000000, true)), 'file-too-large')
    await refused(await changed(good, (record) => record.setUint32(24, 10, true)), 'file-damaged')
    await refused(await changed(good, (record) => record.setUint16(10, 9, true)), 'file-damaged')
    await refused(await changed(good, (record) => record.setUint32(16, 7, true)), 'file-damaged')
    await refused(new File([good.slice(0, good.size - 30)], 'a.zip'), 'file-damaged')
    await refused(new File(['PK\x03\x04'], 'a.zip'), 'file-damaged')
  })

  test('archives in an archive and old workbooks are handed on, so that each says why it cannot be read', async () => {
    const files = await expand(
      zip({
        'a.csv': text,
        '内.zip': zipSync({ 'b.csv': text }),
        '旧.xls': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
        '包.rar': strToU8('Rar!\x1a\x07\0'),
      }),
    )
    const codes = await Promise.all(
      files.map((file) =>
        readTable(file, {}, () => false).then(
          () => 'read',
          (error: { code: string }) => error.code,
        ),
      ),
    )
    expect(codes).toEqual(['read', 'file-is-archive', 'file-is-old-excel', 'file-is-archive'])
  })
})
