import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { displayWidth, xlsxOf } from '@/engine/export/xlsx'
import { openWorkbook } from '@/engine/import/container/xlsx'
import { zipEntries } from '@/engine/import/container/zip'

async function read(blob: Blob, sheet: string) {
  const book = await openWorkbook(blob, await zipEntries(blob))
  const rows: (readonly string[])[] = []
  for await (const batch of book.rows(sheet)) rows.push(...batch.map(({ cells }) => cells))
  return { sheets: book.sheets.map(({ name }) => name), rows }
}

test('sheets, texts and numbers come back; what looks like a formula is text', async () => {
  const hostile = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '<b>&"', '　全角　', '👷', '第一行\n第二行', '0012']
  const blob = await xlsxOf([
    { name: '模板', rows: [['单位', { text: '人数', marked: true }], ['三号井', 12], hostile] },
    { name: '填写说明', rows: [['列名'], ['\u0000a\u0007b']] },
  ])
  expect(await read(blob, '模板')).toEqual({
    sheets: ['模板', '填写说明'],
    rows: [['单位', '人数'], ['三号井', '12'], hostile],
  })
  expect((await read(blob, '填写说明')).rows).toEqual([['列名'], ['ab']])
  const xml = Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer())))
    .filter(([name]) => name.includes('worksheets/'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  expect(xml).not.toContain('<f>')
  expect(xml).toMatch(/<pane [^>]*ySplit="1"/)
})

test('a Chinese character is as wide as two, columns as their content, within bounds', async () => {
  expect(['季度', 'abc', '（人）', '👷', '≤35', ''].map(displayWidth)).toEqual([4, 3, 6, 2, 3, 0])
  const blob = await xlsxOf([{ name: '表', rows: [['需求类别', 'a', '长'.repeat(60), 'b']], widths: [] }])
  const xml = strFromU8(
    unzipSync(new Uint8Array(await blob.arrayBuffer()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  )
  expect([...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([10, 8, 48, 8])
})

test('what its library could not write under our security policy is refused, never waited for', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => [`职工${at}`, at])
  expect((await xlsxOf([{ name: '表', rows: rows(700) }])).size).toBeGreaterThan(0)
  await expect(xlsxOf([{ name: '表', rows: rows(5000) }])).rejects.toThrow(RangeError)
})
