import { describe, expect, test } from 'vitest'
import { Fault } from '@/engine/fault'
import { nodeDoor } from '../../support/nodeDoor'
import type { Library, LibraryOptions, LibraryState } from '@/engine/workspace/library'
import { Shelf } from '@/engine/workspace/shelf'
import { emptyState, stateForm } from '@/engine/workspace/state'
import { memoryPlace } from '@/engine/workspace/store/memory'
import type { Place } from '@/engine/workspace/store/place'
import { emptyLibrary, load } from '../../support/company'
import { addTo, csv, demands, everything, ids, replaceBy, stage } from './imports'

const FULL = new Fault('storage-full', { needed: 1, available: 0 })
const one = demands(['A1,三号井,2026-09-01,生活保障,一', 'A2,三号井,2026-05-01,其他,二'], 'one.csv')
const two = demands(['B1,三号井,2026-09-02,其他,三'], 'two.csv')

/** A place whose writes fail while `broken` says so of the n-th of them. */
function failing(place: Place = memoryPlace()) {
  const control = { writes: 0, broken: (_: number): boolean => false, forgets: true }
  const check = () => {
    if (control.broken((control.writes += 1))) throw FULL
  }
  const wrapped: Place = {
    ...place,
    async write(name, blob) {
      check()
      await place.write(name, blob)
    },
    async add(name, blob) {
      check()
      return place.add(name, blob)
    },
    async remove(names) {
      if (!control.forgets) throw new Fault('storage-failed', { detail: 'locked' })
      await place.remove(names)
    },
  }
  return { place: wrapped, control }
}

const libraryOn = (place: Place, changes: Partial<LibraryOptions> = {}): Library =>
  emptyLibrary({ openShelf: () => Shelf.open([place]), ...changes })

/** The same place as another start of the program finds it. */
async function restarted(place: Place): Promise<{ library: Library; state: LibraryState }> {
  const library = libraryOn(place)
  const state = await library.open()
  if (!state) throw new Error('nothing was kept')
  return { library, state }
}
const settled = (library: Library) => library.note('settled', true)

describe('a restart', () => {
  test('finds rows, history, aliases, notes and what was confirmed of files', async () => {
    const place = memoryPlace()
    const library = libraryOn(place)
    await load(library, [one])
    await replaceBy(library, two)
    await addTo(library, demands(['C1,三号矿井,2026-09-02,其他,四'], 'three.csv'))
    await library.setAliases({ 三号矿井: '三号井' })
    await library.setActive([2], false)
    await library.note('agenda', ['x'])
    const before = await everything(library)
    const { library: again, state } = await restarted(place)
    expect(await everything(again)).toEqual(before)
    expect(state.batches.map(({ file, active }) => [file, active])).toEqual([
      ['one.csv', true],
      ['two.csv', false],
      ['three.csv', true],
    ])
    expect([state.aliases, state.notes]).toEqual([{ 三号矿井: '三号井' }, { agenda: ['x'] }])
    await again.setActive([2], true)
    expect(await ids(again)).toEqual(['A2', 'B1', 'C1'])
  })

  test('of a place that was never used finds nothing; of one that was emptied on purpose, an empty state', async () => {
    const place = memoryPlace()
    const library = libraryOn(place)
    expect(await library.open()).toBeUndefined()
    await load(library, [one], true)
    await library.startEmpty()
    expect((await restarted(place)).state).toMatchObject({ batches: [], sample: '' })
    await library.erase()
    expect(await place.list()).toEqual([])
    expect(await libraryOn(place).open()).toBeUndefined()
  })

  test('says which file is gone', async () => {
    const place = memoryPlace()
    await load(libraryOn(place), [one])
    await place.remove(['batch-1-table'])
    await expect(libraryOn(place).open()).rejects.toEqual(new Fault('batch-damaged', { count: 1, files: 'one.csv' }))
  })
})

