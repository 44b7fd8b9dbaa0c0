import type { Database } from '../database/database'
import { saveSnapshot } from '../database/snapshotFile'
import type { Snapshot } from '../database/snapshot'
import type { Shelf } from './shelf'
import type { WorkspaceState } from './state'

/** How long the page must have been at rest, in milliseconds. */
const REST = 2500

export interface Keeping {
  shelf: Shelf
  snapshot: () => Snapshot | undefined
  form: string
  /** Runs work between two changes. */
  between: (work: () => Promise<void>) => Promise<void>
  now: () => WorkspaceState
  keep: (state: WorkspaceState) => Promise<void>
}

/** Writes the snapshot to disk once all is quiet, so that the next start need not read the batches again. */
export class SnapshotKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly database: Pick<Database, 'open'>,
    private readonly rest = REST,
  ) {}

  pause(): void {
    clearTimeout(this.timer)
  }

  /** Plans it, unless the place has no files an engine can write, the snapshot is kept already, or this tab only reads. */
  later(keeping: Keeping): void {
    const { shelf, form, now, between } = keeping
    this.pause()
    if (!shelf.place.handle || !shelf.owned || now().snapshot?.form === form || !now().batches.length) return
    this.timer = setTimeout(() => void between(() => this.save(keeping)).catch(() => undefined), this.rest)
  }

  private async save({ shelf, snapshot, form, now, keep }: Keeping): Promise<void> {
    const { place } = shelf
    const present = snapshot()
    if (!present) return
    const file = `snapshot-${now().nextId}-${Date.now()}`
    await saveSnapshot(await this.database.open(), present, async (seed) => {
      await place.write(file, seed)
      const handle = await place.handle?.(file)
      if (!handle) throw new RangeError('no file handle')
      return handle
    })
    await keep({ ...now(), snapshot: { file, form } })
    await shelf.tidy()
  }
}
