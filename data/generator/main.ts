/** Writes the sample: `npm run sample` (from the root of the repository). */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { bytesOf, sampleFiles } from './files'

for (const file of sampleFiles) {
  const path = resolve('data', file.path)
  const bytes = bytesOf(file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  process.stdout.write(`${file.path} ${bytes.length}\n`)
}
