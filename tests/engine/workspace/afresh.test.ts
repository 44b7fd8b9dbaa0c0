import { beforeAll, describe, expect, test } from 'vitest'
import { originalOf, tableOf } from '@/engine/workspace/batch'
import type { Library } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { encodeManifest, generationOf } from '@/engine/workspace/store/manifestFile'
import { memoryPlace } from '@/engine/workspace/store/memory'
import type { Place } from '@/engine/workspace/store/place'
import { emptyLibrary } from '../../support/company'
import { addTo, demands, everything, ids } from './imports'

const over = (place: Place): Library => emptyLibrary({ openShelf: (how) => Shelf.open([place], how) })
const filesIn = async (place: Place) => new Map((await place.list()).map(({ name, size }) => [name, size]))

/** A place with two batches, of which one is gone for good: numbers in use are no numbers of the present state. */
async function used(): Promise<Place> {
  const place = memoryPlace()
  const library = over(place)
  await addTo(library, demands(['K1,三号井,2026-09-01,其他,x']))
  await addTo(library, demands(['K2,四号井,2026-06-01,其他,y']))
  await library.remove([1])
  await library.database.close()
  return place
}

/** Puts something in the place of every manifest. */
async function spoil(place: Place, content: () => Blob): Promise<void> {
  for (const { name } of await place.list()) if (generationOf(name) !== undefined) await place.write(name, content())
}

let saved: Blob
let rows: Awaited<ReturnType<typeof everything>>
beforeAll(async () => {
  const library = emptyLibrary()
  await addTo(library, demands(['W1,五号井,2026-09-01,其他,a', 'W2,五号井,2026-09-02,其他,b']))
  rows = await everything(library)
  saved = await library.save()
  await library.database.close()
})

const spoiled = {
  'storage-damaged': (place: Place) => spoil(place, () => new Blob(['not a manifest'])),
  'made-by-newer': (place: Place) => spoil(place, () => encodeManifest({ schema: 99, json: {} })),
} as const

describe.each(['storage-damaged', 'made-by-newer'] as const)('where what is kept cannot be read: %s', (code) => {
  test('a workspace file takes its place, at once and wholly', async () => {
    const place = await used()
    await spoiled[code](place)
    const library = over(place)
    await expect(library.open()).rejects.toMatchObject({ code })
    const { batches } = await library.openWorkspace(saved)
    expect(batches.map(({ id, rows: count }) => [id, count])).toEqual([[3, 2]])
    expect([...(await filesIn(place)).keys()].filter((name) => generationOf(name) === undefined)).toEqual([
      originalOf(3),
      tableOf(3),
    ])
    await addTo(library, demands(['W3,五号井,2026-03-01,其他,c']))
    const again = over(place)
    await again.open()
    expect(await ids(again)).toEqual(['W1', 'W2', 'W3'])
  })

  test('a file that is refused, or cannot be kept, changes nothing, and the next start says the same', async () => {
    const place = await used()
    await spoiled[code](place)
    const before = await filesIn(place)
    const library = over({ ...place, add: () => Promise.reject(new Error('disk gone')) })
    await expect(library.open()).rejects.toMatchObject({ code })
    await expect(library.openWorkspace(new Blob(['编号,单位\n']))).rejects.toMatchObject({ code: 'workspace-not-ours' })
    await expect(library.openWorkspace(saved)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await filesIn(place)).toEqual(before)
    await expect(library.open()).rejects.toMatchObject({ code })
  })

  test('clearing leaves nothing, and all begins anew', async () => {
    const place = await used()
    await spoiled[code](place)
    const library = over(place)
    await expect(library.open()).rejects.toMatchObject({ code })
    const { batches } = await library.erase()
    expect([batches, await place.list()]).toEqual([[], []])
    await addTo(library, demands(['E1,三号井,2026-09-01,其他,x']))
    const again = over(place)
    await again.open()
    expect(await ids(again)).toEqual(['E1'])
  })
})

test('where a batch has lost its table a workspace file takes the place of all', async () => {
  const place = await used()
  await place.remove([tableOf(2)])
  const library = over(place)
  await expect(library.open()).rejects.toMatchObject({ code: 'batch-damaged' })
  await library.openWorkspace(saved)
  expect(await everything(library)).toEqual(rows)
  const again = over(place)
  await again.open()
  expect(await everything(again)).toEqual(rows)
})
