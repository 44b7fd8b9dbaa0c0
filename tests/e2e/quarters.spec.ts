import type { Page } from '@playwright/test'
import { batches, numbers, sql } from './disk'
import { app, confirm, drop, expect, open, ready, test } from './support'

const HEADER = '编号,集团,单位,登记日期,需求类别\n'
const csv = (rows: readonly string[]) => new TextEncoder().encode(`${HEADER}${rows.join('\n')}\n`)
const Q2 = ['B1,华岳,三号井,2026-05-01,其他', 'B2,华岳,四号井,2026-06-01,其他']
const Q3 = [
  'C1,华岳,三号井,2026-07-01,生活保障',
  'C2,华岳,三号井,2026-08-01,生活保障',
  'C3,华岳,四号井,2026-09-01,技能提升',
]
const CORRECTED = [
  'C1,华岳,三号井,2026-07-01,生活保障',
  'C2,华岳,三号井,2026-08-01,权益保障',
  'C4,华岳,四号井,2026-09-09,其他',
]

async function bring(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await drop(page, [{ name, content: csv(rows) }])
  await expect(page.getByTestId('import-file')).toHaveAttribute('data-rows', String(rows.length))
}

async function click(page: Page, file: string, button: string): Promise<void> {
  await page.locator(`[data-testid="batch"][data-file="${file}"]`).getByTestId(button).click()
  await ready(page)
}

test('a file for a loaded quarter shows what it changes, takes its place, and gives it back', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await bring(page, 'both.csv', [...Q2, ...Q3])
  await expect(page.getByTestId('import-comparison')).toHaveCount(0)
  await confirm(page)
  const old = await numbers(page)

  await open(page, 'data')
  await bring(page, 'corrected.csv', CORRECTED)
  const compared = page.getByTestId('import-comparison')
  await expect(compared).toHaveAttribute('data-intent', 'replace')
  for (const [kind, count] of [
    ['added', 1],
    ['changed', 1],
    ['removed', 1],
    ['same', 1],
  ] as const)
    await expect(compared.getByTestId(`compare-${kind}`)).toHaveAttribute('data-count', String(count))
  await expect(compared).toContainText('2026年3季度')
  await expect(compared.getByRole('listitem')).toHaveText(/第 ?3 ?行.*生活保障.*权益保障/u)
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '5')
  await expect.poll(() => batches(page)).toEqual(['both.csv 5 true', 'corrected.csv 3 true'])
  const replaced = await numbers(page)
  expect(replaced).not.toEqual(old)

  await open(page, 'data')
  await click(page, 'corrected.csv', 'batch-undo')
  expect(await numbers(page)).toEqual(old)
  await open(page, 'data')
  await click(page, 'corrected.csv', 'batch-redo')
  expect(await numbers(page)).toEqual(replaced)

  await open(page, 'data')
  await click(page, 'both.csv', 'batch-undo')
  await expect(app(page)).toHaveAttribute('data-rows-demands', '3')
  await click(page, 'both.csv', 'batch-redo')
  await click(page, 'corrected.csv', 'batch-delete')
  await page.getByTestId('batch-delete-confirm').click()
  await expect(page.getByTestId('batch')).toHaveCount(1)
  await ready(page)
  expect(await numbers(page)).toEqual(old)
})

test('the same file again does nothing; it can be added, or left; leaving leaves no trace', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await bring(page, 'q3.csv', Q3)
  await confirm(page)
  const version = await app(page).getAttribute('data-version')
  await bring(page, '副本.csv', Q3)
  await expect(page.getByTestId('import-comparison')).toHaveAttribute('data-intent', 'skip')
  await expect(page.getByTestId('import-comparison')).toContainText('q3.csv')
  await expect(page.getByTestId('import-confirm')).toBeDisabled()
  await page.getByTestId('intent-add').check()
  await expect(page.getByTestId('import-confirm')).toBeEnabled()
  await page.getByTestId('import-cancel').click()
  await expect(page.getByTestId('import-dialog')).toBeHidden()
  await expect(app(page)).toHaveAttribute('data-version', version ?? '')
  await expect
    .poll(() => sql(page, "SELECT table_name AS t FROM duckdb_tables() WHERE schema_name = 'staging'"))
    .toEqual([{ t: 'places' }])

  await bring(page, '副本.csv', Q3)
  await page.getByTestId('intent-add').check()
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '6')
})

test('another unit’s share of a quarter is added; a dataset without quarters is replaced as a whole', async ({
  guarded: page,
}) => {
  await open(page, 'data')
  await bring(page, 'q3.csv', Q3)
  await confirm(page)
  await bring(page, 'share.csv', ['S1,华岳,洗选厂,2026-07-07,其他'])
  await expect(page.getByTestId('import-comparison')).toHaveAttribute('data-intent', 'add')
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '4')

  const certificates = (rows: string) => new TextEncoder().encode(`工号,集团,单位,证书名称,有效期至\n${rows}\n`)
  await drop(page, [
    { name: 'old.csv', content: certificates('1,华岳,三号井,电工证,2028-01-01\n2,华岳,三号井,焊工证,2027-01-01') },
  ])
  await confirm(page)
  await drop(page, [{ name: 'new.csv', content: certificates('1,华岳,三号井,电工证,2028-01-01') }])
  const compared = page.getByTestId('import-comparison')
  await expect(compared).toHaveAttribute('data-intent', 'replace')
  await expect(compared.getByTestId('compare-removed')).toHaveAttribute('data-count', '1')
  await expect(compared.getByTestId('compare-same')).toHaveAttribute('data-count', '1')
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-certificates', '1')
  await click(page, 'new.csv', 'batch-undo')
  await expect(app(page)).toHaveAttribute('data-rows-certificates', '2')
})
