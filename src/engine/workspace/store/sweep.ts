import { generationOf, manifestName } from './manifestFile'
import { generations, readManifest } from './manifestReading'
import type { Place } from './place'

/**
 * Removes what `named` does not name, manifests apart, and gives the names. Only for the owner, before it writes anything.
 * A crash leaves an empty manifest at most; while there is one that was damaged later, what it named is not removed.
 */
export async function sweep(place: Place, named: ReadonlySet<string>): Promise<string[]> {
  const files = await place.list()
  for (const { name, size } of files) {
    const generation = generationOf(name)
    if (size > 0 && generation !== undefined && !(await readManifest(place, generation))) return []
  }
  const garbage = files.map(({ name }) => name).filter((name) => !named.has(name) && generationOf(name) === undefined)
  await place.remove(garbage)
  return garbage
}

/** Removes everything, the newest manifest before any file it names: a crash leaves the whole old state or none. */
export async function erase(place: Place): Promise<void> {
  for (const generation of await generations(place)) await place.remove([manifestName(generation)])
  await place.clear()
}
