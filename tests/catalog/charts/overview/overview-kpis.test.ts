import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/overview/overview-kpis'
import { kpiCards } from '@/catalog/kpis/cards'
import type { KpiRow } from '@/catalog/kpis/rows'
import { kpis } from '@/catalog/metrics'
import { quartersBetween } from '@/grammar/quarter'
import { emptyLibrary, filesOf, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import {
  age,
  before,
  handled,
  handledAt,
  headcount,
  score,
  trained,
  type Place,
} from '../../../support/oracle/overview'
import { moodOf, newcombe } from '../../../support/oracle/sentiment'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

type Options = NonNullable<Parameters<typeof answerOf>[2]>
const ask = async (options: Options = {}, of = state) => {
  const answer = await answerOf(of, chart, options)
  return { ...answer, rows: answer.rows as readonly KpiRow[] }
}
const find = (rows: readonly KpiRow[], metric: string, quarter: string): KpiRow => {
  const row = rows.find((one) => one.metric === metric && one.quarter === quarter)
  if (!row) throw new Error(`${metric} ${quarter}`)
  return row
}
const close = (value: number | null | undefined, expected: number) => {
  if (Number.isNaN(expected)) expect(value).toBeNull()
  else expect(value).toBeCloseTo(expected, 9)
}
const soFar = (quarter: string) => quartersBetween(quarterOf(`${quarter.slice(0, 4)}Q1`), quarterOf(quarter))
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const COLUMNS = [
  'metric',
  'quarter',
  'value',
  'n',
  'previous',
  'change',
  'change_low',
  'change_high',
  'year_ago',
  'ytd',
  'ytd_year_ago',
  'target',
  'target_gap',
  'suppressed',
]

const DEMANDS: [string, Options, Place][] = [
  ['the company', {}, {}],
  ['an earlier quarter, aged 90 days', { quarter: quarterOf('2026Q1') }, {}],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  ['women', { values: { gender: ['female'] } }, { gender: '女' }],
  [
    'Party members of a unit',
    { org: '华岳矿业/三号井', values: { party_member: ['true'] } },
    { unit: '三号井', party: '是' },
  ],
]

test.each(DEMANDS)('demands of %s as counted by hand', async (_, options, place) => {
  const { rows, scope } = await ask(options)
  expect(rows).toHaveLength(kpis.length * quartersBetween(scope.from, scope.quarter).length)
  const days = age(scope.quarter, scope.asOf)
  const then = (quarter: string) => handledAt(quarter, days, place)
  for (const quarter of quartersBetween(scope.from, scope.quarter)) {
    const [now, past] = [then(quarter), then(before(quarter))]
    const count = find(rows, 'demand_count', quarter)
    expect(Object.keys(count)).toEqual(COLUMNS)
    expect(count).toMatchObject({ value: now.submitted, n: now.submitted })
    expect(find(rows, 'backlog', quarter)).toMatchObject({ value: now.open, ytd: null })
    const today = quarter === scope.quarter ? handled(quarter, scope.asOf, place) : now
    close(find(rows, 'on_time_rate', quarter).value, today.onTime / today.timed)
    close(find(rows, 'satisfied_rate', quarter).value, today.satisfied / today.rated)
    if (before(quarter) < '2023Q4') continue
    expect(count.previous).toBe(past.submitted)
    close(count.change, now.submitted / past.submitted - 1)
    const rate = find(rows, 'on_time_rate', quarter)
    close(rate.change, now.onTime / now.timed - past.onTime / past.timed)
    const limits = newcombe({ p: now.onTime / now.timed, n: now.timed }, { p: past.onTime / past.timed, n: past.timed })
    close(rate.change_low, limits.low)
    close(rate.change_high, limits.high)
    close(find(rows, 'satisfied_rate', quarter).change, now.satisfied / now.rated - past.satisfied / past.rated)
    const year = soFar(quarter).map(then)
    if (quarter >= '2024Q1') expect(count.ytd).toBe(total(year.map((one) => one.submitted)))
    if (quarter >= '2024Q1') close(rate.ytd, total(year.map((one) => one.onTime)) / total(year.map((one) => one.timed)))
    if (quarter >= '2025Q1')
      expect(count.ytd_year_ago).toBe(total(soFar(before(quarter, 4)).map((one) => then(one).submitted)))
    if (quarter >= '2024Q4') close(rate.year_ago, then(before(quarter, 4)).onTime / then(before(quarter, 4)).timed)
  }
})

test.each<[string, Options, Place]>([
  ['the company', {}, {}],
  ['a unit whose headcount is missing once', { org: '华岳矿业/机运处' }, { unit: '机运处' }],
  ['a team', { org: '华岳矿业/洗选厂/筛分车间' }, { team: '筛分车间' }],
])('people of %s as counted by hand', async (_, options, place) => {
  const { rows, scope } = await ask(options)
  for (const quarter of quartersBetween(scope.from, scope.quarter)) {
    const heads = headcount(quarter, place)
    const [now, past] = [
      moodOf({ quarter, ...place } as object),
      moodOf({ quarter: before(quarter), ...place } as object),
    ]
    const favourable = find(rows, 'favourable', quarter)
    if (!favourable.suppressed) {
      close(favourable.value, now.p)
      close(favourable.change, now.p - past.p)
      const limits = newcombe({ p: now.p, n: now.effective }, { p: past.p, n: past.effective })
      expect(favourable.change_low).toBeCloseTo(limits.low, 8)
      expect(favourable.change_high).toBeCloseTo(limits.high, 8)
      expect(favourable.n).toBe(now.respondents)
    }
    close(find(rows, 'participation', quarter).value, now.respondents / heads.heads)
    expect(find(rows, 'coverage', quarter)).toMatchObject({ n: heads.heads, change_low: null })
    close(find(rows, 'coverage', quarter).value, trained([quarter], place) / heads.heads)
    const year = soFar(quarter)
    if (quarter >= '2025Q1')
      close(
        find(rows, 'coverage', quarter).ytd,
        trained(year, place) / (total(year.map((one) => headcount(one, place).heads)) / year.length),
      )
    close(find(rows, 'certified_rate', quarter).value, heads.certified / heads.operators)
    const party = score(quarter, '党建', place)
    close(find(rows, 'party_score', quarter).value, party.mean)
    expect(find(rows, 'party_score', quarter).n).toBe(party.branches)
    close(
      find(rows, 'business_score', quarter).change,
      score(quarter, '业务', place).mean - score(before(quarter), '业务', place).mean,
    )
    if (quarter >= '2025Q1')
      close(
        find(rows, 'party_score', quarter).ytd,
        total(year.map((one) => score(one, '党建', place).mean)) / year.length,
      )
  }
})

test('story 1: the surge of demands shows, with its certainty', async () => {
  const { rows, scope } = await ask({ org: '华岳矿业/五号井' })
  const row = find(rows, 'demand_count', '2026Q3')
  expect(row.change_low).toBeGreaterThan(0)
  expect(chart.headline(rows, contextOf(scope))).toMatch(
    /^诉求 \d+ 件，上季 \d+ 件，环比 \+[\d.]+%（95% 区间 \+[\d.]+%～\+[\d.]+%），上升；/,
  )
  const cards = kpiCards(rows, contextOf(scope))
  expect(cards.map((card) => card.metric)).toEqual(kpis)
  expect(cards[0]).toMatchObject({ direction: 'none' })
  expect(cards[1]).toMatchObject({ name: '按期办结率', direction: 'worse' })
  expect(cards[3]).toMatchObject({ name: '期末在办', direction: 'worse' })
})

test('story 6: only the mood of 火工品库 is hidden', async () => {
  const { rows, scope, absence } = await ask({ org: '华岳矿业/五号井/火工品库' })
  expect(absence).toBeUndefined()
  for (const row of rows) expect(row.suppressed).toBe(row.metric === 'favourable')
  for (const row of rows.filter((one) => one.suppressed))
    expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([])
  const cards = kpiCards(rows, contextOf(scope))
  expect(cards.find((card) => card.metric === 'favourable')).toMatchObject({
    value: '–',
    note: '人数不足',
    direction: 'none',
    change: '',
  })
  expect(cards.find((card) => card.metric === 'party_score')).toMatchObject({ note: '缺少数据' })
  expectSound(chart, rows, contextOf(scope))
})

test('a filter empties what it does not apply to, two attributes hide the mood alone', async () => {
  const women = await ask({ values: { gender: ['female'] } })
  expect(women.absence).toBeUndefined()
  const cards = kpiCards(women.rows, contextOf(women.scope))
  expect(cards.find((card) => card.metric === 'favourable')).toMatchObject({ value: '–', note: '该筛选不适用' })
  expect(cards.find((card) => card.metric === 'coverage')).toMatchObject({ value: '–', note: '分母缺失' })
  expect(cards[0]?.value).toBe('42 件')
  const fine = await ask({ values: { party_member: ['true'], age_band: ['≤35'] } })
  expect(find(fine.rows, 'favourable', '2026Q3')).toMatchObject({ value: null, suppressed: true })
  expect(find(fine.rows, 'demand_count', '2026Q3').value).toBeGreaterThan(0)
})

test('missing datasets, a running quarter, closed rows without a date, nothing at all', async () => {
  const only = await load(
    emptyLibrary(),
    filesOf('data/huayue').filter((file) => file.name === 'assessment.csv'),
  )
  const scores = await ask({}, only)
  expect(scores.absence).toBeUndefined()
  expect(kpiCards(scores.rows, contextOf(scores.scope)).find((card) => card.metric === 'demand_count')).toMatchObject({
    value: '–',
    note: '缺少数据',
  })
  expect(find(scores.rows, 'party_score', '2026Q3').value).toBeCloseTo(score('2026Q3', '党建', {}).mean, 9)
  expectSound(chart, scores.rows, contextOf(scores.scope))

  const lines = [
    '单位,登记日期,需求类别,办理时限,办结日期,状态',
    '甲,2026-04-03,其他,2026-05-01,2026-04-20,已办结',
    '甲,2026-05-03,其他,2026-05-20,,已办结',
    '甲,2026-08-03,其他,2026-08-20,2026-08-05,已办结',
  ]
  const running = await ask({}, await load(emptyLibrary(), [new File([lines.join('\n')], 'd.csv')]))
  expect(running.scope.asOf).toBe('2026-08-05')
  const current = find(running.rows, 'demand_count', '2026Q3')
  expect(current).toMatchObject({ value: 1, previous: 2, change: null, change_low: null })
  expect(kpiCards(running.rows, contextOf(running.scope))[0]).toMatchObject({ change: '本季未完整' })
  const ended = await load(emptyLibrary(), [
    new File([[...lines, '甲,2026-09-30,其他,2026-10-20,,办理中'].join('\n')], 'd.csv'),
  ])
  const undated = await ask({}, ended)
  expect(find(undated.rows, 'on_time_rate', '2026Q3')).toMatchObject({ value: 1, previous: 1, change: null })
  expect(kpiCards(undated.rows, contextOf(undated.scope))[1]).toMatchObject({ change: '无法同口径比较' })
  expectSound(chart, undated.rows, contextOf(undated.scope))

  const nothing = await ask({}, await emptyLibrary().erase())
  expect(nothing.absence).toMatchObject({ state: 'missing', reason: 'dataset' })
  expectSound(chart, [], contextOf(nothing.scope))
})

test('a target is the unit’s own, else the one above; the card says how far it is', async () => {
  const targets = [
    { metric: 'on_time_rate', org: '', value: 0.9 },
    { metric: 'on_time_rate', org: '华岳矿业/五号井', value: 0.2 },
    { metric: 'backlog', org: '', value: 100 },
    { metric: 'party_score', org: '', value: 99.5 },
  ]
  const company = await ask({ targets })
  const cardOf = ({ rows, scope }: typeof company, metric: string) =>
    kpiCards(rows, contextOf(scope)).find((card) => card.metric === metric)
  const rate = find(company.rows, 'on_time_rate', '2026Q3')
  expect(rate.target).toBe(0.9)
  close(rate.target_gap, (rate.value ?? NaN) - 0.9)
  const points = ((0.9 - (rate.value ?? NaN)) * 100).toFixed(1)
  expect(cardOf(company, 'on_time_rate')).toMatchObject({ target: `目标 90.0%，差 ${points} 个百分点`, aim: 0.9 })
  expect(cardOf(company, 'backlog')?.target).toBe('目标 100 件，差 25 件')
  expect(cardOf(company, 'party_score')?.target).toMatch(/^目标 99\.5 分，差 0\.\d 分$/)
  expect(cardOf(company, 'demand_count')).toMatchObject({ target: '', aim: null })
  const pit = await ask({ org: '华岳矿业/五号井', targets })
  expect(find(pit.rows, 'on_time_rate', '2026Q3').target).toBe(0.2)
  expect(cardOf(pit, 'on_time_rate')?.target).toBe('目标 20.0%，已达到')
})

test('draws the cards', async () => {
  const { rows, scope } = await ask()
  for (const width of ['narrow', 'normal', 'wide'] as const)
    expectSound(chart, rows, contextOf(scope, { width, room: 'picture' }))
  const one = await ask({ from: quarterOf('2026Q3') })
  expectSound(chart, one.rows, contextOf(one.scope))
  const context = contextOf(scope, { room: 'picture', width: 'wide' })
  await expect(svgOf(chart.option(rows, context), 1144, 420)).toMatchFileSnapshot('../../../golden/overview-kpis.svg')
})
