export interface Utf8Count {
  /** well-formed sequences of two bytes or more */
  readonly multibyte: number
  /** bytes that belong to no well-formed sequence */
  readonly broken: number
}

const isTail = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte <= 0xbf

/** Bytes a lead byte announces (1–4), 0 when it can begin nothing. */
function announced(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

/** E0, ED, F0 and F4 restrict the byte that follows them (overlong forms, surrogates, beyond U+10FFFF). */
function secondFits(lead: number, second: number | undefined): boolean {
  if (second === undefined || !isTail(second)) return false
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xed) return second <= 0x9f
  if (lead === 0xf0) return second >= 0x90
  return lead !== 0xf4 || second <= 0x8f
}

/**
 * Counts well-formed and broken UTF-8. A character cut off by the end of `bytes` counts as broken only when `complete`.
 */
export function countUtf8(bytes: Uint8Array, complete: boolean): Utf8Count {
  let multibyte = 0
  let broken = 0
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    const size = announced(lead)
    if (size === 1) {
      at += 1
      continue
    }
    let length = size > 1 && secondFits(lead, bytes[at + 1]) ? 2 : 1
    while (length > 1 && length < size && isTail(bytes[at + length])) length += 1
    if (length === size) multibyte += 1
    else if (complete || size === 0 || at + length < bytes.length) broken += 1
    at += length
  }
  return { multibyte, broken }
}
