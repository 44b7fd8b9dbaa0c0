import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-change'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { change } from '../../../support/oracle/demandCharts'
import type { Row } from '../../../data/sample'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const byKey = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => String(a['key']).localeCompare(String(b['key'])))
const category = (row: Row) => row['需求类别'] ?? ''
const unit = (row: Row) => `华岳矿业/${row['单位']}`
const team = (row: Row) => `华岳矿业/${row['单位']}/${row['区队']}`

describe('rows', () => {
  test.each([
    ['all, by category', {}, {}, category, '2026Q2', '2026Q3'],
    ['an earlier quarter', { quarter: '2025Q1' as const }, {}, category, '2024Q4', '2025Q1'],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }, category, '2026Q2', '2026Q3'],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }, category, '2026Q2', '2026Q3'],
    [
      'one category, by unit',
      { values: { category: ['生活保障'] } },
      { cells: { 需求类别: '生活保障' } },
      unit,
      '2026Q2',
      '2026Q3',
    ],
    [
      'one category of a unit, by team',
      { org: '华岳矿业/五号井', values: { category: ['生活保障'] } },
      { unit: '五号井', cells: { 需求类别: '生活保障' } },
      team,
      '2026Q2',
      '2026Q3',
    ],
  ])('%s', async (_, options, where, nameOf, previous, quarter) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(byKey(rows)).toEqual(byKey(change(demandsWhere(where), nameOf, previous, quarter)))
    const changes = rows.map((row) => Number(row['change']))
    expect(changes).toEqual([...changes].sort((a, b) => b - a))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline says what moved most, with its certainty', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"本季诉求 342 件，上季 250 件，环比 +36.8%（95% 区间 +7.7%～+69.7%），上升；变化最大的是生活保障，63→179 件，环比 +184.1%（95% 区间 +35.4%～+451.5%），上升"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"342 demands this quarter, 250 the quarter before: +36.8% (95% interval +7.7% to +69.7%), higher; most moved Living conditions, 63 → 179: +184.1% (95% interval +35.4% to +451.5%), higher"`,
  )
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ values: { category: ['生活保障'] } })
  const units = await answerOf(state, chart, { values: { category: ['生活保障'] } })
  expect(chart.headline(units.rows, contextOf(units.scope), units.evidence)).toMatch(
    /变化最大的是五号井.*；子类中变化最大的是食堂，\d+→\d+ 件$/,
  )
  expect(chart.drill?.(units.rows[0] as never, units.scope)).toMatchObject({ org: '华岳矿业/五号井' })
})

test('no quarter before; one that still runs; a change within chance', async () => {
  const first = await answerOf(state, chart, { quarter: '2023Q4', from: '2023Q4' })
  expect(first.rows.every((row) => row['previous'] === null && row['change'] === null)).toBe(true)
  expect(chart.headline(first.rows, contextOf(first.scope), first.evidence)).toMatch(/^本季诉求 \d+ 件，无上期数据$/)
  expectSound(chart, first.rows, contextOf(first.scope))
  const scope = { ...scopeOf(state), asOf: '2026-08-15' }
  const inputs = [{ by: 'category', key: '其他', previous: 5, current: 3, change: -2 }]
  const running = chart.derive?.(inputs, scope) ?? []
  expect(running).toEqual([{ key: '其他', previous: 5, current: 3, change: null }])
  expect(chart.headline(running, contextOf(scope))).toBe('本季诉求 3 件，本季未完整，不作环比')
  expectSound(chart, running, contextOf(scope))
  const calm = await answerOf(state, chart, { quarter: '2026Q1', values: { gender: ['female'] } })
  expect(chart.headline(calm.rows, contextOf(calm.scope), calm.evidence)).toContain('基本持平（差异不显著）')
})

test('nothing; 80 units with long names; one that dominates; nothing before', async () => {
  const scope = scopeOf(state, { values: { category: ['其他'] } })
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  const rows = Array.from({ length: 80 }, (_, index) => ({
    key: `华岳矿业/名称特别特别长的综合机械化采煤工作队${index}`,
    previous: index ? index : 0,
    current: index ? 0 : 100_000,
    change: index ? -index : 100_000,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  const { series, yAxis } = chart.option(rows, contextOf(scope)) as unknown as {
    series: { data: { value: number[] }[] }[]
    yAxis: { data: string[] }
  }
  expect(yAxis.data.slice(-2)).toEqual(['其余 70 项', '本季'])
  expect(series[0]?.data.at(-2)?.value[2]).toBe(100_000)
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-change.svg')
})
