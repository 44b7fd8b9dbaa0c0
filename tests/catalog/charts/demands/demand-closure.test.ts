import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-closure'
import type { AnyRow } from '@/grammar/column'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { AS_OF, demandsWhere } from '../../../support/oracle/demands'
import { closure } from '../../../support/oracle/demandCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const CATEGORIES = ['生活保障', '权益保障', '技能提升', '职业发展', '其他']

describe('rows', () => {
  test.each([
    ['all', {}, {}, CATEGORIES],
    ['a unit', { org: '华岳矿业/五号井' }, { unit: '五号井' }, CATEGORIES],
    ['one quarter', { from: '2026Q3' as const }, { from: '2026Q3' }, CATEGORIES],
    ['a category', { values: { category: ['其他'] } }, {}, ['其他']],
    [
      'women of a unit',
      { org: '华岳矿业/洗选厂', values: { gender: ['female'] } },
      { unit: '洗选厂', cells: { 性别: '女' } },
      CATEGORIES,
    ],
  ])('%s', async (_, options, where, categories) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const demands = demandsWhere({ from: '2024Q4', quarter: '2026Q3', ...where })
    for (const category of categories) {
      const own = rows.filter((row) => row['category'] === category)
      expect(own.map(({ low: _low, high: _high, ...row }) => row)).toEqual(
        closure(demands, category, AS_OF).map((row) => ({ ...row, still_open: expect.closeTo(row.still_open, 10) })),
      )
      for (const row of own) {
        const { low, high, still_open: still } = row as { low: number | null; high: number | null; still_open: number }
        expect(low === null).toBe(still === 1 || still === 0)
        if (low !== null && high !== null) expect(low < still && still < high).toBe(true)
      }
    }
    expect(new Set(rows.map((row) => row['category']))).toEqual(new Set(categories))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline names the slowest and the fastest, and whether they differ', async () => {
  const { rows, scope, evidence } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope), evidence)).toMatchInlineSnapshot(
    `"办结最慢的是职业发展，中位用时 19 天、九成在 42 天内办结；最快的是其他，中位用时 10 天、九成在 28 天内办结；各类快慢有差异（对数秩检验 p<0.001）"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"Slowest are demands about Career: median 19 days, nine in ten within 42 days; fastest are those about Other: median 10 days, nine in ten within 28 days; the categories differ (log-rank test p<0.001)"`,
  )
  const one = await answerOf(state, chart, { values: { category: ['其他'] } })
  expect(chart.headline(one.rows, contextOf(one.scope), one.evidence)).toMatch(
    /^其他：中位用时 \d+ 天、九成在 \d+ 天内办结$/,
  )
  expect(chart.drill?.(rows[0] as never, scope)).toMatchObject({ values: { category: ['生活保障'] } })
})

test('what has no duration is counted and printed', async () => {
  const { inputs, rows, scope } = await answerOf(state, chart)
  const all = demandsWhere({ from: '2024Q4', quarter: '2026Q3' })
  const rejected = all.filter((row) => row['状态'] === '不予受理').length
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([`未计入用时：不予受理 ${rejected} 件。`])
  expect(chart.size(rows)).toEqual({ n: all.length - rejected, unit: '件' })
  const without = (excluded: string) => ({ category: '其他', day: null, excluded, events: 3, censored: 0 })
  expect(chart.notes?.(['negative', 'undated', 'unstarted'].map(without), contextOf(scope, { locale: 'en' }))).toEqual([
    'Not counted: 3 without a date of submission, 3 closed without a valid date, 3 closed before they were submitted.',
  ])
})

const followed = (category: string, day: number, events: number, censored: number): AnyRow => ({
  category,
  day,
  excluded: null,
  events,
  censored,
})

test('half not closed; nobody closed; closed on the first day; no difference', () => {
  const scope = scopeOf(state)
  const rowsOf = (inputs: readonly AnyRow[]) => chart.derive?.(inputs, scope) ?? []
  const headline = (inputs: readonly AnyRow[]) => chart.headline(rowsOf(inputs), contextOf(scope), inputs)
  const slow = [followed('甲', 5, 1, 0), followed('甲', 90, 0, 3)]
  expect(rowsOf(slow)).toMatchObject([
    { day: 0, still_open: 1, low: null, high: null, at_risk: 4 },
    { day: 5, still_open: 0.75, at_risk: 4 },
    { day: 90, still_open: 0.75, at_risk: 3 },
  ])
  expect(headline(slow)).toBe('甲：半数尚未办结（样本较小）')
  expect(rowsOf([followed('乙', 0, 2, 0)])).toEqual([
    { category: '乙', day: 0, still_open: 0, low: null, high: null, at_risk: 2 },
  ])
  expect(headline([followed('甲', 9, 0, 40)])).toBe('甲：半数尚未办结')
  expect(
    headline(['甲', '乙', '丙'].flatMap((name) => [followed(name, 5, 20, 0), followed(name, 9, 20, 0)])),
  ).toContain('各类快慢差异不显著（对数秩检验 p=')
  expect(headline([followed('甲', 5, 40, 0), followed('乙', 50, 40, 0)])).toBe(
    '办结最慢的是乙，中位用时 50 天、九成在 50 天内办结；最快的是甲，中位用时 5 天、九成在 5 天内办结；各类快慢有差异（对数秩检验 p<0.001）',
  )
})

test('nothing; twelve categories with long names over years', async () => {
  const scope = scopeOf(state)
  expectSound(chart, [], contextOf(scope))
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q1' })).absence).toEqual({ state: 'empty' })
  const inputs = Array.from({ length: 12 }, (_, index) => [
    followed(`很长很长的自定义诉求类别名称${index}`, 3 + index, 10, 0),
    followed(`很长很长的自定义诉求类别名称${index}`, 1_200, 1, 5),
  ]).flat()
  const rows = chart.derive?.(inputs, scope) ?? []
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual(['只画出件数最多的 6 类（共 12 类），其余见数据表。'])
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/demand-closure.svg')
})
