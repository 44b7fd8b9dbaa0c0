import { Inflate } from 'fflate'
import { BlobJoin, chunksOf } from './blobChunks'
import { crc32 } from '../../crc32'
import { damaged } from './workspaceHeader'
import type { ZipEntry } from './zipDirectory'

/** Told of bytes that were worked on. */
export type Count = (bytes: number) => void

/** The CRC-32 of a whole blob. */
export async function checksum(blob: Blob, count?: Count, signal?: AbortSignal): Promise<number> {
  let sum = 0
  for await (const { bytes } of chunksOf(blob, signal)) {
    sum = crc32(bytes, sum)
    count?.(bytes.length)
  }
  return sum
}

/** The unpacked content of an entry; `workspace-damaged` unless it has this size and checksum. */
export async function contentOf(
  entry: ZipEntry,
  expected: { size: number; crc: number },
  count?: Count,
  signal?: AbortSignal,
): Promise<Blob> {
  const { packed, name } = entry
  const content = entry.deflated
    ? await inflate(entry, expected.size, count, signal)
    : { blob: packed, crc: await checksum(packed, count, signal) }
  if (content.blob.size !== expected.size || content.crc !== expected.crc) throw damaged(name)
  return content.blob
}

/** Stops at once where there is more than `size` bytes: a small file cannot fill the memory. */
async function inflate({ name, packed }: ZipEntry, size: number, count?: Count, signal?: AbortSignal) {
  const result = new BlobJoin()
  let crc = 0
  const inflater = new Inflate((bytes) => {
    if (result.size + bytes.length > size) throw damaged(name)
    crc = crc32(bytes, crc)
    result.add(bytes)
    count?.(bytes.length)
  })
  for await (const { bytes, last } of chunksOf(packed, signal)) {
    try {
      inflater.push(bytes, last)
    } catch (error) {
      throw damaged(name, error)
    }
  }
  return { blob: result.blob(), crc }
}
