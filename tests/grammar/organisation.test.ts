import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ancestors, joinPath, lastName, organisationOf, organisationWith, parentPath } from '@/grammar/organisation'

const paths = fc.array(
  fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 4 }).map(joinPath),
  { maxLength: 30 },
)

test('a subtree is a range of codes: exactly the paths that begin with its own', () => {
  fc.assert(
    fc.property(paths, (given) => {
      const { nodes } = organisationOf(given)
      nodes.forEach((node, code) => expect(node.code).toBe(code))
      for (const node of nodes) {
        const below = nodes.filter(
          ({ path }) => node.path === '' || path === node.path || path.startsWith(`${node.path}/`),
        )
        expect(nodes.slice(node.code, node.last + 1)).toEqual(below)
      }
      for (const path of given) expect(nodes.some((node) => node.path === path)).toBe(true)
    }),
  )
})

test('the part that leads to some paths has those and what stands above them, with the codes of the whole', () => {
  fc.assert(
    fc.property(paths, fc.nat(), (given, seed) => {
      const whole = organisationOf(given)
      const present = new Set(given.filter((_, at) => (at + seed) % 3 === 0))
      const part = organisationWith(whole, present)
      const expected = whole.nodes.filter(
        ({ path }) => path === '' || [...present].some((one) => one === path || one.startsWith(`${path}/`)),
      )
      expect(part.nodes.map(({ path, code, last }) => [path, code, last])).toEqual(
        expected.map(({ path, code, last }) => [path, code, last]),
      )
      const roots = part.nodes.filter(({ depth }) => depth === 1)
      expect(part.start.path).toBe(roots.length === 1 ? roots[0]?.path : '')
      for (const node of part.nodes) {
        expect(part.byPath.get(node.path)).toBe(node)
        expect(node.children.map(({ path }) => path)).toEqual(
          part.nodes.filter(({ path }) => parentPath(path) === node.path).map(({ path }) => path),
        )
      }
    }),
  )
})

test('one root is where a view starts; several start above them', () => {
  expect(organisationOf(['华岳/三号井', '华岳/五号井']).start.path).toBe('华岳')
  expect(organisationOf(['三号井', '五号井']).start.path).toBe('')
  expect(organisationOf([]).start.path).toBe('')
})

test('paths', () => {
  expect(ancestors('a/b')).toEqual(['', 'a', 'a/b'])
  expect([parentPath('a/b'), parentPath('a'), parentPath('')]).toEqual(['a', '', undefined])
  expect(lastName('a/b')).toBe('b')
})
