import { expect, test } from 'vitest'
import { decisionColumns, decisionRow } from '@/catalog/meetings/decisionCsv'
import type { Decision, Figure } from '@/grammar/deck'
import { csvOf } from '@/engine/export/csv'

const figure: Figure = { metric: 'favourable', org: '华岳/三号井', values: {}, value: 1, n: 6 }
const decision: Decision = {
  id: 1,
  deck: 1,
  view: null,
  quarter: '2026Q3',
  figure,
  text: '=cmd|calc',
  owner: '+王',
  due: '2026-10-31',
  made: '2026-10-15',
  state: 'done',
}

test('a decision is one row; nothing in it runs, and nobody of a small group is told', () => {
  const row = decisionRow({ decision, now: { ...figure, value: 0.5, n: 40 } })
  expect(Object.keys(row)).toEqual([...decisionColumns])
  expect(csvOf(decisionColumns, [row])).toBe(
    '\uFEFFquarter,decision,owner,due,state,metric,value_then,value_now,org,made\n' +
      "2026Q3,'=cmd|calc,'+王,2026-10-31,done,favourable,0.9,0.5,华岳/三号井,2026-10-15\n",
  )
  expect(decisionRow({ decision: { ...decision, figure: null }, now: null })).toMatchObject({
    metric: null,
    value_then: null,
    value_now: null,
  })
})
