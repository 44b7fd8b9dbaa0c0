import { app, expect, open, ready, seen, test } from './support'

test('insight → its chart with its filter → rows; Back and Forward return exactly', async ({ visitor: page }) => {
  await open(page, 'overview')
  const start = page.url()
  const list = await seen(page, 'overview-changes')
  // The sample's first story: demands of 五号井, closed late.
  await list.locator('ol button').first().click()
  await expect(app(page)).toHaveAttribute('data-route', 'demands')
  await ready(page)
  const shown = page.url()
  expect(decodeURIComponent(shown)).toContain('华岳矿业/五号井')
  const loop = await seen(page, 'demand-loop')
  const headline = await loop.getByTestId('headline').textContent()

  await loop.getByTestId('chart-menu').click()
  await page.getByTestId('show-trace').click()
  await page.getByTestId('trace').getByTestId('trace-rows').first().click()
  await expect(page.getByTestId('trace').locator('tbody tr .place').first()).toHaveText(/demands\.csv/)
  await page.keyboard.press('Escape')

  await page.goBack()
  await expect(page).toHaveURL(start)
  await ready(page)
  await page.goForward()
  await expect(page).toHaveURL(shown)
  await seen(page, 'demand-loop')
  await expect(loop.getByTestId('headline')).toHaveText(headline ?? '')
})

test('a cell of a heat map narrows to its unit; its rows are there', async ({ visitor: page }) => {
  await open(page, 'demands')
  const card = await seen(page, 'demand-heatmap')
  const box = await card.locator('canvas').first().boundingBox()
  if (!box) throw new Error('no canvas')
  // The first row of cells.
  await page.mouse.click(box.x + box.width * 0.28, box.y + box.height * 0.28)
  await expect(page).toHaveURL(/org=/)
  await ready(page)
  expect(decodeURIComponent(page.url())).toContain('五号井')
  const rows = await seen(page, 'demand-list')
  await expect(rows.locator('tbody tr').first()).toContainText('五号井')
  await page.goBack()
  await expect(page).not.toHaveURL(/org=/)
})

test('a change of a key figure → its parts → the unit, filtered', async ({ visitor: page }) => {
  await open(page, 'overview')
  await page.getByTestId('explain-demand_count').click()
  const panel = page.getByTestId('explain')
  await expect(panel.getByTestId('headline')).toContainText('主要来自五号井')
  await panel.getByTestId('explain-by').selectOption('category')
  await expect(panel.getByTestId('headline')).toContainText('主要来自生活保障')
  await panel.getByRole('button', { name: '生活保障' }).click()
  await expect(panel).toBeHidden()
  await expect(page).toHaveURL(/category=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/category=/)
})
