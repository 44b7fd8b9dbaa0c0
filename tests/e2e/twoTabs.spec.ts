import type { Page } from '@playwright/test'
import { batches, numbers } from './disk'
import { app, confirm, drop, expect, open, ready, test } from './support'

/** One demand of a unit of its own: each file is another unit's share of the quarter. */
const demands = (id: string) =>
  new TextEncoder().encode(`编号,集团,单位,登记日期,需求类别\n${id},华岳,${id}厂,2026-09-01,其他\n`)
const bring = (page: Page, id: string) => drop(page, [{ name: `${id}.csv`, content: demands(id) }])
const banner = (page: Page) => page.getByTestId('read-only')

test('the second tab looks, follows, takes over and gives back', async ({ guarded: first }) => {
  await open(first, 'data')
  await bring(first, 'A')
  await confirm(first)
  await expect(banner(first)).toHaveCount(0)

  const faults: string[] = []
  const second = await first.context().newPage()
  second.on('pageerror', (error) => faults.push(error.message))
  second.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await open(second, 'data')
  await expect(banner(second)).toBeVisible()
  await expect(second.getByTestId('batch-undo')).toBeDisabled()
  await expect(second.getByTestId('clear-data')).toBeDisabled()
  expect(await batches(second)).toEqual(['A.csv 1 true'])
  expect(await numbers(second)).toEqual(await numbers(first))
  await open(second, 'data')
  await bring(second, 'X')
  await second.getByTestId('import-confirm').click()
  await expect(second.getByTestId('import-dialog').getByRole('alert')).toContainText('另一个窗口')
  await second.getByTestId('import-cancel').click()

  await open(first, 'data')
  await bring(first, 'B')
  await confirm(first)
  await expect.poll(() => batches(second)).toEqual(['A.csv 1 true', 'B.csv 1 true'])
  await expect(app(second)).toHaveAttribute('data-rows-demands', '2')
  await ready(second)
  await first.locator('[data-file="B.csv"]').getByTestId('batch-undo').click()
  await expect.poll(() => batches(second)).toEqual(['A.csv 1 true', 'B.csv 1 false'])
  await expect(app(second)).toHaveAttribute('data-rows-demands', '1')

  await second.getByTestId('take-over').click()
  await expect(banner(second)).toHaveCount(0)
  await expect(banner(first)).toBeVisible()
  await ready(second)
  await bring(second, 'C')
  await confirm(second)
  await expect.poll(() => batches(first)).toEqual(['A.csv 1 true', 'B.csv 1 false', 'C.csv 1 true'])
  await expect(first.getByTestId('batch-undo').first()).toBeDisabled()
  await second.getByTestId('clear-data').click()
  await expect(app(first)).toHaveAttribute('data-rows-demands', '0')
  await ready(second)
  await bring(second, 'D')
  await confirm(second)
  await expect.poll(() => batches(first)).toEqual(['D.csv 1 true'])

  await second.close()
  await expect(banner(first)).toHaveCount(0)
  await ready(first)
  await bring(first, 'E')
  await confirm(first)
  await first.reload()
  await ready(first)
  await expect(app(first)).toHaveAttribute('data-rows-demands', '2')
  await expect(banner(first)).toHaveCount(0)
  expect(faults).toEqual([])
})

test('a tab that loses the writing in the middle of an import keeps its files to be confirmed again', async ({
  guarded: first,
}) => {
  await open(first, 'data')
  await bring(first, 'A')
  await confirm(first)
  const second = await first.context().newPage()
  await open(second, 'data')
  await bring(first, 'B')
  await expect(first.getByTestId('import-confirm')).toBeEnabled()
  await second.getByTestId('take-over').click()
  await expect(banner(second)).toHaveCount(0)
  await first.getByTestId('import-confirm').click()
  await expect(first.getByTestId('import-dialog').getByRole('alert')).toContainText('另一个窗口')
  await second.close()
  await expect(banner(first)).toHaveCount(0)
  await confirm(first)
  await expect(app(first)).toHaveAttribute('data-rows-demands', '2')
})
