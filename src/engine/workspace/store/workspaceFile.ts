import { Zip, ZipDeflate } from 'fflate'
import { isAbort } from '../../database/query'
import { detailOf, Fault } from '../../fault'
import { BlobJoin, chunksOf } from './blobChunks'
import { plainName } from './place'
import { damaged, HEADER, readHeader, type EntryCheck, type WorkspaceHeader } from './workspaceHeader'
import { checksum, contentOf, type Count } from './zipContent'
import { firstName, readZip, type ZipEntry } from './zipDirectory'

/** How much is done, from 0 to 1. */
export type Progress = (share: number) => void

export interface WorkspaceEntry {
  readonly name: string
  readonly blob: Blob
}

export interface Workspace {
  readonly header: WorkspaceHeader
  readonly entries: ReadonlyMap<string, Blob>
}

/** What a ZIP without its 64-bit extension can say, in bytes. */
const LARGEST = 0xffffffff
const LEVEL = 1

/**
 * All entries as one ZIP, `header.json` first with the size and checksum of each. Works chunk by chunk. `workspace-too-large`
 * from 4 GiB on, `storage-failed` where an entry cannot be read, `AbortError` on abort; `RangeError` for names that are not
 * plain or come twice.
 */
export async function pack(
  entries: readonly WorkspaceEntry[],
  header: WorkspaceHeader,
  progress: Progress = () => undefined,
  signal?: AbortSignal,
): Promise<Blob> {
  const names = new Set(entries.map(({ name }) => plainName(name)).concat(HEADER))
  if (names.size <= entries.length) throw new RangeError('a name comes twice')
  const total = entries.reduce((sum, { blob }) => sum + blob.size, 0)
  if (total > LARGEST) throw tooLarge()
  // Every entry is read twice: for its checksum, which the header says first, and for its content.
  const count = counter(2 * total, progress)
  try {
    const checks: EntryCheck[] = []
    for (const { name, blob } of entries)
      checks.push({ name, size: blob.size, crc32: await checksum(blob, count, signal) })
    const said = new Blob([JSON.stringify({ ...header, entries: checks })])
    const file = await zip([{ name: HEADER, blob: said }, ...entries], header.made, count, signal)
    if (file.size > LARGEST) throw tooLarge()
    progress(1)
    return file
  } catch (error) {
    if (isAbort(error) || error instanceof Fault) throw error
    throw new Fault('storage-failed', { detail: detailOf(error) }, error)
  }
}

/**
 * The entries of a workspace file of schema `known` or older, each with exactly the content it was packed with. Refuses anything
 * else: `workspace-not-ours`, `workspace-newer`, `workspace-damaged` {entry; `zip` for the file as a whole}, `file-unreadable`.
 * Entries that were stored without compression read from `file`: keep it until they are written elsewhere.
 */
export async function unpack(
  file: Blob,
  known: number,
  progress: Progress = () => undefined,
  signal?: AbortSignal,
): Promise<Workspace> {
  try {
    const { first, rest } = await directoryOf(file)
    const said = await contentOf(first, first, undefined, signal)
    const { entries: checks, ...header } = readHeader(await said.text(), known)
    compare(
      checks.map(({ name }) => name),
      rest.map(({ name }) => name),
    )
    const count = counter(
      checks.reduce((sum, { size }) => sum + size, 0),
      progress,
    )
    const byName = new Map(rest.map((entry) => [entry.name, entry]))
    const entries = new Map<string, Blob>()
    for (const { name, size, crc32: crc } of checks) {
      const entry = byName.get(name)
      if (entry) entries.set(name, await contentOf(entry, { size, crc }, count, signal))
    }
    progress(1)
    return { header, entries }
  } catch (error) {
    if (isAbort(error) || error instanceof Fault) throw error
    throw new Fault('file-unreadable', { detail: detailOf(error) }, error)
  }
}

async function zip(
  entries: readonly WorkspaceEntry[],
  made: string,
  count: Count,
  signal?: AbortSignal,
): Promise<Blob> {
  const result = new BlobJoin()
  let failed: Error | null = null
  const archive = new Zip((error, bytes) => {
    failed ??= error
    result.add(bytes ?? new Uint8Array())
  })
  for (const { name, blob } of entries) {
    const entry = new ZipDeflate(name, { level: LEVEL })
    entry.mtime = made
    archive.add(entry)
    for await (const { bytes, last } of chunksOf(blob, signal)) {
      entry.push(bytes, last)
      if (failed) throw failed
      if (name !== HEADER) count(bytes.length)
    }
  }
  archive.end()
  return result.blob('application/zip')
}

/** The header's entry and the others. A file that begins as ours does is damaged, not another program's. */
async function directoryOf(file: Blob): Promise<{ first: ZipEntry; rest: ZipEntry[] }> {
  const entries = await readZip(file)
  const first = entries?.find(({ name }) => name === HEADER)
  if (!entries || !first) {
    throw (await firstName(file)) === HEADER ? damaged('zip') : new Fault('workspace-not-ours')
  }
  return { first, rest: entries.filter((entry) => entry !== first) }
}

/** `workspace-damaged` with the first name that one list has and the other has not, or that comes twice. */
function compare(expected: readonly string[], found: readonly string[]): void {
  const missing = expected.find((name) => !found.includes(name))
  const extra = found.find((name, at) => !expected.includes(name) || found.indexOf(name) !== at)
  const odd = missing ?? extra ?? (expected.length === found.length ? undefined : HEADER)
  if (odd !== undefined) throw damaged(odd)
}

const tooLarge = (): Fault => new Fault('workspace-too-large', { limit: Math.floor(LARGEST / 1e6) })

function counter(total: number, progress: Progress): Count {
  let done = 0
  return (bytes) => {
    done += bytes
    progress(total ? done / total : 1)
  }
}
