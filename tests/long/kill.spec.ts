import { expect, test, type Page } from '@playwright/test'
import { batches, sql } from '../e2e/disk'
import { app, drop, ready } from '../e2e/support'
import { added, csvOf, replaced, switched, tell, type Edition, type History } from './history'
import { makeProfile, randomOf, removeProfile, startBrowser } from './ownBrowser'

const KILLS = 20
const SEED = Number(process.env['SEED'] ?? 20261015)
const ROWS = 15_000
/** How long after a change the database is written to disk, in milliseconds. */
const REST = 2500

const random = randomOf(SEED)
const kinds = ['import', 'replace', 'undo', 'save'] as const
type Kind = (typeof kinds)[number]

/** What the page says, in the words of `tell`. */
async function told(page: Page): Promise<string> {
  const counts = await sql(
    page,
    `SELECT CAST(quarter AS VARCHAR) || ' ' || CAST(org AS VARCHAR) || ' ' || CAST(category AS VARCHAR) || ' ' || CAST(count(*) AS VARCHAR) AS said
     FROM model.demands GROUP BY quarter, org, category`,
  )
  const total = await sql(page, 'SELECT CAST(count(*) AS INTEGER) AS n FROM model.demands')
  await expect(app(page)).toHaveAttribute('data-rows-demands', String(total[0]?.['n']))
  return [...(await batches(page)), ...counts.map(({ said }) => String(said)).sort()].join('\n')
}

/** Begins an action up to the click that commits it; what it makes of the history. */
async function begin(page: Page, kind: Kind, history: History, serial: number): Promise<History> {
  const edition: Edition = {
    name: `${kind}${serial}.csv`,
    unit: kind === 'import' ? `${serial}号井` : '新井',
    quarter: serial % 2 ? 2 : 3,
    category: serial % 3 ? '生活保障' : '其他',
    rows: ROWS + serial,
  }
  if (kind === 'import' || kind === 'replace') {
    await drop(page, [{ name: edition.name, content: csvOf(edition) }])
    await expect(page.getByTestId('import-confirm')).toBeEnabled()
    const intent = page.getByTestId(kind === 'import' ? 'intent-add' : 'intent-replace')
    if (await intent.count()) await intent.check()
    await page.getByTestId('import-confirm').click({ noWaitAfter: true })
    return kind === 'import' ? added(history, edition) : replaced(history, edition)
  }
  if (kind === 'save') {
    await page.getByTestId('save-workspace').click({ noWaitAfter: true })
    return history
  }
  const { name = '' } = history[Math.floor(random() * history.length)] ?? {}
  await page.locator(`[data-file="${name}"]`).locator('[data-testid="batch-undo"], [data-testid="batch-redo"]').click()
  return switched(history, name)
}

/** Waits until a change is shown, or a workspace file made; how long it took. */
async function settled(page: Page, kind: Kind, before: string | null): Promise<number> {
  const started = Date.now()
  if (kind === 'save') await expect(page.getByTestId('save-workspace')).toBeEnabled()
  else await expect(app(page)).not.toHaveAttribute('data-version', before ?? '')
  const took = Date.now() - started
  await ready(page)
  return took
}

const url = (baseURL: string | undefined) => `${baseURL}#/data`
const versionOf = (page: Page) => app(page).getAttribute('data-version')

test('killed at any moment, the browser comes back with the old state or the new one, and goes on', async ({
  baseURL,
}) => {
  const profile = makeProfile()
  let browser = await startBrowser(profile)
  const { page } = browser
  const found = { old: 0, new: 0, other: 0 }
  const durations: Record<Kind, number> = { import: 0, replace: 0, undo: 0, save: 0 }
  let history: History = []
  try {
    await page.goto(url(baseURL))
    await ready(page)
    for (const [serial, kind] of kinds.entries()) {
      const before = await versionOf(page)
      history = await begin(page, kind, history, 100 + serial)
      durations[kind] = await settled(page, kind, before)
      expect(await told(page)).toBe(tell(history))
    }
    await page.waitForTimeout(REST)
    console.log(`kill test: seed ${SEED}, unharmed actions took ${JSON.stringify(durations)} ms`)

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const kind = kinds[kill % kinds.length] ?? 'import'
      const next = await begin(browser.page, kind, history, kill)
      // Mostly within the action; sometimes while the database is written to disk after it.
      const within = random() < 0.8 ? random() * 1.3 * durations[kind] : durations[kind] + REST + random() * 1000
      await new Promise((resolve) => setTimeout(resolve, within))
      await browser.kill()
      browser = await startBrowser(profile)
      await browser.page.goto(url(baseURL))
      await ready(browser.page)
      await expect(browser.page.getByRole('alert')).toHaveCount(0)
      const state = await told(browser.page)
      const which = state === tell(history) ? 'old' : state === tell(next) ? 'new' : 'other'
      console.log(`  ${kill}. ${kind} killed after ${Math.round(within)} ms: ${which}`)
      if (which === 'other') console.log(`found\n${state}\nold\n${tell(history)}\nnew\n${tell(next)}`)
      found[which] += 1
      if (which === 'new') history = next
    }

    const before = await versionOf(browser.page)
    history = await begin(browser.page, 'import', history, 200)
    await settled(browser.page, 'import', before)
    await browser.page.reload()
    await ready(browser.page)
    expect(await told(browser.page)).toBe(tell(history))
    console.log(`kill test: ${KILLS} kills, ${found.old} old, ${found.new} new, ${found.other} other`)
    expect(found.other).toBe(0)
  } finally {
    await browser.kill().catch(() => undefined)
    removeProfile(profile)
  }
})
