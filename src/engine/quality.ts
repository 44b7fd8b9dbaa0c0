import {
  bySeverity,
  isRowQuality,
  type FoundQuality,
  type QualityCheck,
  type QualityEntry,
  type QualityRow,
  type RowQuality,
} from '@/grammar/quality'
import { literal } from './database/quote'
import { countRows, guardedRows, type QualityGround } from './qualitySql'

export type { QualityGround }

type Counted = readonly { batch: number | null; n: number }[]

/** How many faults are read at a time for a list of all of them. */
const PAGE = 10_000

/** Everything found in the active files, worst first. One scan finds all faults of the rows of a dataset. Rejects as `Database.rows`. */
export async function reportQuality(ground: QualityGround, signal?: AbortSignal): Promise<QualityEntry[]> {
  const loaded = new Set(ground.batches.filter((batch) => batch.active).map((batch) => batch.dataset))
  if (!loaded.size) return []
  const entries: QualityEntry[] = []
  for (const id of loaded) {
    const checks = ground.checks.filter(isRowQuality).filter((check) => check.dataset === id)
    if (checks.length) entries.push(...(await faultsOfRows(ground, id, checks, signal)))
  }
  for (const check of ground.checks) {
    if (isRowQuality(check) || !check.datasets.some((id) => loaded.has(id))) continue
    entries.push(...(await faultsAcross(ground, check, signal)))
  }
  return bySeverity(entries)
}

/** Some faults of one entry, in the order of files and lines; of a protected dataset only the places. */
export async function qualityRows(
  ground: QualityGround,
  entry: QualityEntry,
  { limit, offset }: { limit: number; offset: number },
  signal?: AbortSignal,
): Promise<QualityRow[]> {
  const check = ground.checks.find(
    (one) =>
      one.id === entry.check && (!isRowQuality(one) || (one.dataset === entry.dataset && one.column === entry.column)),
  )
  if (!check) throw new RangeError(`unknown check ${entry.check}`)
  return ground.rows<QualityRow>(
    `SELECT * FROM (${guardedRows(ground, check)}) AS v WHERE v.dataset = ${literal(entry.dataset)}
     ORDER BY v.batch, v.line, v.quarter, v.org, v."value", v.other LIMIT ${literal(limit)} OFFSET ${literal(offset)}`,
    signal,
  )
}

/** The faults of all entries, page by page, at most `most` in all. */
export async function* allQualityRows(
  ground: QualityGround,
  entries: readonly QualityEntry[],
  most: number,
  signal?: AbortSignal,
): AsyncGenerator<{ entry: QualityEntry; rows: QualityRow[] }> {
  let left = most
  for (const entry of entries) {
    for (let offset = 0; offset < entry.count && left > 0; offset += PAGE) {
      const rows = await qualityRows(ground, entry, { limit: Math.min(PAGE, left), offset }, signal)
      left -= rows.length
      yield { entry, rows }
    }
  }
}

async function faultsOfRows(
  ground: QualityGround,
  dataset: string,
  checks: readonly RowQuality[],
  signal: AbortSignal | undefined,
): Promise<QualityEntry[]> {
  const found = await ground.rows<Readonly<Record<string, number>>>(countRows(dataset, checks), signal)
  return checks.flatMap((check, place) => {
    const counted = found.map((row) => ({ batch: row['batch'] ?? null, n: row[`c${place}`] ?? 0 }))
    return entryOf(ground, check, dataset, counted)
  })
}

async function faultsAcross(
  ground: QualityGround,
  check: FoundQuality,
  signal: AbortSignal | undefined,
): Promise<QualityEntry[]> {
  const found = await ground.rows<{ dataset: string; batch: number | null; n: number }>(
    `SELECT v.dataset, v.batch, count(*) AS n FROM (${guardedRows(ground, check)}) AS v GROUP BY ALL`,
    signal,
  )
  const named = [...new Set(found.map((row) => row.dataset))].sort()
  return named.flatMap((id) => {
    const counted = found.filter((row) => row.dataset === id)
    return entryOf(ground, check, id, counted)
  })
}

function entryOf({ batches }: QualityGround, check: QualityCheck, dataset: string, counted: Counted): QualityEntry[] {
  const faulty = counted.filter(({ n }) => n > 0)
  if (!faulty.length) return []
  const row = isRowQuality(check)
  const ids = new Set(faulty.map(({ batch }) => batch))
  return [
    {
      check: check.id,
      severity: check.severity,
      dataset,
      column: check.column,
      counts: row ? 'rows' : check.counts,
      count: faulty.reduce((sum, { n }) => sum + n, 0),
      files: batches.filter(({ id }) => ids.has(id)).map(({ id, file }) => ({ batch: id, file })),
      ...(row && check.against !== undefined && { against: check.against }),
      ...(!row && check.refers && { refers: true }),
      ...(!row && check.names && { names: true }),
    },
  ]
}
