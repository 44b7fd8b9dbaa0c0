import { expect, test } from 'vitest'
import { formatFor } from '@/grammar/format'

const zh = formatFor('zh-CN')
const en = formatFor('en', (unit) => (unit === '件' ? 'demands' : unit))

test('values by measure, with their unit', () => {
  expect(zh.value(1234, 'count', '件')).toBe('1,234 件')
  expect(en.value(1234, 'count', '件')).toBe('1,234 demands')
  expect(zh.value(0.4567, 'share')).toBe('45.7%')
  expect(zh.value(98.55, 'score', '分')).toMatch(/^98\.[56] 分$/)
  expect(zh.value(2.345, 'number', '件/百人')).toMatch(/^2\.3[45] 件\/百人$/)
})

test('a missing number is never 0', () => {
  expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, ''].map((value) => zh.value(value, 'count'))).toEqual([
    '–',
    '–',
    '–',
    '–',
    '–',
  ])
  expect([zh.change(null, 'share'), zh.relative(null)]).toEqual(['–', '–'])
})

test('changes carry their sign, unless they round to nothing; shares change in points', () => {
  expect([-0.0002, 0.0002, 0].map((change) => zh.change(change, 'share'))).toEqual(Array(3).fill('0.0 个百分点'))
  expect([zh.relative(-0.0001), zh.change(-0.04, 'score')]).toEqual(['0.0%', '0.0'])
  expect(zh.change(0.021, 'share')).toBe('+2.1 个百分点')
  expect(en.change(-0.021, 'share')).toBe('−2.1 pp')
  expect(zh.relative(0.185)).toBe('+18.5%')
  expect(zh.relative(-0.09)).toBe('−9.0%')
  expect(zh.relative(0)).toBe('0.0%')
})

test('quarters and days in words', () => {
  expect([zh.quarter('2026Q3'), en.quarter('2026Q3')]).toEqual(['2026年3季度', '2026 Q3'])
  expect([zh.date('2026-09-05'), en.date('2026-09-05')]).toEqual(['2026年9月5日', '2026-09-05'])
})

test('a probability is never 0', () => {
  expect([0.5, 0.0123, 0.001, 0.0004, 1e-15].map((value) => zh.value(value, 'probability'))).toEqual([
    '0.500',
    '0.012',
    '0.001',
    '<0.001',
    '<0.001',
  ])
})
