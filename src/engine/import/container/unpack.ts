import { Inflate } from 'fflate'
import { detailOf, Fault } from '../../fault'
import { crc32 } from '../../crc32'
import { damaged, viewOf, type ZipEntry } from './zip'

/** Nothing that unpacks to more than this is read: a small file can claim any size. */
export const MOST_UNPACKED = 1 << 30

const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER = 0x04034b50
/** Bytes read at once, and bytes unpacked at once: deflate can grow them a thousandfold. */
const READ = 1 << 20
const STEP = 1 << 15

/** Refuses, before anything is unpacked, files that together would grow beyond bounds, and those with a password. */
export function checkEntries(entries: readonly ZipEntry[]): void {
  if (entries.some((entry) => entry.encrypted)) throw new Fault('file-encrypted')
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > MOST_UNPACKED) throw new Fault('file-too-large', { limit: MOST_UNPACKED >> 20 })
}

/**
 * The bytes of one file of an archive, piece by piece; stop early by ending the loop. `progress` is 0…1 of the packed
 * bytes. Rejects with `file-encrypted`, `file-too-large`, `file-damaged` (also a wrong size or checksum), `file-unreadable`.
 */
export async function* unpack(
  file: Blob,
  entry: ZipEntry,
  progress: (done: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  checkEntries([entry])
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged(`compression method ${entry.method}`)
  const start = await contentStart(file, entry)
  const grow = entry.method === STORED ? (bytes: Uint8Array) => [bytes] : inflater()
  let size = 0
  let crc = 0
  for (let at = 0; at < entry.packed; at += READ) {
    const end = Math.min(entry.packed, at + READ)
    const bytes = new Uint8Array((await viewOf(file, start + at, start + end)).buffer)
    for (let from = 0; from < bytes.length; from += STEP) {
      const last = end === entry.packed && from + STEP >= bytes.length
      for (const piece of grow(bytes.subarray(from, from + STEP), last)) {
        size += piece.length
        if (size > entry.size) throw damaged(`${entry.name} is longer than it says`)
        crc = crc32(piece, crc)
        yield piece
      }
    }
    progress(end / entry.packed)
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(`${entry.name} is not what was packed`)
}

async function contentStart(file: Blob, { offset, name }: ZipEntry): Promise<number> {
  const local = await viewOf(file, offset, offset + 30)
  if (local.getUint32(0, true) !== LOCAL_HEADER) throw damaged(`${name} is out of place`)
  return offset + 30 + local.getUint16(26, true) + local.getUint16(28, true)
}

function inflater(): (bytes: Uint8Array, last: boolean) => Uint8Array[] {
  let pieces: Uint8Array[] = []
  const inflate = new Inflate((piece) => pieces.push(piece))
  return (bytes, last) => {
    pieces = []
    try {
      inflate.push(bytes, last)
    } catch (error) {
      throw damaged(detailOf(error), error)
    }
    return pieces
  }
}
