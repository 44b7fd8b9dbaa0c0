// Finds a Chromium for the tests: CHROME_PATH, an installed browser, or undefined (Playwright's own).
import { existsSync } from 'node:fs'

const PLACES = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** @returns {string | undefined} */
export function chromiumPath() {
  return PLACES.find((path) => path && existsSync(path))
}
