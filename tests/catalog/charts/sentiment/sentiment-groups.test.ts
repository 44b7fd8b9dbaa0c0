import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-groups'
import { sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { moodOf, type Group, type Mood } from '../../../support/oracle/sentiment'
import { respondentsOf, significantOf } from '../../../support/oracle/sentimentCharts'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['attribute', 'value', 'favourable', 'low', 'high', 'respondents', 'suppressed']
const VALUES: [string, string, Group][] = [
  ['age_band', '≤35', { age: '≤35' }],
  ['age_band', '36–45', { age: '36–45' }],
  ['age_band', '46–55', { age: '46–55' }],
  ['age_band', '≥56', { age: '≥56' }],
  ['party_member', 'true', { party: '是' }],
  ['party_member', 'false', { party: '否' }],
]

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['an earlier quarter', { quarter: quarterOf('2025Q2') }, { quarter: '2025Q2' }],
  ['a unit', { org: '华岳矿业/洗选厂' }, { unit: '洗选厂' }],
  ['a team', { org: '华岳矿业/三号井/综采二队' }, { unit: '三号井', team: '综采二队' }],
]

test.each(CASES)('%s as counted person by person', async (_, options, group) => {
  const { rows, scope, evidence } = await answerOf(state, chart, options)
  const there = VALUES.filter(([, , of]) => respondentsOf({ quarter: '2026Q3', ...group, ...of }) > 0)
  expect(rows).toHaveLength(there.length)
  for (const [attribute, value, of] of there) {
    const row = rows.find((one) => one['attribute'] === attribute && one['value'] === value)
    const mood = moodOf({ quarter: '2026Q3', ...group, ...of })
    expect(Object.keys(row ?? {})).toEqual(COLUMNS)
    if (row?.['suppressed']) {
      expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([])
      continue
    }
    expect(mood.respondents).toBeGreaterThanOrEqual(5)
    expect(row?.['respondents']).toBe(mood.respondents)
    expect(row?.['favourable']).toBeCloseTo(mood.p, 10)
    expect(row?.['low']).toBeCloseTo(mood.low, 8)
    expect(row?.['high']).toBeCloseTo(mood.high, 8)
  }
  for (const [attribute, value, of] of there)
    if (respondentsOf({ quarter: '2026Q3', ...group, ...of }) < 5)
      expect(rows.find((one) => one['attribute'] === attribute && one['value'] === value)).toMatchObject({
        suppressed: true,
        respondents: null,
      })
  for (const mode of ['age_band', 'party_member', 'gender'])
    expect(chart.headline(rows, contextOf(scope, { mode }), evidence)).toMatch(/按|问卷没有填写性别/)
})

test('whom the headline names differs from all others, as tested by hand', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  const pairs = VALUES.map(([attribute, , of]): readonly [Mood, Mood] => {
    const others = VALUES.filter(([name, , other]) => name === attribute && other !== of).map(([, , other]) => other)
    const outside = moodOf({ quarter: '2026Q3' }, (row) =>
      others.every(({ age, party }) => (age ? row['年龄段'] !== age : row['是否党员'] !== party)),
    )
    return [moodOf({ quarter: '2026Q3', ...of }), outside]
  })
  const ages = significantOf(pairs).slice(0, 4)
  const headline = chart.headline(rows, contextOf(scope), evidence)
  expect(headline).toContain('共检验 4 组')
  expect(headline.includes('差异不显著')).toBe(!ages.includes(true))
  expect(headline).toBe('按年龄段：各组正面评价率差异不显著（共检验 4 组），最低46–55 岁 51.4%，最高56 岁及以上 57.4%')
  expect(chart.headline(rows, contextOf(scope, { mode: 'gender' }), evidence)).toBe('2026年3季度问卷没有填写性别')
  expect(chart.size(rows)).toEqual({ n: 401, unit: '份' })
  expect(chart.drill?.(rows[0] ?? {}, scope)).toMatchObject({ values: { age_band: ['≤35'] } })
})

