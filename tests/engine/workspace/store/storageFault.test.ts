import { expect, test, vi } from 'vitest'
import { Fault } from '@/engine/fault'
import { guarded } from '@/engine/workspace/store/storageFault'

const fails = (error: unknown) => () => Promise.reject(error)
const estimate = (estimated: () => Promise<StorageEstimate>) =>
  vi.stubGlobal('navigator', { storage: { estimate: estimated } })

test('a full disk says in MB what was needed and what is left', async () => {
  const full = new DOMException('full', 'QuotaExceededError')
  estimate(async () => ({ quota: 10_000_000, usage: 8_760_000 }))
  await expect(guarded(fails(full), 2_345_678)).rejects.toEqual(
    new Fault('storage-full', { needed: 2.4, available: 1.3 }),
  )
  estimate(async () => ({ quota: 10, usage: 20 }))
  await expect(guarded(fails(full), 1)).rejects.toEqual(new Fault('storage-full', { needed: 0.1, available: 0 }))
  estimate(async () => ({ quota: 10_000_000, usage: 0 }))
  await expect(guarded(fails(full), 10_000_000)).rejects.toMatchObject({ params: { needed: 10, available: '?' } })
  estimate(fails(new TypeError('refused')))
  await expect(guarded(fails(full), 1)).rejects.toMatchObject({ params: { available: '?' }, cause: full })
  vi.unstubAllGlobals()
  await expect(guarded(fails(full), 1)).rejects.toMatchObject({ params: { available: '?' } })
})

test('anything else is a failure with its detail; faults and errors of the program pass', async () => {
  const other = new DOMException('locked', 'NoModificationAllowedError')
  await expect(guarded(fails(other))).rejects.toEqual(new Fault('storage-failed', { detail: 'locked' }))
  for (const passing of [new Fault('changed-elsewhere'), new RangeError('name')])
    await expect(guarded(fails(passing))).rejects.toBe(passing)
})

test('what is larger than what is left counts as full, whatever the browser says of it', async () => {
  const unreadable = new DOMException('The requested file could not be read', 'NotReadableError')
  estimate(async () => ({ quota: 10_000_000, usage: 8_000_000 }))
  await expect(guarded(fails(unreadable), 2_000_001)).rejects.toEqual(
    new Fault('storage-full', { needed: 2.1, available: 2 }),
  )
  for (const needed of [0, 2_000_000])
    await expect(guarded(fails(unreadable), needed)).rejects.toMatchObject({ code: 'storage-failed' })
  estimate(fails(new TypeError('refused')))
  await expect(guarded(fails(unreadable), 1)).rejects.toMatchObject({ code: 'storage-failed' })
  vi.unstubAllGlobals()
})
