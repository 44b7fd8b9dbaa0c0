import { beforeAll, expect, test } from 'vitest'
import { datasets } from '@/catalog'
import { workerFilters } from '@/catalog/datasets/shared'
import { Guardian } from '@/engine/protection/guardian'
import { groupKey, groupSizesSql, type GroupSize } from '@/engine/protection/lattice'
import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Library } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'

let library: Library
let sentiment: DatasetSpec
let guardian: Guardian
beforeAll(async () => {
  library = (await sampleCompany()).library
  const found = datasets.find(({ id }) => id === 'sentiment')
  if (!found) throw new Error('no sentiment')
  sentiment = found
  guardian = new Guardian(library.database, sentiment, workerFilters)
})

const QUARTER = '2026Q3'
const sizes = (attributes?: { names: readonly string[]; quarter: string }) =>
  library.database.rows<GroupSize & AnyRow>(groupSizesSql(sentiment, attributes))
const all = (org: string, items: readonly string[] = []) =>
  groupKey({ quarter: QUARTER, org, attribute: '', value: '', items })

test('sizes are counted for every node, value and item; everybody is the sum of an attribute’s values', async () => {
  const whole = await sizes()
  const parts = await sizes({ names: ['party_member', 'gender'], quarter: QUARTER })
  const at = (from: readonly GroupSize[], attribute: string) =>
    from
      .filter((size) => size.quarter === QUARTER && size.org === '华岳矿业' && size.attribute === attribute)
      .filter((size) => size.item0 === null && !size.apart)
      .reduce((sum, { n }) => sum + n, 0)
  expect(at(whole, '')).toBeGreaterThan(300)
  expect([at(parts, 'party_member'), at(parts, 'gender')]).toEqual([at(whole, ''), at(whole, '')])
  const [counted] = await library.database.rows<{ n: number }>(
    `SELECT CAST(count(DISTINCT response_id) AS INTEGER) AS n FROM model.sentiment WHERE CAST(quarter AS VARCHAR) = '${QUARTER}'`,
  )
  expect(at(whole, '')).toBe(counted?.n)
})

test('every group below the minimum is hidden, of everybody and of each attribute; the company as a whole is not', async () => {
  const shown = await guardian.shown(true, [QUARTER])
  const everything = [...(await sizes()), ...(await sizes({ names: workerFilters, quarter: QUARTER }))]
  let small = 0
  for (const { n, item0, item1, apart, ...group } of everything) {
    if (n >= 5 || apart || group.quarter !== QUARTER) continue
    const items = [item0, item1].filter((item): item is string => item != null)
    small += 1
    expect(shown.has(groupKey({ ...group, items })), JSON.stringify(group)).toBe(false)
  }
  expect(small).toBeGreaterThan(500)
  expect(shown.has(all('华岳矿业'))).toBe(true)
})

test('what is shown of everybody is the same whichever view asks', async () => {
  const plain = await guardian.shown(false, [])
  const byAttribute = await guardian.shown(true, [QUARTER])
  const ofEverybody = [...byAttribute].filter((key) => (JSON.parse(key) as string[])[2] === '')
  expect(ofEverybody).toEqual([...plain])
  expect(plain.has(all('华岳矿业/五号井/火工品库'))).toBe(false)
  const teams = (await sizes()).filter(
    ({ quarter, org, item0, apart }) =>
      quarter === QUARTER && org.startsWith('华岳矿业/五号井/') && item0 === null && !apart,
  )
  expect(teams.filter(({ org }) => !plain.has(all(org))).length).toBeGreaterThan(1)
})

test('a group that nobody counted is not shown', async () => {
  const shown = await guardian.shown(true, [QUARTER])
  expect(shown.has(all('华岳矿业', ['没有这个维度']))).toBe(false)
  expect(shown.has(groupKey({ quarter: '1999Q1', org: '华岳矿业', attribute: '', value: '', items: [] }))).toBe(false)
})
