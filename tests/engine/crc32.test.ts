import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '@/engine/crc32'

const bytes = (text: string) => new TextEncoder().encode(text)

test('gives the standard check value and the known values of short texts', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
  expect(crc32(bytes(''))).toBe(0)
  expect(crc32(bytes('a'))).toBe(0xe8b7be43)
  expect(crc32(bytes('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339)
  expect(crc32(new Uint8Array(32).fill(0xff))).toBe(0xff6cab0b)
})

test('can be reckoned in pieces, and every changed byte changes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (whole, place, mask) => {
      const cut = place % whole.length
      expect(crc32(whole.subarray(cut), crc32(whole.subarray(0, cut)))).toBe(crc32(whole))
      const flipped = whole.map((byte, at) => (at === cut ? byte ^ mask : byte))
      expect(crc32(flipped)).not.toBe(crc32(whole))
    }),
  )
})
