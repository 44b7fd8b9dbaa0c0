import { Fault } from '../fault'
import { originalOf, tableOf } from './batch'
import { damagedBatches, damagedFault } from './damage'
import type { NamedBlob, Shelf } from './shelf'
import { stateForm, type WorkspaceState } from './state'
import { interpret, schemaOf } from './store/manifestReading'
import { pack, unpack, type Progress } from './store/workspaceFile'

const STATE = 'workspace.json'

/** Everything that is kept as one file: the state, and both files of every batch. `batch-damaged` rather than a copy of damage. */
export async function packWorkspace(
  shelf: Pick<Shelf, 'read'>,
  state: WorkspaceState,
  made: string,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<Blob> {
  const entries: NamedBlob[] = [
    { name: STATE, blob: new Blob([JSON.stringify({ ...state, snapshot: null })], { type: 'application/json' }) },
  ]
  const damaged = await damagedBatches(shelf, state.batches)
  if (damaged.length) throw damagedFault(damaged)
  for (const batch of state.batches) {
    for (const name of [originalOf(batch.id), tableOf(batch.id)]) {
      const blob = await shelf.read(name)
      if (!blob) throw damagedFault([batch])
      entries.push({ name, blob })
    }
  }
  return pack(entries, { app: 'xinsheng', schema: schemaOf(stateForm), made }, progress, signal)
}

/** A workspace file's state and files. Refuses what is damaged, newer than this program, or something else. */
export async function unpackWorkspace(
  file: Blob,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<{ state: WorkspaceState; files: NamedBlob[] }> {
  const { header, entries } = await unpack(file, schemaOf(stateForm), progress, signal)
  const state = await readState(entries.get(STATE), header.schema)
  const files = state.batches.flatMap(({ id }) =>
    [originalOf(id), tableOf(id)].map((name) => {
      const blob = entries.get(name)
      if (!blob) throw new Fault('workspace-damaged', { entry: name })
      return { name, blob }
    }),
  )
  return { state: { ...state, snapshot: null }, files }
}

/** The same with every batch's number moved on: numbers that are in use here stay what they are until the new state stands. */
export function renumbered(
  { state, files }: { state: WorkspaceState; files: readonly NamedBlob[] },
  by: number,
): { state: WorkspaceState; files: NamedBlob[] } {
  const blobs = new Map(files.map(({ name, blob }) => [name, blob]))
  const batches = state.batches.map((batch) => ({
    ...batch,
    id: batch.id + by,
    replaced: Object.fromEntries(Object.entries(batch.replaced).map(([part, ids]) => [part, ids.map((id) => id + by)])),
  }))
  const moved = state.batches.flatMap(({ id }) =>
    [originalOf, tableOf].map((nameOf) => ({ name: nameOf(id + by), blob: blobs.get(nameOf(id)) ?? new Blob() })),
  )
  return { state: { ...state, batches, nextId: state.nextId + by }, files: moved }
}

async function readState(blob: Blob | undefined, schema: number): Promise<WorkspaceState> {
  if (!blob) throw new Fault('workspace-damaged', { entry: STATE })
  try {
    return interpret({ schema, json: JSON.parse(await blob.text()) }, stateForm)
  } catch (error) {
    throw new Fault('workspace-damaged', { entry: STATE }, error)
  }
}
