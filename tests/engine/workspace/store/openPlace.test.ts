import { expect, test } from 'vitest'
import { Fault } from '@/engine/fault'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { openPlace } from '@/engine/workspace/store/openPlace'
import { isPlainName, type Place, type PlaceKind } from '@/engine/workspace/store/place'

const place = (kind: PlaceKind, changes: Partial<Place> = {}): Place => ({ ...memoryPlace(), kind, ...changes })
const failing = (detail: string) => () => Promise.reject(new Fault('storage-failed', { detail }))

test('takes the first place that works, and leaves nothing of the trial', async () => {
  const first = place('opfs')
  const opened = await openPlace([first, place('indexeddb')])
  expect([opened.place, opened.refused]).toEqual([first, []])
  expect(await first.list()).toEqual([])
})

test('falls to the next where one refuses, forgets or garbles, and says why', async () => {
  const candidates = [
    place('opfs', { write: failing('not allowed') }),
    place('indexeddb', { read: async () => undefined }),
    place('indexeddb', { read: async () => new Blob(['other']) }),
    place('memory'),
  ]
  const opened = await openPlace(candidates)
  expect(opened.place).toBe(candidates[3])
  expect(opened.refused).toEqual([
    { kind: 'opfs', detail: 'not allowed' },
    { kind: 'indexeddb', detail: 'read back differs' },
    { kind: 'indexeddb', detail: 'read back differs' },
  ])
})

test('a place with data goes before a better one without', async () => {
  const [empty, used] = [place('opfs'), place('indexeddb')]
  await empty.write('batch-1', new Blob(['left by a crash']))
  await used.write('manifest-3', new Blob(['x']))
  expect((await openPlace([empty, used, place('memory')])).place).toBe(used)
  await empty.write('manifest-1', new Blob(['x']))
  expect((await openPlace([empty, used, place('memory')])).place).toBe(empty)
})

test('a full place is kept: what it holds can be read', async () => {
  const full = place('opfs', { write: () => Promise.reject(new Fault('storage-full', { needed: 1, available: 0 })) })
  const opened = await openPlace([full, place('memory')])
  expect([opened.place, opened.refused]).toEqual([full, []])
})

test('where nothing works, every reason is said', async () => {
  const none = [
    place('opfs', { write: failing('no') }),
    place('indexeddb', { list: () => Promise.reject(new Error('shut')) }),
  ]
  await expect(openPlace(none)).rejects.toEqual(new Fault('storage-failed', { detail: 'opfs: no; indexeddb: shut' }))
})

test('without browser storage there is memory', async () => {
  const { place: found, refused } = await openPlace()
  expect([found.kind, refused.map(({ kind }) => kind)]).toEqual(['memory', ['opfs', 'indexeddb']])
})

test('names are plain', () => {
  expect(['batch-12-table', 'manifest-1', 'a.b_c', 'batch-1.crswap'].every(isPlainName)).toBe(true)
  expect(['', '.x', '-x', 'a/b', 'a\\b', 'a b', 'a..b', '批次', 'x'.repeat(101)].some(isPlainName)).toBe(false)
})
