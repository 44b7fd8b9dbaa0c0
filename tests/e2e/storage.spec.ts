import { readFile } from 'node:fs/promises'
import {
  batches,
  clearAll,
  filesOnDisk,
  fromDisk,
  left,
  numbers,
  OWN,
  spoil,
  sql,
  whenKept,
  alerts,
  importOwn,
  reload,
} from './disk'
import { app, confirm, drop, expect, open, ready, test } from './support'

const SAMPLE_DEMANDS = '3381'
const text = (content: string) => new TextEncoder().encode(content)

test('a reload shows the same numbers from the database on disk, and from the batches where that is gone or damaged', async ({
  guarded: page,
}) => {
  await open(page, 'demands')
  await importOwn(page)
  const before = await numbers(page)
  let file = await whenKept(page)
  await reload(page)
  expect([await numbers(page), await fromDisk(page)]).toEqual([before, true])
  for (const how of ['remove', 'cut', 0, 0.5] as const) {
    await spoil(page, file, how)
    await reload(page)
    expect(await numbers(page), String(how)).toEqual(before)
    await expect(alerts(page)).toHaveCount(0)
    expect(await fromDisk(page), String(how)).toBe(false)
    file = await whenKept(page, file)
  }
  await reload(page)
  expect([await numbers(page), await fromDisk(page)]).toEqual([before, true])
})

test('empty stays empty; own files come back with their history and the names that were confirmed', async ({
  guarded: page,
}) => {
  await open(page, 'overview')
  await page.getByTestId('start-empty').first().click()
  await expect(page.getByTestId('empty-start')).toBeVisible()
  await ready(page)
  await reload(page)
  await expect(page.getByTestId('empty-start')).toBeVisible()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '0')

  await open(page, 'data')
  await importOwn(page)
  await drop(page, [
    {
      name: 'near.csv',
      content: text('编号,集团,单位,区队,登记日期,需求类别\nN1,华岳,洗选厂,综采2队,2026-06-01,其他\n'),
    },
  ])
  await expect(page.getByTestId('import-places')).toContainText('综采2队')
  await confirm(page)
  await importOwn(page, '编号,集团,单位,登记日期,需求类别\nU1,华岳,洗选厂,2025-12-01,其他\n', 'undone.csv')
  await page.locator('[data-file="undone.csv"]').getByTestId('batch-undo').click()
  await ready(page)
  const history = ['near.csv 1 true', 'own.csv 36 true', 'undone.csv 1 false']
  await expect.poll(() => batches(page)).toEqual(history)
  await reload(page)
  await expect.poll(() => batches(page)).toEqual(history)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '37')
  const units = await sql(page, 'SELECT DISTINCT CAST(org AS VARCHAR) AS org FROM model.loaded_demands')
  expect(units.map(({ org }) => org)).toContain('华岳/洗选厂/综采二队')
  expect(units.map(({ org }) => org)).not.toContain('华岳/洗选厂/综采2队')
  await page.locator('[data-file="undone.csv"]').getByTestId('batch-redo').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '38')
})

test('a full disk: the import says so, the old numbers stand, and the same dialog goes on when there is room', async ({
  guarded: page,
}) => {
  await open(page, 'demands')
  await importOwn(page)
  await whenKept(page)
  const before = await numbers(page)
  const disk = await filesOnDisk(page)
  const devtools = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await drop(page, [{ name: 'late.csv', content: text(OWN.replaceAll('2026-', '2025-')) }])
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-dialog').getByRole('alert')).toContainText('本机存储空间不足')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-dialog').getByRole('alert')).toContainText('本机存储空间不足')
  await page.getByTestId('import-cancel').click()
  expect(await numbers(page)).toEqual(before)
  expect(await filesOnDisk(page)).toEqual(disk)
  await reload(page)
  expect(await numbers(page)).toEqual(before)

  await drop(page, [{ name: 'late.csv', content: text(OWN.replaceAll('2026-', '2025-')) }])
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-dialog').getByRole('alert')).toBeVisible()
  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '72')
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '72')
})

test('a browser that keeps nothing: a note says so, and all works until the page is left', async ({
  guarded: page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('private', 'SecurityError'))
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  await open(page, 'data')
  await expect(page.getByTestId('storage-memory')).toBeVisible()
  await importOwn(page)
  await expect.poll(() => batches(page)).toEqual(['own.csv 36 true'])
  await page.getByTestId('batch-undo').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '0')
  await page.getByTestId('batch-redo').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '36')
  const waiting = page.waitForEvent('download')
  await page.getByTestId('save-workspace').click()
  expect((await readFile(await (await waiting).path())).length).toBeGreaterThan(1000)
  await page.reload()
  await ready(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', SAMPLE_DEMANDS)
})

test('where files cannot be kept, IndexedDB keeps them', async ({ guarded: page }) => {
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'))
  })
  await open(page, 'data')
  await expect(page.locator('[data-storage="indexeddb"]')).toBeVisible()
  await importOwn(page)
  const before = await numbers(page)
  await reload(page)
  expect(await numbers(page)).toEqual(before)
  await open(page, 'data')
  await expect.poll(() => batches(page)).toEqual(['own.csv 36 true'])
  await clearAll(page)
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', SAMPLE_DEMANDS)
})

test('clearing leaves nothing, and the next start is the first', async ({ guarded: page }) => {
  await open(page, 'data')
  await importOwn(page)
  await whenKept(page)
  await page.evaluate(() => localStorage.setItem('xinsheng.look', 'dark'))
  await clearAll(page)
  await expect(page.getByTestId('batch')).toHaveCount(0)
  expect(await left(page)).toEqual({ files: {}, databases: [], settings: [], caches: 0 })
  await page.waitForTimeout(3500)
  expect(await left(page)).toEqual({ files: {}, databases: [], settings: [], caches: 0 })
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', SAMPLE_DEMANDS)
  await expect(page.getByText('示例数据').first()).toBeVisible()
})
