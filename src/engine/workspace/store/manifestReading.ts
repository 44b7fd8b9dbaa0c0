import { detailOf, Fault } from '../../fault'
import { decodeManifest, generationOf, headerOf, manifestName, type ManifestContent } from './manifestFile'
import type { Place } from './place'
import { guarded } from './storageFault'

/** From schema version n (the n-th, counted from 1) to n + 1. */
type Migration = (json: unknown) => unknown

export interface ManifestForm<State> {
  /** The state a JSON value means; throws where it means none. */
  parse: (json: unknown) => State
  /** The state of a place without a manifest. */
  empty: State
  migrations?: readonly Migration[]
}

export interface Found<State> {
  generation: number
  /** Of its file; a place that was erased can come to the same generation again. */
  header: string | undefined
  state: State
  /** Newer files that are no manifest any more: left by a crash, or damaged since. */
  damaged: readonly string[]
}

/** Always the empty state: alone and damaged it is what a crash in the very first write leaves. */
export const FIRST = 1

/** Reading races with a tab that commits and removes what was listed: then it lists again. */
const READINGS = 5

/** The newest whole manifest of a place; faults as `Manifest.open`. */
export async function newest<State>(
  place: Place,
  form: ManifestForm<State>,
  readings = READINGS,
): Promise<Found<State>> {
  const listed = await generations(place)
  try {
    return await firstWhole(place, form, [...listed].reverse())
  } catch (error) {
    const unchanged = (await generations(place)).join() === listed.join()
    if (unchanged || readings === 1) throw error
    return newest(place, form, readings - 1)
  }
}

async function firstWhole<State>(place: Place, form: ManifestForm<State>, falling: readonly number[]) {
  const damaged: string[] = []
  for (const generation of falling) {
    const found = await readManifest(place, generation)
    if (found) return { generation, header: found.header, state: interpret(found, form), damaged }
    damaged.push(manifestName(generation))
  }
  if (falling.every((generation) => generation === FIRST))
    return { generation: 0, header: undefined, state: form.empty, damaged }
  throw new Fault('storage-damaged', { count: damaged.length, files: damaged.join(' ') })
}

/** Undefined where it is gone or damaged. */
export async function readManifest(
  place: Place,
  generation: number,
): Promise<(ManifestContent & { header: string | undefined }) | undefined> {
  const blob = await place.read(manifestName(generation))
  return guarded(async () => {
    const content = blob && (await decodeManifest(blob))
    return content && { ...content, header: await headerOf(blob) }
  })
}

/** The state, after all migrations. `made-by-newer`, or `storage-damaged` where it makes no sense. */
export function interpret<State>({ schema, json }: ManifestContent, form: ManifestForm<State>): State {
  const known = schemaOf(form)
  if (schema > known) throw new Fault('made-by-newer', { schema, known })
  const steps = (form.migrations ?? []).slice(schema - 1)
  try {
    return form.parse(steps.reduce((value, step) => step(value), json))
  } catch (error) {
    throw new Fault('storage-damaged', { count: 1, files: detailOf(error) }, error)
  }
}

export const schemaOf = <State>({ migrations = [] }: ManifestForm<State>): number => migrations.length + 1

/** In rising order. */
export async function generations(place: Place): Promise<number[]> {
  const numbers = (await place.list()).map(({ name }) => generationOf(name))
  return numbers.filter((number) => number !== undefined).sort((one, other) => one - other)
}
