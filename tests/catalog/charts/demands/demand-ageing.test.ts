import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-ageing'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { AS_OF, demandsWhere } from '../../../support/oracle/demands'
import { ageing } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const sorted = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => `${a['category']} ${a['bucket']}`.localeCompare(`${b['category']} ${b['bucket']}`))

describe('rows: everything open, whatever the quarter', () => {
  test.each([
    ['all', {}, {}],
    ['an early quarter is no filter', { quarter: '2025Q2' as const }, {}],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
    ['a category', { values: { category: ['技能提升'] } }, { cells: { 需求类别: '技能提升' } }],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }],
  ])('%s', async (_, options, where) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows.length).toBeGreaterThan(0)
    expect(sorted(rows)).toEqual(sorted(ageing(demandsWhere(where), AS_OF)))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline says how many are late, and where', async () => {
  const { rows, inputs, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toMatchInlineSnapshot(
    `"截至2026年9月30日，在办 125 件，其中超期 78 件，占 62.4%；超期最多的是生活保障，57 件；登记已超过 60 天的有 26 件"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatchInlineSnapshot(
    `"As of 2026-09-30, 125 demands are open and 78 of them overdue, 62.4%; most overdue are about Living conditions: 57; 26 have waited more than 60 days"`,
  )
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ values: { category: ['生活保障'] } })
  expect(chart.size(rows)).toEqual({ n: 125, unit: '件' })
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
    '含此前各季登记、至今未办结的全部诉求，不限所选季度。',
    '4 件没有办理时限，不计超期。',
  ])
})

const row = (category: string, bucket: string, demand_count: number, overdue_count: number) => ({
  category,
  bucket,
  demand_count,
  overdue_count,
})

test('none late; one category; rows without a due date or a usable date are counted', () => {
  const scope = scopeOf(state)
  const headline = (rows: ReturnType<typeof row>[]) => chart.headline(rows, contextOf(scope))
  expect(headline([row('其他', '0–7', 3, 0)])).toBe('截至2026年9月30日，在办 3 件，没有超期')
  expect(headline([row('其他', '>60', 4, 1)])).toBe(
    '截至2026年9月30日，其他在办 4 件，其中超期 1 件，占 25.0%；登记已超过 60 天的有 4 件',
  )
  const inputs = [
    { ...row('其他', '0–7', 5, 0), due: 3, excluded: false, total: 7 },
    { ...row('其他', '>60', 2, 0), due: 0, excluded: true, total: 7 },
  ]
  expect(chart.derive?.(inputs, scope)).toEqual([row('其他', '0–7', 5, 0)])
  expect(chart.notes?.(inputs, contextOf(scope)).slice(1)).toEqual([
    '2 件没有办理时限，不计超期。',
    '2 件没有登记日期或登记日期晚于数据截止日，未计入。',
  ])
})

test('nothing; thirty categories with long names; one that dominates', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q1' })).absence).toEqual({ state: 'empty' })
  const rows = Array.from({ length: 30 }, (_, index) =>
    row(`很长很长的自定义诉求类别名称${index}`, '16–30', index ? 1 : 10_000, index ? 0 : 9_999),
  )
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  const { yAxis } = chart.option(rows, contextOf(scope)) as unknown as { yAxis: { data: string[] } }
  expect(yAxis.data.length).toBe(14)
  expect(yAxis.data.at(-1)).toBe('其余 17 类')
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-ageing.svg')
})
