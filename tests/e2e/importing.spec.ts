import { readFile } from 'node:fs/promises'
import { app, confirm, drop, expect, exportedRows, open, seen, test } from './support'

const text = (content: string) => new TextEncoder().encode(content)
const GOOD = '编号,单位,登记日期,需求类别\nA1,三号井,2026-09-01,生活保障\nA2,三号井,2026-08-01,技能提升\n'

test('cancelling an import leaves no trace', async ({ guarded: page }) => {
  await open(page, 'demands')
  const version = await app(page).getAttribute('data-version')
  await drop(page, [{ name: 'a.csv', content: text(GOOD) }])
  await expect(page.getByTestId('import-file')).toHaveAttribute('data-rows', '2')
  await page.getByTestId('import-cancel').click()
  await expect(page.getByTestId('import-dialog')).toBeHidden()
  await expect(app(page)).toHaveAttribute('data-version', version ?? '')
  await expect(app(page)).toHaveAttribute('data-rows-demands', '3381')
})

test('what cannot be read is listed and can be taken away; the rest loads', async ({ guarded: page }) => {
  await open(page, 'demands')
  await drop(page, [{ name: 'a.csv', content: text(`${GOOD}A3,三号井,昨天,其他\nA4,三号井,2026-09-09,\n`) }])
  const file = page.getByTestId('import-file')
  await expect(file).toHaveAttribute('data-rows', '2')
  await expect(file).toHaveAttribute('data-rejected', '2')
  await expect(file).toContainText('昨天')
  const waiting = page.waitForEvent('download')
  await page.getByTestId('rejects-download').first().click()
  const rejects = await readFile(await (await waiting).path(), 'utf8')
  expect(rejects.startsWith('\uFEFF')).toBe(true)
  expect(rejects).toContain('昨天')
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '2')
})

test('a file that is no dataset shows what was found and what is missing, and does not load', async ({
  guarded: page,
}) => {
  await open(page, 'overview')
  await drop(page, [
    { name: '账单.csv', content: text('交易时间;商品;金额\n2026-09-01;午餐;12\n2026-09-02;晚餐;15\n') },
    { name: 'a.csv', content: text(GOOD) },
  ])
  const unknown = page.getByRole('region', { name: '账单.csv' })
  await expect(unknown).toHaveAttribute('data-delimiter', ';')
  await expect(unknown).toHaveAttribute('data-dataset', '')
  await expect(unknown).toHaveAttribute('data-header-row', '1')
  await confirm(page)
  await expect(app(page)).toHaveAttribute('data-rows-demands', '2')
})

test('batches can be undone and redone; empty and sample are one click', async ({ guarded: page }) => {
  await open(page, 'data')
  await page.getByTestId('start-empty').first().click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '0')
  await drop(page, [{ name: 'a.csv', content: text(GOOD) }])
  await confirm(page)
  const batch = page.locator('[data-testid="batch"][data-file="a.csv"]')
  await expect(batch).toHaveAttribute('data-active', 'true')
  await expect(batch).toHaveAttribute('data-rows', '2')
  await batch.getByTestId('batch-undo').click()
  await expect(batch).toHaveAttribute('data-active', 'false')
  await expect(app(page)).toHaveAttribute('data-rows-demands', '0')
  await batch.getByTestId('batch-redo').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '2')
  await page.getByTestId('load-sample').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '3381', { timeout: 60_000 })
})

test('hostile text stays text: in the dialog, the chart, the table and the export', async ({ guarded: page }) => {
  await open(page, 'demands')
  const hostile = ['<img src=x onerror=alert(1)>', "'; DROP TABLE demands; --", '=cmd|calc', '{{7*7}}', '@SUM(A1)']
  const rows = hostile.map((category, index) => `B${index},<b>三号井</b>,2026-09-0${index + 1},"${category}"`)
  page.on('dialog', () => expect(true, 'a script ran').toBe(false))
  await drop(page, [{ name: '<i>a</i>.csv', content: text(`编号,单位,登记日期,需求类别\n${rows.join('\n')}\n`) }])
  await expect(page.getByTestId('import-file')).toHaveAttribute('data-rows', '5')
  await confirm(page)
  const exported = await exportedRows(page, 'demand-trend')
  expect(exported.map((row) => row['category']).sort()).toEqual(
    hostile.map((value) => (/^[=@]/.test(value) ? `'${value}` : value)).sort(),
  )
  await expect(await seen(page, 'demand-list')).toContainText('{{7*7}}')
  expect(await page.locator('img[src="x"], b').count()).toBe(0)
})
