import { expect, test } from 'vitest'
import { readTargets, targetOf, type Target } from '@/grammar/target'

const targets: Target[] = [
  { metric: 'coverage', org: '', value: 0.6 },
  { metric: 'coverage', org: '华岳/三号井', value: 0.7 },
  { metric: 'favourable', org: '华岳', value: 0.5 },
]

test('a unit’s own target, else the nearest above, else none', () => {
  expect(targetOf(targets, 'coverage', '华岳/三号井')).toBe(0.7)
  expect(targetOf(targets, 'coverage', '华岳/三号井/甲队')).toBe(0.7)
  expect(targetOf(targets, 'coverage', '华岳/五号井')).toBe(0.6)
  expect(targetOf(targets, 'favourable', '')).toBeNull()
  expect(targetOf(targets, 'closure_rate', '华岳')).toBeNull()
})

test('what makes no sense is left out', () => {
  expect(
    readTargets([...targets, { metric: 'x' }, null, { metric: 'x', org: '', value: Number.NaN }].filter(Boolean)),
  ).toEqual(targets)
  expect(readTargets(undefined)).toEqual([])
  expect(readTargets({ metric: 'x' })).toEqual([])
})
