import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/sentiment/sentiment-questions'
import { at } from '../../../data/sample'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { answers, classOf, scoreOf, within, type Group } from '../../../support/oracle/sentiment'
import { people, surveyed } from './surveys'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['dimension', 'question', 'favourable', 'neutral', 'unfavourable', 'score', 'responses', 'suppressed']

const CASES: [string, NonNullable<Parameters<typeof answerOf>[2]>, Group][] = [
  ['the company', {}, {}],
  ['an earlier quarter', { quarter: quarterOf('2025Q2') }, {}],
  ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
  [
    'Party members of a unit',
    { org: '华岳矿业/三号井', values: { party_member: ['true'] } },
    { unit: '三号井', party: '是' },
  ],
]

test.each(CASES)('%s as counted answer by answer', async (_, options, group) => {
  const { rows, scope } = await answerOf(state, chart, options)
  const expected = new Map<
    string,
    { favourable: number; neutral: number; unfavourable: number; score: number; n: number }
  >()
  for (const row of answers) {
    if (!within(row, { ...group, quarter: scope.quarter })) continue
    const key = `${at(row, '维度')} ${at(row, '题目')}`
    const sums = expected.get(key) ?? { favourable: 0, neutral: 0, unfavourable: 0, score: 0, n: 0 }
    expected.set(key, sums)
    sums[classOf(row)] += 1
    sums.score += scoreOf(row)
    sums.n += 1
  }
  expect(rows).toHaveLength(expected.size)
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(COLUMNS)
    const sums = expected.get(`${row['dimension']} ${row['question']}`)
    if (!sums) throw new Error(String(row['question']))
    expect(row).toMatchObject({ responses: sums.n, suppressed: false })
    for (const name of ['favourable', 'neutral', 'unfavourable', 'score'] as const)
      expect(row[name]).toBeCloseTo(sums[name] / sums.n, 10)
    expect(Number(row['favourable']) + Number(row['neutral']) + Number(row['unfavourable'])).toBeCloseTo(1, 12)
  }
  const shares = rows.map((row) => Number(row['favourable']))
  expect(shares).toEqual([...shares].sort((a, b) => b - a))
})

test('story 1: in 五号井 the canteen is what people are least content with', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  expect(rows.at(-1)).toMatchObject({ question: '食堂服务', favourable: 15 / 104, responses: 104 })
  expect(chart.headline(rows, contextOf(scope))).toContain('最差的是“食堂服务”正面 14.4%、负面 47.1%')
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('worst: “食堂服务”')
})

test('a team of three is hidden', async () => {
  const answer = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(answer.absence).toMatchObject({ state: 'suppressed', reason: 'small' })
  expect(answer.rows.flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'number')).toEqual([])
  expect(chart.headline(answer.rows, contextOf(answer.scope))).toContain('人数不足')
  expectSound(chart, answer.rows, contextOf(answer.scope))
})

test('a question that few answered is hidden with a second one; nobody and everybody of a few are blurred', async () => {
  const lines = ['季度,单位,答卷编号,题目,量表级数,得分']
  const asked = [
    ['甲', 8],
    ['乙', 7],
    ['丙', 3],
    ['丁', 8],
  ] as const
  for (const [question, people] of asked)
    for (let person = 1; person <= people; person++)
      lines.push(`2026Q3,三号井,${person},${question},5,${question === '甲' ? 5 : 1}`)
  const loaded = await load(emptyLibrary(), [new File([lines.join('\n')], 'a.csv')])
  const { rows, scope } = await answerOf(loaded, chart)
  expect(
    rows
      .filter((row) => row['suppressed'])
      .map((row) => row['question'])
      .sort(),
  ).toEqual(['丙', '乙'].sort())
  const context = contextOf(scope)
  expect(chart.headline(rows, context)).toBe(
    '2026年3季度评价最好的是“甲”正面 ≥90.0%、负面 ≤10.0%；最差的是“丁”正面 ≤10.0%、负面 ≥90.0%，样本较小',
  )
  const drawn = svgOf(chart.option(rows, context))
  expect(drawn).toContain('≥90.0%')
  expect(drawn).toContain('人数不足')
  expect(drawn).not.toMatch(/>\s*100\.0%/)
})

test('a question with bounds of its own is counted by them, and a note says which they are', async () => {
  const turns = (turn: number) => (turn % 5) + 1
  const answers = [
    ...people(1, 10, turns, { question: '食堂', bounds: [5, 3] }),
    ...people(1, 10, turns, { question: '宿舍' }),
    ...people(1, 10, (turn) => turn + 2, { question: '推荐', scale: 11, bounds: [10, 5] }),
  ]
  const { rows, inputs, scope } = await answerOf(await surveyed(answers), chart)
  const share = (question: string, counts: (score: number) => boolean) =>
    answers.filter((one) => one.question === question && counts(one.score)).length / 10
  const row = (question: string) => rows.find((one) => one['question'] === question)
  expect(Object.keys(rows[0] ?? {})).toEqual(COLUMNS)
  expect(row('食堂')).toMatchObject({
    favourable: share('食堂', (score) => score >= 5),
    neutral: share('食堂', (score) => score === 4),
    unfavourable: share('食堂', (score) => score <= 3),
  })
  expect(row('宿舍')).toMatchObject({ favourable: share('宿舍', (score) => score >= 4) })
  expect(row('推荐')).toMatchObject({
    favourable: share('推荐', (score) => score >= 10),
    unfavourable: share('推荐', (score) => score <= 5),
  })
  const notes = chart.notes?.(inputs, contextOf(scope)) ?? []
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('“食堂”以 5 分及以上为正面、3 分及以下为负面')
  expect(notes[0]).toContain('“推荐”以 9 分及以上为正面、4 分及以下为负面')
  expect(notes[0]).not.toContain('宿舍')
})

test('draws, also eighty questions', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 80 }, (_, index) => ({
    ...rows[index % rows.length],
    question: `第 ${index + 1} 题：您对本单位的生产生活条件是否满意`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    expectSound(chart, many, contextOf(scope, { width, room: 'picture' }))
  }
  expect(svgOf(chart.option(many, contextOf(scope)))).toMatch(/其余 67 题/)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/sentiment-questions.svg',
  )
})
