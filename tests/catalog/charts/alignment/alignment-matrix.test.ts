import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/alignment/alignment-matrix'
import { at } from '../../../data/sample'
import { emptyLibrary, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf, scopeOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { childrenOf, closureRate } from '../../../support/oracle/alignment'
import { headcount, score, trained } from '../../../support/oracle/overview'
import { moodOf, newcombe } from '../../../support/oracle/sentiment'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['org', 'party_score', 'business_score', 'favourable', 'closure_rate', 'coverage', 'flag', 'suppressed']

test.each([
  [undefined, '2026Q3'],
  ['三号井', '2026Q3'],
  ['三号井', '2026Q2'],
  ['五号井', '2026Q3'],
  ['机运处', '2025Q2'],
  ['洗选厂', '2026Q1'],
])('the children of %s in %s as counted by hand', async (unit, quarter) => {
  const { rows } = await answerOf(state, chart, {
    quarter: quarterOf(quarter),
    ...(unit && { org: `华岳矿业/${unit}` }),
  })
  const children = childrenOf(unit)
  expect(rows.map((row) => row['org'])).toEqual(
    children.map((name) => (unit ? `华岳矿业/${unit}/${name}` : `华岳矿业/${name}`)),
  )
  const visible: { place: string; party: number; below: boolean; certain: boolean }[] = []
  for (const [index, row] of rows.entries()) {
    expect(Object.keys(row)).toEqual([...COLUMNS, 'respondents'])
    const name = children[index] ?? ''
    const place = unit ? { unit, team: name } : { unit: name }
    const party = score(quarter, '党建', place)
    if (party.branches) expect(row['party_score']).toBeCloseTo(party.mean, 10)
    else expect(row['party_score']).toBeNull()
    if (party.branches) expect(row['business_score']).toBeCloseTo(score(quarter, '业务', place).mean, 10)
    expect(row['closure_rate']).toBe(closureRate(quarter, place))
    expect(row['coverage']).toBeCloseTo(trained([quarter], place) / headcount(quarter, place).heads, 10)
    if (row['suppressed']) {
      expect(row).toMatchObject({ favourable: null, flag: null })
      continue
    }
    const own = moodOf({ ...place, quarter })
    expect(row['favourable']).toBeCloseTo(own.p, 10)
    if (!party.branches) continue
    const inside = (answer: Parameters<typeof at>[0]) => at(answer, unit ? '区队' : '单位') === name
    const rest = moodOf({ quarter, ...(unit && { unit }) }, inside)
    const difference = newcombe({ p: own.p, n: own.effective }, { p: rest.p, n: rest.effective })
    visible.push({
      place: name,
      party: party.mean,
      below: difference.high < 0,
      certain: difference.high < 0 || difference.low > 0,
    })
  }
  // Places above this one, ties by half: the top third by mid-ranks.
  for (const { place, party, below, certain } of visible) {
    const row = rows[children.indexOf(place)]
    const lower = visible.filter((one) => one.party < party).length
    const tied = visible.filter((one) => one.party === party).length
    const middle = (lower + tied / 2) / visible.length
    if (!certain) expect(row?.['flag']).toBeNull()
    if (row?.['flag'] === 'score_high_mood_low') expect(below && middle > 2 / 3).toBe(true)
    if (row?.['flag'] === 'score_low_mood_high') expect(!below && middle < 1 / 3).toBe(true)
  }
})

test('story 2: 综采二队 of 三号井 is flagged, nobody else', async () => {
  for (const quarter of ['2026Q2', '2026Q3']) {
    const { rows, scope } = await answerOf(state, chart, { quarter: quarterOf(quarter), org: '华岳矿业/三号井' })
    const flags = rows.filter((row) => row['flag'] !== null)
    expect(flags).toHaveLength(1)
    expect(flags[0]).toMatchObject({ org: '华岳矿业/三号井/综采二队', party_score: 101.5, flag: 'score_high_mood_low' })
    const headline = chart.headline(rows, contextOf(scope))
    expect(headline).toContain('比较了 8 个单位，提示 1 个：综采二队')
    expect(headline).toContain('仅提示核实，不作评价')
  }
})

test('story 6: 火工品库 is hidden, and cannot be worked out from its siblings', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  const hidden = rows.filter((row) => row['suppressed'])
  expect(hidden.map((row) => row['org'])).toContain('华岳矿业/五号井/火工品库')
  expect(hidden.length).toBeGreaterThan(1)
  expect(hidden.every((row) => row['favourable'] === null && row['closure_rate'] !== null)).toBe(true)
  const respondents = hidden.map(
    (row) => moodOf({ quarter: '2026Q3', team: String(row['org']).split('/')[2] ?? '' }).respondents,
  )
  expect(respondents.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(5)
  expect(chart.headline(rows, contextOf(scope))).toContain('超过三分之一并列')
})

test('more flags than a headline can hold, and a reversed one', () => {
  const scope = scopeOf(state)
  const row = {
    party_score: 100,
    business_score: 90,
    favourable: 0.3,
    closure_rate: 0.5,
    coverage: null,
    flag: 'score_high_mood_low',
    suppressed: false,
  }
  const rows = ['甲', '乙', '丙', '丁'].map((org) => ({ ...row, org }))
  expect(chart.headline([...rows, { ...row, org: '戊', flag: null }], contextOf(scope))).toContain('另有 1 个')
  expectSound(chart, rows, contextOf(scope))
  expect(
    chart.headline(
      [{ ...row, org: '甲', party_score: 80, favourable: 0.9, flag: 'score_low_mood_high' }],
      contextOf(scope, { locale: 'en' }),
    ),
  ).toContain('mood high')
})

test('a filter that assessment lacks does not apply; a leaf has no children; nothing loaded', async () => {
  const women = await answerOf(state, chart, { values: { gender: ['female'] } })
  expect(women.absence).toMatchObject({ state: 'missing', reason: 'filter', names: ['gender'] })
  const leaf = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
  expect(leaf.absence).toEqual({ state: 'empty' })
  const nothing = await emptyLibrary().erase()
  expect((await answerOf(nothing, chart)).absence).toMatchObject({ state: 'missing', dataset: 'assessment' })
})

test('draws, also eighty units', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  expectSound(chart, [], contextOf(scope))
  expectSound(
    chart,
    rows.map((row) => ({ ...row, favourable: null, flag: null, suppressed: true })),
    contextOf(scope),
  )
  const many = Array.from({ length: 80 }, (_, index) => ({
    ...rows[index % rows.length],
    org: `集团/矿/第 ${index + 1} 综合机械化采煤队`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) {
    expectSound(chart, rows, contextOf(scope, { width }))
    expectSound(chart, many, contextOf(scope, { width, room: 'picture' }))
  }
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/alignment-matrix.svg')
})
