import { expect, test } from 'vitest'
import { treeRelations } from '@/grammar/statistics/suppression/treeRelations'

const nodes = [{ key: 'a' }, { key: 'b', parent: 'a' }, { key: 'c', parent: 'a' }, { key: 'd', parent: 'c' }]

test('one relation per node with children', () => {
  expect(treeRelations(nodes)).toEqual([
    { total: 'a', parts: ['b', 'c'] },
    { total: 'c', parts: ['d'] },
  ])
  expect(treeRelations([{ key: 'a' }])).toEqual([])
})

test('one copy of the tree per layer', () => {
  expect(treeRelations(nodes, (key) => `${key}|x`)[1]).toEqual({ total: 'c|x', parts: ['d|x'] })
})
