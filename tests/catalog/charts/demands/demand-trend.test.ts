import { beforeAll, describe, expect, test } from 'vitest'
import { charts } from '@/catalog'
import chart from '@/catalog/charts/demands/demand-trend'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere, trend } from '../../../support/oracle/demands'
import { headcountOf, quartersTo } from '../../../support/oracle/training'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => `${a['quarter']} ${a['category']}`.localeCompare(`${b['quarter']} ${b['category']}`))
const heads = (unit?: string) =>
  new Map(quartersTo('2026Q3', 8).map((quarter) => [quarter, headcountOf('在册人数', quarter, unit ? { unit } : {})]))

describe('rows', () => {
  test.each([
    ['all', {}, {}, heads()],
    ['a unit', { org: '华岳矿业/机运处' }, { unit: '机运处' }, heads('机运处')],
    [
      'a gender has no headcount',
      { values: { gender: ['female'] } },
      { cells: { 性别: '女' } },
      new Map<string, number>(),
    ],
  ])('%s', async (_, options, where, headcount) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = trend(demandsWhere({ from: '2024Q4', quarter: '2026Q3', ...where }), headcount)
    expect(sorted(rows)).toEqual(
      sorted(wanted).map((row) => ({
        ...row,
        demand_rate: row['demand_rate'] === null ? null : expect.closeTo(Number(row['demand_rate']), 10),
      })),
    )
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const mode of chart.modes ?? []) expectSound(chart, rows, contextOf(scope, { mode }))
  })
})

test('the headline has an interval, the same as on the overview, and says when nothing can be compared', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toBe(
    '本季诉求 342 件，上季 250 件，环比 +36.8%（95% 区间 +7.7%～+69.7%），上升；最多的是生活保障，179 件，占 52.3%',
  )
  const overview = charts.find(({ id }) => id === 'overview-kpis')
  if (!overview) throw new Error('no overview-kpis')
  const kpis = await state.answerer.answer(overview, scope)
  const kpi = kpis.rows.find((row) => row['metric'] === 'demand_count' && row['quarter'] === scope.quarter)
  expect(kpi?.['change_low']).toBeCloseTo(0.077, 3)
  const single = await answerOf(state, chart, { from: '2026Q3' })
  expect(chart.headline(single.rows, contextOf(single.scope), evidence)).toMatch(/^本季诉求 342 件；/)
  expect(chart.headline(single.rows, contextOf({ ...single.scope, from: '2026Q2' }), evidence)).toContain('无上期数据')
  expect(chart.headline(rows, contextOf({ ...scope, asOf: '2026-08-15' }), evidence)).toContain('本季未完整，不作环比')
})

test('nothing; gaps; more categories than colours', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q1' })).rows).toEqual([])
  const rows = ['2024Q1', '2026Q3'].flatMap((quarter) =>
    Array.from({ length: 30 }, (_, index) => ({
      quarter,
      category: `很长很长的自定义诉求类别名称${index}`,
      demand_count: 30 - index,
      share: 1 / 30,
      demand_rate: null,
    })),
  )
  for (const mode of chart.modes ?? []) expectSound(chart, rows, contextOf(scope, { mode, width: 'narrow' }))
  const { series, xAxis } = chart.option(rows, contextOf(scope)) as unknown as {
    series: { name: string; data: { value: number; row: number }[] }[]
    xAxis: { data: string[] }
  }
  expect(series.length).toBe(8)
  expect(series.at(-1)?.name).toBe('其余 23 类')
  expect(xAxis.data.length).toBe(11)
  expect(series.reduce((sum, { data }) => sum + (data.at(-1)?.value ?? 0), 0)).toBe(465)
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const events = [{ quarter: '2026Q3', title: '五号井食堂更换承包单位' }]
  await expect(svgOf(chart.option(rows, contextOf(scope, { events })))).toMatchFileSnapshot(
    '../../../golden/demand-trend.svg',
  )
})
