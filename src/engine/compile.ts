import type { Chart } from '@/grammar/chart'
import type { Base, DatasetSpec } from '@/grammar/dataset'
import type { Scope } from '@/grammar/filter'
import { LONGEST, type Listing } from '@/grammar/listing'
import { identifier, literal, literals } from './database/quote'
import type { Snapshot } from './database/snapshot'
import { listingSql } from './listing'

export interface CompileOptions {
  snapshot: Snapshot
  datasets: ReadonlyMap<string, DatasetSpec>
  /** Columns that the loaded files of a dataset really have. */
  columns: ReadonlyMap<string, ReadonlySet<string>>
}

export interface ColumnType {
  name: string
  type: string
}

export interface Compiled {
  /** `WITH …`: the scopes. */
  scopes: string
  /** `FROM (…)`: the chart's query. */
  select: string
  /** Filters that the chart's own dataset does not have: there is no honest answer. */
  inapplicable: readonly string[]
}

/** A chart's query under a scope: `demands` (all filters, the window), `demands_history` (all filters, all quarters), one-row `scope`. */
export function compile(chart: Chart, scope: Scope, options: CompileOptions, listing: Listing = {}): Compiled {
  const [main] = chart.from
  const inapplicable = lacking(main, scope, options)
  const words = new Set(chart.query.match(/[\w.]+/g))
  const child = [...words].some((word) => word === 'child' || word.endsWith('.child'))
  const ctes = chart.from.flatMap((id) => {
    const scoped = (name: string, window: Chart['window'] | 'all') =>
      words.has(name) ? [`${name} AS NOT MATERIALIZED (${rowsOf(id, scope, options, window, child)})`] : []
    return [...scoped(id, chart.window), ...scoped(`${id}_history`, 'all')]
  })
  return {
    select: `FROM (${listed(chart, listing)}\n) AS answer`,
    scopes: `WITH ${[scopeSql(chart, scope, options), ...ctes].join(',\n')}`,
    inapplicable,
  }
}

function listed({ query, listing, columns }: Chart, wanted: Listing): string {
  if (!listing) return query
  const names = { columns: Object.keys(columns), sorted: ['batch', 'line'] }
  return listingSql(query, { ...wanted, ...names, usual: listing.order, limit: LONGEST })
}

/** Asks for the names and types of the answer. */
export function describeSql({ scopes, select }: Compiled): string {
  return `DESCRIBE ${scopes}\nSELECT * ${select}`
}

/**
 * The statement itself, once the types are known: dictionary codes become text and days ISO dates at the very end
 * (grouping stays on codes; the query path sends no dictionaries), wide numbers become doubles.
 */
export function answerSql({ scopes, select }: Compiled, types: readonly ColumnType[]): string {
  const columns = types.map(({ name, type }) => {
    const column = identifier(name)
    if (type.startsWith('ENUM')) return `CAST(${column} AS VARCHAR) AS ${column}`
    if (type === 'DATE') return `strftime(${column}, '%Y-%m-%d') AS ${column}`
    if (type === 'HUGEINT' || type === 'UHUGEINT' || type.startsWith('DECIMAL'))
      return `CAST(${column} AS DOUBLE) AS ${column}`
    return column
  })
  return `${scopes}\nSELECT ${columns.join(', ')} ${select}`
}

/** The scope's rows of one dataset alone, with their batch: for provenance and for the rows behind a figure. */
export function scopedRows(id: string, scope: Scope, options: CompileOptions, window: Chart['window']): string {
  return rowsOf(id, scope, options, window, false)
}

/** Filters that a dataset has no column for, by its kind or by the files that were loaded. */
export function lacking(id: string, scope: Scope, { datasets, columns }: CompileOptions): string[] {
  const filters = datasets.get(id)?.filters ?? []
  return Object.keys(scope.values).filter((column) => !filters.includes(column) || !columns.get(id)?.has(column))
}

/** A quarter as its code; NULL for one beyond the calendar. */
const quarterCode = (text: string, { alias }: Snapshot): string =>
  `TRY_CAST(${literal(text)} AS ${alias}.calendar_quarter)`
const orgCode = (path: string, { alias }: Snapshot): string => `CAST(${literal(path)} AS ${alias}.org_path)`

