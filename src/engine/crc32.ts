/** Reversed polynomial of CRC-32 (ISO 3309, ITU-T V.42; the one of ZIP and PNG). */
const POLYNOMIAL = 0xedb88320

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? POLYNOMIAL ^ (rest >>> 1) : rest >>> 1
  return rest
})

/** The CRC-32 of bytes, unsigned; `before` is the value of the bytes that went before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let rest = ~before
  // An index loop over signed words: four times as fast as `for … of`.
  for (let at = 0; at < bytes.length; at += 1) rest = (TABLE[(rest ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8)
  return ~rest >>> 0
}
