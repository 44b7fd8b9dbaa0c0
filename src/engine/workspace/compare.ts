import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { OrgPath } from '@/grammar/organisation'
import type { Database } from '../database/database'
import { freshName } from '../database/freshName'
import { visibleRows } from '../database/model'
import { identifier, literal, literals } from '../database/quote'
import type { Snapshot } from '../database/snapshot'
import type { StagedFile } from '../import/session'
import { goodRows, storedColumns, type Reading } from '../import/typed'
import { originalOf, type Batch } from './batch'
import { hiddenRows, visibleParts } from './parts'
import { sameContent } from './sameContent'
import type { Shelf } from './shelf'

/** One cell that a file would change. */
export interface CellChange {
  line: number
  org: string
  column: string
  before: string | null
  after: string | null
}

/** What a staged file would change of what is loaded. */
export interface Comparison {
  /** The active batch that has the very same bytes. */
  identical: number | undefined
  /** Quarters ('' for none) that are loaded already, and the batches that hold them. */
  parts: readonly string[]
  batches: readonly number[]
  added: number
  changed: number
  removed: number
  same: number
  /** Whether rows were told apart by their key; else a changed row counts as one added and one removed. */
  byKey: boolean
  /** The two speak of different places: the file may be another unit's share of the quarter. */
  disjoint: boolean
  /** The first changed cells; none of a protected dataset. */
  examples: readonly CellChange[]
}

interface Comparing {
  database: Pick<Database, 'rows'>
  snapshot: Snapshot
  dataset: DatasetSpec
  file: StagedFile
  batches: readonly Batch[]
  places: ReadonlyMap<string, OrgPath>
  shelf: Shelf
  signal: AbortSignal | undefined
}

const EXAMPLES = 10

/** Compares a staged file with the rows of its quarters that count now. */
export async function compareFile(comparing: Comparing): Promise<Comparison> {
  const { dataset, file, batches } = comparing
  const own = batches.filter((batch) => batch.dataset === dataset.id)
  const shared = own
    .map((batch) => ({ id: batch.id, parts: visibleParts(batch, batches).filter((part) => file.parts.includes(part)) }))
    .filter(({ parts }) => parts.length)
  const found = {
    identical: await identicalTo(comparing, own),
    parts: [...new Set(shared.flatMap(({ parts }) => parts))].sort(),
    batches: shared.map(({ id }) => id),
  }
  const nothing = { added: file.rows, changed: 0, removed: 0, same: 0, byKey: false, disjoint: false, examples: [] }
  if (!shared.length) return { ...found, ...nothing }
  const stage = `staging.${freshName('compare').replace(/\.csv$/u, '')}`
  const tables = { fresh: `${stage}_new`, old: `${stage}_old`, places: `${stage}_places` }
  try {
    return { ...found, ...(await countChanges(comparing, found.parts, tables)) }
  } finally {
    for (const table of Object.values(tables)) await comparing.database.rows(`DROP TABLE IF EXISTS ${table}`)
  }
}

/** The batch whose file has the same bytes, read in the same way, and which counts as a whole. */
async function identicalTo({ file, batches, shelf }: Comparing, own: readonly Batch[]): Promise<number | undefined> {
  for (const batch of own) {
    const alike = batch.bytes === file.file.size && batch.rows === file.rows && sameReading(batch, file)
    if (!alike || visibleParts(batch, batches).length < batch.parts.length) continue
    const original = await shelf.read(originalOf(batch.id))
    if (original && (await sameContent(original, file.file))) return batch.id
  }
  return undefined
}

/** The file's name is no part of it: a copy has another one. */
function sameReading({ reading }: Batch, { typing }: StagedFile): boolean {
  const said = ({ mapping, quarter, org, survey }: Omit<Reading, 'fillDown'>) =>
    JSON.stringify([mapping, quarter, org, survey?.reading])
  return typing !== undefined && said(reading) === said(typing)
}

type Tables = Readonly<Record<'fresh' | 'old' | 'places', string>>

