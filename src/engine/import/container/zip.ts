import { Fault } from '../../fault'
import { extraFields, zipName } from './zipName'

/** One file of an archive, as its directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** 0 = stored, 8 = deflated */
  readonly method: number
  readonly encrypted: boolean
  /** bytes in the archive */
  readonly packed: number
  /** bytes once unpacked */
  readonly size: number
  readonly crc: number
  /** where its local header begins */
  readonly offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const RECORD = 0x02014b50
const END_SIZE = 22
/** The end record and the longest comment behind it. */
const TAIL = END_SIZE + 0xffff
const ZIP64 = 0x0001
const FULL = 0xffffffff

/** A directory of this many bytes names hundreds of thousands of files: no upload of tables. */
const LARGEST_DIRECTORY = 1 << 26

export const damaged = (detail: string, cause?: unknown): Fault => new Fault('file-damaged', { detail }, cause)

export async function viewOf(file: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  let buffer: ArrayBuffer
  try {
    buffer = await file.slice(from, to).arrayBuffer()
  } catch (error) {
    throw new Fault('file-unreadable', {}, error)
  }
  if (buffer.byteLength < to - from) throw damaged('archive ends early')
  return new DataView(buffer)
}

/** The archive's files in directory order, folders included. Reads the directory alone. Rejects with `file-damaged`, `file-unreadable`. */
export async function zipEntries(file: Blob): Promise<ZipEntry[]> {
  const { start, size, shift } = await findDirectory(file)
  if (size > LARGEST_DIRECTORY) throw damaged('directory too large')
  const view = await viewOf(file, start, start + size)
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= size && view.getUint32(at, true) === RECORD;) {
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    const next = at + 46 + nameSize + extraSize + noteSize
    if (next > size) throw damaged('directory record ends early')
    entries.push(entryAt(view, at, nameSize, extraSize, shift))
    at = next
  }
  return entries
}

function entryAt(
  view: DataView<ArrayBuffer>,
  at: number,
  nameSize: number,
  extraSize: number,
  shift: number,
): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const bytes = (from: number, length: number) => new Uint8Array(view.buffer, from, length)
  const extra = extraFields(bytes(at + 46 + nameSize, extraSize))
  const long = longNumbers(extra.get(ZIP64))
  const number = (place: number) => {
    const short = view.getUint32(at + place, true)
    return short === FULL ? (long() ?? short) : short
  }
  // the order in which ZIP64 lists those that do not fit
  const size = number(24)
  const packed = number(20)
  const offset = number(42) + shift
  return {
    name: zipName(bytes(at + 46, nameSize), flags, extra),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    crc: view.getUint32(at + 16, true),
    size,
    packed,
    offset,
  }
}

function longNumbers(field: Uint8Array | undefined): () => number | undefined {
  let at = 0
  return () => {
    if (!field || at + 8 > field.length) return undefined
    const value = new DataView(field.buffer, field.byteOffset + at, 8).getBigUint64(0, true)
    at += 8
    return Number(value)
  }
}

/** Where the directory lies; `shift` is what stands before the archive (a program that unpacks itself). */
async function findDirectory(file: Blob): Promise<{ start: number; size: number; shift: number }> {
  const from = Math.max(0, file.size - TAIL)
  const tail = await viewOf(file, from, file.size)
  let at = tail.byteLength - END_SIZE
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1
  if (at < 0) throw damaged('no directory')
  const short = { size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) }
  if (short.start !== FULL && short.size !== FULL) {
    const shift = from + at - short.size - short.start
    if (shift < 0) throw damaged('directory out of place')
    return { start: short.start + shift, size: short.size, shift }
  }
  if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) throw damaged('no ZIP64 locator')
  const end = Number(tail.getBigUint64(at - 12, true))
  if (end + 56 > file.size) throw damaged('ZIP64 directory out of place')
  const view = await viewOf(file, end, end + 56)
  if (view.getUint32(0, true) !== END_64) throw damaged('no ZIP64 directory')
  const [size, start] = [Number(view.getBigUint64(40, true)), Number(view.getBigUint64(48, true))]
  if (start + size > file.size) throw damaged('ZIP64 directory out of place')
  return { start, size, shift: 0 }
}
