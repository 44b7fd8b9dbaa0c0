import type { DatasetSpec } from '@/grammar/dataset'
import { organisationOf, parentPath, type Organisation, type OrgPath } from '@/grammar/organisation'
import { isQuarter, quarterIndex, quartersBetween, shiftQuarter, type Quarter } from '@/grammar/quarter'
import { isDictionary, sqlType } from '../import/readers'
import { storedColumns } from '../import/typed'
import type { Door } from './door'
import { identifier, literal, literals } from './quote'
import { rows } from './query'

/** Rows to add: a table with the dataset's columns, `line`, `written` (the organisation as the file writes it), and their batch. */
export interface Addition {
  dataset: string
  batch: number
  /** SELECT of `line`, `written` and the dataset's columns. */
  select: string
}

/** What goes into the next snapshot: kept batches of the present one, new rows, and which node each written place means. */
export interface Ingredients {
  previous: Snapshot | undefined
  keep: readonly number[]
  additions: readonly Addition[]
  places: ReadonlyMap<string, OrgPath>
}

/** An immutable, dictionary-coded state of all datasets, attached under `alias`. */
export interface Snapshot {
  alias: string
  organisation: Organisation
  quarters: readonly Quarter[]
  /** The registered file it lies in, where it was kept on disk. */
  file?: string
}

/** Quarters kept beyond the data on either side, so that last year and next quarter have a code. */
const MARGIN = 8

/**
 * Builds the next snapshot from the kept batches of the present one and additions, and attaches it.
 * Organisation paths are coded in pre-order, so a subtree is a range of codes; quarters in time order.
 */
export async function buildSnapshot(
  door: Door,
  datasets: readonly DatasetSpec[],
  ingredients: Ingredients,
  version: number,
): Promise<Snapshot> {
  const alias = `snapshot_${version}`
  const sources = datasets.map((dataset) => sourceOf(dataset, ingredients))
  await writePlaces(door, ingredients.places)
  const organisation = organisationOf(await pathsIn(door, sources, ingredients.previous))
  const quarters = await quartersIn(door, sources)
  await rows(door, `ATTACH ':memory:' AS ${alias}`)
  await rows(door, `CREATE TYPE ${alias}.org_path AS ENUM (${literals(organisation.nodes.map((node) => node.path))})`)
  await rows(door, `CREATE TYPE ${alias}.calendar_quarter AS ENUM (${literals(quarters)})`)
  for (const [index, dataset] of datasets.entries()) await encode(door, alias, dataset, sources[index] ?? '')
  await writeOrganisation(door, alias, organisation)
  await writeQuarters(door, alias, quarters)
  return { alias, organisation, quarters }
}

/** Which node each written place means, for the time of a build. */
const PLACES = 'staging.places'

async function writePlaces(door: Door, places: ReadonlyMap<string, OrgPath>): Promise<void> {
  await rows(door, 'CREATE SCHEMA IF NOT EXISTS staging')
  await rows(door, `CREATE OR REPLACE TABLE ${PLACES} (written VARCHAR, org VARCHAR)`)
  const pairs = [...places].map(([written, org]) => `(${literal(written)}, ${literal(org)})`)
  for (let at = 0; at < pairs.length; at += 5000)
    await rows(door, `INSERT INTO ${PLACES} VALUES ${pairs.slice(at, at + 5000).join(', ')}`)
}

/** Every place as written in the kept batches and the additions: what `places` must know. */
export async function writtenPlaces(
  door: Door,
  datasets: readonly DatasetSpec[],
  { previous, keep, additions }: Omit<Ingredients, 'places'>,
): Promise<string[]> {
  const kept = keep.length
    ? datasets.map(
        ({ id }) =>
          `SELECT DISTINCT CAST(written AS VARCHAR) AS written FROM ${previous?.alias}.${identifier(id)} WHERE batch IN (${keep.join(', ')})`,
      )
    : []
  const added = additions.map(({ select }) => `SELECT DISTINCT written FROM (${select})`)
  const parts = [...(previous ? kept : []), ...added]
  if (!parts.length) return []
  const found = await rows<{ written: string | null }>(door, parts.join(' UNION '))
  return found.flatMap(({ written }) => written ?? [])
}

export async function detachSnapshot(door: Door, snapshot: Snapshot): Promise<void> {
  await rows(door, `DETACH ${snapshot.alias}`)
  if (snapshot.file) await door.dropFile(snapshot.file)
}

function columnsOf(dataset: DatasetSpec): string[] {
  const names = storedColumns(dataset)
  return names.includes('quarter') ? names : [...names, 'quarter']
}

function sourceOf(dataset: DatasetSpec, { previous, keep, additions }: Ingredients): string {
  const columns = columnsOf(dataset)
  const coded = (name: string) =>
    name === 'quarter' || (dataset.columns[name] !== undefined && isDictionary(dataset.columns[name]))
  const kept = columns.map((name) =>
    coded(name) ? `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}` : identifier(name),
  )
  const empty = columns.map((name) => `CAST(NULL AS ${typeOf(dataset, name)}) AS ${identifier(name)}`)
  const parts = [
    `SELECT CAST(NULL AS INTEGER) AS batch, CAST(NULL AS INTEGER) AS line, CAST(NULL AS VARCHAR) AS written, ${empty.join(', ')} WHERE FALSE`,
  ]
  if (previous && keep.length) {
    parts.push(
      `SELECT batch, line, CAST(written AS VARCHAR) AS written, ${kept.join(', ')} FROM ${previous.alias}.${identifier(dataset.id)} WHERE batch IN (${keep.join(', ')})`,
    )
  }
  for (const addition of additions) {
    if (addition.dataset === dataset.id)
      parts.push(`SELECT CAST(${addition.batch} AS INTEGER) AS batch, * FROM (${addition.select})`)
  }
  return parts.join(' UNION ALL BY NAME ')
}

