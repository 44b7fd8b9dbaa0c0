import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { useLibrary } from '@/app/stores/library'
import { Database } from '@/engine/database/database'
import { Fault } from '@/engine/fault'
import { Library, type LibraryState } from '@/engine/workspace/library'

let library: ReturnType<typeof useLibrary>
/** Writes that are under way, to be let through or refused one by one. */
let writes: { done(): void; fail(error: unknown): void }[]
const stateWith = (notes: Record<string, unknown>) => ({ notes, batches: [] }) as unknown as LibraryState

beforeEach(() => {
  setActivePinia(createPinia())
  library = useLibrary()
  library.state = stateWith({ targets: ['old'] })
  writes = []
  vi.spyOn(Database.prototype, 'rows').mockResolvedValue([])
  vi.spyOn(Library.prototype, 'note').mockImplementation(() => new Promise((done, fail) => writes.push({ done, fail })))
})
afterEach(() => vi.restoreAllMocks())

/** A change ends with a state that was made of `notes` as they were on the disk. */
async function change(notes: Record<string, unknown>): Promise<void> {
  vi.spyOn(Library.prototype, 'setActive').mockResolvedValueOnce(stateWith(notes))
  await library.setActive([], true)
}

test('a state that was made before a note was kept does not take it away', async () => {
  await change({ targets: ['old'] })
  library.note('meetings', { decisions: ['甲'] })
  library.note('meetings', { decisions: ['甲', '乙'] })
  await change({ targets: ['old'] })
  expect(library.state?.notes).toEqual({ targets: ['old'], meetings: { decisions: ['甲', '乙'] } })
  writes[0]?.done()
  await expect.poll(() => library.keeping).toBe(1)
  expect(library.state?.notes['meetings']).toEqual({ decisions: ['甲', '乙'] })
  writes[1]?.done()
  await expect.poll(() => library.keeping).toBe(0)
  expect(library.state?.notes['meetings']).toEqual({ decisions: ['甲', '乙'] })
})

test('what cannot be kept is taken back and said', async () => {
  await change({ meetings: { decisions: ['甲'] } })
  library.note('meetings', { decisions: ['甲', '乙'] })
  expect(library.state?.notes['meetings']).toEqual({ decisions: ['甲', '乙'] })
  writes[0]?.fail(new Fault('storage-failed', {}))
  await expect.poll(() => library.keeping).toBe(0)
  expect(library.state?.notes['meetings']).toEqual({ decisions: ['甲'] })
  expect(library.fault?.code).toBe('storage-failed')
})
