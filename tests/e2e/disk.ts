import type { Page } from '@playwright/test'
import { app, confirm, drop, expect, exported, open, ready } from './support'

/** What the app's folder of the origin-private file system holds: names and sizes. */
export const filesOnDisk = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const found: Record<string, number> = {}
    const root = await navigator.storage.getDirectory()
    for await (const [folder, entry] of root.entries()) {
      if (entry.kind === 'file') found[folder] = 0
      else
        for await (const [name, handle] of (entry as FileSystemDirectoryHandle).entries())
          found[`${folder}/${name}`] = (await (handle as FileSystemFileHandle).getFile()).size
    }
    return found
  })

/** The newest manifest's document. */
const manifest = (page: Page): Promise<{ snapshot: { file: string } | null } | undefined> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('xinsheng')
    const names: string[] = []
    for await (const name of folder.keys()) if (/^manifest-\d+$/u.test(name)) names.push(name)
    const newest = names.sort((a, b) => Number(a.slice(9)) - Number(b.slice(9))).at(-1)
    if (!newest) return undefined
    const text = await (await (await folder.getFileHandle(newest)).getFile()).text()
    return JSON.parse(text.slice(text.indexOf('\n') + 1)) as { snapshot: { file: string } | null }
  })

/** Waits until the database itself was written to disk, `before` apart; its file. */
export async function whenKept(page: Page, before = ''): Promise<string> {
  const kept = async () => (await manifest(page).catch(() => undefined))?.snapshot?.file ?? before
  await expect.poll(kept, { timeout: 30_000 }).not.toBe(before)
  return kept()
}

/** Removes a file of the app's folder, cuts it, or writes 8 KiB of noise into it at a share of its length. */
export const spoil = (page: Page, name: string, how: 'remove' | 'cut' | number): Promise<void> =>
  page.evaluate(
    async ({ name, how }) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('xinsheng')
      if (how === 'remove') return folder.removeEntry(name)
      const handle = await folder.getFileHandle(name)
      const { size } = await handle.getFile()
      const writable = await handle.createWritable({ keepExistingData: true })
      if (how === 'cut') await writable.truncate(Math.floor(size / 2))
      else {
        const noise = crypto.getRandomValues(new Uint8Array(8192))
        await writable.write({ type: 'write', position: Math.floor((size - noise.length) * how), data: noise })
      }
      await writable.close()
    },
    { name, how },
  )

/** Writes something else over every manifest, as a failing disk might. */
export async function spoilManifests(page: Page): Promise<void> {
  for (const path of Object.keys(await filesOnDisk(page))) {
    const name = path.replace('xinsheng/', '')
    if (name.startsWith('manifest-')) await spoil(page, name, 'cut')
  }
}

/** Rows of a statement in the page's own database. */
export const sql = (page: Page, text: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(async (text) => {
    type Stores = { get(name: 'library'): { rows(sql: string): Promise<Record<string, unknown>[]> } }
    const root = document.querySelector('#app') as Element & {
      __vue_app__: { config: { globalProperties: { $pinia: { _s: Stores } } } }
    }
    return root.__vue_app__.config.globalProperties.$pinia._s.get('library').rows(text)
  }, text)

/** Whether the rows come from the database on disk; else they were made from the batches. */
export async function fromDisk(page: Page): Promise<boolean> {
  const [found] = await sql(
    page,
    "SELECT CAST(count(*) AS INTEGER) AS n FROM duckdb_databases() WHERE database_name LIKE 'snapshot%' AND path LIKE 'kept%'",
  )
  return found?.['n'] === 1
}

/** The history: file, rows, and whether it is in use; on the data page. */
export const batches = (page: Page): Promise<string[]> =>
  page.getByTestId('batch').evaluateAll((rows) =>
    rows
      .map((row) => (row as HTMLElement).dataset)
      .map(({ file, rows: n, active }) => `${file} ${n} ${active}`)
      .sort(),
  )

/** Clears all data and waits until that is done. */
export async function clearAll(page: Page): Promise<void> {
  await page.getByTestId('clear-data').click()
  await expect(app(page)).toHaveAttribute('data-rows-demands', '0')
  await ready(page)
}

/** Whatever this address keeps on the computer. */
export async function left(page: Page) {
  const rest = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    settings: Object.keys(localStorage),
    caches: (await caches.keys()).length,
  }))
  return { files: await filesOnDisk(page), ...rest }
}

const UNITS = ['洗选厂', '三号井', '二号井']
const KINDS = ['生活保障', '技能提升', '其他']

/** 36 demands of three units, two teams each, in two quarters of 2026; the units are not in the order of their letters. */
export const OWN = `编号,集团,单位,区队,登记日期,需求类别\n${UNITS.flatMap((unit, at) =>
  ['综采二队', '综采一队'].flatMap((team, below) =>
    ['2026-05-01', '2026-06-02', '2026-07-03', '2026-08-04', '2026-08-05', '2026-09-06'].map(
      (day, index) => `P${at}${below}${index},华岳,${unit},${team},${day},${KINDS[(at + below + index) % 3]}`,
    ),
  ),
).join('\n')}\n`

/** What charts export: the whole, and one unit, which rests on the order of the tree. Ends on the demands page. */
export async function numbers(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [route, chart] of [
    ['demands?org=华岳/三号井', 'demand-trend'],
    ['demands', 'demand-trend'],
    ['demands', 'demand-loop'],
  ] as const) {
    await open(page, route)
    found.push((await exported(page, chart, 'export-csv')).toString('utf8'))
  }
  return found
}

export const alerts = (page: Page) => page.getByRole('alert')

/** Imports a table of our own and waits for its numbers. */
export async function importOwn(page: Page, content = OWN, name = 'own.csv'): Promise<void> {
  await drop(page, [{ name, content: new TextEncoder().encode(content) }])
  await expect(page.getByTestId('import-confirm')).toBeEnabled()
  await confirm(page)
}

export async function reload(page: Page): Promise<void> {
  await page.reload()
  await ready(page)
  await expect(alerts(page)).toHaveCount(0)
}
