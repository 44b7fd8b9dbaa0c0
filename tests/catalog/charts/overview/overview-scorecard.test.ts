import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/overview/overview-scorecard'
import { kpis } from '@/catalog/metrics'
import { at } from '../../../data/sample'
import { emptyLibrary, filesOf, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { childrenOf } from '../../../support/oracle/alignment'
import { discovered, newcombeP, type Share } from '../../../support/oracle/comparing'
import { AS_OF, demandsWhere } from '../../../support/oracle/demands'
import { handled, headcount, score, trained, type Handled } from '../../../support/oracle/overview'
import { moodOf } from '../../../support/oracle/sentiment'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const COLUMNS = ['org', 'metric', 'value', 'parent_value', 'difference', 'significant', 'n', 'suppressed']
type Place = { unit?: string; team?: string }

/** One place's figures, counted row by row: what is tested comes as a share, what is not as a number. */
function figures(quarter: string, place: Place) {
  const now = handled(quarter, AS_OF, place)
  const heads = headcount(quarter, place)
  const mood = moodOf({ quarter, ...place } as object)
  const share = (part: number, whole: number): Share | undefined => (whole ? { p: part / whole, n: whole } : undefined)
  const [party, business] = [score(quarter, '党建', place), score(quarter, '业务', place)]
  return {
    demand_count: now.submitted,
    on_time_rate: share(now.onTime, now.timed),
    satisfied_rate: share(now.satisfied, now.rated),
    backlog: now.open,
    favourable: { p: mood.p, n: mood.effective },
    participation: share(mood.respondents, heads.heads),
    coverage: heads.heads ? trained([quarter], place) / heads.heads : undefined,
    certified_rate: heads.operators ? heads.certified / heads.operators : undefined,
    party_score: party.branches ? party.mean : undefined,
    business_score: business.branches ? business.mean : undefined,
  }
}

/** All but one child: parts subtracted, the mood counted again without its people. */
function restOf(quarter: string, unit: string | undefined, child: Place, name: string) {
  const place = unit ? { unit } : {}
  const [all, own] = [handled(quarter, AS_OF, place), handled(quarter, AS_OF, child)]
  const less = (key: keyof Handled) => all[key] - own[key]
  const mood = moodOf({ quarter, ...place }, (row) => at(row, unit ? '区队' : '单位') === name)
  const heads = headcount(quarter, place).heads - headcount(quarter, child).heads
  return {
    on_time_rate: { p: less('onTime') / less('timed'), n: less('timed') },
    satisfied_rate: { p: less('satisfied') / less('rated'), n: less('rated') },
    favourable: { p: mood.p, n: mood.effective },
    participation: { p: mood.respondents / heads, n: heads },
  }
}
const TESTED = ['on_time_rate', 'satisfied_rate', 'favourable', 'participation'] as const
const valueOf = (figure: number | Share | undefined) => (typeof figure === 'object' ? figure.p : (figure ?? null))

describe('rows', () => {
  test.each([
    [undefined, '2026Q3'],
    ['三号井', '2026Q3'],
    ['五号井', '2026Q3'],
    ['机运处', '2025Q2'],
    ['洗选厂', '2026Q1'],
  ])('the children of %s in %s as counted by hand', async (unit, quarter) => {
    const { rows } = await answerOf(state, chart, {
      quarter: quarterOf(quarter),
      ...(unit && { org: `华岳矿业/${unit}` }),
    })
    const children = childrenOf(unit)
    expect(rows).toHaveLength(children.length * kpis.length)
    const parent = figures(quarter, unit ? { unit } : {})
    const tests: { p: number; found: unknown }[] = []
    for (const name of children) {
      const place = unit ? { unit, team: name } : { unit: name }
      const [own, rest] = [figures(quarter, place), restOf(quarter, unit, place, name)]
      for (const metric of kpis) {
        const row = rows.find(
          (one) => one['org'] === ['华岳矿业', unit, name].filter(Boolean).join('/') && one['metric'] === metric,
        )
        expect(Object.keys(row ?? {})).toEqual(COLUMNS)
        if (row?.['suppressed']) {
          expect([metric, row['value'], row['difference'], row['significant']]).toEqual([
            'favourable',
            null,
            null,
            null,
          ])
          continue
        }
        const [value, whole] = [valueOf(own[metric]), valueOf(parent[metric])]
        if (value === null) expect(row).toMatchObject({ value: null, difference: null, significant: null })
        else {
          expect(row?.['value']).toBeCloseTo(value, 9)
          expect(row?.['parent_value']).toBeCloseTo(whole ?? NaN, 9)
          expect(row?.['difference']).toBeCloseTo(value - (whole ?? NaN), 9)
        }
        const tested = TESTED.find((one) => one === metric)
        const mine = tested && own[tested]
        if (!tested || !mine) expect(row?.['significant']).toBeNull()
        else tests.push({ p: newcombeP(mine, rest[tested]), found: row?.['significant'] })
      }
    }
    const real = discovered(
      tests.map(({ p }) => p),
      0.1,
    )
    expect(tests.length).toBeGreaterThan(10)
    expect(tests.map(({ found }) => found)).toEqual(tests.map(({ p }, index) => Boolean(real[index]) && p < 0.05))
  })

  test('a category leaves what is about demands; the rest says that it does not apply', async () => {
    const { rows, absence } = await answerOf(state, chart, { values: { category: ['生活保障'] } })
    expect(absence).toBeUndefined()
    for (const row of rows) {
      const unit = String(row['org']).split('/')[1] ?? ''
      const where = demandsWhere({ quarter: '2026Q3', unit, cells: { 需求类别: '生活保障' } })
      if (row['metric'] === 'demand_count') expect(row['value']).toBe(where.length)
      if (row['metric'] === 'favourable' || row['metric'] === 'coverage') expect(row['value']).toBeNull()
    }
  })
})

test('stories 1 and 4 stand in the headline of the company, story 2 in that of its unit', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toMatchInlineSnapshot(
    `"4 个单位检验 16 处，8 处与其余单位差异显著：五号井按期办结率 22.9%，比合计低 36.8 个百分点；洗选厂按期办结率 89.8%，比合计高 30.1 个百分点；机运处按期办结率 84.5%，比合计高 24.8 个百分点；另有 5 处。登记数差距最大：洗选厂持证率 76.4%，比合计低 17.5 个百分点"`,
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatchInlineSnapshot(
    `"4 units, 16 cells tested, significantly different from the other units: 8. 五号井: Closed on time 22.9%, 36.8 pp below all units together; 洗选厂: Closed on time 89.8%, 30.1 pp above all units together; 机运处: Closed on time 84.5%, 24.8 pp above all units together; 5 more. Widest gap in the registers: 洗选厂: Certified operators 76.4%, 17.5 pp below all units together"`,
  )
  const unit = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  expect(chart.headline(unit.rows, contextOf(unit.scope))).toMatchInlineSnapshot(
    `"8 个单位检验 32 处，1 处与其余单位差异显著：综采二队正面评价率 26.2%，比合计低 24.7 个百分点。登记数差距最大：掘进一队持证率 97.6%，比合计低 1.4 个百分点"`,
  )
  expect(chart.size(rows)).toEqual({ n: 4, unit: '单位' })
  expect(chart.notes?.([], contextOf(scope))[0]).toContain('华岳矿业合计')
})

test('a register is never significant, a count never coloured, a hidden group says so', async () => {
  const { rows, scope } = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  const registers = ['coverage', 'certified_rate', 'party_score', 'business_score', 'demand_count', 'backlog']
  for (const row of rows) if (registers.includes(String(row['metric']))) expect(row['significant']).toBeNull()
  const hidden = rows.filter((row) => row['suppressed'])
  expect(hidden.map((row) => row['org'])).toContain('华岳矿业/五号井/火工品库')
  expect(hidden.length).toBeGreaterThan(1)
  const drawn = chart.option(rows, contextOf(scope)).series as {
    data: { value: number[]; text: string; row: number }[]
  }[]
  for (const { value, row, text } of drawn[0]?.data ?? []) {
    const shown = rows[row]
    if (shown?.['metric'] === 'demand_count' || shown?.['metric'] === 'backlog') expect(value[2]).toBe(0)
    if (shown?.['suppressed']) expect(text).toBe('人数不足')
    if (shown && !shown['significant']) expect(Math.abs(value[2] ?? 0)).toBeLessThanOrEqual(0.35)
  }
})

test('story 7: a headcount that repeats an earlier quarter is named', async () => {
  const { inputs, scope } = await answerOf(state, chart, { quarter: quarterOf('2025Q2') })
  expect(chart.notes?.(inputs, contextOf(scope)).slice(1)).toEqual(['机运处的在册人数有缺报，沿用此前最近一季。'])
  const now = await answerOf(state, chart)
  expect(chart.notes?.(now.inputs, contextOf(now.scope))).toHaveLength(1)
})

test('a cell leads to its unit on the page of its metric', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const drill = (metric: string) => chart.drill?.(rows.find((row) => row['metric'] === metric) ?? {}, scope)
  expect(drill('on_time_rate')).toMatchObject({ page: 'demands', org: '华岳矿业/三号井' })
  expect(drill('favourable')).toMatchObject({ page: 'sentiment', org: '华岳矿业/三号井' })
  expect(drill('certified_rate')).toMatchObject({ page: 'training', org: '华岳矿业/三号井' })
  expect(drill('party_score')).toMatchObject({ page: 'assessment', org: '华岳矿业/三号井' })
})

