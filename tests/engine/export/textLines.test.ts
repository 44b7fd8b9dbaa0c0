import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textLines, textWidth } from '@/engine/export/textLines'

test('Han text breaks anywhere but before closing punctuation; Latin words stay whole', () => {
  expect(textLines('本季诉求一百件，环比上升', 7)).toEqual(['本季诉求一百件，', '环比上升'])
  expect(textLines('92 demands this quarter', 6)).toEqual(['92 demands', 'this', 'quarter'])
})

test('nothing but blanks is lost, and no line is much too long', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[一二三四五，。A-Za-z0-9 ]{0,80}$/),
      fc.integer({ min: 12, max: 40 }),
      (text, ems) => {
        const lines = textLines(text, ems)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines)
          if (/[一二三四五]/.test(line) && !/[A-Za-z0-9]{10}/.test(line))
            expect(textWidth(line.replace(/[，。]+$/, ''))).toBeLessThanOrEqual(ems + 1)
      },
    ),
  )
})
