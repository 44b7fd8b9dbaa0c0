export type Encoding = 'utf-8-bom' | 'gbk'

/** The platform can decode GB18030 but not encode it: decode every two-byte code once and turn the answer round. */
const gbkCodes = (): Map<string, number> => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && text.length === 1 && text !== '\ufffd' && !codes.has(text)) {
        codes.set(text, lead * 256 + trail)
      }
    }
  return codes
}

const encodeGbk = (text: string): Uint8Array => {
  const codes = gbkCodes()
  const bytes: number[] = []
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    const code = point < 0x80 ? point : codes.get(char)
    if (code === undefined) throw new Error(`not in GBK: ${char}`)
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

export const encode = (text: string, encoding: Encoding): Uint8Array =>
  encoding === 'gbk' ? encodeGbk(text) : new TextEncoder().encode(`\ufeff${text}`)
