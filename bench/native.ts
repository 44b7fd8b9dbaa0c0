import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'

/** The same statements on native DuckDB, one thread. Files are looked for in the working directory. */
export async function openNative(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  return instance.connect()
}

/** Runs statements in order and gives milliseconds; answers are read to the end. */
export async function runNative(connection: DuckDBConnection, statements: readonly string[]): Promise<number> {
  const started = performance.now()
  for (const sql of statements) await connection.runAndReadAll(sql)
  return performance.now() - started
}
