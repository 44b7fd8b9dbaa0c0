import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-drivers'
import { sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import type { Group } from '../../../support/oracle/sentiment'
import { driverOf } from '../../../support/oracle/sentimentCharts'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['dimension', 'score', 'impact', 'low', 'high', 'respondents', 'suppressed']
const DIMENSIONS = ['薪酬福利', '职业发展', '工作环境', '服务满意', '干群沟通', '心理压力']

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['an earlier quarter', { quarter: quarterOf('2024Q1') }, { quarter: '2024Q1' }],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  ['Party members', { values: { party_member: ['true'] } }, { party: '是' }],
  ['the young of a unit', { org: '华岳矿业/三号井', values: { age_band: ['≤35'] } }, { unit: '三号井', age: '≤35' }],
]

test.each(CASES)('%s as ranked person by person', async (_, options, group) => {
  const { rows } = await answerOf(state, chart, options)
  expect(rows.map((row) => row['dimension']).sort()).toEqual([...DIMENSIONS].sort())
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(COLUMNS)
    const driver = driverOf({ quarter: '2026Q3', ...group }, String(row['dimension']))
    expect(row).toMatchObject({ respondents: driver.respondents, suppressed: false })
    expect(row['score']).toBeCloseTo(driver.score, 9)
    expect(row['impact']).toBeCloseTo(driver.rho, 9)
    expect(row['low']).toBeCloseTo(driver.low, 8)
    expect(row['high']).toBeCloseTo(driver.high, 8)
  }
  const impacts = rows.map((row) => Number(row['impact']))
  expect(impacts).toEqual([...impacts].sort((a, b) => b - a))
})

test('story 1: in 五号井 services are to be fixed first; the company as a whole', async () => {
  const unit = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  expect(chart.headline(unit.rows, contextOf(unit.scope))).toBe(
    '2026年3季度应优先改进服务满意：影响度 0.42（95% 区间 0.24～0.56，与各维度平均差异不显著），得分 53.9 分；其次是职业发展',
  )
  const { rows, scope, inputs } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('Fix first in 2026 Q3: Pay and benefits')
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringContaining('相关不等于因果')])
  expect(chart.size(rows)).toEqual({ n: 400, unit: '份' })
})

test('25 or fewer respondents: the scores alone; a hidden team: nothing', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
  for (const row of rows) {
    const driver = driverOf({ quarter: '2026Q3', team: '综采二队' }, String(row['dimension']))
    expect(row).toMatchObject({ impact: null, low: null, high: null, respondents: driver.respondents })
    expect(row['score']).toBeCloseTo(driver.score, 9)
  }
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '2026年3季度无法计算影响度（需有答卷编号且多于 25 份）；得分最低的是薪酬福利，37.5 分，样本较小',
  )
  expectSound(chart, rows, contextOf(scope))
  expect(svgOf(chart.option(rows, contextOf(scope)))).toContain('37.5')
  const tiny = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(tiny.absence).toEqual({ state: 'suppressed', reason: 'small', minimum: 5 })
  expect(tiny.rows.flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'number')).toEqual([])
  expectSound(chart, tiny.rows, contextOf(tiny.scope))
})