async function countChanges(
  { database, snapshot, dataset, file, batches, places, signal }: Comparing,
  parts: readonly string[],
  { fresh, old, places: meaning }: Tables,
): Promise<Omit<Comparison, 'identical' | 'parts' | 'batches'>> {
  const run = <Row extends AnyRow>(sql: string) => database.rows<Row>(sql, signal)
  const names = storedColumns(dataset)
  const timed = names.includes('quarter') || dataset.quarterFrom !== undefined
  const columns = ['org', ...names]
  const texts = names.map((name) => `CAST(s.${identifier(name)} AS VARCHAR) AS ${identifier(name)}`).join(', ')
  const where = timed ? `WHERE coalesce(CAST(s.quarter AS VARCHAR), '') IN (${literals(parts)})` : ''
  const pairs = [...places].map(([written, org]) => `(${literal(written)}, ${literal(org)})`)
  await run(`CREATE TABLE ${meaning} AS SELECT * FROM (VALUES ${pairs.join(', ') || `('', '')`}) AS p(written, org)`)
  const stagedRows = `SELECT s.line, p.org, ${texts} FROM (${goodRows(dataset, file.staged)}) AS s LEFT JOIN ${meaning} AS p USING (written) ${where}`
  const loadedRows = `SELECT s.line, CAST(s.org AS VARCHAR) AS org, ${texts} FROM ${visibleRows(snapshot, dataset.id, hiddenRows(batches))} AS s ${where}`
  const key = await usedKey(run, dataset.key ?? [], [stagedRows, loadedRows])
  const told = key.length ? key : columns
  const tell = `hash(${told.map(identifier).join(', ')}) AS key_hash, hash(${columns.map(identifier).join(', ')}) AS row_hash, (${told.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ')}) AS keyed`
  await run(`CREATE TABLE ${fresh} AS SELECT *, ${tell} FROM (${stagedRows})`)
  await run(`CREATE TABLE ${old} AS SELECT *, ${tell} FROM (${loadedRows})`)
  const [unique] = await run<{ keyed: boolean }>(
    `SELECT bool_and(n = 1 AND keyed) AS keyed FROM (
       SELECT count(*) AS n, bool_and(keyed) AS keyed FROM ${fresh} GROUP BY key_hash
       UNION ALL SELECT count(*), bool_and(keyed) FROM ${old} GROUP BY key_hash)`,
  )
  const byKey = key.length > 0 && unique?.keyed === true
  const by = byKey ? 'key_hash' : 'row_hash'
  const [counts] = await run<Record<'added' | 'changed' | 'removed' | 'same' | 'common', number>>(
    `WITH f AS (SELECT ${by} AS k, count(*) AS n, min(row_hash) AS r FROM ${fresh} GROUP BY k),
       o AS (SELECT ${by} AS k, count(*) AS n, min(row_hash) AS r FROM ${old} GROUP BY k)
     SELECT CAST(coalesce(sum(greatest(coalesce(f.n, 0) - coalesce(o.n, 0), 0)), 0) AS INTEGER) AS added,
       CAST(coalesce(sum(greatest(coalesce(o.n, 0) - coalesce(f.n, 0), 0)), 0) AS INTEGER) AS removed,
       CAST(coalesce(sum(least(f.n, o.n)) FILTER (f.r <> o.r), 0) AS INTEGER) AS changed,
       CAST(coalesce(sum(least(f.n, o.n)) FILTER (f.r = o.r), 0) AS INTEGER) AS same,
       CAST((SELECT count(*) FROM (SELECT DISTINCT org FROM ${fresh} INTERSECT SELECT DISTINCT org FROM ${old})) AS INTEGER) AS common
     FROM f FULL JOIN o ON o.k = f.k`,
  )
  const { added = 0, changed = 0, removed = 0, same = 0, common = 0 } = counts ?? {}
  const examples =
    byKey && changed && !dataset.protection ? await run<CellChange & AnyRow>(examplesSql(columns, fresh, old)) : []
  return { added, changed, removed, same, byKey, disjoint: common === 0 && changed + same === 0, examples }
}

/** The key's columns that have a value at all: counts of a unit have no person. */
async function usedKey(
  run: (sql: string) => Promise<AnyRow[]>,
  key: readonly string[],
  sources: readonly string[],
): Promise<string[]> {
  if (!key.length) return []
  const counts = key.map((name) => `count(${identifier(name)}) AS ${identifier(name)}`)
  const found = await Promise.all(sources.map((source) => run(`SELECT ${counts.join(', ')} FROM (${source})`)))
  return key.filter((name) => found.some(([row]) => Number(row?.[name]) > 0))
}

function examplesSql(columns: readonly string[], fresh: string, old: string): string {
  const cells = columns.map(
    (name) =>
      `SELECT f.line, f.org, ${literal(name)} AS "column", o.${identifier(name)} AS before, f.${identifier(name)} AS after FROM ${fresh} AS f JOIN ${old} AS o USING (key_hash) WHERE f.${identifier(name)} IS DISTINCT FROM o.${identifier(name)}`,
  )
  return `SELECT * FROM (${cells.join(' UNION ALL ')}) ORDER BY line, "column" LIMIT ${EXAMPLES}`
}
