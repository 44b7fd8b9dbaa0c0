const FLAG_UTF8 = 0x800
/** Info-ZIP's extra field that carries the name in UTF-8 beside the one in the system's own encoding. */
const UNICODE_PATH = 0x7075

/** The fields behind a directory record's name: id → bytes. */
export function extraFields(bytes: Uint8Array): Map<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + 4 <= bytes.length;) {
    const size = view.getUint16(at + 2, true)
    fields.set(view.getUint16(at, true), bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return fields
}

/**
 * A file's name inside an archive. Chinese Windows writes names in GBK and sets no flag, macOS writes UTF-8 and sets
 * none either: what is no UTF-8 is GB18030.
 */
export function zipName(bytes: Uint8Array, flags: number, extra: ReadonlyMap<number, Uint8Array>): string {
  const unicode = extra.get(UNICODE_PATH)
  if (unicode && unicode.length > 5) return new TextDecoder().decode(unicode.subarray(5))
  if (flags & FLAG_UTF8) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
