import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress } from '@/grammar/statistics/suppression'
import type { Cell, Relation } from '@/grammar/statistics/suppression/table'
import { treeRelations } from '@/grammar/statistics/suppression/treeRelations'
import { seededRandom } from './random'
import { attack } from './suppression/attacker'
import { company } from './suppression/company'
import { fewestHidden } from './suppression/fewest'
import { recovered } from './suppression/solver'

const cellsOf = (counts: Record<string, number>) => Object.entries(counts).map(([key, n]) => ({ key, n }))
const hiddenOf = (counts: Record<string, number>, relations: Relation[], minimum?: number) =>
  [...suppress(cellsOf(counts), relations, minimum)].sort()

test('nothing small, nothing hidden', () => {
  expect(hiddenOf({ t: 30, a: 10, b: 20 }, [{ total: 't', parts: ['a', 'b'] }])).toEqual([])
  expect(hiddenOf({}, [])).toEqual([])
})

test('a small part takes the smallest other part with it', () => {
  expect(hiddenOf({ t: 37, a: 3, b: 20, c: 14 }, [{ total: 't', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'c'])
})

test('ties go to the earlier key', () => {
  expect(hiddenOf({ t: 23, a: 3, c: 10, b: 10 }, [{ total: 't', parts: ['a', 'c', 'b'] }])).toEqual(['a', 'b'])
})

test('two small parts that together stay below the minimum take a third', () => {
  expect(hiddenOf({ t: 24, a: 2, b: 2, c: 8, d: 12 }, [{ total: 't', parts: ['a', 'b', 'c', 'd'] }])).toEqual([
    'a',
    'b',
    'c',
  ])
})

test('two small parts that together reach the minimum are enough', () => {
  expect(hiddenOf({ t: 26, a: 2, b: 4, c: 20 }, [{ total: 't', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'b'])
})

test('an only child takes the total with it, and so on upwards; empty cells are never hidden', () => {
  const counts = { root: 53, x: 3, x1: 3, x2: 0, y: 20, z: 30 }
  const relations = [
    { total: 'root', parts: ['x', 'y', 'z'] },
    { total: 'x', parts: ['x1', 'x2'] },
  ]
  expect(hiddenOf(counts, relations)).toEqual(['x', 'x1', 'y'])
})

test('where all are below the minimum, all are hidden', () => {
  expect(hiddenOf({ t: 2, a: 2, b: 0 }, [{ total: 't', parts: ['a', 'b'] }])).toEqual(['a', 't'])
})

test('the minimum can be raised or lowered', () => {
  const relations = [{ total: 't', parts: ['a', 'b'] }]
  expect(hiddenOf({ t: 24, a: 4, b: 20 }, relations, 3)).toEqual([])
  expect(hiddenOf({ t: 24, a: 7, b: 17 }, relations, 10)).toEqual(['a', 'b'])
})

test('the audit closes what every single relation leaves open', () => {
  // a + b, a + c and b + c are each two hidden cells, but the three together give all of them.
  const cells = cellsOf({ a: 3, b: 8, c: 9, x: 20, y: 21, z: 22, t: 31, u: 33, v: 39 })
  const relations = [
    { total: 't', parts: ['a', 'b', 'x'] },
    { total: 'u', parts: ['a', 'c', 'y'] },
    { total: 'v', parts: ['b', 'c', 'z'] },
  ]
  expect(attack(cells, relations, new Set(['a', 'b', 'c'])).recovered).toEqual(['a', 'b', 'c'])
  const hidden = suppress(cells, relations)
  expect(attack(cells, relations, hidden).recovered).toEqual([])
  expect(hidden.size).toBeLessThan(6)
})

test('two small groups cannot be added up through a hidden node between them', () => {
  // u + x is known and x − s is known, hence u + s: 3 persons.
  const cells = cellsOf({ root: 48, u: 2, x: 6, w: 40, s: 1, r: 5 })
  const relations = [
    { total: 'root', parts: ['u', 'x', 'w'] },
    { total: 'x', parts: ['s', 'r'] },
  ]
  expect(attack(cells, relations, new Set(['s', 'u', 'x'])).smallSums(5)).toEqual([['u', 's']])
  const hidden = suppress(cells, relations)
  expect([...hidden].sort()).toEqual(['r', 's', 'u', 'x'])
  expect(attack(cells, relations, hidden).smallSums(5)).toEqual([])
})

test('one lattice for every view: chosen view by view, what one view hides the other shows', () => {
  // Unit x has men only: hiding them hides x. Without the filter nothing is small, so nothing would be hidden.
  const whole = { root: 131, x: 20, y: 33, z: 78 }
  const byGender = { 'root m': 50, 'root f': 81, 'x m': 20, 'x f': 0, 'y m': 3, 'y f': 30, 'z m': 27, 'z f': 51 }
  const tree = (of: string) => ({ total: `root${of}`, parts: [`x${of}`, `y${of}`, `z${of}`] })
  const genders = ['root', 'x', 'y', 'z'].map((node) => ({ total: node, parts: [`${node} m`, `${node} f`] }))
  const relations = [tree(''), tree(' m'), tree(' f'), ...genders]
  const cells = cellsOf({ ...whole, ...byGender })
  const [unfiltered, filtered] = [suppress(cellsOf(whole), [tree('')]), suppress(cells, relations)]
  expect(filtered.has('x')).toBe(true)
  expect(unfiltered.size).toBe(0)
  const shownNowhere = new Set([...filtered].filter((key) => !(key in whole) || unfiltered.has(key)))
  expect(attack(cells, relations, shownNowhere).recovered).toEqual(['x m'])
  expect(attack(cells, relations, filtered).recovered).toEqual([])
})

test('companies with several attributes, questions, quarters and their sum: nothing recovered', () => {
  const random = seededRandom(99)
  for (let run = 0; run < 25; run++) {
    const questions = run % 3 === 0 ? 2 : 0
    const shape = {
      units: 4,
      teams: 3,
      own: run % 2 === 0,
      questions,
      quarters: 2,
      together: run % 4 < 2,
      size: 6,
      skip: 0.1,
    }
    const { cells, relations } = company({ ...shape, attributes: questions ? [3] : [2, 4] }, random)
    const hidden = suppress(cells, relations)
    expect(hidden.size).toBeGreaterThan(0)
    expect(recovered(cells, relations, hidden)).toEqual([])
  }
})

test('the quick solver and the null space agree on what can be worked out', () => {
  const random = seededRandom(98)
  for (let run = 0; run < 30; run++) {
    const shape = {
      units: 3,
      teams: 2,
      own: true,
      attributes: [3],
      questions: 0,
      quarters: 1,
      together: false,
      skip: 0,
    }
    const { cells, relations } = company({ ...shape, size: 8 }, random)
    const hidden = new Set(cells.filter(({ n }) => n > 0 && random() < 0.4).map(({ key }) => key))
    const found = recovered(cells, relations, hidden)
    expect(found.sort()).toEqual([...attack(cells, relations, hidden).recovered].sort())
  }
})

test('on small lattices it hides at most a tenth more cells than the fewest possible', () => {
  const random = seededRandom(97)
  let [hidden, fewest] = [0, 0]
  for (let run = 0; run < 60; run++) {
    const shape = {
      units: 4,
      teams: 0,
      own: false,
      attributes: [2],
      questions: 0,
      quarters: 1,
      together: false,
      skip: 0,
    }
    const { cells, relations } = company({ ...shape, size: 15 }, random)
    const chosen = suppress(cells, relations).size
    hidden += chosen
    fewest += fewestHidden(cells, relations, 5, chosen) ?? chosen
  }
  expect(hidden).toBeGreaterThan(60)
  expect(hidden / fewest).toBeLessThan(1.1)
})

test('an unknown key or a key given twice is a mistake of the caller', () => {
  expect(() => suppress([{ key: 't', n: 9 }], [{ total: 't', parts: ['a'] }])).toThrow(RangeError)
  expect(() => suppress(cellsOf({ t: 9 }).concat(cellsOf({ t: 8 })), [])).toThrow(RangeError)
})

/** A random tree, crossed with up to two attributes of up to three values each; counts roll up from the leaves. */
const lattices = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    attributes: fc.array(fc.integer({ min: 2, max: 3 }), { maxLength: 2 }),
    seed: fc.integer(),
    size: fc.constantFrom(2, 5, 12, 40),
  })
  .map(({ parents, attributes, seed, size }) => lattice(parents, attributes, seed, size))

test('an attacker solving everything visible recovers no hidden cell, no small sum: 600 random lattices', () => {
  fc.assert(
    fc.property(lattices, fc.constantFrom(3, 5, 10), ({ cells, relations }, minimum) => {
      const hidden = suppress(cells, relations, minimum)
      for (const { key, n } of cells) {
        if (n > 0 && n < minimum) expect(hidden.has(key)).toBe(true)
        if (n === 0) expect(hidden.has(key)).toBe(false)
      }
      const size = new Map(cells.map(({ key, n }) => [key, n]))
      for (const { total, parts } of relations) {
        const members = [...new Set([total, ...parts])].filter((key) => (size.get(key) ?? 0) > 0)
        const gone = members.filter((key) => hidden.has(key))
        const persons = gone.reduce((sum, key) => sum + (size.get(key) ?? 0), 0)
        expect(gone.length === 0 || gone.length === members.length || (gone.length >= 2 && persons >= minimum)).toBe(
          true,
        )
      }
      const attacker = attack(cells, relations, hidden)
      expect(attacker.recovered).toEqual([])
      if (cells.length < 60) expect(attacker.smallSums(minimum)).toEqual([])
    }),
    { seed: 20260101, numRuns: 600 },
  )
}, 60_000)

test('the order of cells, relations and parts does not matter', () => {
  fc.assert(
    fc.property(lattices, fc.integer(), ({ cells, relations }, seed) => {
      const shuffled = suppress(
        shuffle(cells, seed),
        shuffle(relations, seed).map(({ total, parts }) => ({ total, parts: shuffle(parts, seed) })),
      )
      expect([...shuffled].sort()).toEqual([...suppress(cells, relations)].sort())
    }),
    { seed: 7, numRuns: 100 },
  )
})

test('a large lattice (289 nodes, two attributes with six values, 12 periods) takes well under two seconds', () => {
  const cells: Cell[] = []
  const relations: Relation[] = []
  const parents = Array.from({ length: 288 }, (_, i): number => (i < 8 ? 0 : i < 48 ? 1 + (i % 8) : 9 + (i % 40)))
  for (let period = 0; period < 12; period++) {
    const one = lattice(parents, [2, 4], period, 30)
    cells.push(...one.cells.map(({ key, n }) => ({ key: `${period}/${key}`, n })))
    relations.push(
      ...one.relations.map(({ total, parts }) => ({
        total: `${period}/${total}`,
        parts: parts.map((part) => `${period}/${part}`),
      })),
    )
  }
  const start = performance.now()
  const hidden = suppress(cells, relations)
  expect(performance.now() - start).toBeLessThan(2000)
  expect(hidden.size).toBeGreaterThan(0)
})

function lattice(parents: readonly number[], attributes: readonly number[], seed: number, size: number) {
  const random = seededRandom(seed)
  const nodes = [{ key: '0' }, ...parents.map((parent, i) => ({ key: `${i + 1}`, parent: `${parent % (i + 1)}` }))]
  const parentOf = new Map(nodes.map((node) => [node.key, 'parent' in node ? node.parent : undefined]))
  const inner = new Set(parentOf.values())
  const layers = ['all', ...attributes.flatMap((values, a) => Array.from({ length: values }, (_, v) => `${a}=${v}`))]
  const counts = new Map<string, number>()
  for (const { key } of nodes) for (const layer of layers) counts.set(`${key}|${layer}`, 0)
  for (const { key } of nodes) {
    if (inner.has(key)) continue
    const persons = Math.floor(-Math.log(1 - random()) * size)
    for (let i = 0; i < persons; i++) {
      const own = ['all', ...attributes.map((values, a) => `${a}=${Math.floor(random() ** 2 * values)}`)]
      for (let node: string | undefined = key; node !== undefined; node = parentOf.get(node)) {
        for (const layer of own) counts.set(`${node}|${layer}`, (counts.get(`${node}|${layer}`) ?? 0) + 1)
      }
    }
  }
  return {
    cells: [...counts].map(([key, n]): Cell => ({ key, n })),
    relations: [
      ...layers.flatMap((layer) => treeRelations(nodes, (key) => `${key}|${layer}`)),
      ...nodes.flatMap(({ key }) =>
        attributes.map((values, a) => ({
          total: `${key}|all`,
          parts: Array.from({ length: values }, (_, v) => `${key}|${a}=${v}`),
        })),
      ),
    ],
  }
}

function shuffle<T>(values: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
