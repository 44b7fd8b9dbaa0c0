import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-participation'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { childrenOf } from '../../../support/oracle/alignment'
import { headcount } from '../../../support/oracle/overview'
import { newcombe } from '../../../support/oracle/sentiment'
import { respondentsOf } from '../../../support/oracle/sentimentCharts'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['org', 'respondents', 'headcount', 'participation']

test.each([
  [undefined, '2026Q3'],
  [undefined, '2025Q2'],
  ['五号井', '2026Q3'],
  ['机运处', '2025Q2'],
])('the children of %s in %s as counted person by person', async (unit, quarter) => {
  const { rows } = await answerOf(state, chart, {
    quarter: quarterOf(quarter),
    ...(unit && { org: `华岳矿业/${unit}` }),
  })
  expect(rows.map((row) => row['org']).sort()).toEqual(
    childrenOf(unit)
      .map((name) => (unit ? `华岳矿业/${unit}/${name}` : `华岳矿业/${name}`))
      .sort(),
  )
  for (const row of rows) {
    expect(Object.keys(row).filter((name) => name !== 'suppressed')).toEqual(COLUMNS)
    const name = String(row['org']).split('/').at(-1) ?? ''
    const place = unit ? { unit, team: name } : { unit: name }
    const [people, heads] = [respondentsOf({ ...place, quarter }), headcount(quarter, place).heads]
    expect(row).toMatchObject({ respondents: people, headcount: heads })
    expect(row['participation']).toBeCloseTo(people / heads, 12)
  }
  const shares = rows.map((row) => Number(row['participation']))
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test('how many answered is known also of a small team, which stands with the others', async () => {
  const { rows, scope, absence } = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  expect(absence).toBeUndefined()
  expect(rows.at(-1)).toMatchObject({
    org: '华岳矿业/五号井/火工品库',
    respondents: 3,
    headcount: 12,
    participation: 0.25,
  })
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '2026年3季度没有单位的参与率显著低于其余单位；最低的是皮带队，9.6%（156 人中 15 份）；最高与最低相差超过 1.5 倍，合并的正面评价率偏向参与率高的单位',
  )
  const tiny = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(tiny.rows).toMatchObject([{ org: null, respondents: 3, headcount: 12 }])
  expect(chart.headline(tiny.rows, contextOf(tiny.scope))).toBe('2026年3季度火工品库参与率 25.0%（12 人中 3 份）')
  expect(chart.drill?.(tiny.rows[0] ?? {}, tiny.scope)).toBeUndefined()
  expect(chart.drill?.(rows[0] ?? {}, scope)).toMatchObject({ org: '华岳矿业/五号井/皮带队' })
})

test('a headcount carried forward is said; under an attribute there is none', async () => {
  const carried = await answerOf(state, chart, { quarter: quarterOf('2025Q2') })
  expect(chart.notes?.(carried.inputs, contextOf(carried.scope))).toEqual([
    '机运处的在册人数有缺报，沿用此前最近一季。',
  ])
  const { rows, scope } = await answerOf(state, chart, { values: { party_member: ['true'] } })
  expect(rows.reduce((sum, row) => sum + Number(row['respondents']), 0)).toBe(
    respondentsOf({ quarter: '2026Q3', party: '是' }),
  )
  expect(rows.every((row) => row['headcount'] === null && row['participation'] === null)).toBe(true)
  expect(chart.headline(rows, contextOf(scope))).toBe('2026年3季度收到有效问卷 65 份；分母缺失，无法计算参与率')
  expectSound(chart, rows, contextOf(scope))
  expect(svgOf(chart.option(rows, contextOf(scope)))).toContain('分母缺失')
  const fine = await answerOf(state, chart, { values: { party_member: ['true'], age_band: ['≤35'] } })
  expect(fine.absence).toMatchObject({ state: 'suppressed', reason: 'too-fine' })
})

test('own level, units without answers or without headcount, ids missing, more answers than workers', async () => {
  const heads = '季度,集团,单位,在册人数\n2026Q3,集团,甲,100\n2026Q3,集团,乙,50\n2026Q3,集团,丁,40\n2026Q3,集团,戊,2'
  const answers = ['季度,集团,单位,答卷编号,题目,量表级数,得分']
  for (let id = 1; id <= 60; id++) answers.push(`2026Q3,集团,甲,${id},食堂,5,4`)
  // Without ids the question with most answers counts: 5, not 8.
  for (let turn = 0; turn < 5; turn++) answers.push('2026Q3,集团,乙,,食堂,5,3')
  for (let turn = 0; turn < 3; turn++) answers.push('2026Q3,集团,乙,,收入,5,3')
  for (let id = 101; id <= 106; id++) answers.push(`2026Q3,集团,丙,${id},食堂,5,2`)
  for (let id = 201; id <= 203; id++) answers.push(`2026Q3,集团,戊,${id},食堂,5,2`)
  answers.push('2026Q3,集团,,301,食堂,5,2')
  const loaded = await load(emptyLibrary(), [
    new File([heads], 'headcount.csv'),
    new File([answers.join('\n')], 'sentiment.csv'),
  ])
  const { rows, inputs, scope } = await answerOf(loaded, chart)
  const figures = rows.map((row) => [row['org'], row['respondents'], row['headcount'], row['participation']])
  expect(figures).toEqual([
    ['集团/丁', 0, 40, 0],
    ['集团/乙', 5, 50, 0.1],
    ['集团/甲', 60, 100, 0.6],
    ['集团/戊', 3, 2, 1.5],
    [expect.toBeOneOf(['集团/丙', null]), expect.anything(), null, null],
    [expect.toBeOneOf(['集团/丙', null]), expect.anything(), null, null],
  ])
  const headline = chart.headline(rows, contextOf(scope))
  const { low, high } = newcombe({ p: 0.1, n: 50 }, { p: 63 / 142, n: 142 })
  expect([low < 0, high < 0]).toEqual([true, true])
  expect(headline).toMatch(
    /^2026年3季度(丁参与率 0\.0%（40 人中 0 份）|乙参与率 10\.0%（50 人中 5 份）)，低于其余单位的 \d+\.\d%（差的 95% 区间 −\d+\.\d～−\d+\.\d 个百分点），另有 1 个单位也显著偏低；最高与最低相差超过 1\.5 倍/,
  )
  const notes = chart.notes?.(inputs, contextOf(scope)) ?? []
  expect(notes.join()).toMatch(/分母缺失：(丙、本级|本级、丙)没有在册人数，只列份数。/)
  expect(notes).toContain('参与率超过 100%：问卷数多于在册人数，请核对。')
  expect(notes).toContain('没有答卷编号，有效问卷数为估计，不给区间、不作检验。')
  const drawn = svgOf(chart.option(rows, contextOf(scope)))
  expect(drawn).toContain('本级')
  expect(drawn).toContain('6 份 · 分母缺失')
  expect(chart.size(rows)).toEqual({ n: 75, unit: '份' })
})

test('nothing loaded, no survey in the quarter', async () => {
  const nothing = await emptyLibrary().erase()
  expect((await answerOf(nothing, chart)).absence).toMatchObject({ state: 'missing', dataset: 'sentiment' })
  expect((await answerOf(state, chart, { quarter: quarterOf('2023Q2') })).absence).toEqual({ state: 'empty' })
})

test('draws, also eighty units', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 80 }, (_, index) => ({
    ...rows[index % rows.length],
    org: `集团/矿/第 ${index + 1} 综合机械化采煤工作队`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    expectSound(chart, many, contextOf(scope, { width, room: 'picture' }))
  }
  expect(svgOf(chart.option(many, contextOf(scope)))).toContain('其余 67 个单位')
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/sentiment-participation.svg',
  )
})
