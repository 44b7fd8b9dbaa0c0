import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-expiring'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { expiring, sameRows, teamPlaces, unitPlaces } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const KEYS = ['org', 'certificate', 'bucket']

describe('rows', () => {
  test.each([
    ['units', {}, unitPlaces],
    ['the chosen quarter does not move the as-of date', { quarter: '2025Q1' as const }, unitPlaces],
    ['teams', { org: '华岳矿业/洗选厂' }, teamPlaces],
    ['one team', { org: '华岳矿业/洗选厂/装车车间' }, [{ org: null, place: { team: '装车车间' } }]],
  ])('%s', async (_, options, places) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, KEYS)).toEqual(sameRows(expiring('2026-09-30', places), KEYS))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('days at the edges; a renewed certificate and one not issued yet', async () => {
    const days = (from: string, offset: number) =>
      new Date(Date.parse(from) + offset * 86_400_000).toISOString().slice(0, 10)
    const line = (who: number, offset: number, issued = '2024-01-01') =>
      `${who},甲,电工证,${issued},${days('2026-09-30', offset)}\n`
    const csv =
      '工号,单位,证书名称,发证日期,有效期至\n' +
      [-1, 0, 30, 31, 60, 61, 90, 91].map((offset, who) => line(who, offset)).join('') +
      line(20, -50) +
      line(20, 700, '2026-08-01') +
      line(21, 10) +
      line(21, 800, '2026-10-05')
    const demands = '单位,登记日期,需求类别\n甲,2026-09-30,其他\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv'), new File([demands], 'y.csv')])
    const { rows, scope } = await answerOf(small, chart)
    expect(rows.map((row) => [row['bucket'], row['certificates']])).toEqual([
      ['expired', 1],
      ['≤30', 3],
      ['31–60', 2],
      ['61–90', 2],
    ])
    expectSound(chart, rows, contextOf(scope))
  })

  test('a gender is not known of certificates', async () => {
    const { absence } = await answerOf(state, chart, { values: { gender: ['female'] } })
    expect(absence).toMatchObject({ state: 'missing', reason: 'filter', names: ['gender'] })
  })
})

test('the headline counts by bucket and names the unit', async () => {
  const { rows, scope, inputs } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '截至2026年9月30日，已过期 58 张，30 天内到期 39 张，31–60 天 40 张，61–90 天 42 张；最多的是洗选厂，62 张，其中已过期 44 张',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('most in 洗选厂: 62, 44 of them expired')
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringContaining('不列姓名')])
  expect(chart.size(rows)).toEqual({ n: 179, unit: '张' })
  const [first] = rows
  expect(first && chart.drill?.(first, scope)).toMatchObject({ org: '华岳矿业/三号井' })
})

test('by certificate it is the same certificates', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const totals = ['unit', 'certificate'].map((mode) => {
    const { series } = chart.option(rows, contextOf(scope, { mode })) as unknown as {
      series: { data: { value: number }[] }[]
    }
    return series.map(({ data }) => data.reduce((sum, { value }) => sum + value, 0))
  })
  expect(totals).toEqual([
    [58, 39, 40, 42],
    [58, 39, 40, 42],
  ])
})

test('nothing; one dominant value; eighty units', () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([], contextOf(scope))).toContain('没有已过期或 90 天内到期')
  const row = (org: string, certificates: number, bucket = 'expired') => ({
    org,
    certificate: '电工作业证',
    bucket,
    certificates,
  })
  expectSound(chart, [row('甲', 900), row('乙', 1, '≤30')], contextOf(scope, { width: 'narrow' }))
  const many = Array.from({ length: 80 }, (_, index) =>
    row(`集团/名称特别特别长的第${index}综合机械化采煤工作队`, 80 - index),
  )
  for (const room of ['card', 'picture'] as const) {
    expectSound(chart, many, contextOf(scope, { room, width: 'narrow' }))
    const { series } = chart.option(many, contextOf(scope, { room })) as unknown as {
      series: [{ data: { value: number }[] }]
    }
    expect(series[0].data.reduce((sum, { value }) => sum + value, 0)).toBe((80 * 81) / 2)
  }
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-expiring.svg')
})
