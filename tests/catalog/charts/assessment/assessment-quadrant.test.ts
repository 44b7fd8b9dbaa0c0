import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/assessment/assessment-quadrant'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { branches, meanOf } from '../../../support/oracle/assessment'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const close = (value: number) => expect.closeTo(value, 10) as number
const byOrg = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  [...rows].sort((a, b) => String(a['org']).localeCompare(String(b['org'])))

describe('rows', () => {
  test('units, by the means of their branches', async () => {
    const { rows, scope } = await answerOf(state, chart)
    const wanted = ['三号井', '五号井', '洗选厂', '机运处'].map((unit) => {
      const [party, business] = [meanOf(branches('2026Q3', '党建', unit)), meanOf(branches('2026Q3', '业务', unit))]
      return {
        org: `华岳矿业/${unit}`,
        party_score: close(party),
        business_score: close(business),
        gap: close(party - business),
      }
    })
    expect(byOrg(rows)).toEqual(byOrg(wanted))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    expect(rows.map((row) => Number(row['gap']))).toEqual(rows.map((row) => Number(row['gap'])).sort((a, b) => b - a))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('branches of a unit in an earlier quarter', async () => {
    const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井', quarter: '2025Q4' })
    const business = new Map(branches('2025Q4', '业务', '三号井').map(({ team, score }) => [team, score]))
    const wanted = branches('2025Q4', '党建', '三号井').map(({ team, score }) => ({
      org: `华岳矿业/三号井/${team}`,
      party_score: score,
      business_score: business.get(team),
      gap: score - (business.get(team) ?? 0),
    }))
    expect(byOrg(rows)).toEqual(byOrg(wanted))
    expectSound(chart, rows, contextOf(scope))
  })

  test('a branch is its own row', async () => {
    const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
    expect(rows).toEqual([{ org: null, party_score: 101.5, business_score: 88, gap: 13.5 }])
    expect(chart.headline(rows, contextOf(scope))).toBe('综采二队：党建 101.5 分，业务 88.0 分，差 13.5 分')
    expectSound(chart, rows, contextOf(scope, { width: 'narrow' }))
  })

  test('what is attached to the node itself stands beside its children; what is not regular is not drawn', async () => {
    const csv =
      '季度,单位,支部,考核侧,考核指标,满分,得分\n' +
      [
        '一队,党建,项,100,90',
        '一队,业务,项,100,97',
        '二队,党建,项,80,80',
        '二队,业务,项,100,80',
        ',党建,项,100,99',
        ',业务,项,100,90',
      ]
        .map((rest) => `2026Q3,甲,${rest}\n`)
        .join('')
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(rows).toEqual([
      { org: null, party_score: 99, business_score: 90, gap: 9 },
      { org: '甲/一队', party_score: 90, business_score: 97, gap: -7 },
      { org: '甲/二队', party_score: null, business_score: 80, gap: null },
    ])
    expect(chart.headline(rows, contextOf(scope))).toContain('2 个单位中 1 个')
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringContaining('二队')])
    expectSound(chart, rows, contextOf(scope))
  })
})

test('the headline counts and names', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '4 个单位中 4 个党建高出业务 5 分及以上；相差最大的是机运处：党建 100.1 分，业务 91.3 分，差 8.8 分',
  )
})

test('nothing; one side only; balanced; eighty branches, ties', async () => {
  const scope = scopeOf(state)
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  const row = (org: string, party: number | null, business: number | null) => ({
    org,
    party_score: party,
    business_score: business,
    gap: party === null || business === null ? null : party - business,
  })
  expect(chart.headline([row('甲', 90, null)], contextOf(scope))).toContain('没有党建、业务两侧得分齐全的单位')
  expectSound(chart, [row('甲', 90, null)], contextOf(scope))
  expect(chart.headline([row('甲', 90, 88), row('乙', 80, 89)], contextOf(scope))).toContain('没有党建高出业务')
  const many = Array.from({ length: 80 }, (_, index) =>
    row(`集团/名称特别特别长的第${index}综合机械化采煤工作队`, 100, 100 - (index % 7)),
  )
  for (const width of ['narrow', 'wide'] as const) expectSound(chart, many, contextOf(scope, { width }))
  expectSound(chart, [row('甲', 0, 100), row('乙', 100, 0)], contextOf(scope))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/assessment-quadrant.svg',
  )
})
