import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeStream } from '@/engine/import/text/decode'
import { detectEncoding, type Encoding } from '@/engine/import/text/encoding'

const utf8 = (text: string) => new TextEncoder().encode(text)
const sixteen = (text: string, big: boolean) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((code) => {
      const pair = [code & 0xff, code >> 8]
      return big ? pair.reverse() : pair
    }),
  )

/** What a double-byte encoding writes, found by decoding every pair. */
function doubleByte(label: string): (text: string) => Uint8Array {
  const pairs = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder(label)
  for (let lead = 0xa1; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd' && !pairs.has(character)) pairs.set(character, [lead, trail])
    }
  return (text) => Uint8Array.from([...text].flatMap((each) => pairs.get(each) ?? [each.charCodeAt(0)]))
}
const gbk = doubleByte('gb18030')
const big5 = doubleByte('big5')

const decodeAll = (encoding: Encoding, bytes: Uint8Array, step = 1) => {
  const decoder = decodeStream(encoding)
  let text = ''
  for (let at = 0; at < bytes.length; at += step) text += decoder.push(bytes.subarray(at, at + step))
  return { text: text + decoder.end(), replacements: decoder.replacements }
}

const SAMPLE = '季度,单位,诉求内容\r\n2026Q3,华岳矿业/三号井,食堂饭菜质量\r\n'

test('byte-order marks decide', () => {
  expect(detectEncoding(utf8('\ufeffa,b\n'), true)).toBe('UTF-8 BOM')
  expect(detectEncoding(sixteen(`\ufeff${SAMPLE}`, false), true)).toBe('UTF-16LE')
  expect(detectEncoding(sixteen(`\ufeff${SAMPLE}`, true), true)).toBe('UTF-16BE')
})

test('without a mark: UTF-8, GB18030 and both kinds of UTF-16', () => {
  expect(detectEncoding(utf8(SAMPLE), true)).toBe('UTF-8')
  expect(detectEncoding(utf8('plain,ascii\n1,2\n'), true)).toBe('UTF-8')
  expect(detectEncoding(new Uint8Array(), true)).toBe('UTF-8')
  expect(detectEncoding(gbk(SAMPLE), true)).toBe('GB18030')
  expect(detectEncoding(sixteen(SAMPLE, false), true)).toBe('UTF-16LE')
  expect(detectEncoding(sixteen(SAMPLE, true), true)).toBe('UTF-16BE')
  expect(detectEncoding(sixteen('a,b\n1,2\n', false), true)).toBe('UTF-16LE')
})

test('a character cut by the end of a sample is no damage', () => {
  const bytes = utf8('单')
  for (let cut = 1; cut < 3; cut += 1) expect(detectEncoding(bytes.subarray(0, cut), false)).toBe('UTF-8')
  const sample = gbk(SAMPLE)
  for (let cut = 20; cut < sample.length; cut += 1)
    expect(detectEncoding(sample.subarray(0, cut), false)).toBe('GB18030')
})

test('UTF-8 with a few broken bytes stays UTF-8 and says how many', () => {
  const bytes = utf8(SAMPLE.repeat(20))
  bytes[100] = 0xff
  bytes[400] = 0x41
  const cut = bytes.subarray(0, bytes.length - 3)
  expect(detectEncoding(cut, true)).toBe('UTF-8')
  expect(decodeAll('UTF-8', cut).replacements).toBeGreaterThan(0)
  expect(detectEncoding(Uint8Array.from([...utf8('Don'), 0x92, ...utf8('t know, it is\n')]), true)).toBe('UTF-8')
})

test('small GBK files are never Big5; Big5 needs text that clearly is', () => {
  for (const text of ['姓名,单位\n张三,三号井\n', '是', '合计', '综采二队', '一线城市,是,否']) {
    expect(detectEncoding(gbk(text), true)).toBe('GB18030')
  }
  const traditional = '單位,內容\n這個問題我們已經說過,對於員工的發展來說,學習機會還是不夠,希望組織能為大家開會\n'
  expect(detectEncoding(big5(traditional), true)).toBe('Big5')
  expect(decodeAll('Big5', big5(traditional)).text).toBe(traditional)
})

test('decoding does not depend on chunks, and gives the text back', () => {
  const word = fc.string({ unit: fc.constantFrom('中', '单', '位', '，', 'a', ',', '\n', '0'), maxLength: 40 })
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 7 }), (text, step) => {
      expect(decodeAll('UTF-8', utf8(text), step)).toEqual({ text, replacements: 0 })
      expect(decodeAll('UTF-8 BOM', utf8(`\ufeff${text}`), step).text).toBe(text)
      expect(decodeAll('GB18030', gbk(text), step)).toEqual({ text, replacements: 0 })
      expect(decodeAll('UTF-16LE', sixteen(`\ufeff${text}`, false), step).text).toBe(text)
      expect(decodeAll('UTF-16BE', sixteen(text, true), step).text).toBe(text)
    }),
    { seed: 4, numRuns: 200 },
  )
})

test('any text is recognised as UTF-8, with characters of every width', () => {
  const text = fc.string({ unit: fc.constantFrom('中', '👷', 'é', 'a', ',', '\n', '\u3000'), maxLength: 60 })
  fc.assert(
    fc.property(text, (each) => detectEncoding(utf8(each), true) === 'UTF-8'),
    { seed: 5 },
  )
})

test('Chinese in GBK is recognised as GB18030 however short', () => {
  const han = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fa0 }).map((code) => String.fromCharCode(code)),
    minLength: 3,
    maxLength: 50,
  })
  const inGbk = han
    .map((text) => [...text].filter((each) => gbk(each).length === 2).join(''))
    .filter((text) => text.length > 2)
  let others = 0
  fc.assert(
    fc.property(inGbk, (text) => void (others += detectEncoding(gbk(text), true) === 'GB18030' ? 0 : 1)),
    { seed: 6, numRuns: 300 },
  )
  // rare characters at random, far from any text: the odd one may read as something else
  expect(others).toBeLessThanOrEqual(3)
})
