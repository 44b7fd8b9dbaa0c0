import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-channels'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { channels } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => String(a['channel']).localeCompare(String(b['channel'])))

describe('rows', () => {
  test.each([
    ['all', {}, {}],
    ['an earlier quarter', { quarter: '2025Q2' as const }, { quarter: '2025Q2' }],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
    ['a category', { values: { category: ['其他'] } }, { cells: { 需求类别: '其他' } }],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }],
  ])('%s', async (_, options, where) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sorted(rows)).toEqual(sorted(channels(demandsWhere({ quarter: '2026Q3', ...where }))))
    const counts = rows.map((row) => Number(row['demand_count']))
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline compares closure rates with their certainty', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"本季诉求 342 件，线上平台最多，88 件，占 25.7%；各渠道办结率差异不显著"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"342 demands this quarter, most through Online platform: 88, 25.7% of all; no significant difference between the closure rates of the channels"`,
  )
  const made = (channel: string | null, closed: number, eligible: number) => ({
    row: { channel, demand_count: eligible, closure_rate: closed / eligible },
    count: { channel, closed, eligible },
  })
  const both = [made('热线', 20, 100), made('信箱', 90, 100)]
  const headline = (those: ReturnType<typeof made>[]) =>
    chart.headline(
      those.map(({ row }) => row),
      contextOf(scope),
      those.map(({ count }) => count),
    )
  expect(headline(both)).toContain('热线办结率 20.0%，低于其余渠道的 90.0%（差的 95% 区间 −78')
  expect(headline([made('热线', 50, 100), made(null, 51, 100)])).toContain('各渠道办结率差异不显著')
  expect(headline([made(null, 5, 10)])).toBe('本季诉求 10 件，未填渠道最多，10 件，占 100.0%')
})

test('nothing; only rejected; eighty channels with long names', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).absence).toEqual({ state: 'empty' })
  expectSound(chart, [{ channel: null, demand_count: 3, closure_rate: null }], contextOf(scope))
  const rows = Array.from({ length: 80 }, (_, index) => ({
    channel: `很长很长的自定义诉求渠道名称${index}`,
    demand_count: index ? 79 - index : 100_000,
    closure_rate: index / 79,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  const { yAxis } = chart.option(rows, contextOf(scope)) as unknown as { yAxis: { data: string[] }[] }
  expect(yAxis[0]?.data.at(-1)).toBe('其余 67 个')
  expect(chart.notes?.(rows, contextOf(scope))).toEqual(['空心圆点：不足 30 件，样本较小。'])
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-channels.svg')
})
