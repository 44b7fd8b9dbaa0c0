// `npm run screenshots [folder]`: every page of the built app in both themes and languages at two sizes, to be looked at.
// Without a folder, only the ones the README shows, into docs/screenshots/.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { chromiumPath } from './chromium.mjs'
import { root } from './install.mjs'

const [folder] = process.argv.slice(2)
const pages = ['overview', 'demands', 'sentiment', 'training', 'assessment', 'alignment', 'meeting', 'data']
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const all = pages.flatMap((page) =>
  sizes.flatMap((size) =>
    ['light', 'dark'].flatMap((theme) => ['zh-CN', 'en'].map((lang) => ({ page, size, theme, lang }))),
  ),
)
const shown = ['zh-CN', 'en'].map((lang) => ({ page: 'demands', size: sizes[0], theme: 'light', lang }))

const server = await preview({ root, logLevel: 'error', preview: { port: 4189, strictPort: true } })
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const target = folder ?? join(root, 'docs', 'screenshots')
mkdirSync(target, { recursive: true })
for (const theme of ['light', 'dark']) {
  const shots = (folder ? all : shown).filter((shot) => shot.theme === theme)
  if (!shots.length) continue
  const page = await browser.newPage({ colorScheme: theme })
  page.on('pageerror', (error) => console.error(error.message))
  for (const shot of shots) {
    await page.setViewportSize(shot.size)
    await page.goto(`http://localhost:4189/#/${shot.page}?lang=${shot.lang}`)
    await page.locator('[data-testid="app"][data-ready="true"]').waitFor({ timeout: 60_000 })
    await page.waitForTimeout(500)
    const name = folder
      ? `${shot.page}-${shot.size.width}-${shot.theme}-${shot.lang}`
      : `${shot.page}-${shot.lang.slice(0, 2)}`
    await page.screenshot({ path: join(target, `${name}.png`), fullPage: Boolean(folder) })
  }
  await page.close()
}
await browser.close()
await server.close()
process.exit(0)
