import { expect, test } from 'vitest'
import { aimOverBars, aimOverQuarters } from '@/grammar/marks/aim'
import { organisationOf } from '@/grammar/organisation'
import { scopeOn } from '@/grammar/scope'
import { contextOf } from '../../support/context'

const ground = {
  current: '2026Q3',
  quarters: ['2026Q3'],
  organisation: organisationOf(['甲']),
  asOf: '2026-09-30',
} as const
const context = contextOf(scopeOn(ground, { values: {} }))

test('a target is a line of one value over all quarters, its words at the first', () => {
  const { data, silent, lineStyle } = aimOverQuarters({ value: 0.7, label: '目标 70%' }, 3, 1, context)
  expect(data).toEqual([{ value: 0.7, label: expect.objectContaining({ formatter: '目标 70%' }) as unknown }, 0.7, 0.7])
  expect([silent, lineStyle.type]).toEqual([true, 'dashed'])
  expect(aimOverQuarters({ value: 1, label: '' }, 0, 0, context).data).toEqual([])
})

test('over bars its words stand above those of the whole where there is one', () => {
  const aim = { value: 0.98, label: '目标' }
  expect(aimOverBars(aim, false, context).label.padding).toEqual([0, 0, 0, 0])
  expect(aimOverBars(aim, true, context).label.padding[2]).toBeGreaterThan(10)
})
