import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Door } from '@/engine/database/door'

const require = createRequire(import.meta.url)

type DuckDB = Awaited<ReturnType<typeof import('@duckdb/duckdb-wasm/blocking').createDuckDB>>

/** DuckDB-WASM in Node, behind the same door as the browser's worker: the same three calls, so the same faults. */
export async function nodeDoor(): Promise<Door> {
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking')
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'))
  const bundle = (name: string) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: '' })
  const { VoidLogger } = require('@duckdb/duckdb-wasm') as typeof import('@duckdb/duckdb-wasm')
  const duck: DuckDB = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new VoidLogger(),
    duckdb.NODE_RUNTIME,
  )
  await duck.instantiate(() => undefined)
  duck.open({ path: ':memory:' })
  return {
    connect: async () => duck.connect().useUnsafe((_: unknown, connection: number) => connection),
    disconnect: async (connection) => duck.disconnect(connection),
    start: async (connection, sql) => duck.startPendingQuery(connection, sql, false),
    poll: async (connection) => duck.pollPendingQuery(connection),
    cancel: async (connection) => duck.cancelPendingQuery(connection),
    fetch: async (connection) => duck.fetchQueryResults(connection),
    addFile: async (name, content) => duck.registerFileBuffer(name, new Uint8Array(await content.arrayBuffer())),
    readFile: async (name) => new Uint8Array(duck.copyFileToBuffer(name)),
    async dropFile(name) {
      duck.dropFile(name)
      rmSync(name, { force: true })
    },
    close: async () => undefined,
  }
}
