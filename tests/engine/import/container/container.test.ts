import { expect, test } from 'vitest'
import { sniffContainer } from '@/engine/import/container/container'

test('archives and old workbooks are told apart by their first bytes, whatever they are called', () => {
  expect(sniffContainer(Uint8Array.of(0x50, 0x4b, 3, 4, 20))).toBe('zip')
  expect(sniffContainer(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('ole')
  expect(sniffContainer(new TextEncoder().encode('Rar!\x1a\x07\x01'))).toBe('packed')
  expect(sniffContainer(Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c))).toBe('packed')
  expect(sniffContainer(Uint8Array.of(0x1f, 0x8b, 8))).toBe('packed')
  expect(sniffContainer(new TextEncoder().encode('PK,b\n'))).toBe('text')
  expect(sniffContainer(new TextEncoder().encode('Rar!,甲\n'))).toBe('text')
  expect(sniffContainer(new Uint8Array())).toBe('text')
})
