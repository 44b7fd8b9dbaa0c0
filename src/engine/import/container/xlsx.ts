import { detailOf, Fault } from '../../fault'
import type { ScannedRecord } from '../text/records'
import { sheetHandler } from './sheetRows'
import { checkEntries } from './unpack'
import { partsOf, readSharedTexts, readWorkbook, scanPart } from './workbook'
import { damaged, type ZipEntry } from './zip'

/** Rows of a sheet, as many at a time as were unpacked together; end the loop to stop reading. */
export type SheetRows = AsyncGenerator<readonly ScannedRecord[]>

export interface Workbook {
  /** Sheets of cells in the workbook's order. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  /** The rows of a sheet that hold anything, with the row numbers that Excel shows. `progress` is 0…1. */
  rows(sheet: string, progress?: (done: number) => void): SheetRows
}

/**
 * Opens an .xlsx; sheets are read when asked for, never whole in memory. Rejects with `file-damaged`, `file-empty` (no
 * sheet of cells), `file-too-large`, `file-encrypted`, `file-unreadable`.
 */
export async function openWorkbook(file: Blob, entries: readonly ZipEntry[]): Promise<Workbook> {
  const parts = partsOf(entries)
  checkEntries([...parts].flatMap(([path, entry]) => (/\.(?:xml|rels)$/.test(path) ? [entry] : [])))
  if (!parts.has('xl/workbook.xml')) throw damaged('no workbook')
  const { sheets, readers } = await orDamaged(() => readWorkbook(file, parts))
  if (sheets.length === 0) throw new Fault('file-empty')
  const texts = await orDamaged(() => readSharedTexts(file, parts))

  async function* rows(sheet: string, progress?: (done: number) => void): SheetRows {
    const place = sheets.find(({ name }) => name === sheet)
    if (!place) throw new RangeError(`no sheet ${sheet}`)
    let batch: ScannedRecord[] = []
    const handler = sheetHandler({ texts, readers }, (row) => batch.push(row))
    const taken = () => {
      const rows = batch
      batch = []
      return rows
    }
    for await (const found of scanPart(file, place.entry, handler, taken, progress)) if (found.length > 0) yield found
  }
  return { sheets, rows }
}

async function orDamaged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof Fault ? error : damaged(detailOf(error), error)
  }
}
