import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-segments'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { segments } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) =>
    `${a['attribute']} ${a['value']} ${a['category']}`.localeCompare(
      `${b['attribute']} ${b['value']} ${b['category']}`,
    ),
  )
const same = (cell: string) => cell
const HEADERS: readonly [string, string, (cell: string) => string][] = [
  ['age_band', '年龄段', same],
  ['position', '岗位', same],
  ['gender', '性别', (cell) => (cell === '男' ? 'male' : 'female')],
  ['seniority', '工龄', same],
  ['party_member', '是否党员', (cell) => String(cell === '是')],
]

describe('rows', () => {
  test.each([
    ['all', {}, {}],
    ['an earlier quarter', { quarter: '2025Q2' as const }, { quarter: '2025Q2' }],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
    ['a category', { values: { category: ['其他'] } }, { cells: { 需求类别: '其他' } }],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }],
  ])('%s', async (_, options, where) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const demands = demandsWhere({ quarter: '2026Q3', ...where })
    const wanted = HEADERS.flatMap(([attribute, header, canonical]) => segments(demands, attribute, header, canonical))
    expect(sorted(rows)).toEqual(
      sorted(wanted).map((row) => ({ ...row, index: expect.closeTo(Number(row['index']), 8) })),
    )
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const mode of chart.modes ?? [])
      for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { mode, width }))
  })

  test('ages stand in their order, positions by size', async () => {
    const { rows } = await answerOf(state, chart)
    const values = (attribute: string) => [
      ...new Set(rows.filter((row) => row['attribute'] === attribute).map((row) => row['value'])),
    ]
    expect(values('age_band')).toEqual(['≤35', '36–45', '46–55', '≥56'])
    expect(values('seniority')).toEqual(['≤5', '6–15', '16–25', '≥26'])
    expect(values('position')[0]).toBe('电钳工')
  })
})

test('the headline speaks of the attribute shown, with its certainty and the number of tests', async () => {
  const { rows, inputs, scope } = await answerOf(state, chart)
  const headline = (mode: string, locale: 'zh-CN' | 'en' = 'zh-CN') =>
    chart.headline(rows, contextOf(scope, { mode, locale }))
  expect(headline('age_band')).toBe('按年龄段看，各类职工的诉求构成差异不显著（共检验 20 格）')
  expect(headline('position')).toBe('按岗位看，各类职工的诉求构成差异不显著（共检验 175 格）')
  expect(headline('education')).toBe('2026年3季度的诉求没有填写文化程度')
  expect(headline('gender', 'en')).toBe('Gender: no significant difference in what workers ask for (10 cells tested)')
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
    '指数 = 该类诉求在这组职工中的占比 ÷ 在全体中的占比 × 100；只有差异显著的格着色。',
  ])
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({
    values: { age_band: ['≤35'], category: ['生活保障'] },
  })
  expect(chart.size(rows)).toEqual({ n: 342, unit: '件' })
})

const input = (value: string | null, category: string, demand_count: number, attribute = 'gender') => ({
  attribute,
  value,
  category,
  demand_count,
})

test('more and less than usual; blanks leave; the first attribute that was filled in', () => {
  const scope = scopeOf(state)
  const inputs = [
    input('male', '生活保障', 90),
    input('male', '其他', 10),
    input('female', '生活保障', 40),
    input('female', '其他', 60),
    input(null, '其他', 7),
  ]
  const rows = chart.derive?.(inputs, scope) ?? []
  expect(rows).toMatchObject([
    { value: 'female', category: '生活保障', index: expect.closeTo(61.54, 2) },
    { value: 'female', category: '其他', index: expect.closeTo(171.43, 2) },
    { value: 'male', category: '生活保障', index: expect.closeTo(138.46, 2) },
    { value: 'male', category: '其他', index: expect.closeTo(28.57, 2) },
  ])
  expect(chart.headline(rows, contextOf(scope))).toMatch(/^按性别看，.*差异显著；共检验 4 格，4 格差异显著$/)
  expect(chart.notes?.(inputs, contextOf(scope))).toContain('7 件没有填写性别，未计入。')
  expect(chart.headline(rows, contextOf(scope, { mode: 'education' }))).toBe('2026年3季度的诉求没有填写文化程度')
  expectSound(chart, rows, contextOf(scope, { mode: 'education' }))
})

test('few demands about something sensitive are hidden, with what would tell them', () => {
  const scope = scopeOf(state)
  const inputs = ['甲岗', '乙岗', '丙岗'].flatMap((value, index) => [
    input(value, '心理健康', [2, 9, 20][index] ?? 0, 'position'),
    input(value, '其他', 30, 'position'),
    input(value, '生活保障', 40, 'position'),
  ])
  const rows = chart.derive?.(inputs, scope) ?? []
  const hidden = rows.filter((row) => row['suppressed'])
  expect(hidden.length).toBeGreaterThanOrEqual(4)
  expect(hidden.every((row) => row['demand_count'] === null && row['index'] === null)).toBe(true)
  expect(hidden.some((row) => row['value'] === '甲岗' && row['category'] === '心理健康')).toBe(true)
  expect(chart.drill?.(hidden[0] as never, scope)).toBeUndefined()
  expectSound(chart, rows, contextOf(scope))
  expect(chart.notes?.(inputs, contextOf(scope))?.at(-1)).toBe(
    `${hidden.length} 处涉及心理、困难或举报且不足 5 件，或会使其被推算出来，不予显示。`,
  )
})

test('nothing; 80 positions with long names; one that dominates', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  const inputs = Array.from({ length: 80 }, (_, index) =>
    Array.from({ length: 6 }, (_, kind) =>
      input(
        `名称特别特别长的综合机械化采煤岗位${index}`,
        `很长的自定义诉求类别${kind}`,
        index ? kind : 1e5,
        'position',
      ),
    ),
  ).flat()
  const rows = chart.derive?.(inputs, scope) ?? []
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const)
      expectSound(chart, rows, contextOf(scope, { width, room, mode: 'position' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope, { width: 'wide' })), 1080)).toMatchFileSnapshot(
    '../../../golden/demand-segments.svg',
  )
  await expect(
    svgOf(chart.option(rows, contextOf(scope, { width: 'wide', mode: 'position' })), 1080),
  ).toMatchFileSnapshot('../../../golden/demand-segments-position.svg')
})
