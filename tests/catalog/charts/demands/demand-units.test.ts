import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-units'
import type { LibraryState } from '@/engine/workspace/library'
import { read } from '../../../data/sample'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { teamsOf, units, UNITS } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const byOrg = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => String(a['org']).localeCompare(String(b['org'])))
const teams = teamsOf('五号井', read('demands'))

describe('rows', () => {
  test.each([
    ['all', {}, {}, UNITS, '2026Q3', true],
    ['an earlier quarter', { quarter: '2025Q2' as const }, {}, UNITS, '2025Q2', true],
    ['a unit', { org: '华岳矿业/五号井' }, {}, teams, '2026Q3', true],
    ['a category', { values: { category: ['生活保障'] } }, { 需求类别: '生活保障' }, UNITS, '2026Q3', true],
    ['a gender has no headcount', { values: { gender: ['female'] } }, { 性别: '女' }, UNITS, '2026Q3', false],
    [
      'a category in a unit',
      { org: '华岳矿业/五号井', values: { category: ['职业发展'] } },
      { 需求类别: '职业发展' },
      teams,
      '2026Q3',
      true,
    ],
  ])('%s', async (_, options, cells, places, quarter, divide) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = units(demandsWhere({ quarter, cells }), places, quarter, divide)
    expect(wanted.length).toBeGreaterThan(1)
    expect(byOrg(rows)).toEqual(
      byOrg(wanted).map((row) => ({
        ...row,
        demand_rate: row['demand_rate'] === null ? null : expect.closeTo(Number(row['demand_rate']), 10),
      })),
    )
    const counts = rows.map((row) => Number(row['demand_count']))
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const mode of chart.modes ?? []) expectSound(chart, rows, contextOf(scope, { mode }))
  })

  test('a team has no children: it stands alone', async () => {
    const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
    expect(rows).toMatchObject([{ org: null, headcount: expect.any(Number) }])
    expect(chart.headline(rows, contextOf(scope))).toMatch(/^综采二队本季诉求 \d+ 件，每百人/)
    expect(chart.drill?.(rows[0] as never, scope)).toBeUndefined()
  })
})

test('the headline compares the first unit per head, with its certainty', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"本季诉求 342 件，五号井最多，130 件，占 38.0%；每百人 12.51 件，其余单位合计 7.23 件，是其 1.7 倍（95% 区间 1.35～2.14 倍），高于其余单位"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"342 demands this quarter, most from 五号井: 130, 38.0% of all; 12.51 per 100 workers against 7.23 in all other units, 1.7 times as many (95% interval 1.35 to 2.14), higher"`,
  )
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ org: '华岳矿业/五号井' })
  expect(chart.size(rows)).toEqual({ n: 342, unit: '件' })
  const women = await answerOf(state, chart, { values: { gender: ['female'] } })
  expect(chart.headline(women.rows, contextOf(women.scope), women.evidence)).toContain('在册人数缺失，不作人均比较')
})

test('a headcount that is carried forward is said', async () => {
  const { inputs, scope } = await answerOf(state, chart, { quarter: '2025Q2' })
  expect(chart.notes?.(inputs as never, contextOf(scope))).toEqual(['机运处的在册人数有缺报，沿用此前最近一季。'])
})

test('nothing; 80 units with long names; one that dominates; zeros', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  const rows = Array.from({ length: 80 }, (_, index) => ({
    org: `华岳矿业/名称特别特别长的综合机械化采煤工作队${index}`,
    demand_count: index ? 79 - index : 100_000,
    headcount: 50,
    demand_rate: index ? (79 - index) * 2 : 200_000,
  }))
  for (const mode of ['count', 'rate'])
    for (const width of ['narrow', 'normal', 'wide'] as const)
      for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { mode, width, room }))
  const { yAxis, series } = chart.option(rows, contextOf(scope)) as unknown as {
    yAxis: { data: string[] }[]
    series: { data: { value: number }[] }[]
  }
  expect(yAxis[0]?.data.at(-1)).toBe('其余 67 个')
  expect(series[0]?.data.reduce((sum, { value }) => sum + value, 0)).toBe(100_000 + (78 * 79) / 2)
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-units.svg')
})
