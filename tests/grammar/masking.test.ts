import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIdentityNumber, maskText, passesLuhn } from '@/grammar/masking'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
const around = fc.stringMatching(/^[一-龥，。：（）a-z]{0,6}$/)

function withCheckDigit(first: string): string {
  for (const last of '0123456789X') if (isIdentityNumber(first + last)) return first + last
  throw new Error(first)
}

function withLuhn(first: string): string {
  for (const last of '0123456789') if (passesLuhn(first + last)) return first + last
  throw new Error(first)
}

test.each([
  ['请回电13900001234，谢谢', '请回电***********，谢谢'],
  ['139-0000-1234或139 0000 1235', '***-****-****或*** **** ****'],
  ['+86 13900001234', '+** ***********'],
  ['宿舍电话0351-6201234', '宿舍电话****-*******'],
  ['身份证11010519491231002X。', '身份证******************。'],
  ['身份证11010519491231002x', '身份证******************'],
  ['旧证110105491231002', '旧证***************'],
  ['卡号6222 0212 3456 7894', '卡号**** **** **** ****'],
  ['１３９００００１２３４', '***********'],
])('%s', (text, masked) => expect(maskText(text)).toBe(masked))

test.each([
  '2026-09-30 食堂涨价 12 元',
  '编号 X2026-0001',
  '工号 12442，井下 1200 米',
  '110105194912310021',
  '6222021234567891',
  '第 12345678901 号',
  '',
])('stays: %s', (text) => expect(maskText(text)).toBe(text))

test('a checksum decides', () => {
  expect(isIdentityNumber('11010519491231002X')).toBe(true)
  expect(isIdentityNumber('110105194912310021')).toBe(false)
  expect(isIdentityNumber('1101051949123100')).toBe(false)
  expect(passesLuhn('4111111111111111')).toBe(true)
  expect(passesLuhn('4111111111111112')).toBe(false)
})

test('no phone, identity or card number survives, whatever stands around it', () => {
  const phone = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join(''))
  const identity = digits(17).map(withCheckDigit)
  const card = digits(15).map((rest) => withLuhn(`62${rest}`))
  fc.assert(
    fc.property(around, fc.oneof(phone, identity, card), around, (before, number, after) => {
      const masked = maskText(before + number + (after.startsWith('x') ? `，${after}` : after))
      expect(masked).not.toMatch(/\d{4}/)
      expect(masked.startsWith(before)).toBe(true)
    }),
  )
})

test('masking twice is masking once, and nothing but digits changes', () => {
  const text = fc
    .array(fc.oneof(fc.string(), digits(11), digits(18), fc.constantFrom(' ', '-', 'X', '13900001234')), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (value) => {
      const once = maskText(value)
      expect(maskText(once)).toBe(once)
      expect(once.length).toBe(value.length)
      expect(
        [...once].every(
          (character, index) =>
            character === [...value][index] || character === '*' || /[０-９]/.test([...value][index] ?? ''),
        ),
      ).toBe(true)
    }),
  )
})
