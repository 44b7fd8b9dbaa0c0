import { commonHan } from './commonHan'
import { countUtf8 } from './utf8'

export const ENCODINGS = ['UTF-8', 'UTF-8 BOM', 'GB18030', 'UTF-16LE', 'UTF-16BE', 'Big5'] as const

/** The name is also what is shown to the user. */
export type Encoding = (typeof ENCODINGS)[number]

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['UTF-8 BOM', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
  ['GB18030', [0x84, 0x31, 0x95, 0x33]],
]

/** At most this share of broken characters still reads as damaged UTF-8 rather than as another encoding. */
const DAMAGE = 0.1
/** How many bytes the guesses between encodings look at. */
const GUESS = 1 << 18

/** UTF-16 without a mark: commas, digits and line ends leave a NUL on one side of every pair. */
function sixteenBit(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, GUESS)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const most = Math.max(even, odd)
  if (most < 2 || most < length * 0.02 || Math.min(even, odd) > most * 0.05) return undefined
  const encoding = even > odd ? 'UTF-16BE' : 'UTF-16LE'
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, length & ~1))
  let plain = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0x7f) || isChinese(code)) plain += 1
  }
  return plain >= text.length * 0.9 ? encoding : undefined
}

const isChinese = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)

/**
 * Whether high bytes come as double-byte characters: in pairs, or too thickly for stray Latin-1 letters among English.
 */
function isDoubleByte(bytes: Uint8Array): boolean {
  let pairs = 0
  let high = 0
  let letters = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      const lower = byte | 0x20
      if (lower >= 0x61 && lower <= 0x7a) letters += 1
      continue
    }
    pairs += 1
    at += 1
    if ((bytes[at] ?? 0) >= 0x80) high += 1
  }
  return pairs > 0 && (high >= pairs * 0.5 || pairs > letters * 0.2)
}

/** Strict decoding cannot tell Big5 from GB18030: Big5 must read clearly better, which takes some text. */
function isBig5(bytes: Uint8Array): boolean {
  const text = new TextDecoder('big5').decode(bytes, { stream: true })
  if (text.includes('\ufffd')) return false
  const traditional = commonHan(text)
  const simplified = commonHan(new TextDecoder('gb18030').decode(bytes, { stream: true }))
  return traditional.han >= 20 && traditional.share >= 0.25 && traditional.share > simplified.share * 3
}

/**
 * The encoding of a file from its first bytes (or all of them, `complete`): byte-order mark, UTF-16 by its NULs, strict
 * UTF-8, then the reading with the least damage. Never fails; an ASCII sample is `UTF-8`, so a longer sample of a file
 * can give another answer: check `replacements` after decoding.
 */
export function detectEncoding(bytes: Uint8Array, complete: boolean): Encoding {
  for (const [encoding, mark] of MARKS) if (mark.every((byte, at) => bytes[at] === byte)) return encoding
  const wide = sixteenBit(bytes)
  if (wide !== undefined) return wide
  const { multibyte, broken } = countUtf8(bytes, complete)
  if (broken <= (multibyte + broken) * DAMAGE) return 'UTF-8'
  const sample = bytes.subarray(0, GUESS)
  if (isBig5(sample)) return 'Big5'
  return isDoubleByte(sample) ? 'GB18030' : 'UTF-8'
}
