import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-heatmap'
import type { LibraryState } from '@/engine/workspace/library'
import { read } from '../../../data/sample'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { cells, teamsOf, UNITS } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => `${a['org']} ${a['category']}`.localeCompare(`${b['org']} ${b['category']}`))
const teams = teamsOf('五号井', read('demands'))

describe('rows', () => {
  test.each([
    ['all', {}, {}, UNITS, '2026Q3', true],
    ['an earlier quarter', { quarter: '2025Q2' as const }, {}, UNITS, '2025Q2', true],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }, teams, '2026Q3', true],
    ['a category', { values: { category: ['其他'] } }, { cells: { 需求类别: '其他' } }, UNITS, '2026Q3', true],
    [
      'a gender has no headcount',
      { values: { gender: ['female'] } },
      { cells: { 性别: '女' } },
      UNITS,
      '2026Q3',
      false,
    ],
  ])('%s', async (_, options, where, places, quarter, divide) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = cells(demandsWhere({ quarter, ...where }), places, quarter, divide)
    expect(sorted(rows)).toEqual(
      sorted(wanted).map((row) => ({
        ...row,
        demand_rate: row['demand_rate'] === null ? null : expect.closeTo(Number(row['demand_rate']), 10),
      })),
    )
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline names the surest cell, with its certainty and the number of tests', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"五号井的生活保障诉求每百人 8.6 件，其余单位合计 3.1 件，是其 2.76 倍（95% 区间 1.93～3.94 倍），高于其余单位；共检验 20 格，1 格差异显著"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"五号井, Living conditions: 8.6 per 100 workers against 3.1 in all other units, 2.76 times as many (95% interval 1.93 to 3.94), higher; 1 of 20 cells tested differ significantly"`,
  )
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({
    org: '华岳矿业/五号井',
    values: { category: ['生活保障'] },
  })
  expect(chart.size(rows)).toEqual({ n: 342, unit: '件' })
  const women = await answerOf(state, chart, { values: { gender: ['female'] } })
  expect(chart.headline(women.rows, contextOf(women.scope), women.evidence)).toContain('在册人数缺失，不作人均比较')
  expect(chart.notes?.(women.inputs, contextOf(women.scope))).toEqual(['分母缺失，图中为件数。'])
  const carried = await answerOf(state, chart, { quarter: '2025Q2' })
  expect(chart.notes?.(carried.inputs, contextOf(carried.scope))).toEqual([
    '机运处的在册人数有缺报，沿用此前最近一季。',
  ])
})

const input = (org: string, category: string, demand_count: number, headcount: number | null = 100) => ({
  org,
  category,
  demand_count,
  headcount,
  demand_rate: headcount ? (demand_count / headcount) * 100 : null,
  carried: false,
})

test('few demands about something sensitive are hidden, with what would tell them', () => {
  const scope = scopeOf(state)
  const inputs = ['甲', '乙', '丙'].flatMap((org, index) => [
    input(org, '心理健康', [2, 9, 20][index] ?? 0),
    input(org, '其他', 30),
    input(org, '生活保障', 40),
  ])
  const rows = chart.derive?.(inputs, scope) ?? []
  const hidden = rows.filter((row) => row['demand_count'] === null)
  expect(hidden.length).toBeGreaterThanOrEqual(4)
  expect(rows[0]).toEqual({
    org: '甲',
    category: '心理健康',
    demand_count: null,
    headcount: 100,
    demand_rate: null,
    suppressed: true,
  })
  expectSound(chart, rows, contextOf(scope))
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
    `${hidden.length} 处涉及心理、困难或举报且不足 5 件，或会使其被推算出来，不予显示。`,
  ])
  expect(JSON.stringify(chart.option(rows, contextOf(scope)))).not.toContain('"text":"2.0"')
})

test('no difference; one unit; nothing; 80 units with long names; one that dominates', async () => {
  const scope = scopeOf(state)
  const rowsOf = (inputs: ReturnType<typeof input>[]) => chart.derive?.(inputs, scope) ?? []
  const alike = rowsOf([input('甲', '其他', 40), input('乙', '其他', 41)])
  const evidence = ['甲', '乙'].map((org) => ({ quarter: '2026Q3', org, category: '其他', tested: 40 }))
  expect(chart.headline(alike, contextOf(scope), evidence)).toBe(
    '乙的其他诉求最多，41 件；各单位每百人诉求差异不显著（共检验 2 格）',
  )
  expect(chart.headline(rowsOf([input('甲', '其他', 4)]), contextOf(scope), [])).toBe('甲的其他诉求最多，4 件')
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  const many = rowsOf(
    Array.from({ length: 80 }, (_, index) =>
      Array.from({ length: 9 }, (_, category) =>
        input(
          `名称特别特别长的综合机械化采煤工作队${index}`,
          `很长的自定义诉求类别${category}`,
          index ? category : 1e5,
        ),
      ),
    ).flat(),
  )
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, many, contextOf(scope, { width, room }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-heatmap.svg')
})
