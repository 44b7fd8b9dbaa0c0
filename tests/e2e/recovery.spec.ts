import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  batches,
  clearAll,
  filesOnDisk,
  left,
  numbers,
  OWN,
  spoil,
  spoilManifests,
  whenKept,
  alerts,
  importOwn,
  reload,
} from './disk'
import { app, expect, open, ready, test } from './support'

const SAMPLE_DEMANDS = '3381'

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
  await expect.poll(() => batches(page)).toEqual(history)
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
  await expect.poll(() => batches(page)).toEqual(['own.csv 36 true'])
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
  await expect.poll(() => batches(page)).toEqual(['whole.csv 1 true'])
  await reload(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '1')
})

const openWorkspace = (page: Page, buffer: Buffer, input = 'open-workspace'): Promise<void> =>
  page.getByTestId(input).setInputFiles([{ name: 'all.xinsheng', mimeType: 'application/octet-stream', buffer }])
