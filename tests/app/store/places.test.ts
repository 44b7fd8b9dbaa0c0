import { cdp } from 'vitest/browser'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Fault } from '@/engine/fault'
import { indexedDbPlace } from '@/engine/workspace/store/indexedDb'
import { Manifest } from '@/engine/workspace/store/manifest'
import { memoryPlace } from '@/engine/workspace/store/memory'
import { openPlace } from '@/engine/workspace/store/openPlace'
import { opfsPlace } from '@/engine/workspace/store/opfs'
import type { Place } from '@/engine/workspace/store/place'
import { sweep } from '@/engine/workspace/store/sweep'
import { persist, usage } from '@/engine/workspace/store/usage'

const MEGABYTE = 1e6
const unique = () => `test-${Math.random().toString(36).slice(2)}`
const files = async (place: Place) => (await place.list()).sort((one, other) => (one.name < other.name ? -1 : 1))

/** Bytes that do not repeat at any power of two. */
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 7919) % 251)

afterEach(() => vi.restoreAllMocks())

const makers = { opfs: opfsPlace, indexeddb: indexedDbPlace, memory: () => memoryPlace() } as const

describe.each(['opfs', 'indexeddb', 'memory'] as const)('%s', (kind) => {
  /** A place of this test's own, and the same as another tab would open it. */
  function open() {
    const name = unique()
    const place = makers[kind](name)
    onTestFinished(() => place.clear())
    return { name, place, again: kind === 'memory' ? place : makers[kind](name) }
  }

  test('keeps, replaces, lists and removes', async () => {
    const { place, again } = open()
    expect([await place.read('a'), await place.list()]).toEqual([undefined, []])
    await place.write('a', new Blob(['one']))
    await place.write('b', new Blob([]))
    expect(await (await again.read('a'))?.text()).toBe('one')
    await place.write('a', new Blob(['第二']))
    expect(await (await again.read('a'))?.text()).toBe('第二')
    expect(await files(again)).toEqual([
      { name: 'a', size: 6 },
      { name: 'b', size: 0 },
    ])
    await place.remove(['a', 'never'])
    expect([await again.read('a'), await files(again)]).toEqual([undefined, [{ name: 'b', size: 0 }]])
  })

  test('adds only under a free name', async () => {
    const { place, again } = open()
    expect(await place.add('a', new Blob(['one']))).toBe(true)
    expect(await again.add('a', new Blob(['two']))).toBe(false)
    expect(await (await place.read('a'))?.text()).toBe('one')
  })

  test('cleared, it is empty and can be used again', async () => {
    const { place, again } = open()
    await place.write('a', new Blob(['one']))
    await again.clear()
    expect(await place.list()).toEqual([])
    await place.write('b', new Blob(['two']))
    expect(await files(again)).toEqual([{ name: 'b', size: 3 }])
  })

  test('refuses names that are not ours', async () => {
    const { place } = open()
    for (const name of ['', '../a', 'a/b', '批次']) {
      await expect(place.write(name, new Blob())).rejects.toThrow(RangeError)
      await expect(place.add(name, new Blob())).rejects.toThrow(RangeError)
    }
    expect(await place.list()).toEqual([])
  })

  test('a blob of 20 MB comes back byte for byte', async () => {
    const { place, again } = open()
    const bytes = bytesOf(20 * MEGABYTE)
    await place.write('large', new Blob([bytes]))
    const back = new Uint8Array((await (await again.read('large'))?.arrayBuffer()) ?? new ArrayBuffer())
    expect(back.length).toBe(bytes.length)
    expect(back.every((byte, at) => byte === bytes[at])).toBe(true)
    expect((await usage(place)).used).toBe(20 * MEGABYTE)
  })

  test('of two tabs only one commits a generation', async () => {
    const { place, again } = open()
    const form = { parse: (json: unknown) => json as string[], empty: [] }
    const tabs = [await Manifest.open<string[]>(place, form), await Manifest.open<string[]>(again, form)] as const
    const done = await Promise.allSettled([tabs[0].commit(['one']), tabs[1].commit(['two'])])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const winner = done[0].status === 'fulfilled' ? ['one'] : ['two']
    expect((await Manifest.open(place, form)).state).toEqual(winner)
  })

  test('openPlace tries it and leaves no trace', async () => {
    const { place } = open()
    const opened = await openPlace([place])
    expect([opened.place.kind, opened.refused, await place.list()]).toEqual([kind, [], []])
  })
})

test('a swap file of a write that was cut off is listed and swept; the file is the old one', async () => {
  const name = unique()
  const place = opfsPlace(name)
  onTestFinished(() => place.clear())
  await place.write('batch-1', new Blob(['old']))
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name)
  const writable = await (await folder.getFileHandle('batch-1')).createWritable()
  await writable.write('half')
  expect(await (await place.read('batch-1'))?.text()).toBe('old')
  expect((await files(place)).map((file) => file.name)).toEqual(['batch-1', 'batch-1.crswap'])
  await writable.abort()
  // What is left when the process was killed instead.
  await folder.getFileHandle('batch-2.crswap', { create: true })
  expect(await sweep(place, new Set(['batch-1']))).toEqual(['batch-2.crswap'])
  expect(await files(place)).toEqual([{ name: 'batch-1', size: 3 }])
})

