import type { DatasetSpec } from '@/grammar/dataset'
import { literal, identifier } from '@/engine/database/quote'
import { rows } from '@/engine/database/query'
import { sqlType } from '@/engine/import/readers'
import { nodeDoor } from '../../support/nodeDoor'

const door = nodeDoor()

/** One row of a dataset as it is loaded: every column as text, and the checks that find it at fault. */
export interface TypedRow {
  values: Readonly<Record<string, string | null>>
  faults: string[]
}

/** Types cells as DuckDB does, derives what is empty and runs the row checks. Fails where SQL names an unknown column. */
export async function typedRow(dataset: DatasetSpec, cells: Readonly<Record<string, string>>): Promise<TypedRow> {
  const columns = Object.entries(dataset.columns)
  const unknown = Object.keys(cells).filter((name) => !(name in dataset.columns))
  if (unknown.length) throw new RangeError(`no such column: ${unknown.join(', ')}`)
  const read = columns.map(([name, column]) => {
    const cell = cells[name]
    return `CAST(${cell ? literal(cell) : 'NULL'} AS ${sqlType(column)}) AS ${identifier(name)}`
  })
  const derived = columns.map(([name, { otherwise }]) =>
    otherwise ? `coalesce(${identifier(name)}, ${otherwise}) AS ${identifier(name)}` : identifier(name),
  )
  const checks = (dataset.checks ?? []).map(
    ({ id, finds }) => `coalesce(${finds}, FALSE) AS ${identifier(`check:${id}`)}`,
  )
  const values = columns.map(([name]) => `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(`value:${name}`)}`)
  const [row = {}] = await rows(
    await door,
    `SELECT ${[...values, ...checks].join(', ')} FROM (SELECT ${derived.join(', ')} FROM (SELECT ${['1 AS line', ...read].join(', ')}))`,
  )
  const part = (prefix: string) =>
    Object.entries(row).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    )
  return {
    values: Object.fromEntries(part('value:').map(([name, value]) => [name, value === null ? null : String(value)])),
    faults: part('check:').flatMap(([id, found]) => (found ? [id] : [])),
  }
}
