import { expect, test } from 'vitest'
import { metrics, type MetricId } from '@/catalog/metrics'
import { valueOf } from '@/grammar/comparison'
import type { Fact } from '@/grammar/metric'
import { answerOf } from '../../support/context'
import demandTrend from '@/catalog/charts/demands/demand-trend'
import { measured } from '../../support/conformance'
import { loaded } from './files'

const value = (facts: readonly Fact[], id: MetricId, quarter: string, org = '甲矿') =>
  valueOf(
    metrics[id],
    facts.find((fact) => fact.metric === id && fact.quarter === quarter && fact.org === org),
  )

const DEMANDS = [
  '登记日期,单位路径,性别,需求类别,办结日期',
  '2026-08-01,甲矿/一队,男,其他,',
  '2026-08-01,甲矿/一队,女,生活保障,',
  '2026-08-02,甲矿/二队,女,其他,2026-09-30',
]
const person = (id: string, org: string, gender: string, more = '是,是') =>
  `2026Q3,${id},${org},${gender},高级工,${more}`
const ROSTER = [
  '季度,工号,单位路径,性别,技能等级,是否操作岗,是否持证',
  person('1', '甲矿/一队', '男'),
  person('2', '甲矿/一队', '女', '是,否'),
  person('3', '甲矿/二队', '女', '否,'),
  person('4', '甲矿', '男'),
]

test('under a filter of workers a roster is counted again, worker by worker; a category leaves everyone in', async () => {
  const state = await loaded({ roster: ROSTER, demands: DEMANDS })
  const rate = async (values: Record<string, string[]>) =>
    value((await measured(state, ['demand_rate'], { values })).facts, 'demand_rate', '2026Q3')
  expect(await rate({})).toBe(75)
  expect(await rate({ gender: ['female'] })).toBe(100)
  expect(await rate({ gender: ['male'] })).toBe(50)
  expect(await rate({ category: ['其他'] })).toBe(50)
  expect(await rate({ category: ['其他'], gender: ['female'] })).toBe(50)
  // 年龄段 is in no file: nothing can be told.
  expect(await rate({ age_band: ['≤35'] })).toBeNull()
  const heads = async (values: Record<string, string[]>) =>
    value((await measured(state, ['certified_rate'], { values })).facts, 'certified_rate', '2026Q3')
  expect([await heads({}), await heads({ gender: ['female'] }), await heads({ category: ['其他'] })]).toEqual([
    2 / 3,
    0,
    null,
  ])
  const chart = await answerOf(state, demandTrend, { values: { gender: ['female'] } })
  expect(chart.rows.map((row) => row['demand_rate'])).toEqual([50, 50])
})

test('workers of a node itself stand beside those of its children; a stated count stands for all below it', async () => {
  const stated = ['季度,单位路径,在册人数', '2026Q3,甲矿/二队,30']
  const state = await loaded({ roster: ROSTER, headcount: stated, demands: DEMANDS })
  const asked = async (values: Record<string, string[]>) =>
    (await measured(state, ['demand_rate'], { values }, { by: 'child' })).facts
  const all = await asked({})
  expect(all.find((fact) => fact.org === '甲矿')?.whole).toBe(33)
  expect(value(all, 'demand_rate', '2026Q3', '甲矿/二队')).toBeCloseTo(100 / 30, 12)
  // Not everyone in the mine is listed, everyone in the first team is.
  const women = await asked({ gender: ['female'] })
  expect(value(women, 'demand_rate', '2026Q3')).toBeNull()
  expect(value(women, 'demand_rate', '2026Q3', '甲矿/一队')).toBe(100)
})

test('certificates decide who of a roster is certified, as of the quarter’s end', async () => {
  const certificates = [
    '工号,单位路径,证书名称,发证日期,有效期至',
    '2,甲矿/一队,电工证,2026-09-30,2027-01-01',
    '1,甲矿/一队,电工证,2020-01-01,2026-09-29',
    '3,甲矿/二队,电工证,2020-01-01,2030-01-01',
  ]
  const state = await loaded({ roster: ROSTER, certificates, demands: DEMANDS })
  const { facts } = await measured(state, ['certified_rate', 'skilled_share', 'high_skilled_share'])
  const [fact] = facts.filter((one) => one.metric === 'certified_rate' && one.quarter === '2026Q3')
  // Workers 1, 2 and 4 are on a post; only 2 holds a certificate that is valid on 30 September.
  expect(fact).toMatchObject({ part: 1, whole: 3 })
  expect([value(facts, 'skilled_share', '2026Q3'), value(facts, 'high_skilled_share', '2026Q3')]).toEqual([1, 1])
})

test('with a roster only those on it are covered; without one leavers show', async () => {
  const training = [
    '培训日期,单位路径,培训类别,课程,工号',
    ...['1', '2', '9'].map((id) => `2026-08-01,甲矿/一队,安全专题,规程,${id}`),
    '2026-08-02,甲矿/二队,考试,规程,3',
  ]
  const listed = await measured(await loaded({ roster: ROSTER, training }), [
    'coverage',
    'trained_people',
    'attendances',
    'exam_attendances',
  ])
  expect(value(listed.facts, 'coverage', '2026Q3')).toBe(0.5)
  expect([
    value(listed.facts, 'trained_people', '2026Q3'),
    value(listed.facts, 'attendances', '2026Q3'),
    value(listed.facts, 'exam_attendances', '2026Q3'),
  ]).toEqual([3, 3, 1])
  const counted = await measured(await loaded({ headcount: ['季度,单位路径,在册人数', '2026Q3,甲矿,2'], training }), [
    'coverage',
  ])
  expect(value(counted.facts, 'coverage', '2026Q3')).toBe(1.5)
})

test('a missing quarter repeats the nearest of the four before, and says so', async () => {
  const demands = [
    '登记日期,单位路径,需求类别',
    ...['2025-05-01', '2026-05-01', '2026-08-01'].map((day) => `${day},甲矿,其他`),
  ]
  const state = await loaded({ headcount: ['季度,单位路径,在册人数', '2025Q2,甲矿,50'], demands })
  const { facts } = await measured(state, ['demand_rate'])
  const carried = new Map(facts.map((fact) => [fact.quarter, fact.carried]))
  expect([carried.get('2025Q2'), carried.get('2026Q2')]).toEqual([false, true])
  expect(value(facts, 'demand_rate', '2026Q2')).toBe(2)
  expect(value(facts, 'demand_rate', '2026Q3')).toBeNull()
})