test('with 总体满意 asked it is what impact is measured on, and no dimension itself; 26 are enough', async () => {
  const up = (turn: number) => 1 + (turn % 5)
  const loaded = await surveyed([
    ...people(1, 26, up, { question: '收入', dimension: '薪酬福利' }),
    ...people(1, 26, (turn) => 1 + ((turn * 3) % 5), { question: '食堂', dimension: '服务满意' }),
    ...people(1, 25, up, { question: '班车', dimension: '工作环境' }),
    ...people(1, 26, () => 3, { question: '晋升', dimension: '职业发展' }),
    ...people(1, 26, up, { question: '您的总体满意程度', dimension: '总体评价' }),
    ...people(1, 26, (turn) => turn % 11 || 1, { question: '推荐', dimension: '总体评价', scale: 11, recommend: true }),
  ])
  const { rows, scope, inputs } = await answerOf(loaded, chart)
  const byName = new Map(rows.map((row) => [row['dimension'], row]))
  expect([...byName.keys()].sort()).toEqual(['工作环境', '服务满意', '职业发展', '薪酬福利'].sort())
  // The same answers as 总体满意: ρ = 1, whose interval no longer covers its level.
  expect(byName.get('薪酬福利')).toMatchObject({ impact: 1, low: null, high: null, respondents: 26 })
  expect(byName.get('工作环境')).toMatchObject({ impact: null, respondents: 25 })
  expect(byName.get('职业发展')).toMatchObject({ impact: null, score: 50 })
  // Scores of 1 + 3t mod 5 against 1 + t mod 5 over 26 people, by hand.
  const x = Array.from({ length: 26 }, (_, turn) => 1 + ((turn * 3) % 5))
  const y = Array.from({ length: 26 }, (_, turn) => up(turn))
  const rank = (values: number[]) =>
    values.map((value) => values.filter((one) => one < value).length + values.filter((one) => one === value).length / 2)
  const [rx, ry] = [rank(x), rank(y)]
  const mean = rx.reduce((sum, one) => sum + one, 0) / 26
  const product = (a: number[], b: number[]) =>
    a.reduce((sum, one, at) => sum + (one - mean) * ((b[at] ?? 0) - mean), 0)
  expect(byName.get('服务满意')?.['impact']).toBeCloseTo(
    product(rx, ry) / Math.sqrt(product(rx, rx) * product(ry, ry)),
    10,
  )
  expect(chart.headline(rows, contextOf(scope))).toContain('区间不可用')
  expect(chart.notes?.(inputs, contextOf(scope))[0]).toContain('“总体满意”')
  expectSound(chart, rows, contextOf(scope))
})

test('without response numbers nothing belongs together', async () => {
  const unnamed = await surveyed(
    [
      ...people(1, 40, (turn) => 1 + (turn % 5), { question: '收入', dimension: '薪酬福利' }),
      ...people(1, 40, (turn) => 1 + (turn % 5), { question: '食堂', dimension: '服务满意' }),
    ].map((one) => ({ ...one, id: '' })),
  )
  const { rows, scope, inputs } = await answerOf(unnamed, chart)
  expect(rows).toMatchObject([{ impact: null, respondents: 40 }, { impact: null }])
  expect(chart.notes?.(inputs, contextOf(scope))).toContain('没有答卷编号，不知道哪些回答出自同一人，不计算影响度。')
})

test('no dimension has much impact and a low score; nothing asked; one dimension', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const fine = rows.map((row, at) => ({ ...row, impact: 0.6 - at / 10, score: 80 - at, low: 0, high: 0.9 }))
  expect(chart.headline(fine, contextOf(scope))).toContain('没有影响大而得分低的维度；影响度最高的是服务满意')
  expect(chart.headline([], contextOf(scope))).toBe('2026年3季度没有思想动态问卷')
  expect((await answerOf(state, chart, { quarter: quarterOf('2023Q2') })).absence).toEqual({ state: 'empty' })
  expectSound(chart, rows.slice(0, 1), contextOf(scope))
})

test('draws', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 30 }, (_, at) => ({
    ...rows[at % 6],
    dimension: `很长的自定义维度名称 ${at}`,
    score: at * 3,
    impact: Math.sin(at),
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    expectSound(chart, many, contextOf(scope, { width, room: 'picture' }))
  }
  const drawn = svgOf(chart.option(rows, contextOf(scope)))
  for (const field of ['优先改进', '继续保持', '随后改进', '维持现状']) expect(drawn).toContain(field)
  await expect(drawn).toMatchFileSnapshot('../../../golden/sentiment-drivers.svg')
})
