import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/alignment/service-overview'
import { metrics } from '@/catalog/metrics'
import { valueOf } from '@/grammar/comparison'
import { quartersBetween } from '@/grammar/quarter'
import type { LibraryState } from '@/engine/workspace/library'
import { at, number, read, type Row } from '../../../data/sample'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { measured } from '../../../support/conformance'
import { answerOf, contextOf, quarterOf, scopeOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const order = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
const near = (value: number | null) => (value === null ? null : (expect.closeTo(value, 9) as number))

/** Each kind in each quarter, added up row by row; a blank adds nothing, and only blanks are nothing. */
function byHand(rows: readonly Row[], quarters: readonly string[], unit?: string) {
  return quarters.flatMap((quarter) => {
    const own = rows.filter((row) => at(row, '季度') === quarter && (!unit || at(row, '单位') === unit))
    return [...new Set(own.map((row) => at(row, '类别')))].map((kind) => {
      const kinds = own.filter((row) => at(row, '类别') === kind)
      const sum = (column: string, of = kinds): number | null => {
        const known = of.filter((row) => at(row, column) !== '')
        return known.length ? known.reduce((total, row) => total + number(row, column), 0) : null
      }
      const both = kinds.filter((row) => at(row, '在档数') !== '' && at(row, '帮扶数') !== '')
      const [part, whole] = [sum('帮扶数', both), sum('在档数', both)]
      return {
        quarter,
        kind,
        on_file: sum('在档数'),
        served: sum('帮扶数'),
        rate: whole ? near((part ?? 0) / whole) : null,
        times: sum('人次'),
        amount: near(sum('金额')),
      }
    })
  })
}

describe('rows', () => {
  test.each([
    ['the company', {}, undefined],
    ['an earlier range', { quarter: quarterOf('2025Q2'), from: quarterOf('2024Q2') }, undefined],
    ['a unit', { org: '华岳矿业/五号井' }, '五号井'],
  ])('%s as counted by hand', async (_, options, unit) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = byHand(read('services'), quartersBetween(scope.from, scope.quarter), unit)
    expect(wanted.length).toBeGreaterThan(25)
    expect([...rows].sort(order)).toEqual(
      wanted.sort((a, b) => order({ quarter: a.quarter, kind: a.kind }, { quarter: b.quarter, kind: b.kind })),
    )
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
  })

  test('the rate of both kinds of household is 帮扶覆盖率', async () => {
    const { rows } = await answerOf(state, chart)
    const { facts } = await measured(state, ['assistance_rate'], {}, { by: 'kind', over: 'range' })
    const known = facts.filter((fact) => fact.key === '困难帮扶' || fact.key === '送温暖')
    expect(known.length).toBeGreaterThan(10)
    for (const fact of known) {
      const row = rows.find((one) => one['kind'] === fact.key && one['quarter'] === fact.quarter)
      expect(valueOf(metrics.assistance_rate, fact)).toBe(row?.['rate'] ?? null)
    }
  })

  test('a filter of persons does not apply; a leaf without services is empty; nothing loaded', async () => {
    expect((await answerOf(state, chart, { values: { gender: ['female'] } })).absence).toMatchObject({
      reason: 'filter',
    })
    expect((await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })).absence).toEqual({ state: 'empty' })
    expect((await answerOf(await emptyLibrary().erase(), chart)).absence).toMatchObject({ dataset: 'services' })
  })
})