test('a second attribute is too fine; the filter’s own value stands alone', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart, { values: { party_member: ['true'] } })
  const own = rows.filter((row) => row['attribute'] === 'party_member')
  expect(own).toMatchObject([{ value: 'true', respondents: 65, suppressed: false }])
  const others = rows.filter((row) => row['attribute'] === 'age_band')
  expect(others.length).toBeGreaterThan(0)
  expect(others.every((row) => row['suppressed'] === true && row['respondents'] === null)).toBe(true)
  expect(chart.headline(rows, contextOf(scope), evidence)).toBe(
    '已按是否党员筛选，再按年龄段细分会认出个人（筛选过细）；去掉这项筛选即可查看',
  )
  expect(chart.headline(rows, contextOf(scope, { mode: 'party_member' }), evidence)).toContain('没有其他组可比')
  expectSound(chart, rows, contextOf(scope))
})

test('a small group is hidden with another one; a clear difference is told; nobody of a few is blurred', async () => {
  const loaded = await surveyed([
    ...people(1, 40, (turn) => (turn % 4 ? 2 : 4), { question: '食堂', party: '否', age: '30' }),
    ...people(101, 40, (turn) => (turn % 4 ? 4 : 2), { question: '食堂', party: '是', age: '40' }),
    ...people(201, 3, () => 5, { question: '食堂', party: '', age: '50' }),
    ...people(301, 8, () => 1, { question: '食堂', party: '', age: '60' }),
  ])
  const { rows, scope, evidence, inputs } = await answerOf(loaded, chart)
  const ages = rows.filter((row) => row['attribute'] === 'age_band')
  expect(ages.map((row) => [row['value'], row['suppressed']])).toEqual([
    ['≤35', false],
    ['36–45', false],
    ['46–55', true],
    ['≥56', true],
  ])
  const context = contextOf(scope, { mode: 'party_member' })
  expect(chart.headline(rows, context, evidence)).toMatch(
    /^按是否党员：(党员正面评价率 75\.0%，高于其余职工的 25\.0%|非党员正面评价率 25\.0%，低于其余职工的 75\.0%)（差的 95% 区间 .+）；共检验 2 组，2 组差异显著$/,
  )
  expect(chart.notes?.(inputs, context)).toEqual(['11 份问卷没有填写是否党员，未计入。'])
  const few = rows.map((row) => ({ ...row, suppressed: false, favourable: 0, low: 0, high: 0.3, respondents: 8 }))
  const drawn = svgOf(chart.option(few, contextOf(scope)))
  expect(drawn).toContain('≤10.0%')
  expect(drawn).not.toMatch(/>0\.0%/)
  expect(svgOf(chart.option(rows, contextOf(scope)))).toContain('人数不足')
})

test('a team of three is hidden, in words; nothing asked', async () => {
  const tiny = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(tiny.absence).toEqual({ state: 'suppressed', reason: 'small', minimum: 5 })
  expect(chart.headline(tiny.rows, contextOf(tiny.scope), tiny.evidence)).toContain('人数不足')
  expect(JSON.stringify(tiny.evidence)).not.toMatch(/"sum_y":\d/)
  expect((await answerOf(state, chart, { quarter: quarterOf('2023Q2') })).absence).toEqual({ state: 'empty' })
  expect(chart.headline([], contextOf(tiny.scope))).toBe('2026年3季度没有思想动态问卷')
})

test('draws, also forty positions', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...rows[0],
    attribute: 'position',
    value: `综合机械化采煤工第 ${index} 组`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    for (const mode of ['age_band', 'party_member', 'gender'])
      expectSound(chart, rows, contextOf(scope, { width, mode }))
    expectSound(chart, many, contextOf(scope, { width, mode: 'position', room: 'picture' }))
  }
  expect(svgOf(chart.option(many, contextOf(scope, { mode: 'position' })))).toContain('其余 27 组')
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/sentiment-groups.svg')
})
