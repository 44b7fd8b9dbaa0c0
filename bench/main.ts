import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright'
import { build, preview } from 'vite'
import vue from '@vitejs/plugin-vue'
import { readTable } from '@/engine/import/read'
import { chromiumPath } from '../scripts/chromium.mjs'
import { contentSecurityPolicy } from '../csp.ts'
import { writeDemands } from './generate'
import { openNative, runNative } from './native'
import type { Step } from './page'

/** `npm run bench [rows]`: the browser against native DuckDB (one thread, same statements), in one run. */
const rows = Number(process.env['ROWS'] ?? 1_000_000)
const root = resolve(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'xinsheng-bench-'))
const csv = join(work, 'demands.csv')

interface Imported {
  rows: number
  stage: Step
  load: Step
  page: Step
}

async function serve(rootDir: string, outDir: string) {
  const shared = {
    root: rootDir,
    base: './',
    configFile: false as const,
    logLevel: 'error' as const,
    resolve: { alias: { '@': join(root, 'src') } },
    plugins: [vue()],
  }
  await build({ ...shared, build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 } })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  })
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/** From navigation to the first chart with an answer: cold, then with the browser's cache. */
async function firstChart(page: Page, url: string): Promise<number> {
  const started = performance.now()
  await page.goto(url)
  await page.locator('[data-testid^="chart-"][data-state="ready"]').first().waitFor({ timeout: 120_000 })
  return performance.now() - started
}

async function measureBrowser(app: string, benchPage: string) {
  const path = chromiumPath()
  const browser = await chromium.launch({
    ...(path && { executablePath: path }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    const cold = await firstChart(page, app)
    await page.goto('about:blank')
    const warm = await firstChart(page, app)
    await page.goto(benchPage)
    await page.locator('#file').setInputFiles(csv)
    const boot = await page.evaluate(() => (globalThis as unknown as { bench: { boot(): Promise<Step> } }).bench.boot())
    page.setDefaultTimeout(600_000)
    const imported = await page.evaluate(() =>
      (globalThis as unknown as { bench: { import(): Promise<Imported> } }).bench.import(),
    )
    return { cold, warm, boot, imported }
  } finally {
    await browser.close()
  }
}

/** Reading and normalising is the same JavaScript on both sides; natively it is timed in Node. */
async function normalise(name: string): Promise<{ ms: number }> {
  const started = performance.now()
  const table = await readTable(await openAsBlob(csv), {}, () => false)
  const ms = performance.now() - started
  writeFileSync(join(work, name), Buffer.from(await table.csv.arrayBuffer()))
  return { ms }
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits))

try {
  await writeDemands(csv, rows)
  const app = await serve(root, join(work, 'app'))
  const page = await serve(join(root, 'bench'), join(work, 'bench'))
  const measured = await measureBrowser(app.url, page.url)
  await app.close()
  await page.close()
  const read = await normalise(/staged_[a-z0-9]+\.csv/.exec(measured.imported.stage.statements.join('\n'))?.[0] ?? '')
  process.chdir(work)
  const connection = await openNative()
  const { boot, imported } = measured
  await runNative(connection, boot.statements)
  const stage = await runNative(connection, imported.stage.statements)
  const load = await runNative(connection, imported.load.statements)
  const queries = await runNative(connection, imported.page.statements)
  const result = {
    rows: imported.rows,
    firstChart: { coldMs: round(measured.cold), warmMs: round(measured.warm), engineBootMs: round(boot.ms) },
    import: {
      browserMs: round(imported.stage.ms + imported.load.ms),
      nativeMs: round(read.ms + stage + load),
      ratio: round((imported.stage.ms + imported.load.ms) / (read.ms + stage + load), 2),
    },
    page12: {
      browserMs: round(imported.page.ms),
      nativeMs: round(queries),
      ratio: round(imported.page.ms / queries, 2),
    },
    parts: {
      browser: { stageMs: round(imported.stage.ms), loadMs: round(imported.load.ms) },
      native: { readMs: round(read.ms), stageMs: round(stage), loadMs: round(load) },
    },
  }
  console.log(JSON.stringify(result, null, 2))
  writeFileSync(join(root, 'bench', 'results', `${rows}.json`), `${JSON.stringify(result, null, 2)}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
