import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/alignment/outcome-indicators'
import { outcomeTiles } from '@/catalog/outcomes/figures'
import { againstTarget, type OutcomeRow } from '@/catalog/outcomes/rows'
import { metrics, type MetricId } from '@/catalog/metrics'
import { seriesOf, toDateOf, valueOf } from '@/grammar/comparison'
import { isQuarter, quartersBetween } from '@/grammar/quarter'
import type { LibraryState } from '@/engine/workspace/library'
import { at, number, read, readTable, type Row } from '../../../data/sample'
import { emptyLibrary, filesOf, load, sampleCompany } from '../../../support/company'
import { measured } from '../../../support/conformance'
import { answerOf, contextOf, quarterOf, scopeOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'

let state: LibraryState
let mine: LibraryState
beforeAll(async () => {
  state = (await sampleCompany()).state
  mine = await load(emptyLibrary(), filesOf('data/ximing'), true)
})

const ask = async (options: Parameters<typeof answerOf>[2] = {}, of = state) => {
  const answer = await answerOf(of, chart, options)
  return { ...answer, rows: answer.rows as readonly OutcomeRow[], context: contextOf(answer.scope) }
}
const KINDS: Readonly<Record<string, string>> = {
  水平: 'level',
  变化率: 'change',
  数量: 'count',
  权重: 'weight',
  常数: 'constant',
}
const pathOf = (row: Row) =>
  ['集团', '单位', '区队']
    .map((level) => at(row, level))
    .filter(Boolean)
    .join('/')
const cellOf = (row: Row, column: string) => (at(row, column) === '' ? null : number(row, column))
const order = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
const columnsOf = ({ period, org, indicator, value, measure, kind, target }: OutcomeRow) => ({
  period,
  org,
  indicator,
  value: Number(value?.toFixed(6)),
  measure,
  kind,
  target: target === null ? null : Number(target.toFixed(6)),
})

/** Counts of the units added up quarter by quarter, everything else as it stands in the file. */
function byHand(org: string, quarters: readonly string[]) {
  const sums = new Map<string, ReturnType<typeof columnsOf>>()
  const found: ReturnType<typeof columnsOf>[] = []
  const year = quarters.at(-1)?.slice(0, 4) ?? ''
  for (const row of read('outcomes')) {
    const period = at(row, '期间') || null
    if (!pathOf(row).startsWith(org)) continue
    if (period !== null && (isQuarter(period) ? !quarters.includes(period) : period > year)) continue
    const kind = KINDS[at(row, '类型')] ?? null
    const figure = {
      period,
      org: kind === 'count' ? org : pathOf(row),
      indicator: at(row, '指标'),
      value: number(row, '数值'),
      measure: at(row, '计量单位'),
      kind,
      target: cellOf(row, '目标'),
    }
    if (kind !== 'count') {
      found.push(figure)
      continue
    }
    const name = `${figure.indicator} ${period}`
    const sum = sums.get(name)
    sums.set(name, {
      ...figure,
      value: Number((figure.value + (sum?.value ?? 0)).toFixed(6)),
      target: (figure.target ?? 0) + (sum?.target ?? 0),
    })
  }
  return [...found, ...sums.values()]
}

describe('rows', () => {
  test.each([
    ['the company', {}, '华岳矿业'],
    ['an earlier range', { quarter: quarterOf('2025Q2'), from: quarterOf('2024Q3') }, '华岳矿业'],
    ['a unit', { org: '华岳矿业/五号井' }, '华岳矿业/五号井'],
  ])('%s as counted by hand', async (_, options, org) => {
    const { rows, scope } = await ask(options)
    const wanted = byHand(org, quartersBetween(scope.from, scope.quarter))
    expect(rows.map(columnsOf).sort(order)).toEqual(wanted.sort(order))
    expect(Object.keys(rows[0] ?? {}).slice(0, 7)).toEqual(Object.keys(chart.columns))
    expect(rows.length).toBeGreaterThan(30)
  })

  test('a filter of persons does not apply; nothing loaded is said', async () => {
    expect((await ask({ values: { gender: ['female'] } })).absence).toMatchObject({
      reason: 'filter',
      names: ['gender'],
    })
    expect((await ask({}, await emptyLibrary().erase())).absence).toMatchObject({ dataset: 'outcomes' })
  })
})

test('against its target a figure is what the metrics say: completed where more is better, else the difference', async () => {
  const { facts } = await measured(state, ['plan_completion', 'target_gap'], {}, { by: 'child', over: 'range' })
  const { rows } = await ask()
  let compared = 0
  for (const row of rows.filter(({ period }) => period !== null && isQuarter(period))) {
    const against = againstTarget(row)
    const value = (id: MetricId) =>
      valueOf(
        metrics[id],
        facts.find(
          (one) => one.metric === id && one.org === row.org && one.key === row.indicator && one.quarter === row.period,
        ),
      )
    const close = (wanted: number | undefined, got: number | null) => {
      if (wanted === undefined) expect(got).toBeNull()
      else expect(got).toBeCloseTo(wanted, 9)
      if (wanted !== undefined) compared += 1
    }
    close(against && 'completion' in against ? against.completion : undefined, value('plan_completion'))
    close(against && 'gap' in against ? against.gap : undefined, value('target_gap'))
  }
  expect(compared).toBeGreaterThan(60)
})

test('the year’s target is set against the year so far, by the same rule as the metric', async () => {
  const csv = [
    '期间,单位路径,指标,数值,计量单位,类型,目标,方向',
    '2026Q1,甲矿/一队,隐患整改,30,条,数量,40,越高越好',
    '2026Q1,甲矿/二队,隐患整改,20,条,数量,,越高越好',
    '2026Q2,甲矿,隐患整改,60,条,数量,50,越高越好',
    '2026,甲矿,隐患整改,110,条,数量,200,越高越好',
    '2026Q2,甲矿,三违,12,人次,数量,10,越低越好',
    '2026Q2,甲矿,完好率,98,%,水平,97.5,越高越好',
    '2026Q2,甲矿,故障率变化,-3,%,变化率,-5,越低越好',
    '2026Q2,甲矿/一队,独有,4,项,数量,,',
    '2026Q2,甲矿,没有类型,4,项,,,',
  ]
  const other = ['季度,单位路径,类别,在档数', '2026Q2,甲矿,送温暖,3']
  const files = [new File([csv.join('\n')], 'outcomes.csv'), new File([other.join('\n')], 'services.csv')]
  const small = await load(emptyLibrary(), files)
  const { rows, context } = await ask({ quarter: quarterOf('2026Q2') }, small)
  const tiles = outcomeTiles(rows, context)
  const tile = (name: string) => tiles.find((one) => one.name === name)
  expect(tile('隐患整改')).toMatchObject({
    value: '60 条',
    goal: { text: '计划完成率 120.0%', direction: 'better' },
    lines: ['2026年2季度 · 目标 50 条', '上季 50 条', '年初累计 110 条，完成年度目标 55.0%'],
  })
  const { facts } = await measured(small, ['plan_completion'], { quarter: '2026Q2', org: '甲矿' })
  expect(toDateOf(metrics.plan_completion, seriesOf(facts.filter((one) => one.key === '隐患整改')), '2026Q2')).toBe(
    0.55,
  )
  expect(tile('三违')?.goal).toEqual({ text: '与目标差距 +2', direction: 'worse' })
  expect(tile('完好率')?.goal).toEqual({ text: '与目标差距 +0.5', direction: 'better' })
  // A change is no level: it has no distance to a target, and its tile has columns around 0.
  expect(tile('故障率变化')).toMatchObject({ value: '−3%', goal: undefined, bars: true })
  expect(tile('独有')?.lines[0]).toBe('一队 · 2026年2季度')
  expect(tiles.map(({ kind }) => kind)).toEqual(['count', 'count', 'count', 'level', 'change', ''])
  expect(chart.headline(rows, context)).toBe(
    '2026年2季度有目标的 3 处，达到 2 处，未达到 1 处：三违 12 人次（目标 10 人次）',
  )
  expect(chart.drill?.(rows.find((row) => row.org === '甲矿/一队') ?? {}, context.scope)).toMatchObject({
    org: '甲矿/一队',
  })
  expectSound(chart, rows, context)
})

test('the published case: every figure once, with its unit, kind, time and owner', async () => {
  const { rows, context } = await ask({}, mine)
  const wanted = readTable('ximing/outcomes.csv').rows.map((row) => ({
    period: at(row, '期间') || null,
    indicator: at(row, '指标'),
    value: number(row, '数值'),
    measure: at(row, '计量单位'),
    kind: KINDS[at(row, '类型')],
  }))
  expect(wanted).toHaveLength(35)
  expect(
    rows
      .map(({ period, indicator, value, measure, kind }) => ({ period, indicator, value, measure, kind }))
      .sort(order),
  ).toEqual(wanted.sort(order))
  const tiles = outcomeTiles(rows, context)
  expect(tiles).toHaveLength(35)
  const shown = (name: string) => {
    const tile = tiles.find((one) => one.name === name)
    return [tile?.value, tile?.lines[0], tile?.kind]
  }
  expect(shown('隐患累计排查整改')).toEqual(['572 条', '综采一队党支部 · 2024年', 'count'])
  expect(shown('设备故障率变化')).toEqual(['−23%', expect.stringMatching(/^综采二队(党支部)? · 未注明时期$/), 'change'])
  expect(shown('单进效率变化')).toEqual(['+15%', '掘进二队 · 2024年', 'change'])
  expect(shown('逢查必考')).toEqual(['11,200 人次', '未注明时期', 'count'])
  expect(shown('机电设备完好率')).toEqual(['98.6%', expect.stringContaining('2024年'), 'level'])
  expect(shown('创新成果转化占业务考核')).toEqual(['30%', '未注明时期', 'weight'])
  // A change without a baseline has no course, and nothing here has a target.
  expect(tiles.filter((tile) => tile.series.length || tile.goal)).toEqual([])
})

test('the published case: what must be said of it', async () => {
  const { rows, inputs, context } = await ask({}, mine)
  expect(chart.headline(rows, context)).toBe(
    '公开的成效指标 35 项，其中 24 项未注明时期；人次合计 28,572，其中培训 17,372、考试 11,200',
  )
  expect(chart.headline(rows, contextOf(context.scope, { locale: 'en' }))).toContain('28,572')
  expect(chart.notes?.(inputs, context)).toMatchInlineSnapshot(`
    [
      "未注明时期的人次合计 28,572，其中培训 17,372、考试 11,200（考试不是培训）。以人计的是人数，不计入：井下维修课堂 28 人、等级认定培训 86 人。",
      "集中培训 ÷ 集中培训场次 = 193.67 人次/次。",
      "多种形式培训 ÷ 培训种类 = 147.75 人次/种。",
      "推算：在册职工约 4,139 人，假定两类证书人数与占比说的是同一时期的同一批人；不是数据。技师、高级技师资格证书占两类合计的 5.3%。",
      "实训实操培训：X19 实训实操培训451人次（可能已含在X18中）。",
      "3 项变化率没有基数，不推算水平。",
      "否决创新提案没有总数，否决率分母缺失。",
      "隐患累计排查整改没有区分排查与整改，不计算整改率。",
    ]
  `)
  expect(chart.size(rows)).toEqual({ n: 35, unit: '项' })
  for (const width of ['narrow', 'normal', 'wide'] as const)
    expectSound(chart, rows, contextOf(context.scope, { width, room: 'picture' }))
  await expect(
    svgOf(chart.option(rows, contextOf(context.scope, { room: 'picture', width: 'wide' })), 1144, 520),
  ).toMatchFileSnapshot('../../../golden/outcome-indicators-ximing.svg')
})

test('the sample: what was aimed at and missed, and no sum of what does not belong together', async () => {
  const { rows, inputs, context } = await ask()
  expect(chart.headline(rows, context)).toBe(
    '2026年3季度有目标的 12 处，达到 11 处，未达到 1 处：三号井设备完好率 97.9%（目标 98%）',
  )
  // 三违人次 are no attendances of a training.
  expect(chart.notes?.(inputs, context).join('')).not.toContain('人次合计')
  const tile = outcomeTiles(rows, context).find((one) => one.name === '设备完好率')
  expect(tile).toMatchObject({ value: '97.9～98.5%', goal: { text: '4 个单位中 3 个达到目标', direction: 'worse' } })
  expect(tile?.places.map(({ text }) => text)).toEqual(['三号井 97.9%', '机运处 98.5%'])
  expect(tile?.series).toHaveLength(4)
})

test('draws, also eighty indicators and none', async () => {
  const { rows, context } = await ask()
  expectSound(chart, [], context)
  const many = Array.from({ length: 80 }, (_, index) =>
    rows.slice(0, 8).map((row) => ({ ...row, indicator: `名字特别特别长的一项工作成效指标 ${index}` })),
  ).flat()
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const these of [rows, many]) expectSound(chart, these, contextOf(context.scope, { width, room: 'picture' }))
  expect(JSON.stringify(chart.option(many, contextOf(context.scope, { width: 'wide' })).title)).toContain('其余 46 项')
  expect(chart.headline([], contextOf(scopeOf(state)))).toBe('没有成效指标')
  await expect(
    svgOf(chart.option(rows, contextOf(context.scope, { room: 'picture', width: 'wide' })), 1144, 480),
  ).toMatchFileSnapshot('../../../golden/outcome-indicators.svg')
})

