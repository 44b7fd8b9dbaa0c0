import { beforeAll, describe, expect, test } from 'vitest'
import { changeItems, type ChangeRow } from '@/catalog/changes/items'
import chart from '@/catalog/charts/overview/overview-changes'
import { quartersBetween, type Quarter } from '@/grammar/quarter'
import { emptyLibrary, filesOf, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf, scopeOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { childrenOf } from '../../../support/oracle/alignment'
import { changes } from '../../../support/oracle/changes'
import { discovered } from '../../../support/oracle/comparing'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const ask = async (options: Parameters<typeof answerOf>[2] = {}, of = state) => {
  const answer = await answerOf(of, chart, options)
  const headline = chart.headline(answer.rows, contextOf(answer.scope), answer.evidence)
  return { ...answer, rows: answer.rows as readonly ChangeRow[], headline }
}

/** The node and its children. */
function places(unit: string | undefined) {
  const children = childrenOf(unit).map((name) =>
    unit
      ? ([`华岳矿业/${unit}/${name}`, { unit, team: name }] as const)
      : ([`华岳矿业/${name}`, { unit: name }] as const),
  )
  return [unit ? ([`华岳矿业/${unit}`, { unit }] as const) : (['华岳矿业', {}] as const), ...children]
}
const shown = (row: object) => {
  const { metric, org, dimension, value, previous, change, change_low, change_high, p_value } = row as ChangeRow
  const near = (number: number | null) => expect.closeTo(number ?? NaN, 7) as number
  return {
    metric,
    org,
    dimension,
    ...Object.fromEntries(
      Object.entries({ value, previous, change, change_low, change_high }).map(([name, number]) => [
        name,
        near(number),
      ]),
    ),
    p_value: expect.closeTo(p_value ?? NaN, 8) as number,
  }
}

describe('rows', () => {
  test.each<[string, string | undefined, string, string[]]>([
    ['the company', undefined, '2026Q3', []],
    ['the company, an earlier quarter', undefined, '2026Q1', []],
    ['a unit', '五号井', '2026Q3', []],
    ['a unit where nothing moved', '三号井', '2026Q3', []],
    ['a category', undefined, '2026Q3', ['生活保障']],
  ])('%s: the family, its tests and what is listed, as counted by hand', async (_, unit, quarter, category) => {
    const { rows, evidence, scope } = await ask({
      quarter: quarterOf(quarter),
      ...(unit && { org: `华岳矿业/${unit}` }),
      ...(category.length && { values: { category } }),
    })
    const quarters = quartersBetween('2023Q4', quarter as Quarter)
    const all = category.length
      ? changes(places(unit), quarters, scope.asOf, category).filter((one) => one.dimension !== null)
      : changes(places(unit), quarters, scope.asOf)
    const family = category.length ? all.map((one) => ({ ...one, dimension: null })) : all
    expect(evidence).toEqual([{ tested: family.length }])
    const real = discovered(
      family.map((one) => one.p_value),
      0.1,
    )
    const wanted = family
      .filter((one, index) => real[index] && one.p_value < 0.05)
      .sort((a, b) => a.p_value - b.p_value || Math.abs(b.change) - Math.abs(a.change))
    expect(rows).toHaveLength(wanted.length)
    for (const [index, row] of rows.entries()) {
      expect(Object.keys(row).slice(0, 10)).toEqual(Object.keys(chart.columns))
      expect(row.rank).toBe(index + 1)
    }
    const order = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
    expect([...rows].sort(order).map((row) => ({ ...row }))).toEqual(
      [...wanted].sort(order).map((row) => expect.objectContaining(shown(row)) as object),
    )
    for (const [index, row] of rows.entries()) expect(row.p_value).toBeCloseTo(wanted[index]?.p_value ?? NaN, 8)
  })
})

test('stories 1 and 8: what the canteen did stands first, what the season did says so', async () => {
  const { headline, rows, scope, evidence } = await ask()
  expect(headline).toMatchInlineSnapshot(
    `"检验 96 项变化，15 项显著；最突出的是五号井 · 生活保障按期办结率 2.5%，上季 92.3%，环比 −89.8 个百分点（95% 区间 −96.4～−63.5 个百分点）"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toMatchInlineSnapshot(
    `"96 changes tested, 15 significant. First of all 五号井 · Living conditions: Closed on time 2.5%, 92.3% the quarter before, −89.8 pp (95% interval −96.4 to −63.5 pp)"`,
  )
  const items = changeItems(rows, contextOf(scope))
  expect(items.slice(0, 5)).toMatchInlineSnapshot(`
    [
      {
        "certain": "−89.8 个百分点（95% 区间 −96.4～−63.5 个百分点）",
        "change": "−89.8 个百分点",
        "direction": "worse",
        "interval": "−96.4～−63.5 个百分点",
        "metric": "按期办结率",
        "place": "五号井 · 生活保障",
        "previous": "92.3%",
        "rank": "1",
        "row": 0,
        "season": "",
        "value": "2.5%",
      },
      {
        "certain": "−62.8 个百分点（95% 区间 −72.5～−48.4 个百分点）",
        "change": "−62.8 个百分点",
        "direction": "worse",
        "interval": "−72.5～−48.4 个百分点",
        "metric": "按期办结率",
        "place": "五号井",
        "previous": "85.7%",
        "rank": "2",
        "row": 1,
        "season": "",
        "value": "22.9%",
      },
      {
        "certain": "+387.5%（95% 区间 +182.2%～+794.6%）",
        "change": "+387.5%",
        "direction": "worse",
        "interval": "+182.2%～+794.6%",
        "metric": "期末在办",
        "place": "五号井",
        "previous": "16 件",
        "rank": "3",
        "row": 2,
        "season": "",
        "value": "78 件",
      },
      {
        "certain": "+414.3%（95% 区间 +187.6%～+887.5%）",
        "change": "+414.3%",
        "direction": "worse",
        "interval": "+187.6%～+887.5%",
        "metric": "期末在办",
        "place": "华岳矿业 · 生活保障",
        "previous": "14 件",
        "rank": "4",
        "row": 3,
        "season": "",
        "value": "72 件",
      },
      {
        "certain": "−26.6 个百分点（95% 区间 −33.7～−18.9 个百分点）",
        "change": "−26.6 个百分点",
        "direction": "worse",
        "interval": "−33.7～−18.9 个百分点",
        "metric": "按期办结率",
        "place": "华岳矿业",
        "previous": "86.3%",
        "rank": "5",
        "row": 4,
        "season": "",
        "value": "59.7%",
      },
    ]
  `)
  const seasonal = items.filter((item) => item.season)
  expect(seasonal.map((item) => [item.place, item.metric, item.season])).toMatchInlineSnapshot(`
    [
      [
        "华岳矿业 · 生活保障",
        "诉求量",
        "有季节性，同比 +53.0%（95% 区间 −16.8%～+159.9%），基本持平（差异不显著）",
      ],
      [
        "华岳矿业",
        "诉求量",
        "有季节性，同比 +23.9%（95% 区间 −1.8%～+52.8%），基本持平（差异不显著）",
      ],
    ]
  `)
})

test('nothing significant is said in words, with the number tested', async () => {
  const { rows, absence, headline, scope, evidence } = await ask({ org: '华岳矿业/三号井' })
  expect(rows).toEqual([])
  expect(absence).toBeUndefined()
  expect(headline).toMatch(/^检验 \d+ 项变化，没有一项显著：与上季基本持平（差异不显著）$/)
  expect(headline).toContain(`检验 ${String(evidence[0]?.['tested'])} 项`)
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }), evidence)).toContain('none significant')
  expectSound(chart, rows, contextOf(scope))
})

test('an entry opens its page with its filter', async () => {
  const { rows, scope } = await ask()
  const drill = (metric: string, org: string, dimension: string | null) =>
    chart.drill?.(
      rows.find((row) => row.metric === metric && row.org === org && row.dimension === dimension) ?? {},
      scope,
    )
  expect(drill('on_time_rate', '华岳矿业/五号井', '生活保障')).toMatchObject({
    page: 'demands',
    org: '华岳矿业/五号井',
    values: { category: ['生活保障'] },
  })
  expect(drill('favourable', '华岳矿业/五号井', '服务满意')).toMatchObject({
    page: 'sentiment',
    org: '华岳矿业/五号井',
  })
  expect(drill('demand_count', '华岳矿业', null)).toMatchObject({ page: 'demands' })
})

test('a running quarter, no quarter before, one dataset alone, nothing loaded', async () => {
  const lines = ['单位,登记日期,需求类别,状态', '甲,2026-04-03,其他,办理中', '甲,2026-08-03,其他,办理中']
  const running = await ask({}, await load(emptyLibrary(), [new File([lines.join('\n')], 'd.csv')]))
  expect(running.headline).toBe('本季未完整，不作环比')
  expect(running.absence).toBeUndefined()
  const first = await ask({ quarter: quarterOf('2023Q4') })
  expect(first.evidence).toEqual([{ tested: 0 }])
  expect(first.headline).toContain('无上期数据')
  const demands = await load(
    emptyLibrary(),
    filesOf('data/huayue').filter((file) => file.name === 'demands.csv'),
  )
  const alone = await ask({}, demands)
  expect(new Set(alone.rows.map((row) => row.metric))).not.toContain('favourable')
  expect(alone.rows.length).toBeGreaterThan(3)
  const nothing = await ask({}, await emptyLibrary().erase())
  expect(nothing.absence).toMatchObject({ state: 'missing', reason: 'dataset' })
})

test('hidden groups are in no test', async () => {
  const { rows, scope } = await ask({ org: '华岳矿业/五号井/火工品库' })
  expect(rows.filter((row) => row.metric === 'favourable')).toEqual([])
  expectSound(chart, rows, contextOf(scope))
})

test('is drawn as a table in pictures, the rest counted', async () => {
  const { rows, scope } = await ask()
  expect(chart.size(rows)).toEqual({ n: rows.length, unit: '项' })
  const many = Array.from({ length: 60 }, (_, index) => ({
    ...rows[index % rows.length],
    rank: index + 1,
    org: `集团/矿/第 ${index} 综合机械化采煤工作队`,
  }))
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const these of [rows, many, []]) expectSound(chart, these, contextOf(scope, { width, room: 'picture' }))
  expect(JSON.stringify(chart.option(many, contextOf(scope, { room: 'picture' })))).toContain('其余 43 项')
  expect(chart.headline(rows, contextOf(scopeOf(state)))).toMatch(/^15 项变化显著/)
  await expect(
    svgOf(chart.option(rows, contextOf(scope, { room: 'picture', width: 'wide' })), 1144, 480),
  ).toMatchFileSnapshot('../../../golden/overview-changes.svg')
})
