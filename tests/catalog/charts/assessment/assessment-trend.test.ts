import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-trend'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { branches, trendOf } from '../../../support/oracle/assessment'
import { quartersTo } from '../../../support/oracle/training'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, undefined, 8],
    ['all quarters', { from: '2023Q4' as const }, undefined, 12],
    ['a unit', { org: '华岳矿业/洗选厂' }, '洗选厂', 8],
  ])('%s', async (_, options, unit, many) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = quartersTo('2026Q3', many).flatMap((quarter) => trendOf(quarter, unit))
    expect(rows).toEqual(wanted.map((row) => ({ ...row, mean: expect.closeTo(row.mean, 10) })))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('a branch', async () => {
    const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队', from: '2026Q3' })
    const score = branches('2026Q3', '党建').find(({ team }) => team === '综采二队')?.score
    expect(rows[0]).toEqual({ quarter: '2026Q3', side: 'party', mean: score, min: score, max: score, branches: 1 })
    expectSound(chart, rows, contextOf(scope))
  })

  test('filters that assessment lacks make no number', async () => {
    expect((await answerOf(state, chart, { values: { gender: ['female'] } })).absence).toMatchObject({
      state: 'missing',
      reason: 'filter',
    })
  })

  test('a branch whose full marks are not 100 is left out and noted; one with its own row is not averaged with its children', async () => {
    const csv =
      '季度,单位,支部,考核侧,考核指标,满分,得分\n2026Q2,甲,一队,党建,项,100,90\n2026Q3,甲,一队,党建,项,100,90\n2026Q3,甲,二队,党建,项,80,80\n2026Q3,甲,三队,党建,项,100,95\n2026Q3,甲,,党建,项,100,99\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(rows.at(-1)).toEqual({ quarter: '2026Q3', side: 'party', mean: 99, min: 90, max: 95, branches: 2 })
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual(['2026年3季度有 1 个支部的满分合计不是 100 分，未计入。'])
    expectSound(chart, rows, contextOf(scope))
  })
})

test('the headline warns where most branches are at full marks', async () => {
  const { rows, scope, inputs, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toBe(
    '党建 98.8 分，较上季降低 0.1 分；业务 91.4 分，较上季降低 0.2 分（27 个支部的均分）；党建有 16/27 个支部达到或超过满分（59.3%），得分已难以区分支部',
  )
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([])
  const earlier = await answerOf(state, chart, { quarter: '2024Q3' })
  expect(chart.headline(earlier.rows, contextOf(earlier.scope), earlier.evidence)).not.toContain('满分')
  expect(chart.headline(rows.slice(-2), contextOf(scope))).toContain('无上期数据')
  expect(chart.headline(rows, contextOf({ ...scope, from: scope.quarter }))).not.toContain('上季')
})

test('nothing; one side; gaps', async () => {
  const scope = scopeOf(state)
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  const row = (quarter: string, mean: number) => ({
    quarter,
    side: 'business',
    mean,
    min: mean - 3,
    max: mean,
    branches: 2,
  })
  expectSound(chart, [row('2020Q4', 0), row('2026Q3', 130)], contextOf(scope, { width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/assessment-trend.svg')
})
