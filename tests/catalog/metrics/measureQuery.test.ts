import { beforeAll, expect, test } from 'vitest'
import type { MetricId } from '@/catalog/metrics'
import type { Measuring } from '@/catalog/metrics/measureQuery'
import type { Fact } from '@/grammar/metric'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { every, measured } from '../../support/conformance'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const facts = async (ids: readonly MetricId[], options: Parameters<typeof measured>[2], measuring: Measuring) =>
  (await measured(state, ids, options, { over: 'quarter', ...measuring })).facts

/** Figures by metric, node and value, without what is the same for all: nothing where a place has none. */
const figures = (those: readonly Fact[]) =>
  new Map(
    those.map((fact) => [`${fact.metric} ${fact.org} ${fact.key} ${'day' in fact ? String(fact.day) : ''}`, fact]),
  )

test('every node below one has the figures that it has when it is asked alone', async () => {
  const all = figures(await facts(every, {}, { by: 'descendant' }))
  const nodes = [...state.organisation.byPath.keys()].filter((path) => path.startsWith('华岳矿业/'))
  expect(new Set([...all.values()].map(({ org }) => org))).toEqual(new Set(nodes))
  for (const org of ['华岳矿业/五号井', '华岳矿业/机运处', '华岳矿业/三号井/综采二队', '华岳矿业/五号井/火工品库']) {
    const own = figures(await facts(every, { org }, {}))
    expect(own.size).toBeGreaterThan(20)
    for (const [name, fact] of own) expect(all.get(name), name).toEqual(fact)
  }
})

test('each value at each child has the figures that the child has under a filter', async () => {
  const ids = ['demand_count', 'on_time_rate', 'satisfied_rate', 'backlog'] as const
  const all = figures(await facts(ids, {}, { by: 'child', within: 'category' }))
  for (const org of ['华岳矿业', '华岳矿业/五号井'])
    for (const category of ['生活保障', '其他'])
      for (const [name, fact] of figures(await facts(ids, { org, values: { category: [category] } }, {})))
        expect(all.get(name.replace('null', category)), name).toEqual({ ...fact, key: category })
})

test('a subject that lacks the column cannot be told apart by it', async () => {
  await expect(facts(['party_score'], {}, { by: 'child', within: 'category' })).rejects.toThrow(RangeError)
})
