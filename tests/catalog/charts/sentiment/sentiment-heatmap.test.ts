import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-heatmap'
import { at, type Row } from '../../../data/sample'
import { emptyLibrary, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { childrenOf } from '../../../support/oracle/alignment'
import type { Group, Mood } from '../../../support/oracle/sentiment'
import { dimensionMood, significantOf } from '../../../support/oracle/sentimentCharts'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = [
  'org',
  'dimension',
  'favourable',
  'parent_favourable',
  'difference',
  'significant',
  'respondents',
  'suppressed',
]
const DIMENSIONS = ['薪酬福利', '职业发展', '工作环境', '服务满意', '干群沟通', '心理压力']

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['an earlier quarter', { quarter: quarterOf('2025Q2') }, { quarter: '2025Q2' }],
  ['a unit with hidden teams', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  ['Party members', { values: { party_member: ['true'] } }, { party: '是' }],
  ['the young of a unit', { org: '华岳矿业/三号井', values: { age_band: ['≤35'] } }, { unit: '三号井', age: '≤35' }],
]

test.each(CASES)('%s as counted person by person', async (_, options, group) => {
  const { rows } = await answerOf(state, chart, options)
  const parent: Group = { quarter: '2026Q3', ...group }
  const children = childrenOf(group.unit)
  expect(rows).toHaveLength(children.length * DIMENSIONS.length)
  const tested: { row: (typeof rows)[number]; pair: readonly [Mood, Mood] }[] = []
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(COLUMNS)
    if (row['suppressed']) {
      expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([])
      expect(row['significant']).toBeNull()
      continue
    }
    const dimension = String(row['dimension'])
    const name = String(row['org']).split('/').at(-1) ?? ''
    const inside = (answer: Row) => at(answer, group.unit ? '区队' : '单位') === name
    const own = dimensionMood({ ...parent, ...(group.unit ? { team: name } : { unit: name }) }, dimension)
    const whole = dimensionMood(parent, dimension)
    expect(row['respondents']).toBe(own.respondents)
    expect(own.respondents).toBeGreaterThanOrEqual(5)
    expect(row['favourable']).toBeCloseTo(own.p, 10)
    expect(row['parent_favourable']).toBeCloseTo(whole.p, 10)
    expect(row['difference']).toBeCloseTo(own.p - whole.p, 10)
    tested.push({ row, pair: [own, dimensionMood(parent, dimension, inside)] })
  }
  expect(tested.length).toBeGreaterThan(DIMENSIONS.length)
  expect(tested.map(({ row }) => row['significant'])).toEqual(significantOf(tested.map(({ pair }) => pair)))
  const sizes = children.map((_, place) =>
    Math.max(...rows.slice(place * 6, place * 6 + 6).map((row) => Number(row['respondents'] ?? 0))),
  )
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
})

test('story 1: 五号井 is lower on services, which the canteen is part of', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '2026年3季度五号井的服务满意正面评价率 37.1%，全部单位 55.1%，相差 −17.9 个百分点，低于其余单位（差异显著）；共检验 24 格，4 格差异显著',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('4 of 24 cells tested differ')
  const drawn = svgOf(chart.option(rows, contextOf(scope)))
  expect(drawn).toContain('−17.9')
  expect(drawn).toContain('+13.7')
  expect(chart.drill?.(rows[0] ?? {}, scope)).toMatchObject({ org: '华岳矿业/三号井' })
  expect(chart.notes?.([], contextOf(scope))[0]).toContain('只有与其余单位差异显著的格上色')
  expect(chart.size(rows)).toEqual({ n: rows.reduce((sum, row) => sum + Number(row['respondents']), 0), unit: '评价' })
})

test('story 6: 火工品库 is hidden with others, and alone; a leaf stands without comparison', async () => {
  const unit = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  for (const dimension of DIMENSIONS) {
    const hidden = unit.rows.filter((row) => row['dimension'] === dimension && row['suppressed'])
    expect(hidden.map((row) => row['org'])).toContain('华岳矿业/五号井/火工品库')
    expect(hidden.length).toBeGreaterThan(1)
  }
  const tiny = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(tiny.absence).toEqual({ state: 'suppressed', reason: 'small', minimum: 5 })
  const leaf = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
  expect(leaf.rows).toHaveLength(6)
  expect(leaf.rows[5]).toMatchObject({ dimension: '薪酬福利', difference: null, significant: null, suppressed: false })
  expect(leaf.rows[5]?.['favourable']).toBeCloseTo(2 / 18, 12)
  expect(chart.headline(leaf.rows, contextOf(leaf.scope))).toBe(
    '2026年3季度综采二队没有其他单位可比；正面评价率最低的是薪酬福利，11.1%，样本较小',
  )
  expect(chart.drill?.(leaf.rows[0] ?? {}, leaf.scope)).toBeUndefined()
})

