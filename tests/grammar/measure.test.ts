import { expect, test } from 'vitest'
import { messages } from '@/catalog/locales'
import { measured } from '@/catalog/metrics'
import { add, divide, quantity, units, UnitsDiffer, type Quantity, type Unit } from '@/grammar/measure'

test('quantities of one unit add up', () => {
  expect(add(quantity(3, '人次'), quantity(4, '人次'))).toEqual({ value: 7, unit: '人次' })
  expect(add(measured('attendances', 3), measured('exam_attendances', 4))).toEqual({ value: 7, unit: '人次' })
})

test('人 and 人次 do not: neither compiles nor runs', () => {
  // @ts-expect-error different units
  expect(() => add(quantity(3, '人'), quantity(4, '人次'))).toThrow(RangeError)
  // @ts-expect-error attendances are no people
  expect(() => add(measured('attendances', 3), measured('trained_people', 4))).toThrow(UnitsDiffer)
  const read = (unit: Unit): Quantity<Unit> => quantity(1, unit)
  expect(() => add(read('件'), read('户'))).toThrow('different units: 件, 户')
})

test('one quantity for each of another keeps both units', () => {
  expect(divide(quantity(2364, '人次'), quantity(16, '种'))).toEqual({ value: 147.75, unit: '人次/种' })
  expect(divide(quantity(1, '件'), quantity(0, '人'))).toBeUndefined()
})

test('every unit and the refusal have words in both languages', () => {
  for (const words of [messages['zh-CN'].units, messages.en.units]) {
    for (const unit of units) if (unit !== '%') expect(words).toHaveProperty([unit])
    expect(words.different).toMatch(/\{left\}.*\{right\}/)
  }
})
