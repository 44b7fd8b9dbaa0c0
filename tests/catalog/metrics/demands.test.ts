import { expect, test } from 'vitest'
import { metrics, type MetricId } from '@/catalog/metrics'
import { changeOf, comparableOf, previousOf, seriesOf, toDateOf, valueOf } from '@/grammar/comparison'
import { changeInterval } from '@/grammar/comparisonInterval'
import type { Fact, MetricSpec } from '@/grammar/metric'
import { quartersBetween } from '@/grammar/quarter'
import { measured } from '../../support/conformance'
import { addDays, dayIn, daysBetween, Draw } from '../../support/randomCompany/draw'
import { loaded } from './files'

const specOf = (id: MetricId): MetricSpec => metrics[id]
const seriesIn = (facts: readonly Fact[], id: MetricId) => seriesOf(facts.filter((fact) => fact.metric === id))

/** A ledger of a process that does not change, as it stands ten days after the last quarter's end. */
function steadyLedger(seed: number, asOf: string): string[] {
  const draw = new Draw(seed)
  const rows = quartersBetween('2025Q1', '2026Q3').flatMap((quarter) =>
    Array.from({ length: 400 }, (_, number) => {
      const submitted = dayIn(quarter, draw)
      const closed = addDays(submitted, draw.int(1, 80))
      const accepted = addDays(submitted, draw.int(0, 20))
      const known = (day: string) => (day <= asOf ? day : '')
      const state = closed <= asOf ? '已办结' : accepted <= asOf ? '办理中' : '待受理'
      const satisfaction = closed <= asOf ? String(draw.int(1, 5)) : ''
      return [
        `${quarter}-${number}`,
        submitted,
        '甲矿',
        '其他',
        known(accepted),
        addDays(submitted, 45),
        known(closed),
        state,
        satisfaction,
      ].join(',')
    }),
  )
  return ['编号,登记日期,单位,需求类别,受理日期,办理时限,办结日期,状态,办理满意度', ...rows]
}

test('the newest quarter of an unchanged process shows no fall: it is compared at equal age', async () => {
  const asOf = '2026-10-10'
  const state = await loaded({ demands: steadyLedger(5, asOf) })
  expect(daysBetween('2026-09-30', state.asOf)).toBeLessThanOrEqual(10)
  const ids = ['acceptance_rate', 'closure_rate', 'on_time_rate', 'overdue_rate', 'satisfied_rate'] as const
  const { facts } = await measured(state, ids)
  for (const id of ids) {
    const series = seriesIn(facts, id)
    const [now, before] = [series.get('2026Q3'), series.get('2026Q2')]
    if (!now || !before) throw new Error(id)
    const interval = changeInterval(specOf(id), series, now, before)
    expect(interval?.p, id).toBeGreaterThan(0.01)
    // At its own age every quarter stands much where the newest does.
    for (const fact of series.values())
      expect(Math.abs((comparableOf(specOf(id), fact) ?? 0) - (comparableOf(specOf(id), now) ?? 0)), id).toBeLessThan(
        0.1,
      )
  }
  // As of today the newest quarter seems to have fallen far.
  const closure = seriesIn(facts, 'closure_rate')
  expect(
    (valueOf(specOf('closure_rate'), closure.get('2026Q1')) ?? 0) -
      (valueOf(specOf('closure_rate'), closure.get('2026Q3')) ?? 0),
  ).toBeGreaterThan(0.3)
})

const HEAD =
  '编号,登记日期,单位,性别,需求类别,受理日期,办理时限,办结日期,状态,办理满意度,是否解决,是否上报党组织,是否重复诉求'

