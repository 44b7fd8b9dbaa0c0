import type { Chart } from '@/grammar/chart'
import type { AnyRow, Cell } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Scope } from '@/grammar/filter'
import type { Listing } from '@/grammar/listing'
import { maskText } from '@/grammar/masking'
import { scopedRows, type CompileOptions } from './compile'
import type { Database } from './database/database'
import { identifier } from './database/quote'
import { listingSql } from './listing'
import { storedColumns } from './import/typed'

/** What a figure stands on in one dataset: rows per file. */
export interface TraceSource {
  dataset: string
  rows: number
  files: readonly { batch: number; rows: number }[]
  /** Single rows are not shown: a small group could be read off them. */
  guarded: boolean
  /** Of a guarded dataset: how many people answered. */
  respondents?: number
}

export interface TraceGround extends CompileOptions {
  database: Pick<Database, 'rows'>
  /** Worker attributes: not shown row by row, a combination could name someone. */
  attributes: readonly string[]
}

export interface TracePage extends Listing {
  limit: number
  offset?: number
}

export interface TracedRow {
  batch: number
  line: number
  org: string
  cells: Readonly<Record<string, Cell>>
}

/** Rows and files behind a chart under a scope, per dataset it reads. */
export async function traceSources(
  ground: TraceGround,
  chart: Chart,
  scope: Scope,
  signal?: AbortSignal,
): Promise<TraceSource[]> {
  const sources: TraceSource[] = []
  for (const id of chart.from) {
    const files = await ground.database.rows<{ batch: number; rows: number }>(
      `SELECT batch, CAST(count(*) AS INTEGER) AS rows FROM (${scopedRows(id, scope, ground, chart.window)}) WHERE batch IS NOT NULL GROUP BY batch ORDER BY batch`,
      signal,
    )
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    const respondent = ground.datasets.get(id)?.protection?.respondent
    if (!respondent) sources.push({ dataset: id, rows, files, guarded: false })
    else {
      const [counted] = await ground.database.rows<{ n: number }>(
        `SELECT CAST(count(DISTINCT (quarter, ${identifier(respondent)})) AS INTEGER) AS n FROM (${scopedRows(id, scope, ground, chart.window)})`,
        signal,
      )
      sources.push({ dataset: id, rows, files, guarded: true, respondents: counted?.n ?? 0 })
    }
  }
  return sources
}

/**
 * The rows themselves, by file and line; worker attributes left out, numbers in texts masked. `RangeError` for a protected
 * dataset: its rows are never shown.
 */
export async function tracedRows(
  ground: TraceGround,
  id: string,
  chart: Chart,
  scope: Scope,
  page: TracePage,
  signal?: AbortSignal,
): Promise<TracedRow[]> {
  const dataset = ground.datasets.get(id)
  if (!dataset || dataset.protection) throw new RangeError(`rows of ${id} are not shown`)
  const source = scopedRows(id, scope, ground, chart.window)
  const present = await ground.database.rows<{ column_name: string }>(`DESCRIBE ${source}`, signal)
  const has = new Set(present.map((column) => column.column_name))
  const names = shownColumns(dataset, ground).filter((name) => has.has(name))
  const place = has.has('line') ? 'line' : '0'
  const cells = names.map((name) => `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}`)
  const rows = `SELECT batch, ${place} AS line, CAST(org AS VARCHAR) AS org${cells.map((cell) => `, ${cell}`).join('')}
     FROM (${source}) WHERE batch IS NOT NULL`
  const { limit, offset = 0, ...listing } = page
  const columns = { columns: ['org', ...names.filter((name) => name !== 'org')], sorted: ['batch', 'line'] }
  const found = await ground.database.rows(
    `${listingSql(rows, { ...listing, ...columns, usual: 'batch, line', limit })} OFFSET ${offset}`,
    signal,
  )
  return found.map((row) => tracedRow(row, names, dataset))
}

/** The columns that files really have, worker attributes apart. */
function shownColumns(dataset: DatasetSpec, { attributes, columns }: TraceGround): string[] {
  return storedColumns(dataset).filter((name) => columns.get(dataset.id)?.has(name) && !attributes.includes(name))
}

function tracedRow(row: AnyRow, names: readonly string[], { columns }: DatasetSpec): TracedRow {
  const cells = names.map((name): [string, Cell] => {
    const value = row[name] ?? null
    return [name, typeof value === 'string' && columns[name]?.type === 'text' ? maskText(value) : value]
  })
  return {
    batch: Number(row['batch']),
    line: Number(row['line']),
    org: String(row['org'] ?? ''),
    cells: Object.fromEntries(cells),
  }
}
