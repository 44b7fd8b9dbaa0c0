import type { Page } from '@playwright/test'
import { app, exported, exportedRows, expect, open, ready, test } from './support'

const card = (page: Page, id: string) => page.getByTestId(`chart-${id}`)

async function show(page: Page, id: string): Promise<void> {
  await card(page, id).scrollIntoViewIfNeeded()
  await ready(page)
}

/** The table behind a chart, in which names are buttons. */
async function table(page: Page, id: string): Promise<void> {
  await show(page, id)
  await card(page, id).getByTestId('chart-menu').click()
  await page.getByTestId('show-data').click()
}

/** The head of the card is in the window, and the focus on its headline. */
async function expectArrival(page: Page, id: string): Promise<void> {
  await expect(card(page, id).getByTestId('headline')).toBeFocused()
  await expect(card(page, id).getByTestId('headline')).toBeInViewport()
}

test('key figure → chart → unit → rows; Back and Forward return exactly', async ({ visitor: page }) => {
  await open(page, 'overview')
  const addresses = [page.url()]
  await card(page, 'overview-kpis')
    .getByRole('button', { name: /^诉求量/ })
    .click()
  await expect(app(page)).toHaveAttribute('data-route', 'demands')
  await ready(page)
  await expectArrival(page, 'demand-change')
  addresses.push(page.url())

  await table(page, 'demand-units')
  const units = card(page, 'demand-units').locator('tbody')
  await units.getByRole('button', { name: '五号井' }).click()
  await expect(page).toHaveURL(/org=/)
  await ready(page)
  await expect(units).toContainText('综采三队')
  addresses.push(page.url())

  await units.getByRole('button', { name: '综采三队' }).click()
  await ready(page)
  await expectArrival(page, 'demand-list')
  addresses.push(page.url())
  const rows = card(page, 'demand-list').locator('tbody tr')
  await expect(rows.first()).toContainText('综采三队')
  await expect(rows.first()).toContainText(/demands\.csv 第 \d+ 行/)
  // A unit without children stands among its siblings, the chosen one marked.
  await expect(units).toContainText('掘进三队')
  await expect(card(page, 'demand-units').locator('footer')).toContainText('图中标出 综采三队')

  for (const address of addresses.slice(0, -1).reverse()) {
    await page.goBack()
    await expect(page).toHaveURL(address)
  }
  for (const address of addresses.slice(1)) {
    await page.goForward()
    await expect(page).toHaveURL(address)
  }
  await ready(page)
  await expect(rows.first()).toContainText('综采三队')
})

test('a category chosen on a chart is marked in it and narrows the others; exports are what is shown; undo is Back', async ({
  visitor: page,
}) => {
  await open(page, 'demands')
  const categories = async (id: string) => new Set((await exportedRows(page, id)).map((row) => row['category']))
  const before = await categories('demand-ageing')
  expect(before.size).toBe(5)
  await table(page, 'demand-ageing')
  await card(page, 'demand-ageing').getByRole('button', { name: '技能提升' }).first().click()
  await expect(page).toHaveURL(/by=category:demand-ageing/)
  await ready(page)
  await expectArrival(page, 'demand-list')
  expect(await categories('demand-ageing')).toEqual(before)
  expect(await categories('demand-trend')).toEqual(new Set(['技能提升']))
  await expect(card(page, 'demand-ageing').locator('footer')).toContainText('图中标出 技能提升')
  expect((await exported(page, 'demand-ageing', 'export-svg')).toString('utf8')).toContain('图中标出 技能提升')
  await page.getByTestId('chips').getByRole('button', { name: '去掉：需求类别：技能提升' }).click()
  await expect(page).not.toHaveURL(/category|by=/)
  await page.goBack()
  await expect(page).toHaveURL(/by=category:demand-ageing/)
  await page.goBack()
  await expect(page).not.toHaveURL(/category|by=/)
})

test('an entry of a legend narrows to what it stands for and hides nothing', async ({ visitor: page }) => {
  await open(page, 'demands')
  const trend = card(page, 'demand-trend')
  const box = await trend.locator('canvas').first().boundingBox()
  if (!box) throw new Error('no canvas')
  await page.mouse.click(box.x + 40, box.y + 8)
  await expect(page).toHaveURL(/by=category:demand-trend/)
  await ready(page)
  expect(decodeURIComponent(page.url())).toContain('category=生活保障')
  expect(new Set((await exportedRows(page, 'demand-trend')).map((row) => row['category'])).size).toBe(5)
  // Again: the clause is taken back.
  await trend.scrollIntoViewIfNeeded()
  const again = await trend.locator('canvas').first().boundingBox()
  if (!again) throw new Error('no canvas')
  await page.mouse.click(again.x + 40, again.y + 8)
  await expect(page).not.toHaveURL(/category/)
})