test('each definition on a ledger small enough to count', async () => {
  const state = await loaded({
    demands: [
      HEAD,
      '1,2026-07-01,甲矿/一队,男,其他,2026-07-02,2026-07-10,2026-07-10,已办结,满意,是,否,否',
      '2,2026-07-02,甲矿/一队,女,其他,,2026-07-10,2026-07-11,已办结,基本满意,否,,是',
      '3,2026-07-03,甲矿/一队,男,其他,,2026-07-20,,办理中,,,是,',
      '4,2026-07-04,甲矿/一队,男,其他,,2026-12-31,,待受理,,,,',
      '5,2026-07-05,甲矿/一队,男,其他,,2026-07-06,2026-07-07,不予受理,,,,',
      '6,2026-09-30,甲矿/二队,男,其他,2026-09-30,,2026-09-30,已办结,,,,',
      '7,2026-04-01,甲矿/二队,男,其他,2026-04-02,2026-05-01,2026-08-01,已办结,非常满意,是,否,否',
    ],
    headcount: ['季度,单位,在册人数', '2026Q3,甲矿/一队,150', '2026Q3,甲矿/二队,50'],
  })
  const { facts } = await measured(state, [
    'demand_count',
    'demand_rate',
    'acceptance_rate',
    'closure_rate',
    'on_time_rate',
    'overdue_rate',
    'resolved_rate',
    'satisfied_rate',
    'followup_rate',
    'backlog',
    'repeat_rate',
    'escalation_rate',
  ])
  const value = (id: MetricId) => valueOf(specOf(id), seriesIn(facts, id).get('2026Q3'))
  expect(value('demand_count')).toBe(6)
  expect(value('demand_rate')).toBe(3)
  expect(value('acceptance_rate')).toBe(5 / 6)
  expect(value('closure_rate')).toBe(3 / 5)
  expect(value('on_time_rate')).toBe(1 / 3)
  expect(value('overdue_rate')).toBe(2 / 3)
  expect(value('resolved_rate')).toBe(1 / 2)
  expect(value('satisfied_rate')).toBe(1 / 2)
  expect(value('followup_rate')).toBe(2 / 3)
  expect(value('repeat_rate')).toBe(1 / 2)
  expect(value('escalation_rate')).toBe(1 / 2)
  const balance = facts.find((fact) => fact.metric === 'backlog' && fact.quarter === '2026Q3')
  expect(balance).toMatchObject({ part: 2, opening: 1, entered: 6, closed: 4, rejected: 1 })
})

test('the identity opening + new − closed − rejected = closing holds from quarter to quarter', async () => {
  const state = await loaded({ demands: steadyLedger(9, '2026-09-30') })
  const { facts } = await measured(state, ['backlog'])
  let closing = 0
  for (const fact of facts as unknown as Record<'part' | 'opening' | 'entered' | 'closed' | 'rejected', number>[]) {
    expect(fact.opening).toBe(closing)
    closing = fact.opening + fact.entered - fact.closed - fact.rejected
    expect(fact.part).toBe(closing)
  }
  expect(closing).toBeGreaterThan(0)
})

test('closed nobody knows when: the level stands, the comparison does not', async () => {
  const state = await loaded({
    demands: [
      '登记日期,单位,需求类别,办结日期,状态',
      '2026-04-03,甲,其他,2026-04-20,已办结',
      '2026-05-03,甲,其他,,已办结',
      '2026-08-03,甲,其他,2027-03-01,已办结',
      '2026-09-30,甲,其他,,办理中',
    ],
  })
  const { facts, scope } = await measured(state, ['closure_rate', 'demand_count'])
  const series = seriesIn(facts, 'closure_rate')
  // A day that has not come is no date.
  expect([series.get('2026Q2')?.undated, series.get('2026Q3')?.undated]).toEqual([1, 1])
  expect(valueOf(specOf('closure_rate'), series.get('2026Q3'))).toBe(0.5)
  expect(changeOf(specOf('closure_rate'), series.get('2026Q3'), previousOf(series, '2026Q3'), scope.asOf)).toEqual({
    change: null,
    why: 'undated',
  })
  expect(toDateOf(specOf('demand_count'), seriesIn(facts, 'demand_count'), '2026Q3')).toBeNull()
})
