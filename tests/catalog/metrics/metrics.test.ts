import { beforeAll, describe, expect, test } from 'vitest'
import { datasets } from '@/catalog'
import { messages } from '@/catalog/locales'
import { kpis, metrics, type MetricId } from '@/catalog/metrics'
import { measurement } from '@/catalog/metrics/measurement'
import { measureQuery } from '@/catalog/metrics/measureQuery'
import { subjects } from '@/catalog/metrics/subjects'
import { valueOf } from '@/grammar/comparison'
import type { MetricSpec } from '@/grammar/metric'
import type { LibraryState } from '@/engine/workspace/library'
import { emptyLibrary, sampleCompany } from '../../support/company'
import { every, measured } from '../../support/conformance'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe.each(every)('%s', (id) => {
  const spec: MetricSpec = metrics[id]

  test('has words in both languages and columns that exist', () => {
    for (const words of [messages['zh-CN'], messages.en]) {
      for (const text of Object.values(words.metrics[id])) expect(text.trim()).not.toBe('')
      if (spec.unit !== '%') expect(words.units).toHaveProperty([spec.unit])
    }
    for (const use of spec.source.uses ?? []) {
      const [dataset = '', columns = ''] = use.split('.')
      const known = datasets.find((one) => one.id === dataset)?.columns
      for (const column of columns.split('|')) expect(known, use).toHaveProperty(column)
    }
    for (const dataset of spec.source.from) expect(datasets.map((one) => one.id)).toContain(dataset)
    expect([...Object.keys(subjects), 'flow', 'durations']).toContain(spec.source.subject)
  })

  test('a quotient says what it is divided by, anything else that it is not', () => {
    const divided = spec.source.whole !== undefined || spec.source.over !== undefined
    // A node's own score is the mean of its branches.
    const mean = ['party_score', 'business_score'].includes(id)
    expect(messages['zh-CN'].metrics[id].denominator === '无').toBe(!divided && !mean)
    if (spec.measure === 'share') expect(divided).toBe(true)
    if (spec.cohort) expect(spec.source.then).toBeDefined()
  })
})

test('all metrics are measured at once, by node and by child, and nothing is loaded is no figure', async () => {
  for (const by of [undefined, 'child']) {
    const { facts } = await measured(state, every, {}, by ? { by, over: 'quarter' } : {})
    const now = facts.filter((fact) => fact.quarter === '2026Q3')
    const silent = every.filter((id) => !now.some((fact) => fact.metric === id && valueOf(metrics[id], fact) !== null))
    // A branch alone has a streak, the company has none.
    expect(silent).toEqual(by ? ['streak'] : ['streak'])
  }
  const nothing = await emptyLibrary().erase()
  expect((await measured(nothing, every)).absence).toMatchObject({ state: 'missing', reason: 'dataset' })
})

test('only what is shown is measured where only that is asked for', async () => {
  const quarters = async (over: 'quarter' | 'range' | 'history') =>
    new Set(
      (await measured(state, ['demand_count', 'backlog'], { from: '2026Q1' }, { over })).facts.map(
        (fact) => fact.quarter,
      ),
    )
  expect([...(await quarters('quarter'))]).toEqual(['2026Q3'])
  expect([...(await quarters('range'))]).toEqual(['2026Q1', '2026Q2', '2026Q3'])
  expect((await quarters('history')).size).toBe(12)
})

test('told apart by a column, counts add up to the node’s; a column of another subject is refused', async () => {
  const ids = ['demand_count', 'demand_rate', 'closure_rate', 'backlog'] as const
  const whole = (await measured(state, ids, {}, { over: 'quarter' })).facts
  const parts = (await measured(state, ids, {}, { over: 'quarter', by: 'category' })).facts
  const value = (of: typeof whole, id: MetricId) =>
    of.filter((fact) => fact.metric === id).reduce((sum, fact) => sum + (valueOf(metrics[id], fact) ?? 0), 0)
  expect(new Set(parts.map((fact) => fact.key)).size).toBe(5)
  for (const id of ['demand_count', 'backlog'] as const) expect(value(parts, id)).toBe(value(whole, id))
  // A category is no group of workers: all of them are what it is divided by.
  expect(value(parts, 'demand_rate')).toBeCloseTo(value(whole, 'demand_rate'), 9)
  expect(() => measureQuery(['favourable'], { by: 'category' })).toThrow(RangeError)
  const byPosition = (await measured(state, ['demand_rate'], {}, { over: 'quarter', by: 'position' })).facts
  expect(byPosition.length).toBeGreaterThan(3)
  expect(byPosition.every((fact) => fact.whole === null)).toBe(true)
})

test('one metric says which columns it cannot do without; several say which rows are protected', () => {
  expect(measurement(['resolved_rate'])).toMatchObject({ from: ['demands'], uses: ['demands.resolved'] })
  const several = measurement(kpis)
  expect(several).toMatchObject({ partial: true, uses: [] })
  expect(several.protect?.when?.({ metric: 'favourable' })).toBe(true)
  expect(several.protect?.when?.({ metric: 'participation' })).toBe(false)
  expect(measurement(['backlog']).protect).toBeUndefined()
})

test('answers of a group too small to show are hidden, how many answered is not', async () => {
  const { facts } = await measured(
    state,
    ['favourable', 'index', 'enps', 'respondents'],
    { org: '华岳矿业/五号井' },
    { by: 'child', over: 'quarter' },
  )
  const small = facts.filter((fact) => fact.org === '华岳矿业/五号井/火工品库')
  expect(small.filter((fact) => fact.suppressed).map((fact) => fact.metric)).toEqual(['enps', 'favourable', 'index'])
  for (const fact of small.filter((one) => one.suppressed))
    expect([fact.part, fact.n, fact.sum_y]).toEqual([null, null, null])
  expect(small.find((fact) => fact.metric === 'respondents')?.part).toBeGreaterThan(0)
})
