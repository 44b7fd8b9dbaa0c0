export type Container = 'text' | 'zip' | 'ole' | 'packed'

const ZIP = [0x50, 0x4b]
const ZIP_RECORDS = [0x0304, 0x0506, 0x0708]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** rar, 7z, gzip: archives that a browser has no reader for. */
const PACKED = [
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x1f, 0x8b, 0x08],
]

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)

/**
 * What the first bytes say the file really is, whatever its name: `zip` (xlsx too), `ole` (old xls, or a workbook with a
 * password), `packed` (rar, 7z, gzip) or `text`. Needs the first 6 bytes; fewer are `text`.
 */
export function sniffContainer(bytes: Uint8Array): Container {
  if (startsWith(bytes, OLE)) return 'ole'
  const record = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
  if (startsWith(bytes, ZIP) && ZIP_RECORDS.includes(record)) return 'zip'
  return PACKED.some((magic) => startsWith(bytes, magic)) ? 'packed' : 'text'
}
