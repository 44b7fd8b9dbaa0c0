/**
 * The directory of a ZIP file without comment, encryption, parts or ZIP64: what `pack` writes and common archivers write for
 * small files. Offsets and signatures as in PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
const LOCAL = { signature: 0x04034b50, size: 30, nameLength: 26, extraLength: 28 }
const CENTRAL = {
  signature: 0x02014b50,
  size: 46,
  method: 10,
  crc: 16,
  packedSize: 20,
  contentSize: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  offset: 42,
}
const END = { signature: 0x06054b50, size: 22, directorySize: 12, directoryStart: 16, comment: 20 }

const STORED = 0
const DEFLATED = 8

export interface ZipEntry {
  readonly name: string
  readonly deflated: boolean
  readonly crc: number
  readonly size: number
  /** The bytes as they lie in the file. */
  readonly packed: Blob
}

/**
 * All entries in the order of the directory; undefined where it cannot be read. Where a wrong number still gives a directory,
 * the checksum of an entry tells.
 */
export async function readZip(file: Blob): Promise<ZipEntry[] | undefined> {
  if (file.size < END.size) return undefined
  const end = await view(file, file.size - END.size, END.size)
  if (end.getUint32(0, true) !== END.signature || end.getUint16(END.comment, true) !== 0) return undefined
  const [start, length] = [end.getUint32(END.directoryStart, true), end.getUint32(END.directorySize, true)]
  const records = readRecords(await view(file, start, length))
  const entries: ZipEntry[] = []
  for (const record of records ?? []) {
    const header = await localHeader(file, record.offset)
    if (!header) return undefined
    entries.push({ ...record, packed: file.slice(header.end, header.end + record.packedSize) })
  }
  return records && entries
}

/** The name of the entry a file begins with, also where the file was cut off. */
export async function firstName(file: Blob): Promise<string | undefined> {
  return (await localHeader(file, 0))?.name
}

interface CentralRecord {
  name: string
  deflated: boolean
  crc: number
  size: number
  packedSize: number
  offset: number
}

function readRecords(directory: DataView): CentralRecord[] | undefined {
  const records: CentralRecord[] = []
  let at = 0
  while (at < directory.byteLength) {
    if (at + CENTRAL.size > directory.byteLength || directory.getUint32(at, true) !== CENTRAL.signature)
      return undefined
    const [short, long] = [
      (field: number) => directory.getUint16(at + field, true),
      (field: number) => directory.getUint32(at + field, true),
    ]
    const [method, nameLength] = [short(CENTRAL.method), short(CENTRAL.nameLength)]
    const next = at + CENTRAL.size + nameLength + short(CENTRAL.extraLength) + short(CENTRAL.commentLength)
    if (next > directory.byteLength || (method !== STORED && method !== DEFLATED)) return undefined
    records.push({
      name: nameAt(directory, at + CENTRAL.size, nameLength),
      deflated: method === DEFLATED,
      crc: long(CENTRAL.crc),
      packedSize: long(CENTRAL.packedSize),
      size: long(CENTRAL.contentSize),
      offset: long(CENTRAL.offset),
    })
    at = next
  }
  return records
}

async function localHeader(file: Blob, offset: number): Promise<{ name: string; end: number } | undefined> {
  const head = await view(file, offset, LOCAL.size)
  if (head.byteLength < LOCAL.size || head.getUint32(0, true) !== LOCAL.signature) return undefined
  const nameLength = head.getUint16(LOCAL.nameLength, true)
  const nameEnd = offset + LOCAL.size + nameLength
  const name = await view(file, offset + LOCAL.size, nameLength)
  return { name: nameAt(name, 0, name.byteLength), end: nameEnd + head.getUint16(LOCAL.extraLength, true) }
}

/** Our names are ASCII; any other stays recognisably other. */
const nameAt = (bytes: DataView, at: number, length: number): string =>
  new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset + at, length))

const view = async (file: Blob, start: number, length: number): Promise<DataView> =>
  new DataView(await file.slice(start, start + length).arrayBuffer())
