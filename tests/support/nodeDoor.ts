import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Door } from '@/engine/database/door'

const require = createRequire(import.meta.url)

type Engine = Awaited<ReturnType<typeof import('@duckdb/duckdb-wasm/blocking').createDuckDB>>

/** The engine's code by its size, compiled once a process: what the compiler made faster for one database serves the next. */
const compiled = new Map<number, Promise<WebAssembly.Module>>()
const instantiate = WebAssembly.instantiate
WebAssembly.instantiate = (async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
  if (source instanceof WebAssembly.Module) return instantiate(source, imports)
  const making = compiled.get(source.byteLength) ?? WebAssembly.compile(source)
  compiled.set(source.byteLength, making)
  const module = await making
  return { module, instance: await instantiate(module, imports) }
}) as typeof instantiate

/** Engines whose database was closed. Starting one takes a second, opening another database in it a few milliseconds. */
const idle: Engine[] = []

async function startEngine(): Promise<Engine> {
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking')
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'))
  const bundle = (name: string) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: '' })
  const { VoidLogger } = require('@duckdb/duckdb-wasm') as typeof import('@duckdb/duckdb-wasm')
  const engine = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new VoidLogger(),
    duckdb.NODE_RUNTIME,
  )
  await engine.instantiate(() => undefined)
  return engine
}

/** DuckDB-WASM in Node, behind the same door as the browser's worker: the same three calls, so the same faults. */
export async function nodeDoor(): Promise<Door> {
  const engine = idle.pop() ?? (await startEngine())
  engine.open({ path: ':memory:' })
  const connections = new Set<number>()
  let open = true
  return {
    async connect() {
      const connection = engine.connect().useUnsafe((_: unknown, number: number) => number)
      connections.add(connection)
      return connection
    },
    async disconnect(connection) {
      connections.delete(connection)
      engine.disconnect(connection)
    },
    start: async (connection, sql) => engine.startPendingQuery(connection, sql, false),
    poll: async (connection) => engine.pollPendingQuery(connection),
    cancel: async (connection) => engine.cancelPendingQuery(connection),
    fetch: async (connection) => engine.fetchQueryResults(connection),
    addFile: async (name, content) => engine.registerFileBuffer(name, new Uint8Array(await content.arrayBuffer())),
    readFile: async (name) => new Uint8Array(engine.copyFileToBuffer(name)),
    async dropFile(name) {
      engine.dropFile(name)
      rmSync(name, { force: true })
    },
    async close() {
      if (!open) return
      open = false
      for (const connection of connections) engine.disconnect(connection)
      engine.dropFiles()
      idle.push(engine)
    },
  }
}
