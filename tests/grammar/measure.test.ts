import { expect, test } from 'vitest'
import { add, quantity, type Unit } from '@/grammar/measure'

test('one unit adds', () => {
  expect(add(quantity(581, '人次'), quantity(2364, '人次'))).toEqual({ value: 2945, unit: '人次' })
})

test('人 and 人次 do not', () => {
  // @ts-expect-error different units do not compile
  expect(() => add(quantity(86, '人'), quantity(581, '人次'))).toThrow(RangeError)
  const units: Unit[] = ['人', '人次']
  const [people = '人', times = '人次'] = units
  expect(() => add(quantity(1, people), quantity(1, times))).toThrow('different units: 人, 人次')
})
