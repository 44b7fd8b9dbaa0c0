import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import { isRowQuality, type QualityCheck, type RowQuality } from '@/grammar/quality'
import { identifier, literal, literals } from './database/quote'

/** What a report is made of: the loaded files, and what to look for. */
export interface QualityGround {
  /** Rows of one statement. Rejects as `Database.rows`. */
  rows: <Row extends AnyRow = AnyRow>(sql: string, signal?: AbortSignal) => Promise<Row[]>
  batches: readonly { id: number; dataset: string; file: string; active: boolean }[]
  datasets: readonly DatasetSpec[]
  checks: readonly QualityCheck[]
}

/** The rows of a dataset as loaded: a view that the catalog makes over each snapshot. */
const loaded = (dataset: string) => `model.${identifier(`loaded_${dataset}`)}`

/** SELECT of how many rows of each file each check is true for: `batch`, `c0`, `c1`, …, in one scan. */
export function countRows(dataset: string, checks: readonly RowQuality[]): string {
  const counts = checks.map((check, place) => `count(*) FILTER (WHERE ${check.finds}) AS c${place}`)
  return `SELECT batch, ${counts.join(', ')} FROM ${loaded(dataset)} GROUP BY batch ORDER BY batch`
}

/**
 * SELECT of what may leave the database. Of a protected dataset: file and line without unit, quarter and values, or unit and
 * quarter once, without a line or a number; so nothing joins an answer to a group, however a check is written.
 */
export function guardedRows({ datasets }: QualityGround, check: QualityCheck): string {
  const hidden = datasets.filter(({ protection }) => protection).map(({ id }) => id)
  const secret = hidden.length ? `f.dataset IN (${literals(hidden)})` : 'FALSE'
  const row = `(${secret} AND f.line IS NOT NULL)`
  const named = !isRowQuality(check) && check.names
  const guarded = (name: string, where: string) =>
    `CASE WHEN ${where} THEN NULL ELSE CAST(f.${identifier(name)} AS VARCHAR) END AS ${identifier(name)}`
  const columns = [
    'f.dataset',
    'CAST(f.batch AS INTEGER) AS batch',
    'CAST(f.line AS INTEGER) AS line',
    guarded('org', row),
    guarded('quarter', row),
    'f."column"',
    guarded('value', named ? row : secret),
    guarded('other', named ? row : secret),
  ]
  const once = !isRowQuality(check) && check.datasets.some((id) => hidden.includes(id)) ? 'DISTINCT ' : ''
  const finds = isRowQuality(check) ? faultyRows(check) : check.finds
  return `SELECT ${once}${columns.join(', ')} FROM (${finds}\n) AS f`
}

function faultyRows({ dataset, column, against, finds }: RowQuality): string {
  const text = (name: string | undefined) => (name === undefined ? 'NULL' : `CAST(${identifier(name)} AS VARCHAR)`)
  return `SELECT ${literal(dataset)} AS dataset, batch, line, org, quarter, ${literal(column)} AS "column",
  ${text(column)} AS "value", ${text(against)} AS other FROM ${loaded(dataset)} WHERE ${finds}`
}
