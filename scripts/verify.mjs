// `npm test`: everything that must hold, in order of speed. `--install` first installs, `--long` adds the long tier.
// Ends with "N passed, N failed": the checks, and within them all tests that ran.
import { spawn } from 'node:child_process'
import { ensureBrowser } from './browser.mjs'
import { install, root } from './install.mjs'

if (process.argv.includes('--install')) install()
ensureBrowser()

const long = process.argv.includes('--long')
/** Reading the sources takes one core each: all at once. */
const reading = [
  ['types', 'npx', ['vue-tsc', '--noEmit']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['import rules', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src']],
  ['dead code', 'npx', ['knip']],
]
const running = [
  ['unit tests', 'npx', ['vitest', 'run', '--project', 'unit', '--project', 'catalog']],
  ['component tests', 'npx', ['vitest', 'run', '--project', 'component']],
  ['build', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ['browser tests', 'npx', ['playwright', 'test']],
  ...(long ? [['long tier, numbers', 'npx', ['vitest', 'run', '--project', 'long']]] : []),
  ...(long
    ? [['long tier, browser', 'npx', ['playwright', 'test', '--config', 'tests/long/playwright.config.ts']]]
    : []),
]

let passed = 0
let failed = 0
await Promise.all(reading.map((check) => verify(check, false)))
for (const check of running) await verify(check, true)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

/** Runs a check and counts what passed in it; `live`: its output is shown as it comes, else when it is over. */
async function verify([name, command, args], live) {
  const started = Date.now()
  if (live) console.log(`\n── ${name}`)
  const { code, output } = await capture(command, args, live)
  if (!live) process.stdout.write(`\n── ${name}\n${output}`)
  console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  const counts = testCounts(output)
  passed += counts.passed || (code === 0 ? 1 : 0)
  failed += counts.failed || (code === 0 ? 0 : 1)
}

function capture(command, args, live) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...(long && { XINSHENG_LONG: '1' }) }
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
        if (live) process.stdout.write(data)
      })
    }
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Tests counted in a runner's closing lines (Vitest: `Tests  3 failed | 97 passed`; Playwright: `12 passed (30s)`). */
function testCounts(output) {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '')
  const line = /^\s*Tests\s+(.*)$/m.exec(plain)?.[1] ?? plain.split('\n').slice(-12).join(' ')
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0)
  return { passed: count('passed'), failed: count('failed') }
}