test('a leaf, one dataset alone, nothing at all, rows of the node itself', async () => {
  expect((await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })).absence).toEqual({ state: 'empty' })
  const scores = await load(
    emptyLibrary(),
    filesOf('data/huayue').filter((file) => file.name === 'assessment.csv'),
  )
  const alone = await answerOf(scores, chart)
  expect(chart.headline(alone.rows, contextOf(alone.scope))).toContain('没有可以检验的指标')
  expectSound(chart, alone.rows, contextOf(alone.scope))
  const nothing = await emptyLibrary().erase()
  expect((await answerOf(nothing, chart)).absence).toMatchObject({ state: 'missing', reason: 'dataset' })
  const lines = [
    '单位路径,登记日期,需求类别,状态',
    '甲,2026-09-01,其他,办理中',
    '甲/一队,2026-09-02,其他,办理中',
    '甲/一队,2026-09-30,其他,办理中',
  ]
  const own = await answerOf(await load(emptyLibrary(), [new File([lines.join('\n')], 'd.csv')]), chart)
  const counts = own.rows.filter((row) => row['metric'] === 'demand_count')
  expect(counts.map((row) => [row['org'], row['value'], row['parent_value']])).toEqual(
    expect.arrayContaining([
      ['甲/一队', 2, 3],
      [null, 1, 3],
    ]),
  )
  expect(chart.drill?.(counts.find((row) => row['org'] === null) ?? {}, own.scope)).toMatchObject({ page: 'demands' })
  expectSound(chart, own.rows, contextOf(own.scope))
})

test('draws, also eighty units with long names', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expectSound(chart, [], contextOf(scope))
  const many = Array.from({ length: 80 }, (_, index) =>
    rows.slice(0, kpis.length).map((row) => ({ ...row, org: `集团/矿/第 ${index + 1} 综合机械化采煤工作队` })),
  ).flat()
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) {
      expectSound(chart, rows, contextOf(scope, { width, room }))
      expectSound(chart, many, contextOf(scope, { width, room }))
    }
  const picture = chart.option(many, contextOf(scope, { room: 'picture' }))
  expect(JSON.stringify(picture.yAxis)).toContain('其余 63 个')
  expect(JSON.stringify(chart.option(many, contextOf(scope)).dataZoom)).toContain('slider')
  const unit = await answerOf(state, chart, { org: '华岳矿业/五号井' })
  await expect(svgOf(chart.option(rows, contextOf(scope, { width: 'wide' })), 1100, 400)).toMatchFileSnapshot(
    '../../../golden/overview-scorecard.svg',
  )
  await expect(svgOf(chart.option(unit.rows, contextOf(unit.scope)))).toMatchFileSnapshot(
    '../../../golden/overview-scorecard-teams.svg',
  )
})
