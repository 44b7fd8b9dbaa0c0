import { describe, expect, test } from 'vitest'
import { tableOf, type Batch } from '@/engine/workspace/batch'
import { damagedBatches } from '@/engine/workspace/damage'
import type { Library } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { memoryPlace } from '@/engine/workspace/store/memory'
import type { Place } from '@/engine/workspace/store/place'
import { emptyLibrary } from '../../support/company'
import { addTo, demands, ids } from './imports'

const over = (place: Place): Library => emptyLibrary({ openShelf: (how) => Shelf.open([place], how) })

/** Two batches of two rows each in a place that keeps no database, so that a start reads their tables. */
async function used(): Promise<{ place: Place; library: Library }> {
  const place = memoryPlace()
  const library = over(place)
  await addTo(library, demands(['A1,三号井,2026-09-01,其他,a', 'A2,三号井,2026-09-02,其他,b'], 'a.csv'))
  await addTo(library, demands(['B1,四号井,2026-09-01,其他,c', 'B2,四号井,2026-09-02,其他,d'], 'b.csv'))
  return { place, library }
}

const damages: Record<string, (table: Blob) => Promise<Blob>> = {
  'cut at the end of a line': async (table) => table.slice(0, (await table.text()).indexOf('\n') + 1),
  'with one character changed': async (table) => new Blob([(await table.text()).replace('A2', 'A3')]),
  empty: async () => new Blob(),
}

async function spoil(place: Place, damage: (table: Blob) => Promise<Blob>): Promise<void> {
  const table = await place.read(tableOf(1))
  await place.write(tableOf(1), await damage(table ?? new Blob()))
}

describe.each(Object.keys(damages))("a batch's table that is %s", (name) => {
  test('is no start with fewer rows, but a fault with the file; the others can go on without it', async () => {
    const { place } = await used()
    await spoil(place, damages[name] ?? (async (table) => table))
    const library = over(place)
    const fault = { code: 'batch-damaged', params: { count: 1, files: 'a.csv' } }
    await expect(library.open()).rejects.toMatchObject(fault)
    const { batches } = await library.leaveDamaged()
    expect([batches.map(({ file }) => file), await ids(library)]).toEqual([['b.csv'], ['B1', 'B2']])
    const again = over(place)
    await again.open()
    expect(await ids(again)).toEqual(['B1', 'B2'])
  })
})

test('what is damaged is not saved as a workspace', async () => {
  const { place, library } = await used()
  await spoil(place, async () => new Blob(['x']))
  await expect(library.save()).rejects.toMatchObject({ code: 'batch-damaged', params: { files: 'a.csv' } })
})

test('a batch of an earlier version, which does not say what its table holds, is taken as it is', async () => {
  const read = async () => new Blob(['1,x\n'])
  const batch = { id: 1, file: 'a.csv' } as Batch
  expect(await damagedBatches({ read }, [batch])).toEqual([])
  expect(await damagedBatches({ read: async () => undefined }, [batch])).toEqual([batch])
})
