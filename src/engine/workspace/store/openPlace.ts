import { detailOf, Fault } from '../../fault'
import { indexedDbPlace } from './indexedDb'
import { isManifestName } from './manifestFile'
import { memoryPlace } from './memory'
import { opfsPlace } from './opfs'
import type { Place, PlaceKind } from './place'

/** The place that is used, and each better one that did not work, with the browser's reason. */
export interface OpenedPlace {
  readonly place: Place
  readonly refused: readonly { kind: PlaceKind; detail: string }[]
}

const PROBE = 'probe'

/**
 * The first place that keeps what is written to it, tried by a small file. One that already holds a manifest goes before an
 * empty one (a browser that learns OPFS by an update must not lose sight of what is in IndexedDB), and a full one still counts:
 * what it holds can be read. `storage-failed` where no candidate works; memory, the last one by default, always does.
 */
export async function openPlace(
  candidates: readonly Place[] = [opfsPlace(), indexedDbPlace(), memoryPlace()],
): Promise<OpenedPlace> {
  const refused: { kind: PlaceKind; detail: string }[] = []
  let empty: OpenedPlace | undefined
  for (const place of candidates) {
    try {
      await probe(place)
      const opened = { place, refused: [...refused] }
      if (await isUsed(place)) return opened
      empty ??= opened
    } catch (error) {
      refused.push({ kind: place.kind, detail: reasonOf(error) })
    }
  }
  if (empty) return empty
  throw new Fault('storage-failed', { detail: refused.map(({ kind, detail }) => `${kind}: ${detail}`).join('; ') })
}

async function probe(place: Place): Promise<void> {
  const name = `${PROBE}-${Math.random().toString(36).slice(2)}`
  try {
    await place.write(name, new Blob([PROBE]))
    const back = await place.read(name)
    if ((await back?.text()) !== PROBE) throw new Fault('storage-failed', { detail: 'read back differs' })
    await place.remove([name])
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'storage-full')) throw error
  }
}

async function isUsed(place: Place): Promise<boolean> {
  return (await place.list()).some(({ name }) => isManifestName(name))
}

const reasonOf = (error: unknown): string =>
  error instanceof Fault ? String(error.params['detail'] ?? error.code) : detailOf(error)
