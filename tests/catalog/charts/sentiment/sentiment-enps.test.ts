import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-enps'
import { quartersBetween } from '@/grammar/quarter'
import { sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import type { Group } from '../../../support/oracle/sentiment'
import { recommendations } from '../../../support/oracle/sentimentCharts'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['quarter', 'promoters', 'passives', 'detractors', 'enps', 'responses', 'suppressed']

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['all quarters', { from: quarterOf('2023Q4') }, {}],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  ['a team', { org: '华岳矿业/三号井/综采二队' }, { unit: '三号井', team: '综采二队' }],
  ['Party members', { values: { party_member: ['true'] } }, { party: '是' }],
  ['the young of a unit', { org: '华岳矿业/洗选厂', values: { age_band: ['≤35'] } }, { unit: '洗选厂', age: '≤35' }],
]

test.each(CASES)('%s as counted answer by answer', async (_, options, group) => {
  const { rows, scope } = await answerOf(state, chart, options)
  expect(rows.map((row) => row['quarter'])).toEqual(quartersBetween(scope.from, scope.quarter))
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(COLUMNS)
    if (row['suppressed']) {
      expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([])
      continue
    }
    const { promoters, passives, detractors, responses } = recommendations({
      ...group,
      quarter: String(row['quarter']),
    })
    expect(row['responses']).toBe(responses)
    if (!responses) {
      expect(row).toMatchObject({ promoters: null, passives: null, detractors: null, enps: null })
      continue
    }
    expect(responses).toBeGreaterThanOrEqual(5)
    expect(row['promoters']).toBeCloseTo(promoters / responses, 12)
    expect(row['passives']).toBeCloseTo(passives / responses, 12)
    expect(row['detractors']).toBeCloseTo(detractors / responses, 12)
    expect(row['enps']).toBeCloseTo(((promoters - detractors) / responses) * 100, 10)
  }
})

test('the headline has the interval of the score and of its change, by the formula', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const of = (quarter: string) => {
    const { promoters, detractors, responses: n } = recommendations({ quarter })
    const [p, d] = [promoters / n, detractors / n]
    return { value: (p - d) * 100, variance: ((p + d - (p - d) ** 2) / n) * 1e4 }
  }
  const [now, before] = [of('2026Q3'), of('2026Q2')]
  const words = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
  const half = 1.959963984540054 * Math.sqrt(now.variance)
  const wide = 1.959963984540054 * Math.sqrt(now.variance + before.variance)
  const change = now.value - before.value
  expect(chart.headline(rows, contextOf(scope))).toBe(
    `2026年3季度净推荐值 ${words(now.value)}（95% 区间 ${words(now.value - half)}～${words(now.value + half)}），` +
      `上季 ${words(before.value)}，基本持平（差异不显著，${words(change)}，95% 区间 ${words(change - wide)}～${words(change + wide)}）；` +
      '推荐者 27.5%，不推荐者 46.4%（375 条回答）',
  )
  const up = rows.map((row) =>
    row['quarter'] === '2026Q2' ? { ...row, promoters: 0.1, detractors: 0.8, enps: -70 } : row,
  )
  expect(chart.headline(up, contextOf(scope))).toContain('上升（+51.0')
  const down = rows.map((row) =>
    row['quarter'] === '2026Q2' ? { ...row, promoters: 0.6, detractors: 0.1, enps: 50 } : row,
  )
  expect(chart.headline(down, contextOf(scope, { locale: 'en' }))).toContain('down from +50.0')
  expect(JSON.stringify(chart.option(rows, contextOf(scope)))).toContain(`−18.9（95% 区间 ${words(now.value - half)}`)
  expect(chart.drill?.(rows[0] ?? {}, scope)).toMatchObject({ quarter: '2024Q4' })
})

