import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-items'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { items, reasons } from '../../../support/oracle/assessmentCharts'
import { sameRows } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const plain = (rows: readonly object[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name in chart.columns)))

describe('rows', () => {
  test.each([
    ['all', {}, '2026Q3', {}],
    [
      'a unit in an earlier quarter',
      { org: '华岳矿业/三号井', quarter: '2025Q4' as const },
      '2025Q4',
      { unit: '三号井' },
    ],
    ['a branch', { org: '华岳矿业/三号井/综采二队' }, '2026Q3', { team: '综采二队' }],
  ])('%s', async (_, options, quarter, place) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(plain(rows), ['side', 'item'])).toEqual(sameRows(items(quarter, place), ['side', 'item']))
    expect(rows.map((row) => Number(row['lost_points']))).toEqual(
      rows.map((row) => Number(row['lost_points'])).sort((a, b) => b - a),
    )
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('reasons stand with the item, the most frequent first', async () => {
    const { rows } = await answerOf(state, chart)
    for (const row of rows) {
      const found = String(row['reasons'] ?? '')
        .split('\n')
        .filter(Boolean)
      const wanted = reasons('2026Q3', String(row['item']))
      expect(new Map(found.map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]))).toEqual(wanted)
      const times = found.map((line) => Number(line.split(' ')[1]))
      expect(times).toEqual([...times].sort((a, b) => b - a))
    }
  })

  test('bonus makes up for nothing; what has not 100 full marks is left out and said', async () => {
    const csv =
      '季度,单位,支部,考核侧,考核指标,满分,得分,扣分原因\n' +
      [
        '一队,党建,学习,60,66,',
        '一队,党建,纪律,40,30,缺岗',
        '二队,党建,学习,60,50,缺课',
        '二队,党建,纪律,40,40,',
        '三队,党建,学习,60,0,',
        '三队,党建,纪律,20,0,',
      ]
        .map((rest) => `2026Q3,甲,${rest}\n`)
        .join('')
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(plain(rows)).toEqual([
      { side: 'party', indicator_group: null, item: '学习', full_score: 60, mean_score: 58, lost_points: 10 },
      { side: 'party', indicator_group: null, item: '纪律', full_score: 40, mean_score: 35, lost_points: 10 },
    ])
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
      '另有加分 6.0 分（学习），不抵扣分。',
      '1 个支部的满分合计不是 100 分，未计入。',
    ])
    expectSound(chart, rows, contextOf(scope))
  })
})

test('the headline says how few items make up most', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '共扣 268.5 分，扣得最多的是业务“创新成果转化”，75.0 分，占 27.9%；前 4 项合计占 86.2%',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/lost; most on “.*make up/)
})

test('the running line ends at all of it, reasons are told on hover', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const { series } = chart.option(rows, contextOf(scope, { width: 'narrow' })) as unknown as {
    series: { data: { value: number | null; text: string }[] }[]
  }
  expect(series.at(-1)?.data.at(-1)?.value).toBeCloseTo(1, 12)
  const texts = series.flatMap(({ data }) => data.map(({ text }) => text))
  expect(texts.some((text) => /次）/.test(text))).toBe(true)
})

test('nothing; nothing lost; eighty items, one dominant', () => {
  const scope = scopeOf(state)
  const row = (item: string, lost_points: number) => ({
    side: 'party',
    indicator_group: null,
    item,
    full_score: 10,
    mean_score: 9,
    lost_points,
  })
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([row('学习', 0)], contextOf(scope))).toContain('没有扣分')
  expectSound(chart, [row('学习', 0)], contextOf(scope))
  const many = Array.from({ length: 80 }, (_, at) => row(`名称特别特别特别长的第${at}项考核指标`, at ? 1 : 900))
  for (const room of ['card', 'picture'] as const)
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, many, contextOf(scope, { room, width }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/assessment-items.svg')
})
