// Runs a TypeScript module of this repository in Node: `node scripts/run-ts.mjs data/generator/main.ts`.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node scripts/run-ts.mjs FILE')
await runnerImport(resolve(file), { resolve: { alias: { '@': resolve('src') } }, logLevel: 'error' })
