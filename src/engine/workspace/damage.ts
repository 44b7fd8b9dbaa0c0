import { Fault } from '../fault'
import { tableOf, type Batch } from './batch'
import type { Shelf } from './shelf'
import { checksum } from './store/zipContent'

/** The batches whose own table is gone or not what was written: cut, or changed in a byte. */
export async function damagedBatches(shelf: Pick<Shelf, 'read'>, batches: readonly Batch[]): Promise<Batch[]> {
  const found: Batch[] = []
  for (const batch of batches) {
    const table = await shelf.read(tableOf(batch.id))
    if (!table || !(await isWhole(table, batch))) found.push(batch)
  }
  return found
}

/** What cannot be read at all is not whole. */
async function isWhole(content: Blob, { table }: Batch): Promise<boolean> {
  if (!table) return true
  if (content.size !== table.bytes) return false
  return (await checksum(content).catch(() => undefined)) === table.crc32
}

export const damagedFault = (batches: readonly Batch[]): Fault =>
  new Fault('batch-damaged', { count: batches.length, files: batches.map(({ file }) => file).join(', ') })
