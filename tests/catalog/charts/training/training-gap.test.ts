import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-gap'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { gaps, sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const KEYS = ['org', 'course_type']

describe('rows', () => {
  test.each([
    ['units', {}, '2026Q3', unitPlaces],
    ['a missing headcount is carried forward', { quarter: '2025Q2' as const }, '2025Q2', unitPlaces],
    ['teams', { org: '华岳矿业/洗选厂' }, '2026Q3', teamPlaces],
  ])('%s', async (_, options, quarter, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, KEYS)).toEqual(sameRows(gaps(quarter, places), KEYS))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    expect(rows.map((row) => Number(row['rank']))).toEqual(rows.map((row) => Number(row['rank'])).sort((a, b) => a - b))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('what no course answers is counted and named, never guessed; its own name counts as one', async () => {
    const demands =
      '单位,登记日期,需求类别,子类\n' +
      [
        '甲,2026-09-01,技能提升,技能培训',
        '甲,2026-09-02,技能提升,等级认定',
        '乙,2026-09-02,技能提升,无人机',
        '乙,2026-09-03,技能提升,',
        '乙,2026-09-03,技能提升,干部培训',
        '乙,2026-09-03,其他,技能培训',
      ].join('\n')
    const training =
      '单位,培训日期,培训类别,工号,参训人次\n甲,2026-09-01,技能实操,1,\n甲,2026-09-02,技能实操,1,\n乙,2026-09-02,干部培训,,20\n'
    const heads = '季度,单位,在册人数\n2026Q3,甲,50\n2026Q3,乙,50\n'
    const small = await load(
      emptyLibrary(),
      [demands, training, heads].map((text, at) => new File([text], `${at}.csv`)),
    )
    const { rows, scope, inputs } = await answerOf(small, chart)
    const row = (org: string, course_type: string, coverage: number | null, rank: number) => ({
      org,
      course_type,
      skill_demands: 1,
      headcount: 50,
      per_100: 2,
      coverage,
      rank,
    })
    expect(rows).toEqual([
      row('甲', '等级认定', 0, 1),
      row('乙', '干部培训', null, 1),
      row('甲', '技能实操', 1 / 50, 3),
    ])
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
      expect.stringContaining('名次'),
      '2 件技能提升诉求的子类没有对应的培训类别，未列入：无人机。',
    ])
    expectSound(chart, rows, contextOf(scope))
  })

  test('under a worker attribute there is no headcount to compare by', async () => {
    const { rows, scope } = await answerOf(state, chart, { values: { gender: ['male'] } })
    expect(rows.every((row) => row['rank'] === null && row['per_100'] === null)).toBe(true)
    expect(chart.headline(rows, contextOf(scope))).toMatch(/^技能提升诉求 \d+ 件；分母缺失/)
    expectSound(chart, rows, contextOf(scope))
  })
})

test('the headline names the first course, where, and why', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '最该先开的是机运处的技能实操：技能提升诉求 6 件，0.69 件/百人，本季覆盖 8.9%（诉求多、覆盖低：优先开课）',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/^First of all .*demands for skills/)
  const [first] = rows
  expect(first && chart.drill?.(first, scope)).toMatchObject({
    page: 'demands',
    org: first?.['org'],
    values: { category: ['技能提升'] },
  })
})

test('nothing; every reason; eighty units', () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([], contextOf(scope))).toContain('没有能对应培训类别')
  const row = (org: string, per_100: number | null, coverage: number | null, rank: number | null = 1) => ({
    org,
    course_type: '技能实操',
    skill_demands: per_100 ?? 1,
    headcount: per_100 === null ? null : 100,
    per_100,
    coverage,
    rank,
  })
  const reasons = (rows: ReturnType<typeof row>[]) => chart.headline(rows, contextOf(scope))
  const rest = [row('丁', 2, 0.5)]
  expect(reasons([row('甲', 9, 0.1), ...rest])).toContain('优先开课')
  expect(reasons([row('甲', 9, 0.9), ...rest])).toContain('查内容是否对路')
  expect(reasons([row('甲', 1, 0.1), ...rest])).toContain('先摸底')
  expect(reasons([row('甲', 1, 0.9), ...rest])).toContain('保持')
  expect(reasons([row('甲', 9, null), ...rest])).toContain('覆盖率未知')
  const many = Array.from({ length: 80 }, (_, at) =>
    row(`集团/名称特别特别长的第${at}综合机械化采煤工作队`, 80 - at, at / 100, at + 1),
  )
  for (const room of ['card', 'picture'] as const) expectSound(chart, many, contextOf(scope, { room, width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope, { width: 'wide' })), 1100)).toMatchFileSnapshot(
    '../../../golden/training-gap.svg',
  )
})
