import type { Place } from './place'

/** How much room there is, in bytes. */
export interface Usage {
  /** By the files of this place. */
  readonly used: number
  /** Allowed to this address in all, as the browser says (Chromium: 10 GiB more than is used); undefined where it does not. */
  readonly quota: number | undefined
  /** Whether the browser promised not to delete it by itself. */
  readonly persisted: boolean
}

/** `storage-failed` where the place cannot be listed. */
export async function usage(place: Place): Promise<Usage> {
  const files = await place.list()
  const estimate =
    place.kind === 'memory' ? undefined : await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)
  const persisted =
    place.kind !== 'memory' && ((await globalThis.navigator?.storage?.persisted?.().catch(() => false)) ?? false)
  return { used: files.reduce((sum, { size }) => sum + size, 0), quota: estimate?.quota, persisted }
}

let asked: Promise<boolean> | undefined

/** Asks the browser, once a page, not to delete what is kept; whether it promised to. */
export function persist(): Promise<boolean> {
  asked ??= ask().catch(() => false)
  return asked
}

async function ask(): Promise<boolean> {
  const storage: StorageManager | undefined = globalThis.navigator?.storage
  if (!storage?.persist) return false
  return (await storage.persisted()) || (await storage.persist())
}
