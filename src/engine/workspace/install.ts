import { readMinimum, withMinimum, type DatasetSpec } from '@/grammar/dataset'
import { organisationWith, type Organisation } from '@/grammar/organisation'
import { isQuarter, type Quarter } from '@/grammar/quarter'
import { Answerer } from '../answer'
import type { Database } from '../database/database'
import type { Door } from '../database/door'
import { installModel, visibleRows, type HiddenRows, type ModelSource } from '../database/model'
import { literal } from '../database/quote'
import { rows } from '../database/query'
import type { Snapshot } from '../database/snapshot'
import type { Batch } from './batch'
import { hiddenRows, visibleParts } from './parts'
import type { Shelf } from './shelf'
import type { WorkspaceState } from './state'
import type { PlaceKind } from './store/place'

/** What is loaded, after each change. */
export interface LibraryState {
  version: number
  batches: readonly Batch[]
  aliases: WorkspaceState['aliases']
  notes: WorkspaceState['notes']
  sample: string
  organisation: Organisation
  /** Quarters with rows in the datasets that set the current quarter, which is the last of them. */
  quarters: readonly Quarter[]
  current: Quarter
  asOf: string
  /** Rows that count, per dataset. */
  rows: Readonly<Record<string, number>>
  answerer: Answerer
  /** Where the batches are, and whether this tab may change them. */
  storage: { kind: PlaceKind; owned: boolean; refused: Shelf['refused'] }
}

export interface InstallOptions {
  datasets: readonly DatasetSpec[]
  attributes: readonly string[]
  model: ModelSource
  /** Today, ISO; later days in files do not move the as-of date. */
  today: string
}

/** Puts the model over a snapshot and says what is there. */
export async function installState(
  door: Door,
  database: Database,
  snapshot: Snapshot,
  now: WorkspaceState,
  shelf: Shelf,
  version: number,
  { datasets, model, attributes, today }: InstallOptions,
): Promise<LibraryState> {
  const { batches, aliases, notes, sample } = now
  const hidden = hiddenRows(batches)
  const organisation = await presentNodes(door, datasets, snapshot, hidden)
  await installModel(door, model, datasets, snapshot, hidden, organisation)
  const quarters = await quartersIn(door, model)
  const [known] = await rows<{ as_of: string | null }>(door, model.asOf)
  const active = batches.filter((batch) => visibleParts(batch, batches).length)
  const columnsOf = ({ id }: DatasetSpec) =>
    new Set(active.filter((batch) => batch.dataset === id).flatMap((batch) => batch.columns))
  const guarded = datasets.map((dataset) => withMinimum(dataset, readMinimum(notes['minimum'])))
  return {
    version,
    batches,
    aliases,
    notes,
    sample,
    organisation,
    quarters,
    current: quarters.at(-1) ?? ('2026Q1' as Quarter),
    asOf: known?.as_of ?? today,
    rows: await countRows(door, datasets, snapshot, hidden),
    answerer: new Answerer({
      database,
      snapshot,
      datasets: new Map(guarded.map((dataset) => [dataset.id, dataset])),
      columns: new Map(datasets.map((dataset) => [dataset.id, columnsOf(dataset)])),
      attributes,
    }),
    storage: { kind: shelf.place.kind, owned: shelf.owned, refused: shelf.refused },
  }
}

/** The tree of the rows that count: what was undone or replaced leaves no empty places in it. */
async function presentNodes(
  door: Door,
  datasets: readonly DatasetSpec[],
  snapshot: Snapshot,
  hidden: HiddenRows,
): Promise<Organisation> {
  if (!hidden.batches.length && !hidden.parts.length) return snapshot.organisation
  const selects = datasets.map(
    ({ id }) => `SELECT DISTINCT CAST(org AS VARCHAR) AS org FROM ${visibleRows(snapshot, id, hidden)}`,
  )
  const found = await rows<{ org: string }>(door, selects.join(' UNION '))
  return organisationWith(snapshot.organisation, new Set(found.map(({ org }) => org)))
}

async function quartersIn(door: Door, model: ModelSource): Promise<Quarter[]> {
  for (const source of model.quarters) {
    const found = await rows<{ quarter: string | null }>(door, `SELECT DISTINCT quarter ${source} ORDER BY 1`)
    const quarters = found.map((row) => row.quarter ?? '').filter(isQuarter)
    if (quarters.length) return quarters
  }
  return []
}

async function countRows(
  door: Door,
  datasets: readonly DatasetSpec[],
  snapshot: Snapshot,
  hidden: HiddenRows,
): Promise<Record<string, number>> {
  const counts = datasets.map(
    ({ id }) =>
      `SELECT ${literal(id)} AS dataset, CAST(count(*) AS INTEGER) AS count FROM ${visibleRows(snapshot, id, hidden)}`,
  )
  const found = await rows<{ dataset: string; count: number }>(door, counts.join(' UNION ALL '))
  return Object.fromEntries(found.map(({ dataset, count }) => [dataset, count]))
}
