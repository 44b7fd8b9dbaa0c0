import { beforeAll, describe, expect, test } from 'vitest'
import { charts } from '@/catalog'
import chart from '@/catalog/charts/demands/demand-backlog'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere } from '../../../support/oracle/demands'
import { backlog } from '../../../support/oracle/demandCharts'
import { quartersTo } from '../../../support/oracle/training'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, {}, 8],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }, 8],
    ['a team', { org: '华岳矿业/三号井/综采二队' }, { team: '综采二队' }, 8],
    ['a category', { values: { category: ['权益保障'] } }, { cells: { 需求类别: '权益保障' } }, 8],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }, 8],
    ['every quarter', { from: '2023Q4' as const }, {}, 12],
    ['one quarter', { from: '2026Q3' as const }, {}, 1],
  ])('%s', async (_, options, where, many) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows).toEqual(backlog(demandsWhere(where), quartersTo('2026Q3', many)))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the identity holds, and the stock is the one of the overview', async () => {
  const { rows, scope } = await answerOf(state, chart)
  for (const [index, row] of rows.entries()) {
    const { opening, new: came, closed, rejected, closing } = row as Record<string, number>
    expect((opening ?? 0) + (came ?? 0) - (closed ?? 0) - (rejected ?? 0)).toBe(closing)
    if (index) expect(opening).toBe(rows[index - 1]?.['closing'])
  }
  const overview = charts.find(({ id }) => id === 'overview-kpis')
  if (!overview) throw new Error('no overview-kpis')
  const kpis = await state.answerer.answer(overview, scope)
  const values = kpis.rows.filter((row) => row['metric'] === 'backlog').map((row) => row['value'])
  expect(rows.map((row) => row['closing'])).toEqual(values)
})

test('the headline compares the stock with its certainty, and says when it cannot', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"期末在办 125 件，期初 58 件，环比 +115.5%（95% 区间 +44.3%～+226.0%），上升；本季新增 342 件，办结 263 件，不予受理 12 件"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"125 demands in hand at the end of the quarter, 58 at its beginning: +115.5% (95% interval +44.3% to +226.0%), higher; 342 came in, 263 were closed, 12 rejected"`,
  )
  expect(chart.headline(rows, contextOf({ ...scope, asOf: '2026-08-15' }), evidence)).toContain('本季未完整，不作环比')
  const first = await answerOf(state, chart, { quarter: '2023Q4', from: '2023Q4' })
  expect(chart.headline(first.rows, contextOf(first.scope), first.evidence)).toContain('期初 0 件，不作比较')
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ quarter: '2024Q4' })
  const row = (opening: number, closing: number) => [
    { quarter: scope.quarter, opening, new: closing, closed: opening, rejected: 0, closing },
  ]
  const past = quartersTo('2026Q2', 9).map((quarter) => ({ quarter, closing: 100 }))
  expect(chart.headline(row(100, 200), contextOf(scope), past)).toContain('上升；')
  expect(chart.headline(row(200, 100), contextOf(scope), past)).toContain('下降；')
  expect(chart.headline(row(10, 11), contextOf(scope), past)).toContain('基本持平（差异不显著），样本较小；')
})

test('what ended without a date is counted and said', () => {
  const row = { quarter: '2026Q3', opening: 0, new: 2, closed: 2, rejected: 0, closing: 0, undated: 2 }
  expect(chart.notes?.([row], contextOf(scopeOf(state)))).toEqual([
    '2 件已办结或不予受理但没有日期，按登记当季结束计。',
  ])
  expect(chart.notes?.([{ ...row, undated: 0 }], contextOf(scopeOf(state)))).toEqual([])
})

test('nothing; 20 quarters; one quarter that dominates', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q1' })).absence).toEqual({ state: 'empty' })
  const rows = quartersTo('2026Q3', 20).map((quarter, index) => ({
    quarter,
    opening: index ? 99_999 : 0,
    new: index ? 0 : 100_000,
    closed: 0,
    rejected: index ? 0 : 1,
    closing: 99_999,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const events = [{ quarter: '2026Q3', title: '五号井食堂更换承包单位' }]
  await expect(svgOf(chart.option(rows, contextOf(scope, { events })))).toMatchFileSnapshot(
    '../../../golden/demand-backlog.svg',
  )
})
