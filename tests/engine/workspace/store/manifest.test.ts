import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault } from '@/engine/fault'
import { Manifest } from '@/engine/workspace/store/manifest'
import type { ManifestForm } from '@/engine/workspace/store/manifestReading'
import { decodeManifest, encodeManifest, generationOf } from '@/engine/workspace/store/manifestFile'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { erase, sweep } from '@/engine/workspace/store/sweep'
import type { Place } from '@/engine/workspace/store/place'

const form: ManifestForm<string[]> = {
  parse: (json) => {
    if (!Array.isArray(json)) throw new TypeError('no list')
    return json.map(String)
  },
  empty: [],
}
const names = async (place: Place) => (await place.list()).map(({ name }) => name).sort()
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const write = (place: Place, generation: number, schema: number, json: unknown) =>
  place.write(`manifest-${generation}`, encodeManifest({ schema, json }))
async function damage(place: Place, name: string): Promise<void> {
  const blob = await place.read(name)
  await place.write(name, new Blob([blob?.slice(0, -1) ?? '', '?']))
}

test('an empty place has the empty state; each commit is one generation, and the one before is kept', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  expect([manifest.generation, manifest.state]).toEqual([0, []])
  for (const state of [['a'], ['b'], ['c']]) await manifest.commit(state)
  expect([manifest.generation, manifest.state]).toEqual([4, ['c']])
  expect(await names(place)).toEqual(['manifest-3', 'manifest-4'])
  const again = await Manifest.open(place, form)
  expect([again.generation, again.state, again.damaged]).toEqual([4, ['c'], []])
  expect(await again.kept()).toEqual([['c'], ['b']])
})

test('forgetting leaves no older state', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  await manifest.commit(['secret'])
  await manifest.commit([], { forget: true })
  expect(await names(place)).toEqual(['manifest-3'])
})

test('commits of one tab wait for each other', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  await Promise.all(['a', 'b', 'c'].map((name) => manifest.commit([name])))
  expect((await Manifest.open(place, form)).state).toEqual(['c'])
})

test('of two tabs that read the same generation only one can commit; the other can after reading again', async () => {
  const place = memoryPlace()
  const tabs = [await Manifest.open(place, form), await Manifest.open(place, form)] as const
  const done = await Promise.allSettled([tabs[0].commit(['one']), tabs[1].commit(['two'])])
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  await expect(tabs[1].commit(['two'])).rejects.toEqual(new Fault('changed-elsewhere'))
  expect(tabs[1].state).toEqual([])
  expect(await tabs[1].reload()).toEqual(['one'])
  await tabs[1].commit(['one', 'two'])
  await expect(tabs[0].commit(['late'])).rejects.toMatchObject({ code: 'changed-elsewhere' })
  expect((await Manifest.open(place, form)).state).toEqual(['one', 'two'])
})

test('a tab does not bring back what another has erased', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  await manifest.commit(['a'])
  await erase(place)
  await expect(manifest.commit(['a', 'b'])).rejects.toMatchObject({ code: 'changed-elsewhere' })
  expect(await names(place)).toEqual([])
  const other = await Manifest.open(place, form)
  await other.commit(['b'])
  expect(other.generation).toBe(manifest.generation)
  await expect(manifest.commit(['a', 'b'])).rejects.toMatchObject({ code: 'changed-elsewhere' })
  expect(await manifest.reload()).toEqual(['b'])
})

test('a damaged newest manifest gives the one before and is stepped over by the next commit', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  await manifest.commit(['old'])
  await manifest.commit(['new'])
  await damage(place, 'manifest-3')
  const again = await Manifest.open(place, form)
  expect([again.generation, again.state, again.damaged]).toEqual([2, ['old'], ['manifest-3']])
  await again.commit(['next'])
  expect(await names(place)).toEqual(['manifest-2', 'manifest-4'])
  expect((await Manifest.open(place, form)).state).toEqual(['next'])
})

test('a first commit cut off is no damage: nothing was there', async () => {
  const place = memoryPlace()
  await place.write('manifest-1', new Blob(['half']))
  const manifest = await Manifest.open(place, form)
  expect([manifest.generation, manifest.state, manifest.damaged]).toEqual([0, [], ['manifest-1']])
  await manifest.commit(['a'])
  expect((await Manifest.open(place, form)).state).toEqual(['a'])
})

test('where all are damaged the files are named and nothing is touched', async () => {
  const place = memoryPlace()
  const manifest = await Manifest.open(place, form)
  await manifest.commit(['a'])
  await manifest.commit(['b'])
  for (const name of await names(place)) await damage(place, name)
  const before = await place.list()
  await expect(Manifest.open(place, form)).rejects.toEqual(
    new Fault('storage-damaged', { count: 2, files: 'manifest-3 manifest-2' }),
  )
  expect(await place.list()).toEqual(before)
})

