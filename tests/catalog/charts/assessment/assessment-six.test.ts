import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-six'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { six } from '../../../support/oracle/assessmentCharts'
import { sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const KEYS = ['org', 'indicator_group']

describe('rows', () => {
  test.each([
    ['units and all', {}, '2026Q3', [{ org: null, place: {} }, ...unitPlaces]],
    [
      'branches of a unit',
      { org: '华岳矿业/洗选厂', quarter: '2025Q2' as const },
      '2025Q2',
      [{ org: null, place: { unit: '洗选厂' } }, ...teamPlaces],
    ],
    ['a branch', { org: '华岳矿业/三号井/综采二队' }, '2026Q3', [{ org: null, place: { team: '综采二队' } }]],
  ])('%s', async (_, options, quarter, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, KEYS)).toEqual(sameRows(six(quarter, places), KEYS))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const mode of chart.modes ?? [])
      for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width, mode }))
  })

  test('a node’s own scores come before the mean of its branches; what is not regular leaves', async () => {
    const csv =
      '季度,单位,支部,考核侧,指标组,考核指标,满分,得分\n' +
      [',党建,学习,一,100,90', '一队,党建,学习,一,100,70', '二队,党建,学习,一,80,80', '一队,业务,产量,二,100,99']
        .map((rest) => `2026Q3,甲,${rest}\n`)
        .join('') +
      '2026Q3,乙,三队,党建,学习,一,100,60\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart, { org: '甲' })
    const row = (org: string | null, score: number) => ({
      indicator_group: '学习',
      org,
      score,
      full_score: 100,
      rate: score / 100,
    })
    expect(rows).toEqual([row(null, 90), row('甲/一队', 70)])
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringContaining('1 个支部')])
    const top = await answerOf(small, chart, { org: '' })
    expect(top.rows).toEqual([row(null, (90 + 70 + 60) / 3), row('甲', 90), row('乙', 60)])
  })
})

test('the headline names the lowest group and where', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '华岳矿业六个“到支部”得分率 98.8%；最低的是素质提升，14.6/15 分，97.5%，其中洗选厂最低，92.8%',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/of all points; lowest in .*least of all in/)
  const unit = rows.find((row) => row['org'] !== null)
  expect(unit && chart.drill?.(unit, scope)).toMatchObject({ org: unit?.['org'] })
})

test('nothing; zeros, bonus; eighty units', () => {
  const scope = scopeOf(state)
  const row = (org: string | null, group: string, score: number) => ({
    indicator_group: group,
    org,
    score,
    full_score: 20,
    rate: score / 20,
  })
  expectSound(chart, [], contextOf(scope))
  for (const mode of chart.modes ?? []) {
    expectSound(chart, [row(null, '甲', 0), row(null, '乙', 22), row(null, '丙', 20)], contextOf(scope, { mode }))
    const many = Array.from({ length: 80 }, (_, at) => [
      row(`集团/名称特别特别长的第${at}综合机械化采煤工作队党支部`, '政治引领', at / 4),
      row(null, `第${at}组`, at / 4),
    ]).flat()
    expectSound(chart, many.slice(0, 40), contextOf(scope, { mode, width: 'narrow' }))
  }
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  for (const mode of ['mean', 'radar'])
    await expect(svgOf(chart.option(rows, contextOf(scope, { mode })))).toMatchFileSnapshot(
      `../../../golden/assessment-six-${mode}.svg`,
    )
  const unit = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  await expect(svgOf(chart.option(unit.rows, contextOf(unit.scope, { mode: 'units' })))).toMatchFileSnapshot(
    '../../../golden/assessment-six-units.svg',
  )
})