test('the headline says whom, how many of them, how cases ended and what it cost; nothing is added but money', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"2026年3季度：困难帮扶在档 103 户，已帮扶 92 户，覆盖 89.3%，上季 81.0%；劳动争议调解成功率 84.6%（11/13 件）；各类支出合计 53.71 万元，上季 46.16 万元"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"2026 Q3: Hardship aid: 103 households on file, 92 households helped (89.3%), 81.0% the quarter before; mediation succeeded in 84.6% (11 of 13 cases); 53.71 ×10,000 yuan spent in all, 46.16 ×10,000 yuan the quarter before"`,
  )
  const now = read('services').filter((row) => at(row, '季度') === '2026Q3')
  const cases = now.filter((row) => at(row, '类别') === '劳动争议调解')
  const [won, ended] = [cases.map((row) => number(row, '成功数')), cases.map((row) => number(row, '帮扶数'))]
  expect(evidence[0]).toMatchObject({
    part: won.reduce((sum, one) => sum + one, 0),
    whole: ended.reduce((sum, one) => sum + one, 0),
  })
  expect(chart.size(rows)).toEqual({ n: 8, unit: '项' })
  expect(chart.drill?.(rows[0] ?? {}, scope)).toMatchObject({ quarter: '2024Q4' })
  expect(chart.notes?.([], contextOf(scope))[0]).toContain('不相加')
})

test('kinds keep their own unit, people and attendances their own panel', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const titles = (mode: string) =>
    (chart.option(rows, contextOf(scope, { mode, width: 'wide' })).title as { text: string }[]).map(({ text }) =>
      text.replace(/[{}]|name\||note\|/g, ''),
    )
  expect(titles('served').slice(0, 3)).toEqual([
    '困难帮扶\n92 / 103 户，89.3%',
    '送温暖\n本季没有记录',
    '心理疏导\n39 / 41，95.1%',
  ])
  const sum = (kind: string, column: string) =>
    read('services')
      .filter((row) => at(row, '季度') === '2026Q3' && at(row, '类别') === kind)
      .reduce((total, row) => total + number(row, column), 0)
  expect(titles('times')[0]).toBe(`困难帮扶\n${sum('困难帮扶', '人次')} 人次`)
  const paid = ['困难帮扶', '法律援助', '劳动竞赛'].map(
    (kind) => `${kind}\n${Number(sum(kind, '金额').toFixed(2))} 万元`,
  )
  expect(titles('amount')).toEqual([paid[0], '送温暖\n本季没有记录', ...paid.slice(1)])
  const english = chart.option(rows, contextOf(scope, { locale: 'en', width: 'wide' }))
  expect(JSON.stringify(english.title)).toContain('13 / 15 cases')
})

test('blanks, kinds of one’s own, a quarter without services', async () => {
  const lines = [
    '季度,单位,类别,在档数,帮扶数,人次,金额',
    '2026Q2,甲,互助保障,,,12,',
    '2026Q3,甲,互助保障,,7,,',
    '2026Q3,甲,困难帮扶,9,,,',
  ]
  const own = await load(emptyLibrary(), [new File([lines.join('\n')], 's.csv')])
  const { rows, scope, evidence } = await answerOf(own, chart, { quarter: '2026Q3', from: '2026Q1' })
  expect(rows.find((row) => row['kind'] === '困难帮扶')).toMatchObject({ on_file: 9, served: null, rate: null })
  expect(chart.headline(rows, contextOf(scope), evidence)).toBe('2026年3季度：互助保障已办 7')
  expectSound(chart, rows, contextOf(scope))
  const none = rows.map((row) => ({ ...row, served: null, amount: null }))
  expect(chart.headline(none, contextOf(scope))).toContain('没有填写帮扶数和金额')
  expect(chart.headline(rows, contextOf({ ...scope, quarter: quarterOf('2026Q1') }))).toBe(
    '2026年1季度没有服务与帮扶记录',
  )
})

test('draws, also twenty kinds and none', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const many = Array.from({ length: 20 }, (_, index) =>
    rows.slice(0, 6).map((row) => ({ ...row, kind: `名字特别特别长的一类服务 ${index}` })),
  ).flat()
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const mode of chart.modes ?? [])
      for (const these of [rows, many, []]) expectSound(chart, these, contextOf(scope, { width, mode }))
  expect(chart.headline([], contextOf(scopeOf(state)))).toContain('没有')
  await expect(svgOf(chart.option(rows, contextOf(scope, { width: 'wide' })), 1100, 480)).toMatchFileSnapshot(
    '../../../golden/service-overview.svg',
  )
})