test('one count in two units of measure stands twice, and it is said that they are not added', async () => {
  const mixed = await load(emptyLibrary(), [
    new File(
      [
        '期间,集团,单位,指标,数值,计量单位,类型\n2026Q3,集团,甲,集中培训,120,人次,数量\n2026Q3,集团,乙,集中培训,40,人,数量',
      ],
      'outcomes.csv',
    ),
  ])
  const { rows, inputs, context } = await ask({ quarter: quarterOf('2026Q3') }, mixed)
  expect(rows.map(({ org, value, measure }) => [org, value, measure])).toEqual(
    expect.arrayContaining([
      ['集团/甲', 120, '人次'],
      ['集团/乙', 40, '人'],
    ]),
  )
  expect(rows.some(({ value }) => value === 160)).toBe(false)
  expect(chart.notes?.(inputs as readonly OutcomeRow[], context)).toContain(
    '集中培训：计量单位不同，不能相加：人与人次，分别列出。',
  )
  expect(chart.notes?.(inputs as readonly OutcomeRow[], contextOf(context.scope, { locale: 'en' })).join(' ')).toMatch(
    /Different units cannot be added/,
  )
})

test('a company that has nothing else shows its latest quarter', async () => {
  const csv =
    '期间,单位,指标,数值,计量单位,类型\n2025Q3,甲矿,设备完好率,97,%,水平\n2025Q4,甲矿,设备完好率,98,%,水平\n2025,甲矿,体检率,96,%,水平\n'
  const alone = await load(emptyLibrary(), [new File([csv], 'x.csv')])
  expect([alone.current, alone.quarters]).toEqual(['2025Q4', ['2025Q3', '2025Q4']])
  const { rows } = await ask({}, alone)
  expect(rows.map(({ period, value }) => [period, value])).toEqual([
    ['2025Q3', 97],
    ['2025Q4', 98],
    ['2025', 96],
  ])
})