test('a dimension that few of a unit answered is hidden, with another one; one that all of a few share is blurred', async () => {
  const loaded = await surveyed([
    ...people(1, 12, (turn) => 1 + (turn % 5), { org: '甲', question: '食堂' }),
    ...people(1, 3, () => 5, { org: '甲', question: '收入', dimension: '薪酬福利' }),
    ...people(21, 12, (turn) => 1 + (turn % 5), { org: '乙', question: '食堂' }),
    ...people(21, 12, (turn) => 1 + (turn % 4), { org: '乙', question: '收入', dimension: '薪酬福利' }),
    ...people(41, 12, (turn) => 1 + (turn % 3), { org: '丙', question: '收入', dimension: '薪酬福利' }),
    ...people(41, 7, () => 5, { org: '丙', question: '食堂' }),
  ])
  const { rows, scope } = await answerOf(loaded, chart)
  const hidden = rows.filter((row) => row['suppressed']).map((row) => `${row['org']} ${row['dimension']}`)
  expect(hidden).toContain('甲 薪酬福利')
  expect(hidden.length).toBeGreaterThan(1)
  for (const row of rows) if (row['suppressed']) expect(row['respondents']).toBeNull()
  const alike = rows.map((row) => ({ ...row, suppressed: false, favourable: 1, difference: 0.4, respondents: 7 }))
  const drawn = svgOf(chart.option(alike, contextOf(scope)))
  expect(drawn).toContain('≥+30.0')
  expect(drawn).not.toContain('+40.0')
})

test('scales of different lengths are not pooled, and estimated respondents are not tested', async () => {
  const loaded = await surveyed([
    ...people(1, 6, () => 4, { org: '甲', question: '食堂' }),
    ...people(1, 6, () => 9, { org: '甲', question: '班车', scale: 10 }),
    ...people(21, 6, (turn) => 1 + (turn % 5), { org: '乙', question: '食堂' }),
  ])
  const { rows, inputs, scope } = await answerOf(loaded, chart)
  expect(rows).toMatchObject([
    { org: '甲', favourable: null, respondents: 6 },
    { org: '乙', favourable: 2 / 6, parent_favourable: null, difference: null, significant: null },
  ])
  expect(chart.notes?.(inputs, contextOf(scope))).toContain('各题量表级数不同的，正面评价率不合并计算。')
  expectSound(chart, rows, contextOf(scope))
  const unnamed = await surveyed([
    ...people(1, 40, () => 5, { org: '甲', question: '食堂' }).map((one) => ({ ...one, id: '' })),
    ...people(1, 40, () => 1, { org: '乙', question: '食堂' }).map((one) => ({ ...one, id: '' })),
  ])
  const bare = await answerOf(unnamed, chart)
  expect(bare.rows).toMatchObject([
    { favourable: 1, difference: 0.5, significant: null, respondents: 40 },
    { favourable: 0, difference: -0.5, significant: null, respondents: 40 },
  ])
  expect(chart.notes?.(bare.inputs, contextOf(bare.scope))).toContain(
    '没有答卷编号，有效问卷数为估计，不给区间、不作检验。',
  )
})

test('too few came back: nothing is known of the others', async () => {
  const answered = ['甲', '乙'].flatMap((org, at) =>
    people(20 * at, 6, (turn) => 1 + (turn % 5), { org, question: '食堂' }),
  )
  const { inputs, scope } = await answerOf(await surveyed(answered, { 甲: 10, 乙: 15 }), chart)
  expect(chart.notes?.(inputs, contextOf(scope)).at(-1)).toBe('2026年3季度回收率 48.0%，未答者情况未知。')
})

test('empty, missing and too fine', async () => {
  const nothing = await emptyLibrary().erase()
  expect((await answerOf(nothing, chart)).absence).toMatchObject({ state: 'missing', dataset: 'sentiment' })
  expect((await answerOf(state, chart, { quarter: quarterOf('2023Q2') })).absence).toEqual({ state: 'empty' })
  const fine = await answerOf(state, chart, { values: { party_member: ['true'], age_band: ['≤35'] } })
  expect(fine.absence).toMatchObject({ state: 'suppressed', reason: 'too-fine' })
  const foreign = await answerOf(state, chart, { values: { category: ['生活保障'] } })
  expect(foreign.absence).toMatchObject({ state: 'missing', reason: 'filter' })
})

test('draws, also eighty units with long names', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 80 * 6 }, (_, index) => ({
    ...rows[index % rows.length],
    org: `集团/矿/第 ${Math.floor(index / 6) + 1} 综合机械化采煤工作队`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    for (const room of ['card', 'picture'] as const) expectSound(chart, many, contextOf(scope, { width, room }))
  }
  expect(svgOf(chart.option(many, contextOf(scope, { room: 'picture' })))).toContain('其余 63 个单位')
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/sentiment-heatmap.svg')
  const hidden = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  await expect(svgOf(chart.option(hidden.rows, contextOf(hidden.scope)))).toMatchFileSnapshot(
    '../../../golden/sentiment-heatmap-teams.svg',
  )
})
