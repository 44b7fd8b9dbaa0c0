import { beforeAll, describe, expect, test } from 'vitest'
import { charts, datasets, filters } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../support/company'
import { scopeOf } from '../support/context'

let library: Library
let state: LibraryState
beforeAll(async () => {
  ;({ library, state } = await sampleCompany())
})

const chart = (id: string): Chart => {
  const found = charts.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

test('rows and files of every dataset that the chart reads', async () => {
  const scope = scopeOf(state, { org: '华岳矿业/五号井' })
  const [demands, headcount] = await state.answerer.trace(chart('demand-trend'), { ...scope, from: scope.quarter })
  const [counted] = await library.database.rows<{ n: number }>(
    `SELECT CAST(count(*) AS INTEGER) AS n FROM model.demands WHERE quarter = '2026Q3' AND CAST(org AS VARCHAR) LIKE '华岳矿业/五号井%'`,
  )
  expect([demands?.dataset, demands?.rows, demands?.guarded]).toEqual(['demands', counted?.n, false])
  expect(demands?.files).toEqual([
    { batch: state.batches.find(({ dataset }) => dataset === 'demands')?.id, rows: counted?.n },
  ])
  expect(headcount?.dataset).toBe('headcount')
})

test('the rows themselves: file and line, no worker attributes, numbers in texts masked', async () => {
  const scope = scopeOf(state)
  const rows = await state.answerer.tracedRows('demands', chart('demand-trend'), scope, { limit: 4000, offset: 0 })
  expect(rows.length).toBe(2261)
  const [first] = rows
  expect(first).toMatchObject({ org: expect.stringContaining('华岳矿业/'), line: expect.any(Number) })
  const attributes = filters.filter(({ attribute }) => attribute).map(({ column }) => column)
  for (const column of attributes) expect(Object.keys(first?.cells ?? {})).not.toContain(column)
  const texts = rows.map(({ cells }) => String(cells['content'] ?? '')).join('\n')
  expect(texts).toContain('***')
  expect(texts).not.toMatch(/1[3-9]\d{9}/)
  const page = await state.answerer.tracedRows('demands', chart('demand-trend'), scope, { limit: 10, offset: 5 })
  expect(page).toEqual(rows.slice(5, 15))
})

describe('a survey', () => {
  test('gives its files and number of rows, never a row', async () => {
    const scope = scopeOf(state, { org: '华岳矿业/五号井/火工品库' })
    const [sentiment] = await state.answerer.trace(chart('sentiment-trend'), scope)
    expect([sentiment?.dataset, sentiment?.guarded]).toEqual(['sentiment', true])
    const [company] = await state.answerer.trace(chart('sentiment-questions'), scopeOf(state))
    expect(company?.respondents).toBe(401)
    for (const { id } of datasets.filter(({ protection }) => protection))
      await expect(
        state.answerer.tracedRows(id, chart('sentiment-trend'), scopeOf(state), { limit: 1, offset: 0 }),
      ).rejects.toThrow(RangeError)
  })
})

test('every chart can be traced', async () => {
  for (const one of charts) {
    const sources = await state.answerer.trace(one, scopeOf(state))
    expect(sources.map(({ dataset }) => dataset)).toEqual([...one.from])
    for (const { dataset, guarded, rows } of sources)
      if (!guarded && rows)
        expect(
          (await state.answerer.tracedRows(dataset, one, scopeOf(state), { limit: 3, offset: 0 })).length,
        ).toBeGreaterThan(0)
  }
})
