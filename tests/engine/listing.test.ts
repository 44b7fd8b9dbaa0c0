import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-list'
import { listingSql } from '@/engine/listing'
import type { AnyRow } from '@/grammar/column'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../support/company'
import { answerOf, scopeOf } from '../support/context'

let library: Library
let state: LibraryState
let all: readonly AnyRow[]
beforeAll(async () => {
  ;({ library, state } = await sampleCompany())
  all = (await answerOf(state, chart)).rows
})
const ids = (rows: readonly AnyRow[]) => rows.map((row) => row['demand_id'])
const listed = (listing: Parameters<LibraryState['answerer']['listed']>[2]) =>
  state.answerer.listed(chart, scopeOf(state), listing)
const search = (needle: string, values: Record<string, string[]> = {}) => ({ search: { needle, values } })
const SEARCHED = Object.keys(chart.columns)
const has = (row: AnyRow, needle: string) =>
  SEARCHED.some((name) =>
    String(row[name] ?? '')
      .toLowerCase()
      .includes(needle),
  )

describe('a search among all rows finds what a naive one over them finds', () => {
  test.each(['食堂', '综采二队', '2026-08', 'd0', "'; DROP TABLE", '没有这样的'])('%s', async (needle) => {
    const found = await listed(search(needle))
    const naive = ids(all.filter((row) => has(row, needle)))
    // Where attributes or numbers in texts are hidden, more rows may match than can be seen to: the table leaves them out.
    expect(ids(found.filter((row) => has(row, needle)))).toEqual(naive)
  })

  test('values are found by their words', async () => {
    const found = await listed(search('已办结', { status: ['closed'] }))
    expect(ids(found)).toEqual(ids(all.filter((row) => row['status'] === 'closed' || has(row, '已办结'))))
    expect(found.length).toBeGreaterThan(500)
  })
})

test('the order of a column is that of all rows, what is missing last', async () => {
  for (const down of [false, true]) {
    const days = (await listed({ order: { column: 'closed_on', down } })).map((row) => row['closed_on'])
    const known = all.map((row) => row['closed_on']).filter((day): day is string => typeof day === 'string')
    known.sort()
    expect(days.slice(0, known.length)).toEqual(down ? known.reverse() : known)
    expect(days.slice(known.length).every((day) => day === null)).toBe(true)
  }
})

test('a part of a list is its beginning in the order asked for, not a sorted part of another', async () => {
  const source = 'SELECT * FROM (VALUES (3, 1), (1, 2), (2, 3), (1, 1)) AS v(a, b)'
  const ask = (down: boolean) =>
    library.database.rows(
      listingSql(source, { columns: ['a'], usual: 'b DESC', limit: 3, order: { column: 'a', down } }),
    )
  expect((await ask(false)).map(({ a, b }) => [a, b])).toEqual([
    [1, 2],
    [1, 1],
    [2, 3],
  ])
  expect((await ask(true)).map(({ a }) => a)).toEqual([3, 2, 1])
  expect(() =>
    listingSql(source, { columns: ['a'], usual: 'b', limit: 3, order: { column: 'b; DROP', down: true } }),
  ).toThrow(RangeError)
})

test('rows behind a figure are searched and sorted where they are', async () => {
  const { answerer } = state
  const page = { limit: 5000 }
  const rows = await answerer.tracedRows('demands', chart, scopeOf(state), page)
  const found = await answerer.tracedRows('demands', chart, scopeOf(state), { ...page, ...search('五号井') })
  const wanted = rows.filter(({ org, cells }) =>
    [org, ...Object.values(cells)].some((cell) => String(cell).includes('五号井')),
  )
  expect(found.map(({ line }) => line)).toEqual(wanted.map(({ line }) => line))
  const last = await answerer.tracedRows('demands', chart, scopeOf(state), {
    limit: 3,
    order: { column: 'line', down: true },
  })
  const lines = rows.map(({ line }) => line).sort((a, b) => b - a)
  expect(last.map(({ line }) => line)).toEqual(lines.slice(0, 3))
})
