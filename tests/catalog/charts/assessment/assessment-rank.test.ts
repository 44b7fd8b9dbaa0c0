import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-rank'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { ranks } from '../../../support/oracle/assessmentCharts'
import { quartersTo } from '../../../support/oracle/training'
import { sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const KEYS = ['quarter', 'org', 'side']

describe('rows', () => {
  test.each([
    ['units', {}, '2026Q3', 8, unitPlaces],
    ['one quarter', { from: '2026Q3' as const }, '2026Q3', 1, unitPlaces],
    ['branches of a unit, all quarters', { org: '华岳矿业/洗选厂', from: '2023Q4' as const }, '2026Q3', 12, teamPlaces],
  ])('%s', async (_, options, last, many, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, KEYS)).toEqual(sameRows(ranks(quartersTo(last, many), places), KEYS))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const mode of chart.modes ?? [])
      for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width, mode }))
  })

  test('a branch is ranked among its siblings', async () => {
    const { rows, scope, inputs } = await answerOf(state, chart, { org: '华岳矿业/洗选厂/筛分车间' })
    const wanted = ranks(quartersTo('2026Q3', 8), teamPlaces)
      .filter(({ org }) => org === '华岳矿业/洗选厂/筛分车间')
      .map((row) => ({ ...row, org: null }))
    expect(sameRows(rows, KEYS)).toEqual(sameRows(wanted, KEYS))
    expect(chart.headline(rows, contextOf(scope))).toMatch(/^筛分车间党建 102\.0 分，第 1 名/)
    expect(chart.notes?.(inputs, contextOf(scope))).toContainEqual('与同级 6 个单位比较。')
    expectSound(chart, rows, contextOf(scope, { width: 'narrow' }))
  })

  test('equals share a rank, the next is skipped; what is not regular is not ranked and said', async () => {
    const csv =
      '季度,单位,支部,考核侧,考核指标,满分,得分\n' +
      ['一队,100,90', '二队,100,95.1', '三队,100,95.1', '四队,100,80', '五队,90,90']
        .map((rest) => {
          const [team, full, score] = rest.split(',')
          return `2026Q3,甲,${team},党建,项,${full},${score}\n`
        })
        .join('')
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(rows.map((row) => [row['org'], row['rank']])).toEqual([
      ['甲/二队', 1],
      ['甲/三队', 1],
      ['甲/一队', 3],
      ['甲/四队', 4],
    ])
    expect(chart.headline(rows, contextOf(scope))).toBe('党建（4 个单位）：2 个并列第 1 名；各单位名次没有变化')
    expect(chart.notes?.(inputs, contextOf(scope))).toContainEqual(expect.stringContaining('未参加排名'))
    expectSound(chart, rows, contextOf(scope))
    expectSound(chart, rows, contextOf(scope, { mode: 'business' }))
  })
})

test('the headline names who climbed and who fell', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '党建（8 个单位）：综采二队第 1 名；上升最多的是机电队，从2024年4季度第 7 名到第 2 名；下降最多的是通风队，从第 6 名到第 8 名',
  )
  expect(chart.headline(rows, contextOf(scope, { mode: 'business', locale: 'en' }))).toMatch(/^Business \(8 units\):/)
  const [first] = rows
  expect(first && chart.drill?.(first, scope)).toMatchObject({ quarter: '2024Q4', org: first?.['org'] })
})

test('nothing; twenty quarters of twenty-seven and of eighty branches', () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  for (const many of [27, 80]) {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `${2021 + Math.floor((at + 3) / 4)}Q${((at + 3) % 4) + 1}`,
    ).flatMap((quarter, at) =>
      Array.from({ length: many }, (_, org) => ({
        quarter,
        org: `集团/名称特别特别长的第${org}综合机械化采煤工作队`,
        side: 'party',
        score: 100 - org,
        rank: ((org * 7 + at * 3) % many) + 1,
      })),
    )
    expectSound(chart, rows, contextOf(scope))
    expectSound(chart, rows, contextOf(scope, { room: 'picture', width: 'narrow' }))
    const { series } = chart.option(rows, contextOf(scope)) as unknown as {
      series: { itemStyle?: { color: string } }[]
    }
    const grey = series.filter((one) => one.itemStyle?.color === contextOf(scope).theme.quiet)
    expect(grey).toHaveLength(many - 4)
  }
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  await expect(svgOf(chart.option(rows, contextOf(scope, { mode: 'business' })))).toMatchFileSnapshot(
    '../../../golden/assessment-rank.svg',
  )
})
