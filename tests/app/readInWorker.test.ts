import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { expandInWorker, readInWorker } from '@/engine/work/readInWorker'
import { plainRows, workbook } from '../fixtures/workbook'

const TABLE = '季度,单位,人数\n2026Q3,三号井,12\n'

test('an archive is opened off the page, any other file comes back as it is', async () => {
  const zip = new File([zipSync({ 三号井: { '需求.csv': strToU8(TABLE) } })], '季度包.zip')
  const files = await expandInWorker(zip)
  expect(files.map(({ name }) => name)).toEqual(['季度包.zip/三号井/需求.csv'])
  expect(await files[0]?.text()).toBe(TABLE)
  const csv = new File([TABLE], '需求.csv')
  expect((await expandInWorker(csv)).map(({ name, size }) => [name, size])).toEqual([['需求.csv', csv.size]])
})

test('a workbook of 100 thousand rows is read off the page, with progress', async () => {
  const cells = (at: number) => ['2026Q3', `综采${at % 50}队`, at, at / 8, '食堂菜品']
  const file = workbook({
    sheets: [{ name: '表', rows: plainRows(Array.from({ length: 100_000 }, (_, at) => cells(at))) }],
  })
  const steps: number[] = []
  const started = performance.now()
  const table = await readInWorker(file, { headerLine: 0 }, [], (done) => steps.push(done))
  console.info(`xlsx, 100 000 × 5 in the worker: ${Math.round(performance.now() - started)} ms`)
  expect([table.encoding, table.report.dataRows, table.sheet]).toEqual(['XLSX', 100_000, '表'])
  expect(steps.at(-1)).toBe(1)
  expect(steps.length).toBeGreaterThan(2)
})

test('faults keep their code and parameters on the way, and an abort ends the worker', async () => {
  await expect(expandInWorker(new File([zipSync({})], '空.zip'))).rejects.toMatchObject({ code: 'file-empty' })
  await expect(readInWorker(new Blob(['PK\x03\x04..']), {}, [], () => undefined)).rejects.toMatchObject({
    code: 'file-damaged',
    params: { detail: 'no directory' },
  })
  const stop = new AbortController()
  const reading = expandInWorker(new File([TABLE], 'a.csv'), stop.signal)
  stop.abort()
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  await expect(expandInWorker(new File([TABLE], 'a.csv'), stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
})
