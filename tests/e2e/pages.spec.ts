import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { app, expect, exported, exportedRows, open, ready, seen, test } from './support'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PAGES = ['overview', 'demands', 'sentiment', 'training', 'assessment', 'alignment', 'meeting', 'data']

for (const scheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility violation, ${scheme}`, async ({ visitor: page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const route of PAGES) {
      await open(page, route)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
      })
      expect(violations, route).toEqual([])
    }
  })
}

test('both languages without a reload, on every page', async ({ visitor: page }) => {
  for (const route of PAGES.slice(0, 6)) {
    await open(page, `${route}?lang=en`)
    const headline = page.locator('[data-testid="headline"]').first()
    await expect(headline).toHaveText(/[a-z]{3}/)
    await page.goto(`/#/${route}`)
    await ready(page)
    await expect(headline).toHaveText(/[\u4e00-\u9fff]{3}/)
  }
})

test('small groups: the tiny team is hidden, a second attribute is refused, a missing column is said', async ({
  guarded: page,
}) => {
  await open(page, 'sentiment?org=华岳矿业/五号井/火工品库')
  await expect(await seen(page, 'sentiment-questions')).toHaveAttribute('data-state', 'suppressed')
  await open(page, 'sentiment?age_band=≤35&party_member=true')
  await expect(page.getByTestId('chart-sentiment-trend')).toHaveAttribute('data-state', 'suppressed')
  await open(page, 'sentiment?education=大专')
  await expect(page.getByTestId('chart-sentiment-trend')).toHaveAttribute('data-state', 'missing')
  await open(page, 'alignment?org=华岳矿业/五号井')
  const rows = await exportedRows(page, 'alignment-matrix')
  const hidden = rows.filter((row) => row['suppressed'] === 'true')
  expect(hidden.map((row) => row['org'])).toContain('华岳矿业/五号井/火工品库')
  expect(hidden.length).toBeGreaterThanOrEqual(2)
  for (const row of hidden) expect(row['favourable']).toBe('')
})

test('a click on a mark narrows, and back undoes it', async ({ visitor: page }) => {
  await open(page, 'training')
  // Below the fold: a chart is drawn when it is seen.
  const canvas = (await seen(page, 'training-certificates')).locator('canvas').first()
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no canvas')
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.16)
  await expect(page).toHaveURL(/org=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/org=/)
  await ready(page)
  await expect(app(page)).toHaveAttribute('data-route', 'training')
})

test('every chart exports as SVG and shows its table', async ({ visitor: page }) => {
  for (const [route, chart] of [
    ['overview', 'overview-kpis'],
    ['demands', 'demand-loop'],
    ['demands', 'demand-list'],
    ['sentiment', 'sentiment-questions'],
    ['assessment', 'assessment-quadrant'],
  ] as const) {
    await open(page, route)
    const svg = (await exported(page, chart, 'export-svg')).toString('utf8')
    expect(svg.startsWith('<svg ')).toBe(true)
    expect(svg).toContain('示例数据')
    expect(svg).toContain('来源')
    expect(svg).not.toMatch(/NaN|undefined/)
  }
  await open(page, 'demands')
  const card = page.getByTestId('chart-demand-loop')
  await card.getByTestId('chart-menu').click()
  await page.getByTestId('show-data').click()
  await expect(card.getByRole('cell').first()).toBeVisible()
  await expect(card.getByTestId('summary')).not.toBeEmpty()
})

test('a chart pinned to the agenda comes back with its filters, also after a reload', async ({ guarded: page }) => {
  await open(page, 'demands?quarter=2026Q2&org=华岳矿业/五号井')
  await page.getByTestId('chart-demand-trend').getByTestId('chart-menu').click()
  await page.getByTestId('pin').click()
  await open(page, 'training')
  await page.getByTestId('chart-training-coverage').getByTestId('chart-menu').click()
  await page.getByTestId('pin').click()
  await open(page, 'meeting')
  const pinned = page.getByTestId('pinned')
  await expect(pinned).toHaveCount(2)
  await expect(app(page)).toHaveAttribute('data-kept', 'true')
  await page.reload()
  await ready(page)
  await expect(pinned).toHaveCount(2)
  await expect(pinned.first()).toContainText('2026年2季度 · 华岳矿业/五号井')
  await pinned.first().getByRole('link').click()
  await expect(app(page)).toHaveAttribute('data-route', 'demands')
  await ready(page)
  const rows = await exportedRows(page, 'demand-trend')
  expect(rows.at(-1)?.['quarter']).toBe('2026Q2')
  await open(page, 'meeting')
  await pinned.first().getByTestId('unpin').click()
  await expect(pinned).toHaveCount(1)
})
