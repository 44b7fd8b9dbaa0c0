import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-coverage'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { coverage, quartersTo } from '../../../support/oracle/training'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, {}, 8, undefined],
    ['all quarters', { from: '2023Q4' as const }, {}, 12, undefined],
    ['a unit with a missing headcount', { org: '华岳矿业/机运处' }, { unit: '机运处' }, 8, undefined],
    ['a team', { org: '华岳矿业/洗选厂/化验室' }, { team: '化验室' }, 8, undefined],
    ['a position has no headcount', { values: { position: ['电钳工'] } }, {}, 8, '电钳工'],
  ])('%s', async (_, options, place, many, position) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows).toEqual(quartersTo('2026Q3', many).map((quarter) => coverage(quarter, place, position)))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline states the plain difference; rows without 工号 and carried headcounts are noted', async () => {
  const { rows, scope, inputs } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '有工号可查的参训职工 1,891 人，占在册 3,971 人的 47.6%，较上季提高 0.2 个百分点；培训 5,408 人次，人均 1.36 次',
  )
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
    expect.stringMatching(/^224 行.*至少/),
    expect.stringMatching(/^2025年2季度.*沿用/),
  ])
  expect(chart.headline(rows, contextOf({ ...scope, from: scope.quarter }))).not.toContain('上季')
  expect(chart.headline(rows.slice(-1), contextOf(scope))).toContain('无上期数据')
  const filtered = await answerOf(state, chart, { values: { position: ['电钳工'] } })
  expect(chart.headline(filtered.rows, contextOf(filtered.scope))).toContain('分母缺失')
})

test('without 工号 there is no coverage', async () => {
  const csv = '单位,培训日期,培训类别,参训人次\n三号井,2026-09-01,安全专题,30\n三号井,2026-09-02,考试,50\n'
  const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
  const none = await answerOf(small, chart)
  expect(none.absence).toEqual({ state: 'missing', reason: 'column', dataset: 'training', names: ['person_id'] })
  const some = `单位,培训日期,培训类别,工号,参训人次\n三号井,2026-05-01,安全专题,1,\n三号井,2026-05-02,安全专题,1,\n三号井,2026-09-01,安全专题,,30\n三号井,2026-09-02,考试,2,1\n`
  const mixed = await answerOf(await load(emptyLibrary(), [new File([some], 'y.csv')]), chart)
  expect(mixed.rows).toEqual([
    {
      quarter: '2026Q2',
      trained_people: 1,
      headcount: null,
      coverage: null,
      attendances: 2,
      per_capita: null,
      target: null,
    },
    {
      quarter: '2026Q3',
      trained_people: null,
      headcount: null,
      coverage: null,
      attendances: 30,
      per_capita: null,
      target: null,
    },
  ])
  expect(chart.headline(mixed.rows, contextOf(mixed.scope))).toBe('培训 30 人次；缺少工号，无法计算覆盖率')
  expectSound(chart, mixed.rows, contextOf(mixed.scope))
})

test('nothing; gaps, targets, more than everyone', async () => {
  const scope = scopeOf(state)
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  const row = (quarter: string, share: number) => ({
    quarter,
    trained_people: share * 10,
    headcount: 10,
    coverage: share,
    attendances: 0,
    per_capita: 0,
    target: 0.9,
  })
  const rows = [row('2021Q4', 1.2), row('2026Q3', 0)]
  expectSound(chart, rows, contextOf(scope, { width: 'narrow' }))
  expect(
    chart.notes?.(
      rows.map((one) => ({ ...one, without_ids: 0, carried: false })),
      contextOf(scope),
    ),
  ).toEqual([expect.stringContaining('超过 100%')])
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-coverage.svg')
})
