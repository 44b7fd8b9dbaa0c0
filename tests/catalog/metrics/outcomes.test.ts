import { afterAll, beforeAll, expect, test } from 'vitest'
import { metrics, type MetricId } from '@/catalog/metrics'
import { attendancesOf, countPer, inferredWhole, type OutcomeFigure } from '@/catalog/metrics/outcomeFigures'
import { seriesOf, toDateOf, valueOf } from '@/grammar/comparison'
import type { MetricSpec } from '@/grammar/metric'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { emptyLibrary, filesOf, load } from '../../support/company'
import { every, measured } from '../../support/conformance'
import { loaded } from './files'

let library: Library
let state: LibraryState
type Published = OutcomeFigure & Readonly<{ org: string; period: string | null }>
let figures: Published[]
beforeAll(async () => {
  library = emptyLibrary()
  state = await load(library, filesOf('data/ximing'), true)
  figures = (await library.database.rows(
    `SELECT CAST(org AS VARCHAR) AS org, period, CAST(indicator AS VARCHAR) AS indicator, CAST("value" AS DOUBLE) AS value,
       CAST(measure AS VARCHAR) AS measure, CAST(kind AS VARCHAR) AS kind
     FROM model.outcome_nodes WHERE org = '西铭矿' ORDER BY indicator, period`,
  )) as unknown as Published[]
})
afterAll(() => library.database.close())

const named = (indicator: string) => figures.find((figure) => figure.indicator === indicator)

test('the published case: 人次 add up to 28 572, without the examination to 17 372; people are left out and named', async () => {
  const { all, training, exams, people } = attendancesOf(figures)
  expect([all, training, exams]).toEqual([
    { value: 28572, unit: '人次' },
    { value: 17372, unit: '人次' },
    { value: 11200, unit: '人次' },
  ])
  expect(people.map((figure) => [figure.indicator, figure.value])).toEqual(
    expect.arrayContaining([
      ['等级认定培训', 86],
      ['井下维修课堂', 28],
    ]),
  )
  expect(people).toHaveLength(2)
  const totals = await library.database.rows(
    `SELECT CAST("value" AS DOUBLE) AS value, exam FROM model.outcome_totals WHERE org = '西铭矿' AND period IS NULL AND measure = '人次' ORDER BY exam`,
  )
  expect(totals).toEqual([
    { value: 17372, exam: false },
    { value: 11200, exam: true },
  ])
})

test('one count for each of another keeps its units; a share of certificates is one of people among people', () => {
  expect(countPer(named('集中培训'), named('集中培训场次'))).toEqual({
    value: expect.closeTo(193.667, 3),
    unit: '人次/次',
  })
  expect(countPer(named('多种形式培训'), named('培训种类'))).toEqual({ value: 147.75, unit: '人次/种' })
  const [junior, senior] = [named('初中、高级工资格证书'), named('技师、高级技师资格证书')]
  expect((senior?.value ?? 0) / ((senior?.value ?? 0) + (junior?.value ?? 0))).toBeCloseTo(0.0528, 4)
  expect(
    inferredWhole(
      [junior, senior].flatMap((one) => one ?? []),
      named('技能人才占在册职工比'),
    ),
  ).toBeCloseTo(4138.67, 2)
})

test('what must never be computed is not', async () => {
  // A change is no level: neither rolled up nor divided.
  const changes = figures.filter((figure) => figure.kind === 'change')
  expect(changes).toEqual([])
  const own = await library.database.rows(`SELECT count(*) AS n FROM model.outcome_nodes WHERE kind = 'change'`)
  expect(Number(own[0]?.['n'])).toBe(3)
  expect(countPer(named('技能人才占在册职工比'), named('培训种类'))).toBeUndefined()
  expect(
    inferredWhole(
      [named('集中培训'), named('井下维修课堂')].flatMap((one) => one ?? []),
      named('技能人才占在册职工比'),
    ),
  ).toBeUndefined()
  // 否决 9 项 and 排查整改 572 条 have no whole; undated figures and those of a year are in no quarter.
  const { facts } = await measured(state, every)
  expect(facts.filter((fact) => valueOf(metrics[fact.metric as MetricId], fact) !== null)).toEqual([])
})

test('a plan is completed only where more is better; a year’s target is set against the year so far', async () => {
  const csv = [
    '期间,单位路径,指标,数值,计量单位,类型,目标,方向',
    '2026Q1,甲矿/一队,隐患整改,30,条,数量,40,越高越好',
    '2026Q1,甲矿/二队,隐患整改,20,条,数量,,越高越好',
    '2026Q2,甲矿,隐患整改,60,条,数量,50,越高越好',
    '2026Q2,甲矿/一队,隐患整改,10,条,数量,10,越高越好',
    '2026,甲矿,隐患整改,110,条,数量,200,越高越好',
    '2026Q2,甲矿,三违,12,人次,数量,10,越低越好',
    '2026Q2,甲矿,完好率,98,%,水平,97.5,越高越好',
    '2026Q2,甲矿,故障率变化,-3,%,变化率,-5,越低越好',
    '2026Q2,甲矿,无目标,3,项,数量,,越高越好',
  ]
  const quarters = ['季度,单位路径,类别,在档数', '2026Q2,甲矿,送温暖,3', '2026Q1,甲矿,送温暖,3']
  const small = await loaded({ outcomes: csv, services: quarters })
  const { facts } = await measured(small, ['plan_completion', 'target_gap'], { quarter: '2026Q2', org: '甲矿' })
  const series = (id: MetricId, key: string) => seriesOf(facts.filter((fact) => fact.metric === id && fact.key === key))
  const value = (id: MetricId, key: string, quarter = '2026Q2') =>
    valueOf(metrics[id] as MetricSpec, series(id, key).get(quarter))
  expect(value('plan_completion', '隐患整改')).toBe(1.2)
  // Only what has a target is measured by it.
  expect(value('plan_completion', '隐患整改', '2026Q1')).toBe(0.75)
  expect(toDateOf(metrics.plan_completion, series('plan_completion', '隐患整改'), '2026Q2')).toBe(110 / 200)
  for (const key of ['三违', '完好率', '故障率变化', '无目标']) expect(value('plan_completion', key), key).toBeNull()
  expect(['三违', '完好率', '故障率变化', '隐患整改', '无目标'].map((key) => value('target_gap', key))).toEqual([
    2,
    0.5,
    null,
    null,
    null,
  ])
})
