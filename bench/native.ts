import { createRequire } from 'node:module'

interface Connection {
  runAndReadAll(sql: string): Promise<unknown>
}

interface NodeApi {
  DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>
  }
}

/** Native DuckDB in memory, one thread. Files are looked for in the working directory. */
export async function openNative(): Promise<Connection> {
  const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api') as NodeApi
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  return instance.connect()
}

/** Runs statements in order and gives milliseconds; answers are read to the end. */
export async function runNative(connection: Connection, statements: readonly string[]): Promise<number> {
  const started = performance.now()
  for (const sql of statements) await connection.runAndReadAll(sql)
  return performance.now() - started
}
