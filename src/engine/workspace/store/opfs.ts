import { chunksOf } from './blobChunks'
import { plainName, type Place, type StoredFile } from './place'
import { fullFault, guarded } from './storageFault'

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError'

/** The value, or undefined where there is no such file. */
async function unlessMissing<Value>(value: Promise<Value>): Promise<Value | undefined> {
  try {
    return await value
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * One directory of the origin-private file system. `createWritable` (Chromium 86, Firefox 111, Safari 26) writes to a swap
 * file that takes the file's name when it is closed, so a file is old or new; a swap file that a crash left behind is listed
 * and can be removed like any other.
 */
export function opfsPlace(directory = 'xinsheng'): Place {
  const root = () => navigator.storage.getDirectory()
  const folder = async () => (await root()).getDirectoryHandle(directory, { create: true })

  const handleOf = async (name: string) => unlessMissing((await folder()).getFileHandle(name))

  async function write(name: string, blob: Blob): Promise<void> {
    const known = await handleOf(plainName(name))
    const handle = known ?? (await (await folder()).getFileHandle(name, { create: true }))
    try {
      await fill(handle, blob)
    } catch (error) {
      if (!known) await (await folder()).removeEntry(name).catch(() => undefined)
      throw error
    }
  }

  async function remove(names: readonly string[]): Promise<void> {
    const from = await folder()
    for (const name of names) await unlessMissing(from.removeEntry(name))
  }

  return {
    kind: 'opfs',
    read: (name) =>
      guarded(async () => {
        const handle = await handleOf(name)
        return handle && (await unlessMissing(handle.getFile()))
      }),
    write: (name, blob) => guarded(() => write(name, blob), blob.size),
    add: (name, blob) =>
      guarded(async () => {
        if (await handleOf(plainName(name))) return false
        await write(name, blob)
        return true
      }, blob.size),
    handle: (name) => guarded(() => handleOf(name)),
    remove: (names) => guarded(() => remove(names)),
    list: () => guarded(async () => filesOf(await folder())),
    clear: () =>
      guarded(async () => {
        await unlessMissing((await root()).removeEntry(directory, { recursive: true }))
      }),
  }
}

async function fill(handle: FileSystemFileHandle, blob: Blob): Promise<void> {
  const writable = await handle.createWritable()
  try {
    await writable.write(blob)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw (await refusedAsUnreadable(error, blob)) ? await fullFault(blob.size, error) : error
  }
  const { size } = await handle.getFile()
  if (size !== blob.size) throw await fullFault(blob.size)
}

/** Chromium, over its quota, now and then says that what was to be written could not be read: it can. */
async function refusedAsUnreadable(error: unknown, blob: Blob): Promise<boolean> {
  if (!(error instanceof DOMException && error.name === 'NotReadableError')) return false
  try {
    for await (const { last } of chunksOf(blob)) if (last) return true
  } catch {
    return false
  }
  return false
}

async function filesOf(folder: FileSystemDirectoryHandle): Promise<StoredFile[]> {
  const files: StoredFile[] = []
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind !== 'file') continue
    const file = await unlessMissing((handle as FileSystemFileHandle).getFile())
    if (file) files.push({ name, size: file.size })
  }
  return files
}
