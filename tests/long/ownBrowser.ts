import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumPath } from '../../scripts/chromium.mjs'

export interface OwnBrowser {
  page: Page
  /** Ends all its processes at once, as the task manager or a power cut does: none can finish anything. */
  kill(): Promise<void>
  /** Memory its processes hold now, in MB: of the largest renderer, and of all. */
  memory(): { renderer: number; all: number }
}

export const makeProfile = (): string => mkdtempSync(join(tmpdir(), 'xinsheng-long-'))
export const removeProfile = (profile: string): void => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--hide-crash-restore-bubble',
  '--lang=zh-CN',
  '--window-size=1366,768',
]

/** A browser with a profile that outlives it, in a process group of its own. */
export async function startBrowser(profile: string, script?: () => void): Promise<OwnBrowser> {
  const path = chromiumPath() ?? chromium.executablePath()
  const child = spawn(path, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (data: Buffer) => {
      said += String(data)
      const [, found] = /DevTools listening on (ws:\S+)/u.exec(said) ?? []
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`the browser ended: ${said}`)))
  })
  const group = child.pid ?? 0
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (!context) throw new Error('no context')
  if (script) await context.addInitScript(script)
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    page,
    async kill() {
      process.kill(-group, 'SIGKILL')
      await ended
      await browser.close().catch(() => undefined)
    },
    memory: () => memoryOf(group),
  }
}

function memoryOf(group: number): { renderer: number; all: number } {
  const lines = spawnSync('ps', ['-eo', 'pgid=,rss=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.split(
    '\n',
  )
  const own = lines.map((line) => line.trim().split(/\s+/u)).filter(([pgid]) => Number(pgid) === group)
  const megabytes = (rows: string[][]) => rows.map(([, rss]) => Number(rss) / 1024)
  const renderers = own.filter((words) => words.includes('--type=renderer'))
  return {
    renderer: Math.round(Math.max(0, ...megabytes(renderers))),
    all: Math.round(megabytes(own).reduce((sum, one) => sum + one, 0)),
  }
}

/** mulberry32 (Tommy Ettinger, 2017): the same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Puts a file of this computer into the page's file input by its path; Playwright would send its content. */
export async function choose(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `document.querySelector('[data-testid="file-input"]')`,
  })
  await devtools.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId ?? '' })
  await devtools.detach()
}