describe('without the origin-private file system', () => {
  test.each([
    [
      'refused',
      () => vi.spyOn(StorageManager.prototype, 'getDirectory').mockRejectedValue(new Error('private window')),
    ],
    [
      'not writable',
      () => vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(new Error('old')),
    ],
  ])('(%s) IndexedDB is taken, and the reason is known', async (_, forbid) => {
    const spy = forbid()
    const name = unique()
    const opened = await openPlace([opfsPlace(name), indexedDbPlace(name), memoryPlace()])
    expect(opened.place.kind).toBe('indexeddb')
    expect(opened.refused).toEqual([
      { kind: 'opfs', detail: expect.stringMatching(/^(private window|old)$/) as string },
    ])
    await opened.place.write('a', new Blob(['kept']))
    expect(await (await indexedDbPlace(name).read('a'))?.text()).toBe('kept')
    spy.mockRestore()
    await Promise.all([opened.place.clear(), opfsPlace(name).clear()])
  })

  test('nor IndexedDB, memory is taken', async () => {
    vi.spyOn(StorageManager.prototype, 'getDirectory').mockRejectedValue(new Error('no files'))
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no databases', 'SecurityError')
    })
    const { place, refused } = await openPlace()
    expect([place.kind, refused]).toEqual([
      'memory',
      [
        { kind: 'opfs', detail: 'no files' },
        { kind: 'indexeddb', detail: 'no databases' },
      ],
    ])
  })
})

describe('a full disk', () => {
  const large = () => new Blob([bytesOf(20 * MEGABYTE)])

  /** The browser's own quota for this origin, until the test ends. IndexedDB in Chromium does not heed it. */
  async function limit(quotaSize: number): Promise<void> {
    const session = cdp() as unknown as { send(method: string, params: object): Promise<unknown> }
    const { origin } = location
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
    onTestFinished(async () => {
      await session.send('Storage.overrideQuotaForOrigin', { origin })
    })
  }

  test('in the file system is said, and leaves what was there and nothing new', async () => {
    const place = opfsPlace(unique())
    onTestFinished(() => place.clear())
    await place.write('batch-1', new Blob(['old']))
    const before = await files(place)
    const { usage: used = 0 } = await navigator.storage.estimate()
    await limit(used + 3 * MEGABYTE)
    const full = { code: 'storage-full', params: { needed: 20 } }
    await expect(place.write('batch-2', large())).rejects.toMatchObject(full)
    await expect(place.write('batch-1', large())).rejects.toMatchObject(full)
    expect(await files(place)).toEqual(before)
    expect(await (await place.read('batch-1'))?.text()).toBe('old')
    expect((await openPlace([place, memoryPlace()])).place).toBe(place)
  })

  test('in IndexedDB is said too', async () => {
    const place = indexedDbPlace(unique())
    onTestFinished(() => place.clear())
    await place.write('batch-1', new Blob(['old']))
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(place.write('batch-1', large())).rejects.toMatchObject({
      code: 'storage-full',
      params: { needed: 20 },
    })
    spy.mockRestore()
    expect(await (await place.read('batch-1'))?.text()).toBe('old')
  })

  test('said as a file that cannot be read is told from one that cannot', async () => {
    const place = opfsPlace(unique())
    onTestFinished(() => place.clear())
    const unreadable = new DOMException('The requested file could not be read', 'NotReadableError')
    vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(unreadable)
    await expect(place.write('a', new Blob(['four']))).rejects.toMatchObject({ code: 'storage-full' })
    const gone = new Blob(['four'])
    vi.spyOn(gone, 'slice').mockReturnValue({ arrayBuffer: () => Promise.reject(unreadable) } as unknown as Blob)
    await expect(place.write('a', gone)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await place.list()).toEqual([])
  })

  test('a write that comes back short counts as full, and a new name is free again', async () => {
    const place = opfsPlace(unique())
    onTestFinished(() => place.clear())
    const write = vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockResolvedValue()
    await expect(place.add('a', new Blob(['four']))).rejects.toEqual(
      new Fault('storage-full', { needed: 0.1, available: '?' }),
    )
    write.mockRestore()
    expect(await place.list()).toEqual([])
    expect(await place.add('a', new Blob(['four']))).toBe(true)
  })
})

test('usage sums the files; memory has no quota; persistence is asked for once', async () => {
  const place = opfsPlace(unique())
  onTestFinished(() => place.clear())
  await place.write('a', new Blob(['1234']))
  await place.write('b', new Blob(['123456']))
  const known = await usage(place)
  expect([known.used, (known.quota ?? 0) > MEGABYTE, known.persisted]).toEqual([10, true, false])
  expect(await usage(memoryPlace())).toEqual({ used: 0, quota: undefined, persisted: false })
  const ask = vi.spyOn(StorageManager.prototype, 'persist').mockResolvedValue(true)
  expect([await persist(), await persist(), ask.mock.calls.length]).toEqual([true, true, 1])
})
