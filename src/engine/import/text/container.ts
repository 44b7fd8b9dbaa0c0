export type Container = 'text' | 'zip' | 'ole'

const ZIP = [0x50, 0x4b]
const ZIP_RECORDS = [0x0304, 0x0506, 0x0708]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)

/**
 * What the first bytes say the file really is, whatever its name: `zip` (xlsx too), `ole` (old xls) or `text`.
 * Needs the first 4 bytes; fewer are `text`.
 */
export function sniffContainer(bytes: Uint8Array): Container {
  if (startsWith(bytes, OLE)) return 'ole'
  const record = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
  return startsWith(bytes, ZIP) && ZIP_RECORDS.includes(record) ? 'zip' : 'text'
}
