import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-certificates'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { certificates } from '../../../support/oracle/training'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const UNITS = ['三号井', '五号井', '洗选厂', '机运处'].map((unit) => ({ org: `华岳矿业/${unit}`, place: { unit } }))
const WASHING = ['重介车间', '浮选车间', '筛分车间', '装车车间', '检修车间', '化验室'].map((team) => ({
  org: `华岳矿业/洗选厂/${team}`,
  place: { team },
}))

describe('rows', () => {
  test.each([
    ['units', {}, '2026Q3', UNITS],
    ['a missing headcount is carried forward', { quarter: '2025Q2' as const }, '2025Q2', UNITS],
    ['teams', { org: '华岳矿业/洗选厂' }, '2026Q3', WASHING],
  ])('%s', async (_, options, quarter, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(rows).toEqual(certificates(quarter, places))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('a node without children is its own row', async () => {
    const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/五号井/综采三队' })
    expect(rows).toEqual([{ org: null, certified: 57, operators: 59, certified_rate: 57 / 59 }])
    expect(chart.headline(rows, contextOf(scope))).toBe('综采三队：59 名操作岗中 57 人持证，96.6%')
  })

  test('a worker attribute has no headcount', async () => {
    const { absence } = await answerOf(state, chart, { values: { gender: ['female'] } })
    expect(absence).toMatchObject({ state: 'missing', reason: 'filter', names: ['gender'] })
  })

  test('a team that gives only one of the two numbers is in neither', async () => {
    const csv =
      '季度,单位,区队,在册人数,操作岗人数,持证操作岗人数\n2026Q3,甲,一队,50,20,10\n2026Q3,甲,二队,50,30,\n2026Q3,乙,三队,50,,\n2026Q3,丙,四队,50,0,0\n'
    const activity = '单位,登记日期,需求类别\n甲,2026-09-01,其他\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv'), new File([activity], 'y.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(rows).toEqual([
      { org: '甲', certified: 10, operators: 20, certified_rate: 0.5 },
      { org: '丙', certified: 0, operators: 0, certified_rate: null },
      { org: '乙', certified: null, operators: null, certified_rate: null },
    ])
    expectSound(chart, rows, contextOf(scope))
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual(['丙、乙没有操作岗人数，未画出。'])
  })
})

test('the headline names the worst', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '持证率最低的是洗选厂：335 名操作岗中 256 人持证，76.4%；4 个单位合计 1,571 人中 1,476 人持证，94.0%',
  )
  const [worst] = rows
  expect(worst && chart.drill?.(worst, scope)).toMatchObject({ org: '华岳矿业/洗选厂' })
})

test('nothing; all certified; nobody to certify; eighty units', async () => {
  const scope = scopeOf(state)
  expect((await answerOf(state, chart, { quarter: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scope))
  const row = (org: string, certified: number, operators: number) => ({
    org,
    certified,
    operators,
    certified_rate: operators ? certified / operators : null,
  })
  const full = [row('甲', 3, 3), row('乙', 2, 2)]
  expect(chart.headline(full, contextOf(scope))).toContain('全部持证')
  expectSound(chart, [row('甲', 0, 0)], contextOf(scope))
  expect(chart.headline([row('甲', 0, 0)], contextOf(scope))).toContain('分母缺失')
  const many = Array.from({ length: 80 }, (_, index) =>
    row(`集团/名称特别特别长的第${index}综合机械化采煤工作队`, 10 + index, 100),
  )
  for (const room of ['card', 'picture'] as const) {
    expectSound(chart, many, contextOf(scope, { room, width: 'narrow' }))
    const { series } = chart.option(many, contextOf(scope, { room })) as unknown as {
      series: [{ data: { value: number; row: number }[] }]
    }
    expect(series[0].data.length).toBeLessThanOrEqual(24)
    const rest = many.slice(series[0].data.length - 1)
    expect(series[0].data.at(-1)).toMatchObject({
      row: -1,
      value: rest.reduce((sum, one) => sum + one.certified, 0) / (rest.length * 100),
    })
  }
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/training-certificates.svg',
  )
})
