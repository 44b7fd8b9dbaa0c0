import { beforeAll, expect, test } from 'vitest'
import chart from '@/catalog/charts/alignment/alignment-correlation'
import matrix from '@/catalog/charts/alignment/alignment-matrix'
import { emptyLibrary, filesOf, load, sampleCompany } from '../../../support/company'
import { answerOf, contextOf, quarterOf, scopeOf } from '../../../support/context'
import { expectSound, svgOf } from '../../../support/drawn'
import { fact } from '../../../support/fact'
import { childrenOf, closureRate } from '../../../support/oracle/alignment'
import { rankCorrelation } from '../../../support/oracle/comparing'
import { headcount, score, trained } from '../../../support/oracle/overview'
import { moodOf } from '../../../support/oracle/sentiment'

let state: Awaited<ReturnType<typeof sampleCompany>>['state']
beforeAll(async () => void ({ state } = await sampleCompany()))

const MEASURES = ['party_score', 'business_score', 'favourable', 'closure_rate', 'coverage'] as const
const UNITS = ['三号井', '五号井', '洗选厂', '机运处']

/** What is known of each team, from the rows of the files; those with too few respondents left out. */
async function teams(quarter: string) {
  const found: Record<(typeof MEASURES)[number], number | null>[] = []
  for (const unit of UNITS) {
    const { rows } = await answerOf(state, matrix, { quarter: quarterOf(quarter), org: `华岳矿业/${unit}` })
    const hidden = rows.filter((row) => row['suppressed']).map((row) => String(row['org']).split('/')[2])
    for (const team of childrenOf(unit)) {
      if (hidden.includes(team)) continue
      const place = { unit, team }
      const [party, business] = [score(quarter, '党建', place), score(quarter, '业务', place)]
      found.push({
        party_score: party.branches ? party.mean : null,
        business_score: business.branches ? business.mean : null,
        favourable: moodOf({ quarter, ...place }).p,
        closure_rate: closureRate(quarter, place),
        coverage: trained([quarter], place) / headcount(quarter, place).heads,
      })
    }
  }
  return found
}

test.each(['2026Q3', '2026Q1', '2025Q2', '2024Q3'])(
  'the ten pairs of %s over all teams as counted by hand',
  async (quarter) => {
    const { rows } = await answerOf(state, chart, { quarter: quarterOf(quarter) })
    const nodes = await teams(quarter)
    expect(rows).toHaveLength(10)
    let at = 0
    for (const [place, x] of MEASURES.entries())
      for (const y of MEASURES.slice(place + 1)) {
        const both = nodes.filter((node) => node[x] !== null && node[y] !== null)
        const wanted = rankCorrelation(
          both.map((node) => node[x] ?? 0),
          both.map((node) => node[y] ?? 0),
        )
        const row = rows[at++]
        expect(Object.keys(row ?? {})).toEqual(Object.keys(chart.columns))
        expect(row).toMatchObject({ x, y, nodes: both.length })
        // Every demand of that quarter is closed by now: a constant column has no ρ.
        if (Number.isNaN(wanted.rho)) {
          expect(row).toMatchObject({ rho: null, low: null, high: null })
          continue
        }
        expect(row?.['rho']).toBeCloseTo(wanted.rho, 9)
        expect(row?.['low']).toBeCloseTo(wanted.low, 9)
        expect(row?.['high']).toBeCloseTo(wanted.high, 9)
      }
    expect(Number(rows[0]?.['nodes'])).toBeGreaterThan(20)
  },
)

test('fewer than ten nodes say nothing, and everything says that it is no cause', async () => {
  const { rows, scope, inputs } = await answerOf(state, chart, { org: '华岳矿业/三号井' })
  expect(rows).toHaveLength(10)
  for (const row of rows) expect(row).toMatchObject({ rho: null, low: null, high: null, nodes: 8 })
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '2026年3季度可比的单位只有 8 个，不到 10 个，样本不足；相关不等于因果',
  )
  expect(JSON.stringify(chart.option(rows, contextOf(scope)))).toContain('样本不足')
  expect(chart.notes?.(inputs, contextOf(scope)).join('')).toContain('相关不等于因果')
  const company = await answerOf(state, chart)
  expect(chart.headline(company.rows, contextOf(company.scope))).toBe(
    '2026年3季度比较了 26 个单位，检验 10 对，没有一对显著相关；相关不等于因果',
  )
  expect(chart.notes?.(company.inputs, contextOf(company.scope)).slice(0, 2)).toEqual([
    '按华岳矿业以下第 2 级的 26 个单位（如综采一队）计算；缺一项指标的单位不参与那一项。',
    '人数不足的 2 个单位不参与。',
  ])
  expect(chart.headline(company.rows, contextOf(company.scope, { locale: 'en' }))).toMatch(
    /correlation is not causation$/,
  )
  expect(chart.size(company.rows)).toEqual({ n: 26, unit: '单位' })
  expect(chart.drill?.(rows[1] ?? {}, scope)).toMatchObject({ page: 'sentiment' })
})

