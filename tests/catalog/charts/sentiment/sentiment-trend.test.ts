import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-trend'
import { isBreak } from '@/grammar/break'
import { quartersBetween } from '@/grammar/quarter'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { moodOf, type Group } from '../../../support/oracle/sentiment'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = [
  'quarter',
  'favourable',
  'favourable_low',
  'favourable_high',
  'index',
  'index_low',
  'index_high',
  'respondents',
  'suppressed',
]

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['all quarters', { from: quarterOf('2023Q4') }, {}],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  ['a team', { org: '华岳矿业/三号井/综采二队' }, { team: '综采二队' }],
  ['Party members', { values: { party_member: ['true'] } }, { party: '是' }],
  [
    'the others of a unit',
    { org: '华岳矿业/洗选厂', values: { party_member: ['false'] } },
    { unit: '洗选厂', party: '否' },
  ],
]

test.each(CASES)('%s as counted person by person', async (_, options, group) => {
  const { rows, scope } = await answerOf(state, chart, options)
  expect(rows.map((row) => row['quarter'])).toEqual(quartersBetween(scope.from, scope.quarter))
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(COLUMNS)
    const mood = moodOf({ ...group, quarter: String(row['quarter']) })
    if (row['suppressed']) {
      expect(Object.values(row).filter((cell) => typeof cell === 'number')).toEqual([])
      continue
    }
    expect(row['respondents']).toBe(mood.respondents)
    expect(row['favourable']).toBeCloseTo(mood.p, 10)
    expect(row['favourable_low']).toBeCloseTo(mood.low, 8)
    expect(row['favourable_high']).toBeCloseTo(mood.high, 8)
    expect(row['index']).toBeCloseTo(mood.index, 8)
    // The t quantile is near 1.96 and never below it.
    const half = Number(row['index_high']) - mood.index
    const error = Math.sqrt(mood.variance / mood.respondents)
    expect(half).toBeGreaterThan(1.9599 * error)
    expect(half).toBeLessThan((mood.respondents > 100 ? 2 : 3.2) * error)
    expect(row['index_low']).toBeCloseTo(2 * mood.index - Number(row['index_high']), 8)
  }
})

test('a team of three is hidden, in words', async () => {
  const answer = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(answer.absence).toEqual({ state: 'suppressed', reason: 'small', minimum: 5 })
  expect(
    answer.rows.every((row) => row['suppressed'] === true && row['favourable'] === null && row['respondents'] === null),
  ).toBe(true)
  expectSound(chart, answer.rows, contextOf(answer.scope))
})

test('two attributes at once are too fine, an unknown filter does not apply', async () => {
  const fine = await answerOf(state, chart, { values: { party_member: ['true'], age_band: ['≤35'] } })
  expect(fine.absence).toEqual({ state: 'suppressed', reason: 'too-fine', minimum: 5 })
  const foreign = await answerOf(state, chart, { values: { category: ['生活保障'] } })
  expect(foreign.absence).toMatchObject({ state: 'missing', reason: 'filter' })
})

test('the headline says what is certain', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toContain(
    '上季 54.9%，基本持平（差异不显著，−1.3 个百分点，95% 区间 −5.1～+2.4 个百分点）',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('no clear change')
  const one = await answerOf(state, chart, { from: quarterOf('2026Q3') })
  expect(chart.headline(one.rows, contextOf(one.scope))).toContain('所示期间不含上季')
  const gap = rows.filter((row) => row['quarter'] !== '2026Q2')
  expect(chart.headline(gap, contextOf(scope))).toContain('无上期数据')
  const high = rows.map((row) =>
    row['quarter'] === '2026Q2' ? { ...row, favourable: 0.7, favourable_low: 0.68, favourable_high: 0.72 } : row,
  )
  expect(chart.headline(high, contextOf(scope))).toContain('下降')
  const team = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
  expect(chart.headline(team.rows, contextOf(team.scope))).toContain('样本较小')
  expect(chart.headline([], contextOf(scope))).toBe('2026年3季度没有思想动态问卷')
})

test('the line breaks where other questions are asked, and without ids there is no interval', async () => {
  const lines = ['季度,单位,答卷编号,题目,量表级数,得分']
  for (const [quarter, question] of [
    ['2026Q1', '收入'],
    ['2026Q2', '收入'],
    ['2026Q3', '工时'],
  ] as const) {
    for (let person = 1; person <= 8; person++)
      lines.push(`${quarter},三号井,${person},${question},5,${(person % 5) + 1}`)
  }
  const named = await load(emptyLibrary(), [new File([lines.join('\n')], 'a.csv')])
  const { rows, scope } = await answerOf(named, chart)
  expect(rows.map(isBreak)).toEqual([false, false, true])
  expect(chart.headline(rows, contextOf(scope))).toContain('题目或计分口径有变，不与上季比较')
  expect(Object.keys(rows[2] ?? {})).toEqual(COLUMNS)
  expectSound(chart, rows, contextOf(scope))

  const bare = lines.map((line) =>
    line
      .split(',')
      .filter((__, index) => index !== 2)
      .join(','),
  )
  const unnamed = await load(emptyLibrary(), [new File([bare.join('\n')], 'b.csv')])
  const answer = await answerOf(unnamed, chart)
  expect(answer.rows[0]).toMatchObject({
    respondents: 8,
    favourable: 0.375,
    favourable_low: null,
    index_low: null,
    suppressed: false,
  })
  expectSound(chart, answer.rows, contextOf(answer.scope))
})

