import { detailOf, Fault } from '../../fault'

const MEGABYTE = 1e6
const FULL = new Set(['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'])

/** Bytes as MB, rounded up to a tenth: the unit of the parameters of `storage-full`. */
const megabytes = (bytes: number): number => Math.ceil(bytes / (MEGABYTE / 10)) / 10

/** What a browser says when the disk or the quota is full. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && FULL.has(error.name)
}

/**
 * `storage-full` with what was needed and what is left, in MB; `?` where the browser does not tell, or tells more than was needed
 * (Chromium reports up to 10 GiB whatever the disk has).
 */
export async function fullFault(needed: number, cause?: unknown): Promise<Fault> {
  const left = await spaceLeft().catch(() => undefined)
  const available = left === undefined || left >= needed ? '?' : megabytes(Math.max(0, left))
  return new Fault('storage-full', { needed: megabytes(needed), available }, cause)
}

/**
 * Runs an operation on storage; whatever it throws becomes `storage-full` (for `needed` bytes) or `storage-failed`.
 * Whatever the browser says of a write that is larger than what it says is left, it was full.
 */
export async function guarded<Value>(work: () => Promise<Value>, needed = 0): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Fault || error instanceof RangeError) throw error
    if (isFull(error) || (needed > 0 && (await lacksSpace(needed)))) throw await fullFault(needed, error)
    throw new Fault('storage-failed', { detail: detailOf(error) }, error)
  }
}

async function lacksSpace(needed: number): Promise<boolean> {
  const left = await spaceLeft().catch(() => undefined)
  return left !== undefined && left < needed
}

async function spaceLeft(): Promise<number | undefined> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.()) ?? {}
  return quota === undefined || usage === undefined ? undefined : quota - usage
}