/** Facts of twelve units: two measures that rise together, one that never varies, one of which little is known. */
function facts(strong: boolean) {
  return Array.from({ length: 12 }, (_, index) => {
    const org = `华岳矿业/第${index}队`
    const of = (metric: string, known: Parameters<typeof fact>[1]) => fact('2026Q3', { metric, org, ...known })
    const wobble = strong ? 0 : ((index * 5) % 12) / 2
    return [
      of('party_score', { part: 80 + index }),
      of('business_score', { part: 70 + index + wobble }),
      of('closure_rate', { part: 9, whole: 10 }),
      ...(index < 4 ? [of('coverage', { part: index, whole: 10 })] : []),
      ...(index === 11 ? [of('favourable', { suppressed: true })] : []),
    ]
  }).flat()
}

test('a constant column and a ρ near 1 have no interval; a suppressed node leaves; what is significant is coloured', () => {
  const scope = scopeOf(state)
  const rows = chart.derive?.(facts(true), scope) ?? []
  const row = (x: string, y: string) => rows.find((one) => one['x'] === x && one['y'] === y)
  expect(row('party_score', 'business_score')).toMatchObject({ rho: 1, low: null, high: null, nodes: 11 })
  expect(row('party_score', 'closure_rate')).toMatchObject({ rho: null, low: null, nodes: 11 })
  expect(row('party_score', 'coverage')).toMatchObject({ rho: null, nodes: 4 })
  expect(row('party_score', 'favourable')).toMatchObject({ nodes: 0 })
  const drawn = chart.option(rows, contextOf(scope)).series as { data: { text: string }[] }[]
  expect(drawn[0]?.data.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['+1.00\n区间不可用', '区间不可用', '样本不足', '']),
  )
  expect(chart.headline(rows, contextOf(scope))).toContain(
    '1 对显著相关：党建均分与业务均分 ρ=+1.00（区间不可用）；相关不等于因果',
  )
  const loose = chart.derive?.(facts(false), scope) ?? []
  expect(chart.headline(loose, contextOf(scope))).toMatch(
    /检验 1 对，1 对显著相关：党建均分与业务均分 ρ=\+0\.\d\d（95% 区间 \+0\.\d\d～\+0\.\d\d）；相关不等于因果$/,
  )
  expectSound(chart, rows, contextOf(scope))
  expectSound(chart, loose, contextOf(scope))
})

test('a filter empties what it does not apply to; a leaf, one dataset, nothing', async () => {
  const women = await answerOf(state, chart, { values: { gender: ['female'] } })
  expect(women.rows.every((row) => row['rho'] === null)).toBe(true)
  expectSound(chart, women.rows, contextOf(women.scope))
  expect((await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })).absence).toEqual({ state: 'empty' })
  const scores = await load(
    emptyLibrary(),
    filesOf('data/huayue').filter((file) => file.name === 'assessment.csv'),
  )
  const { rows, scope } = await answerOf(scores, chart)
  expect(rows.filter((row) => row['rho'] !== null).map((row) => [row['x'], row['y']])).toEqual([
    ['party_score', 'business_score'],
  ])
  expectSound(chart, rows, contextOf(scope))
  const nothing = await emptyLibrary().erase()
  expect((await answerOf(nothing, chart)).absence).toMatchObject({ state: 'missing', reason: 'dataset' })
})

test('draws', async () => {
  const { rows, scope } = await answerOf(state, chart, { quarter: quarterOf('2024Q3') })
  expectSound(chart, [], contextOf(scope))
  for (const width of ['narrow', 'normal', 'wide'] as const)
    for (const room of ['card', 'picture'] as const) expectSound(chart, rows, contextOf(scope, { width, room }))
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot(
    '../../../golden/alignment-correlation.svg',
  )
})
