import { organisationOf } from '@/grammar/organisation'
import { isQuarter } from '@/grammar/quarter'
import type { Door } from './door'
import emptyUrl from './empty.duckdb?url'
import { freshName } from './freshName'
import { literal } from './quote'
import { rows } from './query'
import type { Snapshot } from './snapshot'

/** A DuckDB file without tables (storage version 64, as DuckDB 1.4.3 writes it): DuckDB-WASM attaches a registered file only if it is one. */
async function emptyDatabase(): Promise<Blob> {
  const response = await fetch(emptyUrl)
  if (!response.ok) throw new RangeError(`${emptyUrl}: ${response.status}`)
  return response.blob()
}

const fileName = () => freshName('kept').replace(/csv$/u, 'duckdb')

/**
 * Copies a snapshot into a file on disk; the engine answers nothing else meanwhile (0.4 s a million rows). Only where the door
 * can write files. The file is a snapshot once this resolves, and nothing before.
 */
export async function saveSnapshot(
  door: Door,
  snapshot: Snapshot,
  write: (seed: Blob) => Promise<FileSystemFileHandle>,
): Promise<void> {
  if (!door.addOutput) throw new RangeError('this engine writes no files')
  const file = fileName()
  await door.addOutput(file, await write(await emptyDatabase()))
  try {
    await rows(door, `ATTACH ${literal(file)} AS kept`)
    try {
      await rows(door, `COPY FROM DATABASE ${snapshot.alias} TO kept`)
      await rows(door, 'CHECKPOINT kept')
    } finally {
      await rows(door, 'DETACH kept')
    }
  } finally {
    await door.dropFile(file)
    await door.dropFile(`${file}.wal`).catch(() => undefined)
  }
}

/** Attaches a kept snapshot, read only. Rejects where the file is none; damage inside shows when a block is read. */
export async function attachSnapshot(door: Door, content: Blob, version: number): Promise<Snapshot> {
  const alias = `snapshot_${version}`
  const file = fileName()
  await door.addFile(file, content)
  try {
    await rows(door, `ATTACH ${literal(file)} AS ${alias} (READ_ONLY)`)
    // In the order of the codes, on which every subtree rests: a bare `ORDER BY org` would order by the text.
    const places = await rows<{ org: string }>(
      door,
      `SELECT CAST(o.org AS VARCHAR) AS org FROM ${alias}.organisation AS o ORDER BY o.org`,
    )
    const quarters = await rows<{ quarter: string }>(
      door,
      `SELECT CAST(quarter AS VARCHAR) AS quarter FROM ${alias}.quarters ORDER BY place`,
    )
    return {
      alias,
      file,
      organisation: organisationOf(places.map(({ org }) => org)),
      quarters: quarters.map(({ quarter }) => quarter).filter(isQuarter),
    }
  } catch (error) {
    await rows(door, `DETACH DATABASE IF EXISTS ${alias}`).catch(() => undefined)
    await door.dropFile(file).catch(() => undefined)
    throw error
  }
}
