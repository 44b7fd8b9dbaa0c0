import type { Chart } from '@/grammar/chart'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Scope } from '@/grammar/filter'
import { identifier, literal, literals } from './database/quote'
import type { Snapshot } from './database/snapshot'

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
export function compile(chart: Chart, scope: Scope, options: CompileOptions): Compiled {
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
    select: `FROM (${chart.query}\n) AS answer`,
    scopes: `WITH ${[scopeSql(scope, options.snapshot), ...ctes].join(',\n')}`,
    inapplicable,
  }
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

function scopeSql(scope: Scope, snapshot: Snapshot): string {
  const { organisation } = snapshot
  const org = organisation.byPath.has(scope.org) ? scope.org : organisation.start.path
  return `scope AS (SELECT ${quarterCode(scope.quarter, snapshot)} AS quarter, ${quarterCode(scope.previous, snapshot)} AS previous, ${quarterCode(scope.yearAgo, snapshot)} AS year_ago,
    ${quarterCode(scope.from, snapshot)} AS "from", CAST(${literal(scope.asOf)} AS DATE) AS as_of, ${orgCode(org, snapshot)} AS org, ${scope.depth} AS depth)`
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
  const filters = lacking(id, scope, options).length
    ? ['FALSE']
    : [...places(scope, options.snapshot), ...times(dataset, scope, options.snapshot, window), ...values(scope)]
  const join = child
    ? ` LEFT JOIN model.ancestors AS above ON above.org = r.org AND above.depth = ${scope.depth + 1}`
    : ''
  const where = filters.length ? ` WHERE ${filters.join(' AND ')}` : ''
  return `SELECT r.*${child ? ', above.ancestor AS child' : ''} FROM model.${identifier(id)} AS r${join}${where}`
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

function values(scope: Scope): string[] {
  return Object.entries(scope.values).map(
    ([column, wanted]) => `CAST(r.${identifier(column)} AS VARCHAR) IN (${literals(wanted)})`,
  )
}
