import { tableFromIPC, type Table } from '@uwdata/flechette'
import type { AnyRow } from '@/grammar/column'
import { Fault } from '../fault'
import type { Door } from './door'

/** DuckDB refused a statement; `detail` is its own message. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  constructor(
    readonly detail: string,
    readonly sql: string,
  ) {
    super(detail)
  }
}

export function abortError(): DOMException {
  return new DOMException('aborted', 'AbortError')
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/**
 * Runs one statement on a connection of its own and decodes the answer. Text columns must be VARCHAR: this path sends no
 * dictionary batches. Rejects with `QueryError`, or `AbortError` about 0.1 s after the signal.
 */
export async function query(door: Door, sql: string, signal?: AbortSignal): Promise<Table> {
  if (signal?.aborted) throw abortError()
  const connection = await door.connect()
  try {
    const chunks = await collect(door, connection, sql, signal)
    return tableFromIPC(chunks, { useBigInt: false, useDate: false })
  } catch (error) {
    if (signal?.aborted) throw abortError()
    if (error instanceof Fault) throw error
    throw new QueryError(error instanceof Error ? error.message : String(error), sql)
  } finally {
    await door.disconnect(connection)
  }
}

/** As `query`, as plain rows. */
export async function rows<Row extends AnyRow = AnyRow>(door: Door, sql: string, signal?: AbortSignal): Promise<Row[]> {
  const table = await query(door, sql, signal)
  const names = table.names.map(String)
  const columns = names.map((_, index) => table.getChildAt(index))
  return Array.from({ length: table.numRows }, (_, row) => {
    const record: Record<string, unknown> = {}
    names.forEach((name, index) => (record[name] = columns[index]?.at(row) ?? null))
    return record as Row
  })
}

async function collect(
  door: Door,
  connection: number,
  sql: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array[]> {
  let cancelled: Promise<unknown> | undefined
  const cancel = () => (cancelled = door.cancel(connection))
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    let head = await door.start(connection, sql)
    while (head === null) {
      if (signal?.aborted) throw abortError()
      head = await door.poll(connection)
    }
    const chunks = [head]
    for (;;) {
      if (signal?.aborted) throw abortError()
      const chunk = await door.fetch(connection)
      if (!chunk || chunk.length === 0) return chunks
      chunks.push(chunk)
    }
  } finally {
    signal?.removeEventListener('abort', cancel)
    await cancelled?.catch(() => undefined)
  }
}
