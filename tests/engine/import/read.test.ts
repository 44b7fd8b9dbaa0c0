import { expect, test } from 'vitest'
import { crc32 } from '@/engine/crc32'
import { readTable } from '@/engine/import/read'
import { gbk } from '../../support/gbk'

const read = (content: BlobPart, choices = {}) => readTable(new Blob([content]), choices, () => false)

const PAGE = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style>br {mso-data-placement:same-cell;}</style></head><body><table border=1>
<tr><td colspan=3>2026年第三季度职工人数</td></tr>
<tr><th>季度</th><th>单位</th><th>在册人数</th></tr>
<tr><td>2026Q3</td><td>三号井&nbsp;</td><td x:num>1,234</td></tr>
<tr><td>2026Q3</td><td>四号井</td><td x:num="900">900</td></tr>
<tr><td>合计</td><td></td><td>2,134</td></tr></table></body></html>`

test('a web page named .xls, as many systems export it, is read as its table', async () => {
  const table = await read(gbk(PAGE))
  expect([table.encoding, table.layout.headerLine, table.layout.header]).toEqual([
    'GB18030',
    2,
    ['季度', '单位', '在册人数'],
  ])
  expect(await table.csv.text()).toBe('3,2026Q3,三号井,"1,234"\n4,2026Q3,四号井,900\n')
  expect(table.report.skipped.total.lines).toEqual([5])
  await expect(read('<html><table></table></html>')).rejects.toMatchObject({ code: 'file-no-table' })
})

test('a table of text that merely begins with a tag is a table of text', async () => {
  const { layout } = await read('<b>,单位,人数\n<table>,三号井,3\n<i>,四号井,4\n')
  expect([layout.columns, layout.headerLine]).toEqual([3, 1])
})

test('the checksum of the rows is that of their bytes, over all blocks', async () => {
  const table = await read('单位,人数\n' + '三号井,12\n'.repeat(2_000_000))
  const bytes = new Uint8Array(await table.csv.arrayBuffer())
  expect(bytes.length).toBeGreaterThan(20 << 20)
  expect(table.crc32).toBe(crc32(bytes))
})

test('progress runs from the bytes read to all of them', async () => {
  const steps: number[] = []
  const text = '单位,人数\n' + '三号井,12\n'.repeat(700_000)
  const table = await readTable(
    new Blob([text]),
    {},
    () => false,
    (done) => steps.push(done),
  )
  expect(table.report.dataRows).toBe(700_000)
  expect(steps.length).toBeGreaterThan(1)
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect(steps.at(-1)).toBe(1)
})

test('a file that cannot be read any more, an empty one, an archive no browser opens', async () => {
  await expect(read('')).rejects.toMatchObject({ code: 'file-empty' })
  await expect(read('Rar!\x1a\x07\x01\x00')).rejects.toMatchObject({ code: 'file-is-archive' })
  const gone = { size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) }
  await expect(readTable(gone as unknown as Blob, {}, () => false)).rejects.toMatchObject({ code: 'file-unreadable' })
})
