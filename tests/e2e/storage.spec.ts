import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  batches,
  clearAll,
  filesOnDisk,
  fromDisk,
  left,
  numbers,
  OWN,
  spoil,
  spoilManifests,
  sql,
  whenKept,
} from './disk'
import { app, confirm, drop, expect, open, ready, test } from './support'

const SAMPLE_DEMANDS = '3381'
const text = (content: string) => new TextEncoder().encode(content)
const alerts = (page: Page) => page.getByRole('alert')

async function importOwn(page: Page, content = OWN, name = 'own.csv'): Promise<void> {
  await drop(page, [{ name, content: text(content) }])
  await expect(page.getByTestId('import-confirm')).toBeEnabled()
  await confirm(page)
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await ready(page)
  await expect(alerts(page)).toHaveCount(0)
}

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
  expect(await batches(page)).toEqual(history)
  await reload(page)
  expect(await batches(page)).toEqual(history)
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
  expect(await batches(page)).toEqual(['own.csv 36 true'])
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
  expect(await batches(page)).toEqual(['own.csv 36 true'])
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

test('a workspace file brings everything back; a damaged one is refused, and nothing changes', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await importOwn(page)
  await importOwn(page, OWN.replaceAll('2026-', '2025-'), 'earlier.csv')
  await page.locator('[data-file="earlier.csv"]').getByTestId('batch-undo').click()
  await ready(page)
  const before = await numbers(page)
  await open(page, 'data')
  const history = await batches(page)
  const waiting = page.waitForEvent('download')
  await page.getByTestId('save-workspace').click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/\.xinsheng$/u)
  const file = await readFile(await download.path())

  await clearAll(page)
  await reload(page)
  await openWorkspace(page, file)
  await expect.poll(() => batches(page)).toEqual(history)
  expect(await numbers(page)).toEqual(before)
  await reload(page)
  expect(await numbers(page)).toEqual(before)

  await open(page, 'data')
  const version = await app(page).getAttribute('data-version')
  const damaged = Buffer.from(file)
  damaged[Math.floor(damaged.length / 2)] = (damaged[Math.floor(damaged.length / 2)] ?? 0) ^ 0xff
  for (const [content, words] of [
    [damaged, '不完整或已损坏'],
    [file.subarray(0, file.length - 100), '不完整或已损坏'],
    [Buffer.from('编号,单位\n1,三号井\n'), '不是心声的工作区文件'],
  ] as const) {
    await openWorkspace(page, content)
    await expect(alerts(page)).toContainText(words)
    await alerts(page).getByRole('button').click()
  }
  await expect(app(page)).toHaveAttribute('data-version', version ?? '')
  expect(await batches(page)).toEqual(history)
  expect(await numbers(page)).toEqual(before)
})

test('what cannot be read any more is replaced by a workspace file, or cleared, once that is confirmed', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await importOwn(page)
  await whenKept(page)
  const before = await numbers(page)
  await open(page, 'data')
  const waiting = page.waitForEvent('download')
  await page.getByTestId('save-workspace').click()
  const file = await readFile(await (await waiting).path())

  await spoilManifests(page)
  const disk = await filesOnDisk(page)
  await page.reload()
  await expect(alerts(page)).toContainText('数据目录已损坏')
  await openWorkspace(page, Buffer.from('编号,单位\n1,三号井\n'), 'boot-open')
  await page.getByTestId('boot-confirm').click()
  await expect(alerts(page)).toContainText('不是心声的工作区文件')
  expect(await filesOnDisk(page)).toEqual(disk)
  await page.getByTestId('boot-retry').click()
  await expect(alerts(page)).toContainText('数据目录已损坏')
  await openWorkspace(page, file, 'boot-open')
  await expect(page.getByRole('alertdialog')).toContainText('all.xinsheng')
  await page.getByTestId('boot-confirm').click()
  await ready(page)
  expect(await batches(page)).toEqual(['own.csv 36 true'])
  expect(await numbers(page)).toEqual(before)
  await reload(page)
  expect(await numbers(page)).toEqual(before)

  await open(page, 'data')
  await spoilManifests(page)
  await page.reload()
  await page.getByTestId('boot-erase').click()
  await expect(page.getByRole('alertdialog')).toContainText('不能恢复')
  await page.getByTestId('boot-confirm').click()
  await ready(page)
  await expect(page.getByTestId('batch')).toHaveCount(0)
  expect(await left(page)).toEqual({ files: {}, databases: [], settings: [], caches: 0 })
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', SAMPLE_DEMANDS)
})

test('a batch whose rows are damaged on the disk is named, and the others open without it', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await importOwn(page)
  await importOwn(page, '编号,集团,单位,登记日期,需求类别\nU1,华岳,洗选厂,2025-12-01,其他\n', 'whole.csv')
  const kept = await whenKept(page)
  const table = Object.keys(await filesOnDisk(page))
    .map((path) => path.replace('xinsheng/', ''))
    .filter((name) => name.endsWith('-table'))
    .sort((one, other) => Number(one.split('-')[1]) - Number(other.split('-')[1]))[0]
  await spoil(page, table ?? '', 'cut')
  await spoil(page, kept, 'remove')
  await page.reload()
  await expect(alerts(page)).toContainText('own.csv')
  await page.getByTestId('boot-leave').click()
  await page.getByTestId('boot-confirm').click()
  await ready(page)
  expect(await batches(page)).toEqual(['whole.csv 1 true'])
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '1')
})

const openWorkspace = (page: Page, buffer: Buffer, input = 'open-workspace'): Promise<void> =>
  page.getByTestId(input).setInputFiles([{ name: 'all.xinsheng', mimeType: 'application/octet-stream', buffer }])
