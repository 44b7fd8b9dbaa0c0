import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Door } from '@/engine/database/door'
import { identifier, literal } from '@/engine/database/quote'
import { rows } from '@/engine/database/query'
import { nodeDoor } from '../../support/nodeDoor'

let door: Door
beforeAll(async () => {
  door = await nodeDoor()
})

/** A text that begins with a byte-order mark loses it on the way back (Flechette's decoder); import takes it off anyway. */
const withoutMark = (text: string) => !text.startsWith('\uFEFF')

const hostile = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      "'; DROP TABLE x; --",
      'a"b',
      '\\',
      '\u0000',
      'a\u0000b',
      '行\n二',
      '＝１＋１',
      '👩‍👩‍👧',
      '%_',
      '$1',
      '${x}',
      '--',
      '/*',
      'a\uFEFF',
    ),
  )
  .filter(withoutMark)

test('any text comes back from a literal as it was', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const [row] = await rows<{ v: string }>(door, `SELECT ${literal(text)} AS v`)
      expect(row?.v).toBe(text)
    }),
    { numRuns: 150 },
  )
})

test('any text without NUL names a column', async () => {
  await fc.assert(
    fc.asyncProperty(
      hostile.filter((text) => text !== '' && !text.includes('\u0000')),
      async (text) => {
        const [row] = await rows(door, `SELECT 1 AS ${identifier(text)}`)
        expect(row).toEqual({ [text]: 1 })
      },
    ),
    { numRuns: 150 },
  )
})

test('what cannot be written is refused', () => {
  expect(() => identifier('a\u0000')).toThrow(RangeError)
  expect(() => literal(Number.NaN)).toThrow(RangeError)
  expect(literal(null)).toBe('NULL')
  expect(literal(true)).toBe('TRUE')
})
