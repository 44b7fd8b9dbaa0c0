// `npm run bench` (ROWS=1000000): installs native DuckDB beside the benchmark if need be, then runs it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const options = { stdio: 'inherit', shell: process.platform === 'win32' }
if (!existsSync(`${here}node_modules/@duckdb/node-api`)) {
  spawnSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], { ...options, cwd: here })
}
process.exit(
  spawnSync('node', ['scripts/run-ts.mjs', 'bench/main.ts'], {
    ...options,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  }).status ?? 1,
)
