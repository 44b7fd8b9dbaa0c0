import { beforeAll, expect, test } from 'vitest'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import type { Scope } from '@/grammar/filter'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../support/company'

let sample: { library: Library; state: LibraryState }
beforeAll(async () => {
  sample = await sampleCompany()
})

const scope: Scope = {
  quarter: '2026Q3',
  previous: '2026Q2',
  yearAgo: '2025Q3',
  from: '2025Q4',
  asOf: '2026-09-30',
  org: '华岳矿业',
  depth: 1,
  values: {},
}

/** A chart that only counts, to look at the scopes themselves. */
function counting(id: string, query: string, window: Chart['window'] = 'range'): Chart {
  const [trend] = charts.filter((chart) => chart.id === 'demand-trend')
  if (!trend) throw new Error('no demand-trend')
  return { ...trend, id, query, window, uses: [], from: ['demands', 'headcount'] }
}

async function count(query: string, changes: Partial<Scope> = {}, window: Chart['window'] = 'range'): Promise<number> {
  const answer = await sample.state.answerer.answer(
    counting(`${query}${JSON.stringify(changes)}${window}`, query, window),
    { ...scope, ...changes },
  )
  return Number(answer.rows[0]?.['n'] ?? 0)
}

test('the window, the history and everything', async () => {
  const all = await count('SELECT count(*) AS n FROM model.demands')
  expect(all).toBe(3381)
  expect(await count('SELECT count(*) AS n FROM demands_history')).toBe(all)
  const range = await count('SELECT count(*) AS n FROM demands')
  const quarter = await count('SELECT count(*) AS n FROM demands', {}, 'quarter')
  expect(quarter).toBeLessThan(range)
  expect(await count(`SELECT count(*) AS n FROM model.demands WHERE quarter BETWEEN '2025Q4' AND '2026Q3'`)).toBe(range)
  expect(await count(`SELECT count(*) AS n FROM model.demands WHERE quarter = '2026Q3'`)).toBe(quarter)
})

test('a subtree is its own rows and those below it; children add up to it', async () => {
  const units = sample.state.organisation.start.children
  const counts = await Promise.all(
    units.map((node) => count('SELECT count(*) AS n FROM demands', { org: node.path, depth: node.depth })),
  )
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(
    await count('SELECT count(*) AS n FROM demands WHERE child IS NOT NULL'),
  )
  const [first] = units
  const raw = await sample.library.database.rows<{ n: number }>(
    `SELECT CAST(count(*) AS INTEGER) AS n FROM model.demands WHERE CAST(org AS VARCHAR) LIKE '${first?.path}/%' AND quarter BETWEEN '2025Q4' AND '2026Q3'`,
  )
  expect(counts[0]).toBe(raw[0]?.n)
})

test('values filter; a filter that a second dataset lacks empties only that one', async () => {
  const women = await count('SELECT count(*) AS n FROM demands', { values: { gender: ['female'] } })
  const men = await count('SELECT count(*) AS n FROM demands', { values: { gender: ['male'] } })
  const both = await count('SELECT count(*) AS n FROM demands', { values: { gender: ['male', 'female'] } })
  expect(women + men).toBe(both)
  expect(women).toBeGreaterThan(0)
  expect(await count('SELECT count(*) AS n FROM headcount', { values: { gender: ['male'] } })).toBe(0)
})

test('hostile filter values find nothing and break nothing', async () => {
  for (const text of ["'; DROP TABLE x; --", "O'Neil", '\u0000', '"', '＇', '%']) {
    expect(await count('SELECT count(*) AS n FROM demands', { values: { category: [text] } })).toBe(0)
  }
})

test('scope is one row', async () => {
  expect(
    await count(
      `SELECT count(*) AS n FROM scope WHERE quarter = '2026Q3' AND previous = '2026Q2' AND year_ago = '2025Q3' AND "from" = '2025Q4' AND org = '华岳矿业' AND depth = 1`,
    ),
  ).toBe(1)
})
