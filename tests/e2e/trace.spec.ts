import { expect, open, test } from './support'

test('a figure shows its definition, its files and its rows by file and line; targets stand beside it', async ({
  guarded: page,
}) => {
  await open(page, 'overview')
  const cards = page.getByTestId('chart-overview-kpis')
  await cards.getByRole('button', { name: '342 件' }).first().click()
  const panel = page.getByTestId('trace')
  await expect(panel.locator('dl[data-metric]')).toHaveAttribute('data-metric', 'demand_count')
  // The figure's own dataset alone, not all that the cards read.
  await expect(panel.locator('section[data-dataset]')).toHaveCount(1)
  await expect(panel.locator('section[data-dataset="demands"]')).toHaveAttribute('data-rows', '342')
  await expect(panel.locator('li').first()).toContainText('demands.csv')
  await panel.getByTestId('trace-rows').click()
  await expect(panel.getByTestId('row-count')).toHaveText('342 行（共 342 行）')
  await expect(panel.locator('tbody tr .place').first()).toHaveText(/demands\.csv.*\d+/)
  await expect(panel.locator('details pre')).toContainText('SELECT')
  await page.keyboard.press('Escape')

  await cards
    .getByRole('button', { name: /^\d\d\.\d%$/ })
    .nth(2)
    .click()
  await expect(panel.locator('section[data-dataset="sentiment"]')).toBeVisible()
  await expect(panel.getByTestId('trace-rows')).toHaveCount(0)
  await page.keyboard.press('Escape')

  await open(page, 'data')
  await page.getByTestId('target-metric').selectOption('backlog')
  await page.getByTestId('target-value').fill('100')
  await page.getByTestId('target-add').click()
  await expect(page.getByTestId('target')).toHaveAttribute('data-metric', 'backlog')
  await open(page, 'overview')
  await expect(cards).toContainText('目标 100 件，差 25 件')
})
