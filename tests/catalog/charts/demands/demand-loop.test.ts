import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-loop'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { demandsWhere, loop } from '../../../support/oracle/demands'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, {}],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }],
    ['a team', { org: '华岳矿业/三号井/综采二队' }, { team: '综采二队' }],
    ['an earlier quarter', { quarter: '2025Q2' as const }, { quarter: '2025Q2' }],
    ['a category', { values: { category: ['生活保障'] } }, { cells: { 需求类别: '生活保障' } }],
    ['a gender', { values: { gender: ['female'] } }, { cells: { 性别: '女' } }],
    [
      'members of the Party in a unit',
      { org: '华岳矿业/洗选厂', values: { party_member: ['true'] } },
      { unit: '洗选厂', cells: { 是否党员: '是' } },
    ],
  ])('%s', async (_, options, where) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows).toEqual(loop(demandsWhere({ quarter: '2026Q3', ...where })))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline names the rates of metrics.md', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const headline = chart.headline(rows, contextOf(scope))
  expect(headline).toBe(
    '截至2026年9月30日，本季登记的 342 件诉求受理率 98.8%，办结 221 件，办结率 67.0%；满意率 59.6%（回访率 68.3%）',
  )
  expect(chart.size(rows)).toEqual({ n: 342, unit: '件' })
})

test('nothing, only rejected, nobody rated, few rated', async () => {
  const scope = scopeOf(state)
  const empty = await answerOf(state, chart, { quarter: '2023Q2' })
  expect(empty.rows).toEqual([])
  expect(empty.absence).toEqual({ state: 'empty' })
  expectSound(chart, [], contextOf(scope))
  const rows = (counts: readonly [number, number, number, number, number, number]) => {
    const [submitted, accepted, rejected, closed, rated, satisfied] = counts
    const row = (stage: string, part: number, whole: number) => ({
      stage,
      demand_count: part,
      denominator: whole,
      rate: whole ? part / whole : null,
    })
    return [
      row('submitted', submitted, submitted),
      row('accepted', accepted, submitted),
      row('rejected', rejected, submitted),
      row('closed', closed, submitted - rejected),
      row('rated', rated, closed),
      row('satisfied', satisfied, rated),
    ]
  }
  for (const counts of [rows([3, 3, 3, 0, 0, 0]), rows([1, 0, 0, 0, 0, 0]), rows([100_000, 90_000, 5, 80_000, 10, 3])])
    expectSound(chart, counts, contextOf(scope, { width: 'narrow' }))
  expect(chart.headline(rows([3, 3, 3, 0, 0, 0]), contextOf(scope))).toContain('均不予受理')
  expect(chart.headline(rows([9, 9, 0, 9, 0, 0]), contextOf(scope))).toContain('尚无评价')
  expect(chart.headline(rows([9, 9, 0, 9, 3, 3]), contextOf(scope))).toContain('仅代表已评价者')
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-loop.svg')
})