test('where nobody was asked, it is said', async () => {
  const before = await answerOf(state, chart, { quarter: quarterOf('2025Q2') })
  expect(before.absence).toBeUndefined()
  expect(chart.headline(before.rows, contextOf(before.scope))).toBe(
    '所示期间的问卷没有推荐意愿题（0–10 分），无法计算净推荐值',
  )
  expectSound(chart, before.rows, contextOf(before.scope))
  const { rows, scope } = await answerOf(state, chart)
  const without = rows.map((row) =>
    row['quarter'] === '2026Q3'
      ? { ...row, promoters: null, passives: null, detractors: null, enps: null, responses: 0 }
      : row,
  )
  expect(chart.headline(without, contextOf(scope))).toBe('2026年3季度的问卷没有推荐意愿题')
  const first = await answerOf(state, chart, { quarter: quarterOf('2025Q3') })
  expect(chart.headline(first.rows, contextOf(first.scope))).toContain('无上期数据')
  const alone = await answerOf(state, chart, { from: quarterOf('2026Q3') })
  expect(chart.headline(alone.rows, contextOf(alone.scope))).toContain('所示期间不含上季')
  const bare = await surveyed(people(1, 8, () => 4, { question: '食堂' }))
  const none = await answerOf(bare, chart)
  expect(none.rows).toMatchObject([{ quarter: '2026Q3', enps: null, responses: 0, suppressed: false }])
  expect(chart.headline(none.rows, contextOf(none.scope, { locale: 'en' }))).toContain('so there is no eNPS')
})

test('the ends of the scale, another scale, few answers in a larger group', async () => {
  const asked = (question: string) => ({ question, scale: 11, recommend: true })
  const loaded = await surveyed([
    // 0…10 as 1…11: 6 is a detractor, 7 and 8 passive, 9 a promoter.
    ...people(1, 12, (turn) => [7, 8, 9, 10][turn % 4] ?? 1, { ...asked('推荐'), org: '甲' }),
    ...people(1, 12, () => 5, { question: '另一题', scale: 5, recommend: true, org: '甲' }),
    ...people(21, 12, (turn) => 1 + (turn % 5), { question: '食堂', org: '乙' }),
    ...people(21, 3, () => 11, { ...asked('推荐'), org: '乙' }),
    ...people(41, 12, () => 11, { ...asked('推荐'), org: '丙' }),
  ])
  const unit = await answerOf(loaded, chart, { org: '甲' })
  expect(unit.rows).toMatchObject([{ promoters: 0.25, passives: 0.5, detractors: 0.25, enps: 0, responses: 12 }])
  expect(chart.headline(unit.rows, contextOf(unit.scope))).toContain('净推荐值 0.0（95% 区间 −40.0～+40.0）')
  const few = await answerOf(loaded, chart, { org: '乙' })
  expect(few.absence).toMatchObject({ state: 'suppressed', reason: 'small' })
  expect(few.rows).toMatchObject([{ promoters: null, enps: null, responses: null, suppressed: true }])
  expect(chart.headline(few.rows, contextOf(few.scope))).toBe('2026年3季度人数不足，不予显示')
  const all = [
    { quarter: '2026Q3', promoters: 1, passives: 0, detractors: 0, enps: 100, responses: 7, suppressed: false },
  ]
  expect(chart.headline(all, contextOf(unit.scope))).toContain('推荐者 ≥90.0%，不推荐者 ≤10.0%')
  expect(chart.headline(all, contextOf(unit.scope))).toContain('净推荐值 ≥+80.0')
  const drawn = svgOf(chart.option(all, contextOf(unit.scope)))
  expect(drawn).not.toContain('+100.0')
  expect(drawn).toContain('≥90.0%')
  expectSound(chart, all, contextOf(unit.scope))
})

test('a team of three is hidden', async () => {
  const answer = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  const asked = answer.rows.filter((row) => String(row['quarter']) >= '2025Q3')
  expect(asked).toHaveLength(5)
  expect(asked.every((row) => row['suppressed'] === true)).toBe(true)
  expect(answer.rows.flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'number' && cell)).toEqual(
    [],
  )
  expect(chart.headline(answer.rows, contextOf(answer.scope))).toBe('2026年3季度人数不足，不予显示')
  expect((await answerOf(state, chart, { values: { category: ['其他'] } })).absence).toMatchObject({ reason: 'filter' })
})

test('draws, also twenty quarters', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const long = { ...scope, from: quarterOf('2021Q4') }
  const many = quartersBetween(long.from, long.quarter).map((quarter, at) => ({ ...rows[3 + (at % 5)], quarter }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    expectSound(chart, many, contextOf(long, { width, room: 'picture' }))
  }
  const events = [{ quarter: '2025Q3', title: '季度问卷增加推荐意愿题' }]
  await expect(svgOf(chart.option(rows, contextOf(scope, { events })))).toMatchFileSnapshot(
    '../../../golden/sentiment-enps.svg',
  )
})
