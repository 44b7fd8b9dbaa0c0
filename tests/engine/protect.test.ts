import { afterAll, beforeAll, expect, test } from 'vitest'
import { datasets } from '@/catalog'
import type { AnyRow } from '@/grammar/column'
import { chooseHidden, groupKey, groupSizesSql, type GroupSize } from '@/engine/protect'
import type { Library } from '@/engine/workspace/library'
import { sampleCompany } from '../support/company'

let library: Library
let sizes: GroupSize[]
beforeAll(async () => {
  library = (await sampleCompany()).library
  const sentiment = datasets.find(({ id }) => id === 'sentiment')
  if (!sentiment) throw new Error('no sentiment')
  sizes = await library.database.rows<GroupSize & AnyRow>(groupSizesSql(sentiment, 'party_member'))
})
afterAll(() => library.database.close())

test('sizes are counted for every node and value, and a node is the sum of its values', () => {
  const at = (value: string | null) =>
    sizes.find((size) => size.quarter === '2026Q3' && size.org === '华岳矿业' && size.value === value)?.n ?? 0
  expect(at(null)).toBeGreaterThan(300)
  expect(at('true') + at('false') + at('')).toBe(at(null))
})

test('the tiny team is hidden in every quarter, and never alone among its siblings', () => {
  const hidden = chooseHidden(sizes, 5)
  for (const quarter of new Set(sizes.map((size) => size.quarter))) {
    expect(hidden.has(groupKey(quarter, '华岳矿业/五号井/火工品库', null))).toBe(true)
    const siblings = sizes.filter(
      (size) =>
        size.quarter === quarter &&
        size.value === null &&
        size.org.startsWith('华岳矿业/五号井/') &&
        hidden.has(groupKey(quarter, size.org, null)),
    )
    expect(siblings.length).toBeGreaterThanOrEqual(2)
    expect(siblings.reduce((sum, size) => sum + size.n, 0)).toBeGreaterThanOrEqual(5)
  }
})

test('every group below the minimum is hidden; the company as a whole is not', () => {
  const hidden = chooseHidden(sizes, 5)
  for (const { quarter, org, value, n } of sizes)
    if (n > 0 && n < 5) expect(hidden.has(groupKey(quarter, org, value))).toBe(true)
  expect(hidden.has(groupKey('2026Q3', '华岳矿业', null))).toBe(false)
})