describe('a full disk', () => {
  test('at any write of an import: the old state, shelf and numbers; the same files can be loaded afterwards', async () => {
    const { place, control } = failing()
    const library = libraryOn(place)
    await load(library, [one])
    const [before, files] = [await everything(library), await place.list()]
    const staged = await stage(library, two)
    for (const fatal of [1, 2, 3]) {
      control.writes = 0
      control.broken = (write) => write >= fatal
      await expect(library.load([{ file: staged, replace: true }])).rejects.toEqual(FULL)
      expect(control.writes).toBe(fatal)
      expect(await everything(library)).toEqual(before)
      expect(await place.list()).toEqual(files)
      expect((await Shelf.open([place])).state.batches.map(({ file }) => file)).toEqual(['one.csv'])
    }
    control.broken = () => false
    const state = await library.load([{ file: staged, replace: true }])
    expect([state.batches.map(({ id }) => id), await ids(library)]).toEqual([
      [1, 2],
      ['A2', 'B1'],
    ])
    expect(await everything((await restarted(place)).library)).toEqual(await everything(library))
    const attached = await library.database.rows(
      'SELECT 1 FROM duckdb_databases() WHERE database_name LIKE $$snapshot%$$',
    )
    expect(attached.length).toBe(1)
  })

  test.each([
    ['undoing', (library: Library) => library.setActive([1], false)],
    ['deleting', (library: Library) => library.remove([1])],
    ['naming places', (library: Library) => library.setAliases({ 三号井: '四号井' })],
    ['starting empty', (library: Library) => library.startEmpty()],
  ])('at %s: nothing changes', async (_, work) => {
    const { place, control } = failing()
    const library = libraryOn(place)
    await load(library, [one])
    const before = await everything(library)
    control.broken = () => true
    await expect(work(library)).rejects.toEqual(FULL)
    expect(await everything(library)).toEqual(before)
    control.broken = () => false
    expect((await library.setActive([1], true)).rows['demands']).toBe(2)
  })

  test('when the sample is loaded: it is shown; whatever is kept later is kept with its files', async () => {
    const { place, control } = failing()
    const library = libraryOn(place)
    await load(library, [two])
    control.broken = () => true
    expect((await load(library, [one], true)).rows['demands']).toBe(2)
    await settled(library).catch(() => undefined)
    expect((await Shelf.open([place])).state.sample).toBe('')
    await expect(library.setActive([2], false)).rejects.toEqual(FULL)
    control.broken = () => false
    const saved = await library.save()
    await library.setActive([2], false)
    const { library: again, state } = await restarted(place)
    expect(state.batches.map(({ file, active }) => [file, active])).toEqual([
      ['two.csv', false],
      ['one.csv', false],
    ])
    expect((await again.setActive([2], true)).rows['demands']).toBe(2)
    expect((await emptyLibrary().openWorkspace(saved)).rows['demands']).toBe(2)
  })

  test('when the sample is loaded and the engine crashes: it is shown again', async () => {
    const { place, control } = failing()
    let crash: (reason: unknown) => void = () => undefined
    const library = libraryOn(place, {
      boot: (_, lost) => {
        crash = lost
        return nodeDoor()
      },
    })
    control.broken = () => true
    await load(library, [one], true)
    await settled(library).catch(() => undefined)
    crash(new Error('out of memory'))
    expect(await ids(library)).toEqual(['A1', 'A2'])
  })
})

test('a change stands also where what went cannot be removed yet', async () => {
  const { place, control } = failing()
  const library = libraryOn(place)
  await load(library, [one])
  await load(library, [two])
  const saved = await library.save()
  control.forgets = false
  expect((await library.remove([1])).rows['demands']).toBe(1)
  expect((await library.openWorkspace(saved)).rows['demands']).toBe(3)
  control.forgets = true
  const { library: again, state } = await restarted(place)
  expect([state.rows['demands'], await ids(again)]).toEqual([3, ['A1', 'A2', 'B1']])
  await again.note('next', true)
  await restarted(place)
  expect((await place.list()).map(({ name }) => name).filter((name) => /^batch-[12]-/u.test(name))).toEqual([])
})

describe('what was confirmed of a file', () => {
  const odd = (quarter: string, name: string) =>
    csv(`A,B,C,D\n1,三号井,${quarter === '2026Q2' ? '2026-05-01' : '2026-08-01'},其他\n`, name)
  const mapping = ['demand_id', 'org:unit', 'submitted_on', 'category']

  test('is recalled for the next one with the same headers, also after a restart', async () => {
    const place = memoryPlace()
    const library = libraryOn(place)
    expect((await stage(library, odd('2026Q2', 'q2.csv'))).dataset).toBeUndefined()
    const byHand = await stage(library, odd('2026Q2', 'q2.csv'), { dataset: 'demands', mapping })
    expect([byHand.dataset, byHand.recalled]).toEqual(['demands', false])
    await library.load([{ file: byHand, replace: false }])
    const { library: again } = await restarted(place)
    const next = await stage(again, odd('2026Q3', 'q3.csv'))
    expect([next.dataset, next.mapping, next.recalled, next.quarters]).toEqual(['demands', mapping, true, ['2026Q3']])
    const other = await stage(again, csv('A,B,C\n1,三号井,2026-08-01\n'))
    expect([other.dataset, other.recalled]).toEqual([undefined, false])
  })

  test('is forgotten with everything else, and travels in a workspace file', async () => {
    const library = emptyLibrary()
    const byHand = await stage(library, odd('2026Q2', 'q2.csv'), { dataset: 'demands', mapping })
    await library.load([{ file: byHand, replace: false }])
    const saved = await library.save()
    await library.erase()
    expect((await stage(library, odd('2026Q3', 'q3.csv'))).recalled).toBe(false)
    await library.openWorkspace(saved)
    expect((await stage(library, odd('2026Q3', 'q3.csv'))).recalled).toBe(true)
  })

  test('is not learned of a file that was never loaded', async () => {
    const library = emptyLibrary()
    await library.session.discard(await stage(library, odd('2026Q2', 'q2.csv'), { dataset: 'demands', mapping }))
    expect((await stage(library, odd('2026Q3', 'q3.csv'))).recalled).toBe(false)
  })
})

test('the empty state, and any kept one, means the same after it was written and read', async () => {
  expect(stateForm.parse(JSON.parse(JSON.stringify(emptyState)))).toEqual(emptyState)
  const place = memoryPlace()
  const library = libraryOn(place)
  await load(library, [csv('编号,单位,登记日期,需求类别,莫名\nA1,三号井,2026-09-01,其他,x\n')])
  const { state } = await Shelf.open([place])
  expect(stateForm.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
  expect(state.batches[0]?.reading.mapping.at(-1)).toBeUndefined()
  expect(() => stateForm.parse({ ...emptyState, batches: [{}] })).toThrow()
})
