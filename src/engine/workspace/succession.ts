import type { Door } from '../database/door'
import { identifier } from '../database/quote'
import { rows } from '../database/query'
import type { Snapshot } from '../database/snapshot'
import type { Batch } from './batch'
import { replaceParts, visibleParts } from './parts'

/**
 * The batches after `newcomer` was added: where what does not count now (undone, or replaced) speaks of the same quarter and the
 * same unit, the newcomer takes its place, so that nothing counts twice when it is put back. What speaks of other units alone
 * stays beside it.
 */
export async function succeed(
  door: Door,
  snapshot: Snapshot,
  batches: readonly Batch[],
  newcomer: Batch,
): Promise<Batch[]> {
  const idle = batches.filter(
    (batch) =>
      batch.dataset === newcomer.dataset &&
      batch.id !== newcomer.id &&
      batch.parts.some((part) => newcomer.parts.includes(part) && !visibleParts(batch, batches).includes(part)),
  )
  if (!idle.length) return [...batches]
  const key = `org, coalesce(CAST(quarter AS VARCHAR), '')`
  const table = `${snapshot.alias}.${identifier(newcomer.dataset)}`
  const found = await rows<{ batch: number; part: string }>(
    door,
    `SELECT DISTINCT batch, coalesce(CAST(quarter AS VARCHAR), '') AS part FROM ${table}
     WHERE batch IN (${idle.map(({ id }) => id).join(', ')}) AND (${key}) IN (SELECT (${key}) FROM ${table} WHERE batch = ${newcomer.id})`,
  )
  return batches.map((batch) => {
    const visible = visibleParts(batch, batches)
    const parts = found.filter((one) => one.batch === batch.id && !visible.includes(one.part)).map(({ part }) => part)
    return replaceParts(batch, parts, newcomer)
  })
}