test('the line breaks where a question counts other answers as favourable, and not where its bounds are only written out', async () => {
  const of = (quarter: string, bounds?: readonly [number, number]) =>
    people(1, 10, (turn) => (turn % 5) + 1, { quarter, question: '食堂', ...(bounds && { bounds }) })
  const answers = [...of('2026Q1'), ...of('2026Q2', [4, 2]), ...of('2026Q3', [5, 2])]
  const { rows, scope } = await answerOf(await surveyed(answers), chart)
  expect(rows.map(isBreak)).toEqual([false, false, true])
  expect(rows.map((row) => row['favourable'])).toEqual([0.4, 0.4, 0.2])
  expect(chart.headline(rows, contextOf(scope))).toContain('题目或计分口径有变，不与上季比较')
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('questions or scoring changed')
})

test('scales of different lengths are not pooled', async () => {
  const lines = ['季度,单位,答卷编号,题目,量表级数,得分']
  for (let person = 1; person <= 6; person++)
    lines.push(`2026Q3,三号井,${person},收入,5,4`, `2026Q3,三号井,${person},工时,10,10`)
  const mixed = await load(emptyLibrary(), [new File([lines.join('\n')], 'a.csv')])
  const { rows, scope } = await answerOf(mixed, chart)
  expect(rows[0]).toMatchObject({ favourable: null, index: 87.5, respondents: 6 })
  expect(chart.headline(rows, contextOf(scope))).toContain('量表级数不同')
  expectSound(chart, rows, contextOf(scope))
})

test('where units take part very differently, the share weighted by headcount stands beside it', async () => {
  const company = async (heads: string, hidden = false) => {
    const answers = ['季度,集团,单位,答卷编号,题目,量表级数,得分']
    // 40 of 50 in 甲, all favourable; 20 of 200 in 乙, none; 丙 too few where it answers at all.
    for (let id = 1; id <= 60; id++)
      for (const question of ['食堂', '收入'])
        answers.push(`2026Q3,集团,${id <= 40 ? '甲' : '乙'},${id},${question},5,${id <= 40 ? 4 : 2}`)
    if (hidden) for (let id = 71; id <= 73; id++) answers.push(`2026Q3,集团,丙,${id},食堂,5,4`)
    const loaded = await load(emptyLibrary(), [
      new File([`季度,集团,单位,在册人数\n${heads}`], 'headcount.csv'),
      new File([answers.join('\n')], 'sentiment.csv'),
    ])
    const { rows, scope, evidence } = await answerOf(loaded, chart)
    return (locale: 'zh-CN' | 'en') => chart.headline(rows, contextOf(scope, { locale }), evidence)
  }
  const two = '2026Q3,集团,甲,50\n2026Q3,集团,乙,200'
  const weighed = await company(two)
  // 50 heads favourable of 250, where 40 of 60 respondents are.
  expect(weighed('zh-CN')).toMatch(/正面评价率 66\.7%.*；各单位参与率相差超过 1\.5 倍，按人数加权为 20\.0%$/)
  expect(weighed('en')).toContain('20.0% weighted by headcount')
  const silent = await company(`${two}\n2026Q3,集团,丁,30`)
  expect(silent('zh-CN')).toMatch(/按人数加权为 20\.0%（30 人所在单位无人作答）$/)
  // What the weights give away about the hidden units' sums stays unsaid; so does a weight that nobody knows.
  expect((await company(`${two}\n2026Q3,集团,丙,90`, true))('zh-CN')).not.toContain('加权')
  expect((await company('2026Q3,集团,甲,50'))('zh-CN')).not.toContain('加权')
  expect((await company('2026Q3,集团,甲,50\n2026Q3,集团,乙,30'))('zh-CN')).not.toContain('加权')
})

test('too few came back, quarter by quarter', async () => {
  const { inputs, scope } = await answerOf(
    await surveyed(
      people(1, 6, (turn) => 1 + (turn % 5), { question: '食堂' }),
      { 三号井: 20 },
    ),
    chart,
  )
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual(['2026年3季度回收率 30.0%，未答者情况未知。'])
  const many = ['2025Q4', '2026Q1', '2026Q2', '2026Q3'].map((quarter) => ({ quarter, return_rate: 0.5 }))
  expect(chart.notes?.(many, contextOf(scope, { locale: 'en' }))[0]).toContain('4 quarters in all')
  expect(chart.notes?.([...many.slice(0, 1), { quarter: '2026Q1', return_rate: 0.6 }], contextOf(scope))).toEqual([
    '2025年4季度回收率 50.0%，未答者情况未知。',
  ])
})

test('draws', async () => {
  const { rows, scope } = await answerOf(state, chart, { from: quarterOf('2023Q4') })
  const events = [
    { quarter: '2025Q3', title: '季度问卷增加推荐意愿题' },
    { quarter: '2026Q3', title: '职工食堂更换承包单位' },
  ]
  for (const width of ['narrow', 'normal', 'wide'] as const)
    expectSound(chart, rows, contextOf(scope, { width, events }))
  expectSound(chart, [], contextOf(scope))
  await expect(svgOf(chart.option(rows, contextOf(scope, { events })))).toMatchFileSnapshot(
    '../../../golden/sentiment-trend.svg',
  )
})
