import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-levels'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { levels } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, '2026Q3', {}],
    ['a missing headcount is carried forward', { quarter: '2025Q2' as const }, '2025Q2', {}],
    ['a unit', { org: '华岳矿业/洗选厂' }, '2026Q3', { unit: '洗选厂' }],
    ['a team', { org: '华岳矿业/五号井/综采三队' }, '2026Q3', { team: '综采三队' }],
  ])('%s', async (_, options, quarter, place) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows).toEqual(levels(quarter, place))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('a node’s own figures, never those below it as well; levels nobody introduced are left out', async () => {
    const csv =
      '季度,单位,区队,在册人数,初级工,中级工,高级工,技师,高级技师\n2026Q3,甲,,90,10,9,8,7,6\n2026Q3,甲,一队,50,1,1,1,1,1\n2026Q3,乙,二队,50,2,2,2,2,2\n'
    const activity = '单位,登记日期,需求类别\n甲,2026-09-01,其他\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv'), new File([activity], 'y.csv')])
    const { rows } = await answerOf(small, chart, { org: '' })
    expect(rows.map((row) => [row['level'], row['people']])).toEqual([
      ['初级工', 12],
      ['中级工', 11],
      ['高级工', 10],
      ['技师', 9],
      ['高级技师', 8],
    ])
    const below = await answerOf(small, chart, { org: '甲/一队' })
    expect(below.rows.map((row) => row['people'])).toEqual([1, 1, 1, 1, 1])
  })

  test('a worker attribute gives no figure rather than an unfiltered one', async () => {
    const { rows } = await answerOf(state, chart, { values: { gender: ['female'] } })
    expect(rows).toEqual([])
    expect(
      chart.derive?.(
        [{ level: '初级工', people: 3, share: 1, carried: false }],
        scopeOf(state, { values: { gender: ['female'] } }),
      ),
    ).toEqual([])
  })
})

test('the headline compares with a year ago, plainly', async () => {
  const { rows, scope, evidence, inputs } = await answerOf(state, chart)
  const share = (quarter: string) =>
    levels(quarter, {})
      .slice(2)
      .reduce((sum, one) => sum + one.share, 0)
  const points = Math.abs((share('2026Q3') - share('2025Q3')) * 100).toFixed(1)
  const headline = chart.headline(rows, contextOf(scope), evidence)
  expect(headline).toBe(
    `技能人才 2,698 人，高级工及以上 833 人，占 ${(share('2026Q3') * 100).toFixed(1)}%，较上年同期${share('2026Q3') > share('2025Q3') ? '提高' : '降低'} ${points} 个百分点；初级工最多，1,052 人，占 39.0%`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatch(/skilled workers.*on a year ago/)
  expect(chart.headline(rows, contextOf(scope))).not.toContain('上年同期')
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([])
})

test('nothing; zeros; one dominant level', async () => {
  const scope = scopeOf(state)
  const row = (level: string, people: number) => ({ level, people, share: people / 100 })
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([row('初级工', 0)], contextOf(scope))).toContain('没有技能等级人数')
  expectSound(chart, [row('初级工', 0), row('中级工', 0)], contextOf(scope))
  expectSound(chart, [row('初级工', 100), row('首席技师', 0)], contextOf(scope, { width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-levels.svg')
})
