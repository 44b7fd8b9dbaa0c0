import { expect, test } from 'vitest'
import { againstTarget, isReached, outcomeRows, type OutcomeRow } from '@/catalog/outcomes/rows'
import type { Scope } from '@/grammar/filter'

const scope = { org: '甲', depth: 1 } as Scope
const row = (known: Partial<OutcomeRow>): OutcomeRow => ({
  period: '2026Q1',
  org: '甲',
  indicator: '甲项',
  value: 1,
  measure: '项',
  kind: 'count',
  target: null,
  better: null,
  targeted: null,
  note: null,
  ...known,
})

test('a count is told once: at the node, or at the one unit that has it all', () => {
  const whole = [row({ value: 5 }), row({ org: '甲/一', value: 3 }), row({ org: '甲/二', value: 2 })]
  expect(outcomeRows(whole, scope)).toEqual([whole[0]])
  const alone = [row({}), row({ org: '甲/一' }), row({ org: '甲/一/班' })]
  expect(outcomeRows(alone, scope)).toEqual([alone[2]])
  // One unit in one quarter, both in the next: the series keeps one name.
  const later = [...alone, row({ period: '2026Q2', value: 4 }), row({ period: '2026Q2', org: '甲/一', value: 4 })]
  expect(outcomeRows(later, scope).map(({ org, period }) => [org, period])).toEqual([
    ['甲/一', '2026Q1'],
    ['甲/一', '2026Q2'],
  ])
})

test('what is no count is never added: it stays at the highest nodes that state it', () => {
  const levels = ['甲/一', '甲/二', '甲/一/班'].map((org) => row({ org, kind: 'level', measure: '%', value: 90 }))
  expect(outcomeRows(levels, scope).map(({ org }) => org)).toEqual(['甲/一', '甲/二'])
  const change = row({ kind: 'change', measure: '%', value: -3 })
  expect(outcomeRows([...levels, change], scope)).toHaveLength(3)
})

test('completed where more is better, else the difference; a change, a weight and a constant have neither', () => {
  const aimed = { target: 4, targeted: 3 }
  expect(againstTarget(row({ ...aimed, better: 'higher' }))).toEqual({ completion: 0.75 })
  expect(againstTarget(row({ ...aimed, better: 'lower' }))).toEqual({ gap: -1 })
  expect(againstTarget(row({ ...aimed, kind: 'level', better: 'higher' }))).toEqual({ gap: -1 })
  for (const kind of ['change', 'weight', 'constant', null])
    expect(againstTarget(row({ ...aimed, kind }))).toBeUndefined()
  expect(againstTarget(row({ better: 'higher', target: 0, targeted: 0 }))).toBeUndefined()
  expect([
    isReached(row({ ...aimed, better: 'higher' })),
    isReached(row({ ...aimed, better: 'lower' })),
    isReached(row({ ...aimed, kind: 'level', better: 'higher', targeted: 4 })),
    isReached(row(aimed)),
    isReached(row({ better: 'higher' })),
  ]).toEqual([false, true, true, undefined, undefined])
})
