import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-innovation'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { ideas } from '../../../support/oracle/assessmentCharts'
import { sameRows } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, '2026Q3', {}],
    [
      'a unit in an earlier quarter',
      { org: '华岳矿业/洗选厂', quarter: '2025Q1' as const },
      '2025Q1',
      { unit: '洗选厂' },
    ],
  ])('%s', async (_, options, quarter, place) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, ['proposal_id'])).toEqual(sameRows(ideas(quarter, place), ['proposal_id']))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

const row = (proposal_id: string, benefit: number | null, feasibility: number | null, status = 'submitted') => ({
  proposal_id,
  title: `建议${proposal_id}`,
  benefit,
  feasibility,
  status,
})

test('the headline counts what passes both marks and what waits', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '31 件中 24 件两项都过线（效益 60 分、可行性 60 分），其中 14 件还没有答复，评分最高的是“局部通风机故障预警”；已采纳 12 件、已提交 15 件、已否决 4 件',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(
    /pass both marks \(benefit 60, feasibility 60\)/,
  )
  expect(chart.headline([row('1', 60, 60, 'adopted'), row('2', 59.9, 100), row('3', null, 90)], contextOf(scope))).toBe(
    '2 件中 1 件两项都过线（效益 60 分、可行性 60 分）；已采纳 1 件、已提交 2 件',
  )
  expect(chart.notes?.([row('3', null, 90)], contextOf(scope))).toEqual(['1 件缺少评分，未画出。'])
})

test('a series for each status, named with its count', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const { series, legend } = chart.option(rows, contextOf(scope)) as unknown as {
    series: { data: { row: number }[] }[]
    legend: { data: string[] }
  }
  expect(legend.data).toEqual(['已采纳 12 件', '已提交 15 件', '已否决 4 件'])
  expect(series.map(({ data }) => data.length)).toEqual([0, 12, 15, 4])
  for (const { data } of series) for (const { row } of data) expect(rows[row]).toBeDefined()
})

test('nothing; none scored; extremes and many', () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([row('1', null, null)], contextOf(scope))).toContain('都没有评分')
  expectSound(chart, [row('1', null, null)], contextOf(scope))
  expectSound(chart, [row('1', 0, 0), row('2', 100, 100, 'rejected')], contextOf(scope, { width: 'narrow' }))
  const many = Array.from({ length: 300 }, (_, at) =>
    row(`名称特别长的建议${at}`, at % 101, (at * 37) % 101, 'implemented'),
  )
  for (const room of ['card', 'picture'] as const) expectSound(chart, many, contextOf(scope, { room }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/assessment-innovation.svg',
  )
})