test('a whole manifest that makes no sense is damage too, never an empty state', async () => {
  const place = memoryPlace()
  await write(place, 1, 1, ['fine'])
  await write(place, 2, 1, { not: 'a list' })
  await expect(Manifest.open(place, form)).rejects.toMatchObject({ code: 'storage-damaged' })
})

test('older schemas are migrated step by step and written in the new one', async () => {
  const steps: ManifestForm<string[]> = {
    ...form,
    migrations: [
      (json) => ({ files: [...(json as string[]), 'two'] }),
      (json) => [...(json as { files: string[] }).files, 'three'],
    ],
  }
  for (const [schema, json] of [['one'], { files: ['one', 'two'] }, ['one', 'two', 'three']].entries()) {
    const place = memoryPlace()
    await write(place, 7, schema + 1, json)
    const manifest = await Manifest.open(place, steps)
    expect(manifest.state).toEqual(['one', 'two', 'three'])
    await manifest.commit(manifest.state)
    const written = await place.read('manifest-8')
    expect(written && (await decodeManifest(written))).toEqual({ schema: 3, json: ['one', 'two', 'three'] })
    expect(await manifest.kept()).toEqual([manifest.state, manifest.state])
  }
})

test('a newer schema is refused and left alone', async () => {
  const place = memoryPlace()
  await write(place, 1, 1, ['old'])
  await write(place, 2, 2, ['of tomorrow'])
  await expect(Manifest.open(place, form)).rejects.toEqual(new Fault('made-by-newer', { schema: 2, known: 1 }))
  expect(await names(place)).toEqual(['manifest-1', 'manifest-2'])
})

test('a full place keeps the old state, and the next commit works', async () => {
  const place = memoryPlace()
  let full = true
  const filling: Place = {
    ...place,
    add: async (name, blob) => {
      if (!full) return place.add(name, blob)
      await place.write(name, blob.slice(0, 5))
      throw new Fault('storage-full', { needed: 1, available: 0 })
    },
  }
  await write(place, 1, 1, ['old'])
  const manifest = await Manifest.open(filling, form)
  await expect(manifest.commit(['new'])).rejects.toMatchObject({ code: 'storage-full' })
  expect([manifest.state, (await Manifest.open(place, form)).state]).toEqual([['old'], ['old']])
  full = false
  await manifest.commit(['new'])
  expect((await Manifest.open(place, form)).state).toEqual(['new'])
})

test('a commit that could not tidy up is a commit all the same', async () => {
  const place = memoryPlace()
  const stuck: Place = { ...place, remove: () => Promise.reject(new Fault('storage-failed', { detail: 'busy' })) }
  const manifest = await Manifest.open(stuck, form)
  for (const state of [['a'], ['b'], ['c']]) await manifest.commit(state)
  expect(await names(place)).toEqual(['manifest-1', 'manifest-2', 'manifest-3', 'manifest-4'])
  await expect(manifest.commit([], { forget: true })).rejects.toMatchObject({ code: 'storage-failed' })
  expect((await Manifest.open(place, form)).state).toEqual([])
})

test('sweeping removes what nobody names, and nothing while a damaged manifest could name it', async () => {
  const place = memoryPlace()
  for (const name of ['batch-1', 'batch-2', 'probe-x', 'batch-3.crswap']) await place.write(name, new Blob(['x']))
  await write(place, 1, 1, ['batch-1'])
  await write(place, 2, 1, ['batch-1', 'batch-2'])
  await damage(place, 'manifest-2')
  expect(await sweep(place, new Set(['batch-1']))).toEqual([])
  await place.write('manifest-2', new Blob())
  expect((await sweep(place, new Set(['batch-1']))).sort()).toEqual(['batch-2', 'batch-3.crswap', 'probe-x'])
  expect(await names(place)).toEqual(['batch-1', 'manifest-1', 'manifest-2'])
})

test('a manifest file with any byte changed, missing or added is not taken for one', async () => {
  const whole = await bytesOf(encodeManifest({ schema: 12, json: { files: ['批次一', 'b'] } }))
  for (let at = 0; at < whole.length; at += 1) {
    expect(await decodeManifest(new Blob([whole.slice(0, at)]))).toBeUndefined()
    for (const mask of [1, 2, 0x20, 0x80]) {
      const flipped = whole.map((byte, place) => (place === at ? byte ^ mask : byte))
      expect(await decodeManifest(new Blob([flipped]))).toBeUndefined()
    }
  }
  expect(await decodeManifest(new Blob([whole, ' ']))).toBeUndefined()
})

test('any JSON comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 999 }), async (json, schema) => {
      const back = await decodeManifest(encodeManifest({ schema, json }))
      expect(back).toEqual({ schema, json: JSON.parse(JSON.stringify(json)) as unknown })
    }),
  )
})

test('only a plain generation is a manifest name', () => {
  expect(
    ['manifest-1', 'manifest-20', 'manifest-0', 'manifest-01', 'manifest-1.crswap', 'manifest'].map(generationOf),
  ).toEqual([1, 20, undefined, undefined, undefined, undefined])
})
