// Makes sure there is a Chromium for the tests: an installed one, else the system's package, else Playwright's own.
import { spawnSync } from 'node:child_process'
import { chromiumPath } from './chromium.mjs'
import { root } from './install.mjs'

export function ensureBrowser() {
  if (chromiumPath()) return
  const isRoot = process.getuid?.() === 0
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'inherit',
    })
  }
  if (!chromiumPath())
    spawnSync('npx', ['playwright', 'install', 'chromium'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
}
