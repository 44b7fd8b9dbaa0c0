import { mkdtempSync, openAsBlob, readdirSync, rmSync, writeFileSync } from 'node:fs'
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

interface Bench {
  bench: { boot(): Promise<Step>; sample(): Promise<Step>; import(): Promise<Imported> }
}

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
    page.setDefaultTimeout(600_000)
    const boot = await page.evaluate(() => (globalThis as unknown as Bench).bench.boot())
    const sample = await page.evaluate(() => (globalThis as unknown as Bench).bench.sample())
    const imported = await page.evaluate(() => (globalThis as unknown as Bench).bench.import())
    return { cold, warm, boot, sample, imported }
  } finally {
    await browser.close()
  }
}

/** The names under which a step's statements look for their files, in the order of reading. */
const stagedNames = ({ statements }: Step) => [...new Set(statements.join('\n').match(/staged_[a-z0-9]+\.csv/g) ?? [])]

/** Reading and normalising is the same JavaScript on both sides; natively it is timed in Node. Gives milliseconds. */
async function normalise(files: readonly string[], step: Step): Promise<number> {
  let spent = 0
  for (const [index, name] of stagedNames(step).entries()) {
    const started = performance.now()
    const table = await readTable(await openAsBlob(files[index] ?? ''), {}, () => false)
    spent += performance.now() - started
    writeFileSync(join(work, name), Buffer.from(await table.csv.arrayBuffer()))
  }
  return spent
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits))

try {
  await writeDemands(csv, rows)
  const app = await serve(root, join(work, 'app'))
  const page = await serve(join(root, 'bench'), join(work, 'bench'))
  const measured = await measureBrowser(app.url, page.url)
  await app.close()
  await page.close()
  const company = join(root, 'data', 'huayue')
  const samples = readdirSync(company)
    .sort()
    .map((name) => join(company, name))
  const readSample = await normalise(samples, measured.sample)
  const read = await normalise([csv], measured.imported.stage)
  process.chdir(work)
  const connection = await openNative()
  const { boot, sample, imported } = measured
  const start =
    readSample + (await runNative(connection, boot.statements)) + (await runNative(connection, sample.statements))
  const stage = await runNative(connection, imported.stage.statements)
  const load = await runNative(connection, imported.load.statements)
  const queries = await runNative(connection, imported.page.statements)
  const result = {
    rows: imported.rows,
    firstChart: {
      coldMs: round(measured.cold),
      warmMs: round(measured.warm),
      engineBootMs: round(boot.ms),
      browserMs: round(boot.ms + sample.ms),
      nativeMs: round(start),
      ratio: round((boot.ms + sample.ms) / start, 2),
    },
    import: {
      browserMs: round(imported.stage.ms + imported.load.ms),
      nativeMs: round(read + stage + load),
      ratio: round((imported.stage.ms + imported.load.ms) / (read + stage + load), 2),
    },
    page12: {
      browserMs: round(imported.page.ms),
      nativeMs: round(queries),
      ratio: round(imported.page.ms / queries, 2),
    },
    parts: {
      browser: { stageMs: round(imported.stage.ms), loadMs: round(imported.load.ms) },
      native: { readMs: round(read), stageMs: round(stage), loadMs: round(load) },
    },
  }
  console.log(JSON.stringify(result, null, 2))
  writeFileSync(join(root, 'bench', 'results', `${rows}.json`), `${JSON.stringify(result, null, 2)}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
