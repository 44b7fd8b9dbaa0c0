import type { HiddenRows } from '../database/model'
import type { Batch } from './batch'

/** The parts (quarters, '' for none) of a batch that count now: all, none, or those that no active batch took the place of. */
export function visibleParts(batch: Batch, batches: readonly Batch[]): string[] {
  if (!batch.active) return []
  const active = new Set(batches.filter((other) => other.active).map(({ id }) => id))
  return batch.parts.filter((part) => !(batch.replaced[part] ?? []).some((id) => active.has(id)))
}

export function hiddenRows(batches: readonly Batch[]): HiddenRows {
  const gone: number[] = []
  const parts: { batch: number; part: string }[] = []
  for (const batch of batches) {
    const visible = visibleParts(batch, batches)
    if (!visible.length) gone.push(batch.id)
    else for (const part of batch.parts) if (!visible.includes(part)) parts.push({ batch: batch.id, part })
  }
  return { batches: gone, parts }
}

/**
 * The batches after `newcomer` took the place of what others of its dataset say of its quarters: also of those that do not count
 * now, so that a quarter never counts twice, in whatever order batches are undone, redone or deleted.
 */
export function replace(batches: readonly Batch[], newcomer: Batch): Batch[] {
  return batches.map((batch): Batch => {
    if (batch.dataset !== newcomer.dataset || batch.id === newcomer.id || batch.at === newcomer.at) return batch
    return replaceParts(
      batch,
      batch.parts.filter((part) => newcomer.parts.includes(part)),
      newcomer,
    )
  })
}

/** A batch of which a newcomer took the place in some parts. */
export function replaceParts(batch: Batch, parts: readonly string[], newcomer: Batch): Batch {
  if (!parts.length) return batch
  const added = parts.map((part): [string, number[]] => [part, [...(batch.replaced[part] ?? []), newcomer.id]])
  return { ...batch, replaced: { ...batch.replaced, ...Object.fromEntries(added) } }
}

/** The active batches that have the place of parts of a batch, in the order they came. */
export function successors(batch: Batch, batches: readonly Batch[]): Batch[] {
  const ids = new Set(Object.values(batch.replaced).flat())
  return batches.filter((other) => other.active && ids.has(other.id))
}

/** The batches of the same dataset that count beside a batch in one of its parts. */
export function besides(batch: Batch, batches: readonly Batch[]): Batch[] {
  const own = visibleParts(batch, batches)
  return batches.filter(
    (other) =>
      other.id !== batch.id &&
      other.dataset === batch.dataset &&
      visibleParts(other, batches).some((part) => own.includes(part)),
  )
}

/** The batches without some, for good: what these had replaced counts again. */
export function without(batches: readonly Batch[], ids: readonly number[]): Batch[] {
  return batches
    .filter((batch) => !ids.includes(batch.id))
    .map((batch) => {
      const left = Object.entries(batch.replaced).map(
        ([part, by]) => [part, by.filter((id) => !ids.includes(id))] as const,
      )
      return { ...batch, replaced: Object.fromEntries(left.filter(([, by]) => by.length)) }
    })
}
