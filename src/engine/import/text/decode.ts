import type { Encoding } from './encoding'

const LABELS: Record<Encoding, string> = {
  'UTF-8': 'utf-8',
  'UTF-8 BOM': 'utf-8',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  Big5: 'big5',
}

export interface StreamDecoder {
  /** Text of the bytes so far; a character cut by the end of the chunk comes with the next one. */
  push(bytes: Uint8Array): string
  /** The rest, to be called once. */
  end(): string
  /** U+FFFD characters given so far: bytes that could not be read (or that the file itself had already lost). */
  readonly replacements: number
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1
  return found
}

/**
 * A decoder for chunks of any size. The byte-order mark is dropped; undecodable bytes, also half of a surrogate pair in
 * UTF-16, become U+FFFD and are counted. Everything else stays, control characters and NUL too.
 */
export function decodeStream(encoding: Encoding): StreamDecoder {
  const decoder = new TextDecoder(LABELS[encoding])
  let replacements = 0
  const counted = (text: string) => {
    replacements += count(text, '\ufffd')
    return text
  }
  return {
    push: (bytes) => counted(decoder.decode(bytes, { stream: true })),
    end: () => counted(decoder.decode()),
    get replacements() {
      return replacements
    },
  }
}
