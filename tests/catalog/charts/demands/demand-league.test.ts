import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-league'
import type { LibraryState } from '@/engine/workspace/library'
import { read } from '../../../data/sample'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { league, teamsOf, UNITS } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const byOrg = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => String(a['org']).localeCompare(String(b['org'])))
const all = read('demands')

describe('rows', () => {
  test.each([
    ['all', {}, {}, UNITS],
    ['an earlier quarter', { quarter: '2025Q2' as const }, { quarter: '2025Q2' }, UNITS],
    ['a unit, by team', { org: '华岳矿业/五号井' }, { unit: '五号井' }, teamsOf('五号井', all)],
    ['a category', { values: { category: ['生活保障'] } }, { cells: { 需求类别: '生活保障' } }, UNITS],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }, UNITS],
  ])('%s', async (_, options, where, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = league(demandsWhere({ quarter: '2026Q3', ...where }), places)
    expect(wanted.length).toBeGreaterThan(1)
    expect(byOrg(rows)).toMatchObject(
      byOrg(wanted).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            typeof cell === 'number' && !Number.isInteger(cell) ? expect.closeTo(cell, 8) : cell,
          ]),
        ),
      ),
    )
    for (const row of rows) {
      const { closure_rate: rate, low95, high95, low998, high998, signal } = row as unknown as Record<string, number>
      if (rate === null) continue
      const side =
        (rate ?? 0) < (low998 ?? 0)
          ? 'below_998'
          : (rate ?? 0) < (low95 ?? 0)
            ? 'below_95'
            : (rate ?? 0) > (high998 ?? 1)
              ? 'above_998'
              : (rate ?? 0) > (high95 ?? 1)
                ? 'above_95'
                : 'none'
      expect(signal).toBe(side)
    }
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline names what lies outside chance, with limit and range of ranks', async () => {
  const { rows, inputs, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toMatchInlineSnapshot(
    `"截至2026年9月30日，本季登记诉求的总体办结率 67.0%；4 个单位之间的差异大于偶然，最低的是五号井：43.0%（55/128），名次第 4；放宽后的控制限之外没有单位"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatchInlineSnapshot(
    `"As of 2026-09-30, 67.0% of the demands of this quarter are closed; the 4 units differ by more than chance, lowest is 五号井: 43.0% (55 of 128), rank 4; none lies outside the widened limits"`,
  )
  expect(chart.notes?.(inputs, contextOf(scope))).toMatchInlineSnapshot(`
    [
      "单位之间的差异大于偶然（φ = 13.64），控制限已放宽至 3.69 倍。",
    ]
  `)
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ org: '华岳矿业/五号井' })
})

const input = (org: string | null, closed: number, eligible: number) => ({ org, closed, eligible })

test('all alike; one unit; nothing to close; both sides', () => {
  const scope = scopeOf(state)
  const rowsOf = (inputs: ReturnType<typeof input>[]) => chart.derive?.(inputs, scope) ?? []
  const headline = (inputs: ReturnType<typeof input>[]) => chart.headline(rowsOf(inputs), contextOf(scope))
  expect(headline([input('甲', 50, 100), input('乙', 51, 100)])).toBe(
    '截至2026年9月30日，本季登记诉求的总体办结率 50.5%；2 个单位都在控制限内，高低之差没有超出偶然范围',
  )
  expect(headline([input('甲', 5, 10)])).toBe('截至2026年9月30日，甲本季登记诉求的办结率 50.0%（5/10），样本较小')
  expect(headline([input('甲', 0, 0)])).toBe('2026年3季度没有应办诉求')
  expect(rowsOf([input('甲', 0, 0), input('乙', 3, 9)])[0]).toEqual({
    ...input('甲', 0, 0),
    closure_rate: null,
    low95: null,
    high95: null,
    low998: null,
    high998: null,
    signal: null,
    rank_low: null,
    rank_high: null,
  })
  expect(chart.notes?.([input('甲', 0, 0)], contextOf(scope))).toEqual(['1 个单位没有应办诉求，未画出。'])
  const usual = Array.from({ length: 40 }, (_, index) => input(`单位${index}`, 50 + (index % 5), 104))
  const both = headline([input('低', 25, 100), ...usual, input('高', 74, 100)])
  expect(both).toContain('；真正偏低的有 1 个，首先是低：25.0%（25/100），低于 99.8% 控制限')
  expect(both).toContain('名次第 42；真正偏高的有 1 个，首先是高：74.0%')
})

test('nothing; 80 units with long names; one that dominates; all or none closed', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  for (const inputs of [
    Array.from({ length: 80 }, (_, index) =>
      input(`名称特别特别长的综合机械化采煤工作队${index}`, index ? index % 7 : 9_000, index ? 7 : 10_000),
    ),
    [input('甲', 0, 5), input(null, 0, 900)],
    [input('甲', 5, 5), input(null, 900, 900)],
  ]) {
    const rows = chart.derive?.(inputs, scope) ?? []
    for (const width of ['narrow', 'normal', 'wide'] as const)
      for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  }
})

test('is drawn like this', async () => {
  const teams = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-league.svg')
  await expect(svgOf(chart.option(teams.rows, contextOf(teams.scope)))).toMatchFileSnapshot(
    '../../../golden/demand-league-teams.svg',
  )
})