test('two units side by side, each with its own headline; pictures hold both, the CSV tells them apart', async ({
  visitor: page,
}) => {
  await open(page, 'demands?org=华岳矿业/三号井')
  await page.getByTestId('compare').click()
  await page.getByTestId('org-search').fill('五号井')
  await page
    .getByRole('treeitem', { name: /^五号井/ })
    .first()
    .click()
  await expect(page).toHaveURL(/vs=/)
  await ready(page)
  const units = card(page, 'demand-units')
  await show(page, 'demand-units')
  await expect(units.getByTestId('headline')).toHaveCount(2)
  const [own, beside] = [units.locator('[data-pane=own]'), units.locator('[data-pane=beside]')]
  await expect(own).toContainText('三号井')
  await expect(beside).toContainText('五号井')
  const [left, right] = [await own.boundingBox(), await beside.boundingBox()]
  expect(left && right && right.x > left.x + left.width - 1 && Math.abs(left.y - right.y) < 2).toBe(true)
  const orgs = (await exportedRows(page, 'demand-units')).map((row) => row['org'] ?? '')
  expect(orgs.some((org) => org.startsWith('华岳矿业/三号井/'))).toBe(true)
  expect(orgs.some((org) => org.startsWith('华岳矿业/五号井/'))).toBe(true)
  const svg = (await exported(page, 'demand-units', 'export-svg')).toString('utf8')
  for (const unit of ['三号井', '五号井']) expect(svg).toContain(`华岳矿业/${unit}</text>`)
  await page.setViewportSize({ width: 1000, height: 768 })
  await expect
    .poll(async () => ((await beside.boundingBox())?.y ?? 0) > ((await own.boundingBox())?.y ?? 0) + 100)
    .toBe(true)
  // An address that names what is not there shows one view.
  await open(page, 'demands?vs=没有的单位')
  await expect(card(page, 'demand-trend').getByTestId('headline')).toHaveCount(1)
})

test('two quarters side by side are read on the same scale', async ({ visitor: page }) => {
  await open(page, 'sentiment?vs=2026Q1')
  const trend = card(page, 'sentiment-trend')
  await expect(trend.locator('[data-pane=own]')).toContainText('2026年3季度')
  await expect(trend.locator('[data-pane=beside]')).toContainText('2026年1季度')
  await expect(trend.getByTestId('headline')).toHaveCount(2)
  await page
    .getByTestId('chips')
    .getByRole('button', { name: /^去掉：对比/ })
    .click()
  await expect(trend.getByTestId('headline')).toHaveCount(1)
})

test('rows are searched over all columns, by pinyin too, counted, and sorted by keyboard', async ({
  visitor: page,
}) => {
  await open(page, 'demands')
  const list = card(page, 'demand-list')
  await show(page, 'demand-list')
  await expect(list.getByTestId('row-count')).toHaveText('2,261 行（共 2,261 行）')
  await list.getByTestId('row-search').fill('whj')
  await expect(list.getByTestId('row-count')).not.toHaveText('2,261 行（共 2,261 行）')
  await expect(list.locator('tbody tr').first()).toContainText('五号井')
  await list.getByRole('button', { name: '登记日期' }).focus()
  await page.keyboard.press('Enter')
  await expect(list.locator('th[aria-sort=ascending]')).toHaveText(/登记日期/)
})

test('category → subcategory → rows', async ({ visitor: page }) => {
  await open(page, 'demands?category=生活保障')
  const list = card(page, 'demand-list')
  await show(page, 'demand-list')
  await expect(list.getByTestId('row-count')).not.toHaveText('2,261 行（共 2,261 行）')
  const all = await list.getByTestId('row-count').textContent()
  await list.getByTestId('row-search').fill('食堂')
  await list.getByRole('button', { name: /食堂/ }).first().click()
  await expect(page).toHaveURL(/subcategory=/)
  await ready(page)
  await expect(page.getByTestId('chips')).toContainText('子类：')
  await list.getByTestId('row-search').fill('')
  await expect(list.getByTestId('row-count')).not.toHaveText(all ?? '')
})

test('with reduced motion a drill goes there at once', async ({ visitor: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, 'demands')
  await table(page, 'demand-ageing')
  await card(page, 'demand-ageing').getByRole('button', { name: '生活保障' }).first().click()
  await expectArrival(page, 'demand-list')
  const top = await page.evaluate(() => window.scrollY)
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => window.scrollY)).toBe(top)
})
