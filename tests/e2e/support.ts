import { test as base, expect, type BrowserContext, type Download, type Locator, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'

/** Any request to another host, any policy violation and any page error is a fault. */
async function watched(page: Page, baseURL = ''): Promise<string[]> {
  const faults: string[] = []
  const home = new URL(baseURL).host
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== home) {
      faults.push(`request to ${url.href}`)
      await route.abort()
    } else await route.continue()
  })
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`))
  return faults
}

/**
 * `guarded`: a page of a browser that has never been here; a fault fails the test. `visitor`: the same in a browser whose
 * earlier pages have kept the sample, for tests that leave nothing behind (but pins).
 */
export const test = base.extend<{ guarded: Page; visitor: Page }, { visited: BrowserContext }>({
  guarded: async ({ page, baseURL }, use) => {
    const faults = await watched(page, baseURL)
    await use(page)
    expect(faults).toEqual([])
  },
  visited: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport, locale, acceptDownloads } = project.use
      const given = Object.entries({ baseURL, viewport, locale, acceptDownloads })
      const context = await browser.newContext(Object.fromEntries(given.filter(([, value]) => value !== undefined)))
      await use(context)
      await context.close()
    },
    { scope: 'worker' },
  ],
  visitor: async ({ visited, baseURL }, use) => {
    const page = await visited.newPage()
    const faults = await watched(page, baseURL)
    await use(page)
    await page.evaluate(() => localStorage.clear())
    await page.close()
    expect(faults).toEqual([])
  },
})

export { expect }

export const app = (page: Page): Locator => page.getByTestId('app')

/** Goes to a route and waits until every visible chart has its answer. */
export async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`/#/${hash}`)
  await ready(page)
}

export async function ready(page: Page): Promise<void> {
  await expect(app(page)).toHaveAttribute('data-ready', 'true', { timeout: 60_000 })
}

/** Scrolls to a chart and waits until it has left `loading`: it is asked for when it is seen. */
export async function seen(page: Page, chart: string): Promise<Locator> {
  const card = page.getByTestId(`chart-${chart}`)
  await card.scrollIntoViewIfNeeded()
  await expect(card).not.toHaveAttribute('data-state', 'loading')
  return card
}

export async function drop(page: Page, files: { name: string; content: Uint8Array }[]): Promise<void> {
  await page
    .getByTestId('file-input')
    .setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })))
}

/** Confirms an import and waits for the next data version. */
export async function confirm(page: Page): Promise<void> {
  const before = Number(await app(page).getAttribute('data-version'))
  await page.getByTestId('import-confirm').click()
  await expect(app(page)).toHaveAttribute('data-version', String(before + 1), { timeout: 60_000 })
  await expect(page.getByTestId('import-dialog')).toBeHidden()
  await ready(page)
}

/** Chooses an item of a chart's menu and gives the file it saves. */
export async function exported(page: Page, chart: string, item: string): Promise<Buffer> {
  const card = page.getByTestId(`chart-${chart}`)
  await card.scrollIntoViewIfNeeded()
  const waiting = page.waitForEvent('download')
  await card.getByTestId('chart-menu').click()
  await page.getByTestId(item).click()
  const download: Download = await waiting
  return readFile(await download.path())
}

export async function exportedRows(page: Page, chart: string): Promise<Record<string, string>[]> {
  const text = (await exported(page, chart, 'export-csv')).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data
}

export async function pin(page: Page, chart: string): Promise<void> {
  const card = await seen(page, chart)
  await card.getByTestId('chart-menu').click()
  await page.getByTestId('pin').click()
}

/** Clicks what saves a file. */
export async function saved(page: Page, testid: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.getByTestId(testid).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
