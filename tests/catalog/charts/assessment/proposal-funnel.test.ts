import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/proposal-funnel'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { funnel } from '../../../support/oracle/assessmentCharts'
import { sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['units', {}, '2026Q3', unitPlaces],
    ['an earlier quarter', { quarter: '2025Q2' as const }, '2025Q2', unitPlaces],
    [
      'teams, also those without a proposal',
      { org: '华岳矿业/洗选厂', quarter: '2024Q2' as const },
      '2024Q2',
      teamPlaces,
    ],
    [
      'one team',
      { org: '华岳矿业/洗选厂/装车车间', quarter: '2023Q4' as const },
      '2023Q4',
      [{ org: null, place: { team: '装车车间' } }],
    ],
  ])('%s', async (_, options, quarter, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, ['org'])).toEqual(sameRows(funnel(quarter, places), ['org']))
    for (const mode of chart.modes ?? [])
      for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width, mode }))
  })

  test('without headcount and without 工号 there is no participation', async () => {
    const csv =
      '季度,单位,标题,状态,创造价值\n2026Q3,甲,一,已实施,3\n2026Q3,甲,二,已采纳,\n2026Q3,乙,三,已否决,\n2026Q3,乙,四,已提交,\n'
    const activity = '单位,登记日期,需求类别\n甲,2026-09-01,其他\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv'), new File([activity], 'y.csv')])
    const { rows, scope } = await answerOf(small, chart)
    expect(rows).toEqual([
      {
        org: '甲',
        proposals: 2,
        proposers: null,
        adopted: 1,
        implemented: 1,
        rejected: 0,
        adoption_rate: 1,
        implementation_rate: 0.5,
        value_created: 3,
        headcount: null,
      },
      {
        org: '乙',
        proposals: 2,
        proposers: null,
        adopted: 0,
        implemented: 0,
        rejected: 1,
        adoption_rate: 0,
        implementation_rate: null,
        value_created: null,
        headcount: null,
      },
    ])
    expect(chart.headline(rows, contextOf(scope))).toBe(
      '征集 4 件，采纳 2 件（采纳率 66.7%），实施 1 件，创造价值 3 万元；最多的是甲，2 件',
    )
    for (const mode of chart.modes ?? []) expectSound(chart, rows, contextOf(scope, { mode }))
  })
})

test('the headline follows the ideas to their end', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '征集 31 件（30 人参与，0.8%），采纳 12 件（采纳率 75.0%），实施 0 件；最多的是三号井，14 件',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/^31 proposals by .*adoption rate 75\.0%/)
  const unit = rows[0]
  expect(unit && chart.drill?.(unit, scope)).toMatchObject({ org: unit?.['org'] })
})

test('nothing; nothing answered; silent units; eighty units', () => {
  const scope = scopeOf(state)
  const row = (org: string, proposals: number, adopted = 0) => ({
    org,
    proposals,
    proposers: proposals,
    adopted,
    implemented: 0,
    rejected: 0,
    adoption_rate: adopted ? 1 : null,
    implementation_rate: adopted ? 0 : null,
    value_created: null,
    headcount: 100,
  })
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([row('甲', 5), row('乙', 0)], contextOf(scope))).toBe(
    '征集 5 件（5 人参与，2.5%），采纳 0 件（尚无答复），实施 0 件；乙 等 1 个单位没有建议',
  )
  const many = Array.from({ length: 80 }, (_, at) =>
    row(`集团/名称特别特别长的第${at}综合机械化采煤工作队`, 80 - at, at % 3),
  )
  for (const mode of chart.modes ?? [])
    for (const room of ['card', 'picture'] as const)
      expectSound(chart, many, contextOf(scope, { room, mode, width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart, { quarter: '2025Q4' })
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/proposal-funnel.svg')
  await expect(svgOf(chart.option(rows, contextOf(scope, { mode: 'units', width: 'wide' })), 1100)).toMatchFileSnapshot(
    '../../../golden/proposal-funnel-units.svg',
  )
})
