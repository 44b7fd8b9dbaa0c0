import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm'
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import type { Door } from './door'

/** Starts DuckDB in a worker of our own origin. `progress` is 0…1 of the download; `lost` is called once if the worker dies. */
export async function bootInWorker(progress: (done: number) => void, lost: (reason: unknown) => void): Promise<Door> {
  const worker = new Worker(workerUrl)
  worker.addEventListener('error', (event) => lost(event.message))
  const duck = new AsyncDuckDB(new VoidLogger(), worker)
  await duck.instantiate(wasmUrl, null, ({ bytesLoaded, bytesTotal }) =>
    progress(bytesTotal ? bytesLoaded / bytesTotal : 0),
  )
  await duck.open({ path: ':memory:' })
  return {
    connect: () => duck.connectInternal(),
    disconnect: (connection) => duck.disconnect(connection),
    start: (connection, sql) => duck.startPendingQuery(connection, sql, false),
    poll: (connection) => duck.pollPendingQuery(connection),
    cancel: (connection) => duck.cancelPendingQuery(connection),
    fetch: (connection) => duck.fetchQueryResults(connection),
    addFile: (name, content) => duck.registerFileHandle(name, content, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    addOutput: (name, handle) => duck.registerFileHandle(name, handle, DuckDBDataProtocol.BROWSER_FSACCESS, true),
    readFile: async (name) => new Uint8Array(await duck.copyFileToBuffer(name)),
    dropFile: async (name) => void (await duck.dropFile(name)),
    close: () => duck.terminate(),
  }
}
