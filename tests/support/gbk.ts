const table = new Map<string, readonly [number, number]>()
const decoder = new TextDecoder('gbk')
for (let high = 0x81; high <= 0xfe; high += 1) {
  for (let low = 0x40; low <= 0xfe; low += 1) {
    if (low === 0x7f) continue
    const character = decoder.decode(new Uint8Array([high, low]))
    if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [high, low])
  }
}

/** Text as Chinese Windows writes it. Throws on a character that GBK does not have. */
export function gbk(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else throw new RangeError(`not in GBK: ${character}`)
  }
  return new Uint8Array(bytes)
}

export function utf16le(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at += 1)
    new DataView(bytes.buffer).setUint16(2 + at * 2, text.charCodeAt(at), true)
  return bytes
}
