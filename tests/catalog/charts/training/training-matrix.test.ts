import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-matrix'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { matrix, sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const KEYS = ['org', 'course_type']

describe('rows', () => {
  test.each([
    ['units', {}, '2026Q3', unitPlaces],
    ['a missing headcount is carried forward', { quarter: '2025Q2' as const }, '2025Q2', unitPlaces],
    ['teams', { org: '华岳矿业/洗选厂' }, '2026Q3', teamPlaces],
    ['one team', { org: '华岳矿业/五号井/火工品库' }, '2026Q3', [{ org: null, place: { team: '火工品库' } }]],
  ])('%s', async (_, options, quarter, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, KEYS)).toEqual(sameRows(matrix(quarter, places), KEYS))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('a worker attribute has no headcount here: 人次 alone', async () => {
    const { rows, scope } = await answerOf(state, chart, { values: { position: ['电钳工'] } })
    expect(rows.every((row) => row['headcount'] === null && row['coverage'] === null)).toBe(true)
    expect(chart.headline(rows, contextOf(scope))).toBe('分母缺失，只列各类培训的人次')
    expectSound(chart, rows, contextOf(scope))
  })

  test('without 工号 it is 人次 per head; a unit without any stays with 0', async () => {
    const csv =
      '单位,区队,培训日期,培训类别,参训人次\n甲,一队,2026-09-01,安全专题,30\n甲,二队,2026-09-01,安全专题,5\n甲,二队,2026-09-02,考试,50\n'
    const heads = '季度,单位,区队,在册人数\n2026Q3,甲,一队,20\n2026Q3,甲,二队,20\n2026Q3,甲,三队,10\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv'), new File([heads], 'y.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    const row = (org: string, attendances: number, people: number | null, headcount: number) => ({
      org: `甲/${org}`,
      course_type: '安全专题',
      attendances,
      trained_people: people,
      headcount,
      coverage: people === null ? null : people / headcount,
      per_capita: attendances / headcount,
    })
    expect(rows).toEqual([row('一队', 30, null, 20), row('二队', 5, null, 20), row('三队', 0, 0, 10)])
    expect(chart.headline(rows, contextOf(scope))).toBe(
      '缺口最大的是二队的安全专题：人均 0.25 次/人，各单位合计为 0.7；缺少工号，无法计算覆盖率；1 处本季没有培训',
    )
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
      expect.stringContaining('颜色'),
      expect.stringMatching(/^2 行.*人均/),
    ])
    expectSound(chart, rows, contextOf(scope))
  })
})

test('the headline names the cell where most people are missing', async () => {
  const { rows, scope, inputs } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '缺口最大的是五号井的技能实操：1,039 人中 86 人参加过，覆盖 8.3%，各单位合计为 9.6%',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/^Widest gap: .*86 of 1,039.*8\.3%.*9\.6%$/)
  expect(chart.notes?.(inputs, contextOf(scope))?.join(' ')).toContain('28 行')
  const unit = rows.find((row) => row['org'] === '华岳矿业/洗选厂')
  expect(unit && chart.drill?.(unit, scope)).toMatchObject({ org: '华岳矿业/洗选厂' })
  const leaf = await answerOf(state, chart, { org: '华岳矿业/五号井/火工品库' })
  expect(chart.headline(leaf.rows, contextOf(leaf.scope))).toMatch(/^火工品库覆盖最少的是.*12 人中/)
})

test('nothing; all alike; one dominant value; eighty units', async () => {
  const scope = scopeOf(state)
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  const row = (org: string, people: number, course_type = '安全专题') => ({
    org,
    course_type,
    attendances: people,
    trained_people: people,
    headcount: 100,
    coverage: people / 100,
    per_capita: people / 100,
  })
  expect(chart.headline([row('甲', 5), row('乙', 5)], contextOf(scope))).toContain('没有差别')
  expectSound(chart, [row('甲', 0), row('乙', 0), row('丙', 130)], contextOf(scope))
  const many = Array.from({ length: 80 }, (_, index) => [
    row(`集团/名称特别特别长的第${index}综合机械化采煤工作队`, index),
    row(`集团/名称特别特别长的第${index}综合机械化采煤工作队`, 80 - index, '一种名称特别长的专题培训'),
  ]).flat()
  for (const room of ['card', 'picture'] as const) expectSound(chart, many, contextOf(scope, { room, width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/洗选厂' })
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-matrix.svg')
})