function typeOf(dataset: DatasetSpec, name: string): string {
  const column = dataset.columns[name]
  return column ? sqlType(column) : 'VARCHAR'
}

async function pathsIn(door: Door, sources: readonly string[], previous: Snapshot | undefined): Promise<string[]> {
  const selects = sources.map(
    (source, place) =>
      `SELECT p.org, ${place} AS place, min(s.batch * 1e9 + s.line) AS first FROM (${source}) AS s JOIN ${PLACES} AS p USING (written) GROUP BY p.org`,
  )
  const found = await rows<{ org: string }>(
    door,
    `SELECT org FROM (${selects.join(' UNION ALL ')}) GROUP BY org ORDER BY min(place), min(first)`,
  )
  const known = new Set(found.map((row) => row.org))
  const kept = (previous?.organisation.nodes ?? []).map((node) => node.path).filter((path) => known.has(path))
  return [...new Set([...kept, ...known])]
}

async function quartersIn(door: Door, sources: readonly string[]): Promise<Quarter[]> {
  const selects = sources.map((source) => `SELECT DISTINCT quarter FROM (${source}) WHERE quarter IS NOT NULL`)
  const found = await rows<{ quarter: string }>(door, selects.join(' UNION '))
  const known = found.map((row) => row.quarter).filter(isQuarter)
  known.sort((a, b) => quarterIndex(a) - quarterIndex(b))
  const [first = '2026Q1' as Quarter] = known
  return quartersBetween(shiftQuarter(first, -MARGIN), shiftQuarter(known.at(-1) ?? first, MARGIN))
}

async function encode(door: Door, alias: string, dataset: DatasetSpec, source: string): Promise<void> {
  const table = `${alias}.${identifier(dataset.id)}`
  const staging = `${alias}.staging`
  await rows(door, `CREATE TABLE ${staging} AS ${source}`)
  const casts: string[] = []
  for (const name of columnsOf(dataset)) {
    const column = dataset.columns[name]
    if (name === 'quarter') casts.push(`CAST(s.quarter AS ${alias}.calendar_quarter) AS quarter`)
    else if (column && isDictionary(column))
      casts.push(`${await dictionary(door, alias, dataset.id, name)} AS ${identifier(name)}`)
    else casts.push(`s.${identifier(name)}`)
  }
  const written = await dictionary(door, alias, dataset.id, 'written')
  await rows(
    door,
    `CREATE TABLE ${table} AS SELECT s.batch, s.line, CAST(coalesce(p.org, '') AS ${alias}.org_path) AS org, ${written} AS written, ${casts.join(', ')}
     FROM ${staging} AS s LEFT JOIN ${PLACES} AS p ON p.written = s.written`,
  )
  await rows(door, `DROP TABLE ${staging}`)
}

/** A cast to a dictionary made of the values present; plain text where there are none. */
async function dictionary(door: Door, alias: string, dataset: string, name: string): Promise<string> {
  const values = `SELECT DISTINCT ${identifier(name)} AS v FROM ${alias}.staging WHERE ${identifier(name)} IS NOT NULL`
  const [count] = await rows<{ n: number }>(door, `SELECT count(*) AS n FROM (${values})`)
  if (!count?.n) return `CAST(s.${identifier(name)} AS VARCHAR)`
  const type = `${alias}.${identifier(`${dataset}_${name}`)}`
  await rows(door, `CREATE TYPE ${type} AS ENUM (SELECT v FROM (${values}) ORDER BY v)`)
  return `CAST(s.${identifier(name)} AS ${type})`
}

async function writeOrganisation(door: Door, alias: string, organisation: Organisation): Promise<void> {
  const path = (text: string | undefined) => (text === undefined ? 'NULL' : literal(text))
  const nodes = organisation.nodes.map(
    (node) => `(${path(node.path)}, ${path(parentPath(node.path))}, ${literal(node.name)}, ${node.depth})`,
  )
  const type = `${alias}.org_path`
  await rows(
    door,
    `CREATE TABLE ${alias}.organisation AS SELECT CAST(org AS ${type}) AS org, CAST(parent AS ${type}) AS parent, name, CAST(depth AS INTEGER) AS depth
     FROM (VALUES ${nodes.join(', ')}) AS nodes(org, parent, name, depth)`,
  )
  await rows(
    door,
    `CREATE TABLE ${alias}.ancestors AS WITH RECURSIVE up AS (
       SELECT org, org AS ancestor, depth FROM ${alias}.organisation
       UNION ALL SELECT up.org, o.parent, o.depth - 1 FROM up JOIN ${alias}.organisation AS o ON o.org = up.ancestor WHERE o.parent IS NOT NULL)
     SELECT * FROM up`,
  )
}

async function writeQuarters(door: Door, alias: string, quarters: readonly Quarter[]): Promise<void> {
  const values = quarters.map((quarter, place) => `(${literal(quarter)}, ${place})`)
  await rows(
    door,
    `CREATE TABLE ${alias}.quarters AS SELECT CAST(quarter AS ${alias}.calendar_quarter) AS quarter, CAST(place AS INTEGER) AS place,
       make_date(CAST(left(quarter, 4) AS INTEGER), CAST(right(quarter, 1) AS INTEGER) * 3 - 2, 1) AS first_day,
       last_day(make_date(CAST(left(quarter, 4) AS INTEGER), CAST(right(quarter, 1) AS INTEGER) * 3, 1)) AS last_day
     FROM (VALUES ${values.join(', ')}) AS spine(quarter, place)`,
  )
}
