import { beforeAll, describe, expect, test } from 'vitest'
import { charts, filters } from '@/catalog'
import { chartOf, pageOf } from '@/catalog/metrics/pages'
import { metrics, type MetricId } from '@/catalog/metrics'
import type { Drill } from '@/grammar/chart'
import { applied } from '@/grammar/clause'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf } from '../../support/context'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const drilling = charts.filter((chart) => chart.drill)
const pageWith = (id: string) => charts.find((chart) => chart.id === id)?.page

/** Every click there is on the sample, with the columns whose clauses it sets. */
async function clicks(id: string): Promise<{ drill: Drill; columns: string[] }[]> {
  const chart = charts.find((one) => one.id === id)
  if (!chart) throw new Error(id)
  const { rows, scope } = await answerOf(state, chart)
  return rows.flatMap((row) => {
    const drill = chart.drill?.(row, scope)
    if (!drill) return []
    const { quarter, org, values = {} } = drill
    const columns = [...(quarter ? ['quarter'] : []), ...(org === undefined ? [] : ['org']), ...Object.keys(values)]
    return [{ drill, columns }]
  })
}

describe.each(drilling.map((chart) => [chart.id, chart] as const))('%s', (id, chart) => {
  test('leads to filters that exist, and to a chart on the page it opens', async () => {
    const all = await clicks(id)
    expect(all.length).toBeGreaterThan(0)
    const known = ['quarter', 'org', ...filters.map(({ column }) => column)]
    for (const { drill, columns } of all) {
      expect(known).toEqual(expect.arrayContaining(columns))
      for (const target of [drill.next, drill.last])
        if (target !== undefined) expect(pageWith(target), target).toBe(drill.page ?? chart.page)
    }
  })

  test('keeps the context of columns that a click on it sets, of no others', async () => {
    const set = new Set((await clicks(id)).flatMap(({ columns }) => columns))
    // An attribute that nobody filled in cannot be clicked on.
    const attributes = filters.filter(({ attribute }) => attribute).map(({ column }) => column)
    for (const column of chart.keeps ?? []) if (!attributes.includes(column)) expect([...set]).toContain(column)
  })
})

test('every metric leads to a chart of its own page', () => {
  for (const id of Object.keys(metrics) as MetricId[]) expect(pageWith(chartOf(id)), id).toBe(pageOf(id))
})

test('a chart shows all of what its own clause was chosen from; every other chart is narrowed by it', async () => {
  const rowsOf = async (id: string, makers: Record<string, string>) => {
    const chart = charts.find((one) => one.id === id)
    if (!chart) throw new Error(id)
    const asked = applied(chart, { values: { category: ['技能提升'] } }, makers, state.organisation)
    return (await answerOf(state, chart, { values: asked.filters.values })).rows
  }
  const by = { category: 'demand-trend' }
  const all = new Set((await rowsOf('demand-trend', by)).map((row) => row['category']))
  expect(all.size).toBe(5)
  for (const id of ['demand-closure', 'demand-ageing', 'demand-list'])
    expect(new Set((await rowsOf(id, by)).map((row) => row['category'])), id).toEqual(new Set(['技能提升']))
  expect(new Set((await rowsOf('demand-trend', {})).map((row) => row['category']))).toEqual(new Set(['技能提升']))
})

test('a category narrows to its subcategory, down to the rows', async () => {
  const list = charts.find(({ id }) => id === 'demand-list')
  if (!list) throw new Error('no list')
  const { rows } = await answerOf(state, list, { values: { category: ['生活保障'] } })
  const kinds = [...new Set(rows.map((row) => row['subcategory']))]
  expect(kinds.length).toBeGreaterThan(2)
  for (const kind of kinds) {
    if (typeof kind !== 'string') continue
    const own = await answerOf(state, list, { values: { category: ['生活保障'], subcategory: [kind] } })
    expect(own.rows.map((row) => row['demand_id'])).toEqual(
      rows.filter((row) => row['subcategory'] === kind).map((row) => row['demand_id']),
    )
  }
})
