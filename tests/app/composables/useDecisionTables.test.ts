import { expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { useDecisionTables } from '@/app/composables/useDecisionTables'
import type { Decision, Figure } from '@/grammar/deck'
import { show } from '../support'

const figure = (value: number | null): Figure => ({ metric: 'closure_rate', org: '', values: {}, value, n: 200 })
const decision = (more: Partial<Decision> = {}): Decision => ({
  id: 1,
  deck: 1,
  view: null,
  quarter: '2026Q3' as Decision['quarter'],
  figure: figure(0.225),
  text: '=cmd|A0 尽快办结',
  owner: '王书记',
  due: '2020-01-31',
  made: '2019-10-10',
  state: 'open',
  ...more,
})

async function tables(): Promise<ReturnType<typeof useDecisionTables>> {
  let own: ReturnType<typeof useDecisionTables> | undefined
  await show(
    defineComponent(() => {
      own = useDecisionTables()
      return () => h('div')
    }),
  )
  if (!own) throw new Error('not mounted')
  return own
}

test('decisions with their state; one that is open past its day is overdue', async () => {
  const { decided } = await tables()
  const { columns, rows } = decided([decision(), decision({ state: 'done' }), decision({ due: '' })])
  expect(columns.map(({ title }) => title)).toEqual(['事项', '责任人', '期限', '状态'])
  expect(rows).toEqual([
    ['=cmd|A0 尽快办结', '王书记', '2020年1月31日 · 逾期', '办理中'],
    ['=cmd|A0 尽快办结', '王书记', '2020年1月31日', '已办结'],
    ['=cmd|A0 尽快办结', '王书记', '未定', '办理中'],
  ])
})

test('what has become of earlier ones: the metric then and now, nothing where it cannot be told', async () => {
  const { followed } = await tables()
  const { columns, rows } = followed([
    { decision: decision(), now: figure(0.431) },
    { decision: decision({ figure: null }), now: null },
  ])
  expect(columns.slice(-2).map(({ title }) => title)).toEqual(['当时', '现在'])
  expect(rows.map((row) => row.slice(-2))).toEqual([
    ['办结率 22.5%', '办结率 43.1%'],
    ['', ''],
  ])
})