/** `filters`: the filtered columns; `inapplicable`: the chart's datasets that lack one of them. */
function scopeSql(chart: Chart, scope: Scope, options: CompileOptions): string {
  const { snapshot } = options
  const { organisation } = snapshot
  const list = (texts: readonly string[]) => `CAST([${literals(texts)}] AS VARCHAR[])`
  const org = organisation.byPath.has(scope.org) ? scope.org : organisation.start.path
  return `scope AS (SELECT ${quarterCode(scope.quarter, snapshot)} AS quarter, ${quarterCode(scope.previous, snapshot)} AS previous, ${quarterCode(scope.yearAgo, snapshot)} AS year_ago,
    ${quarterCode(scope.from, snapshot)} AS "from", CAST(${literal(scope.asOf)} AS DATE) AS as_of, ${orgCode(org, snapshot)} AS org, ${scope.depth} AS depth,
    ${list(Object.keys(scope.values))} AS filters, ${list(chart.from.filter((id) => lacking(id, scope, options).length))} AS inapplicable)`
}

function rowsOf(
  id: string,
  scope: Scope,
  options: CompileOptions,
  window: Chart['window'] | 'all',
  child: boolean,
): string {
  const dataset = options.datasets.get(id)
  if (!dataset) throw new RangeError(`unknown dataset ${id}`)
  const absent = lacking(id, scope, options)
  const wanted = values(dataset, scope)
  const filters = (dataset.base ? absent.some((column) => dataset.filters.includes(column)) : absent.length)
    ? ['FALSE']
    : [
        ...places(scope, options.snapshot),
        ...times(dataset, scope, options.snapshot, window),
        ...(dataset.base ? [] : wanted),
      ]
  const join = child
    ? ` LEFT JOIN model.ancestors AS above ON above.org = r.org AND above.depth = ${scope.depth + 1}`
    : ''
  const where = filters.length ? ` WHERE ${filters.join(' AND ')}` : ''
  const source =
    dataset.base && wanted.length && filters[0] !== 'FALSE' ? narrowed(dataset.base, wanted) : `model.${identifier(id)}`
  return `SELECT r.*${child ? ', above.ancestor AS child' : ''} FROM ${source} AS r${join}${where}`
}

/** A rolled-up dataset under a filter of persons: counted again for every node whose rows are all persons. */
function narrowed({ rows, sums, marks }: Base, wanted: readonly string[]): string {
  const figures = [
    ...['batch', 'line'].map((name) => `any_value(r.${name}) AS ${name}`),
    ...sums.map((name) => `sum(r.${identifier(name)}) FILTER (${wanted.join(' AND ')}) AS ${identifier(name)}`),
    ...marks.map((name) => `bool_or(r.${identifier(name)}) AS ${identifier(name)}`),
  ]
  return `(SELECT above.ancestor AS org, r.quarter, ${figures.join(', ')}
    FROM model.${identifier(rows)} AS r JOIN model.ancestors AS above ON above.org = r.org
    WHERE above.depth > r.covered GROUP BY above.ancestor, r.quarter HAVING bool_and(r.person))`
}

/** A subtree is a range of codes. */
function places(scope: Scope, snapshot: Snapshot): string[] {
  const { organisation } = snapshot
  const node = organisation.byPath.get(scope.org)
  if (!node || node.code === 0) return []
  const last = organisation.nodes[node.last] ?? node
  return [`r.org BETWEEN ${orgCode(node.path, snapshot)} AND ${orgCode(last.path, snapshot)}`]
}

function times(dataset: DatasetSpec, scope: Scope, snapshot: Snapshot, window: Chart['window'] | 'all'): string[] {
  if (window === 'all' || !dataset.filters.includes('quarter')) return []
  if (window === 'quarter') return [`r.quarter = ${quarterCode(scope.quarter, snapshot)}`]
  return [`r.quarter BETWEEN ${quarterCode(scope.from, snapshot)} AND ${quarterCode(scope.quarter, snapshot)}`]
}

function values(dataset: DatasetSpec, scope: Scope): string[] {
  return Object.entries(scope.values).flatMap(([column, wanted]) =>
    dataset.filters.includes(column) ? [`CAST(r.${identifier(column)} AS VARCHAR) IN (${literals(wanted)})`] : [],
  )
}
