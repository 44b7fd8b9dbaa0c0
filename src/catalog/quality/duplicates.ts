import type { DatasetSpec } from '@/grammar/dataset'
import type { FoundQuality } from '@/grammar/quality'

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/**
 * Rows that repeat another one: the second and later ones, each with the place of the first. A row whose key is complete is
 * told by its key, any other by all its columns; of a protected dataset only by its key, for people may answer alike.
 * A key column that only another form of the dataset has (the person of a roster) may be empty.
 */
export function duplicateChecks(datasets: readonly DatasetSpec[]): FoundQuality[] {
  const keyed = datasets.filter(({ key }) => key?.length)
  const open = datasets.filter(({ protection }) => !protection)
  return [
    {
      id: 'duplicate-key',
      severity: 'error',
      datasets: keyed.map(({ id }) => id),
      counts: 'rows',
      column: 'line',
      finds: keyed.map((dataset) => repeats(dataset, dataset.key ?? [], complete(dataset))).join(' UNION ALL '),
      refers: true,
    },
    {
      id: 'duplicate-row',
      severity: 'warning',
      datasets: open.map(({ id }) => id),
      counts: 'rows',
      column: 'line',
      finds: open
        .map((dataset) => repeats(dataset, everything(dataset), dataset.key ? `NOT (${complete(dataset)})` : 'TRUE'))
        .join(' UNION ALL '),
      refers: true,
    },
  ]
}

function complete({ key = [], columns }: DatasetSpec): string {
  const needed = key.filter((name) => columns[name]?.form === undefined)
  return needed.map((name) => `"${name}" IS NOT NULL`).join(' AND ')
}

function everything({ columns }: DatasetSpec): string[] {
  return [...new Set(['org', 'quarter', ...Object.keys(columns).filter((name) => !columns[name]?.transient)])]
}

/** Hashes find the few rows that may be alike; only those are compared in full. */
function repeats({ id, key = [] }: DatasetSpec, by: readonly string[], among: string): string {
  const named = key.filter((name) => by.length === key.length && name !== 'org' && name !== 'quarter')
  const value = named.length ? `nullif(concat_ws(' · ', ${quoted(named)}), '')` : 'NULL'
  const hash = `hash(${quoted(by)})`
  return `SELECT '${id}' AS dataset, batch, line, org, quarter, 'line' AS "column", CAST(${value} AS VARCHAR) AS "value", first_place AS other
FROM (
  SELECT *, first_value(batch || ':' || line) OVER alike AS first_place, row_number() OVER alike AS nth
  FROM model.loaded_${id}
  WHERE ${among} AND ${hash} IN (SELECT ${hash} FROM model.loaded_${id} WHERE ${among} GROUP BY 1 HAVING count(*) > 1)
  WINDOW alike AS (PARTITION BY ${quoted(by)} ORDER BY batch, line)
)
WHERE nth > 1`
}
