import { crc32 } from '../crc32'
import type { Encoding } from './text/encoding'
import type { Delimiter } from './text/records'
import type { NormaliseReport } from './text/report'
import type { TableLayout } from './text/sniff'

/** How a file's text was written; the name is also what is shown to the user. */
export type Source = Encoding | 'XLSX'

/** What the user may set by hand; the rest is found. */
export interface ReadChoices {
  /** of a text */
  encoding?: Encoding
  /** of a text */
  delimiter?: Delimiter
  headerLine?: number
  /** of a workbook */
  sheet?: string
}

/** A file as a table of text: where it stands in the file, its rows as CSV with their line numbers, and what was left out. */
export interface TextTable {
  encoding: Source
  /** Lines are those of the file; in a workbook the sheet's row numbers. */
  layout: TableLayout
  /** `line,c1,…,cN` a row, UTF-8. */
  csv: Blob
  /** The CRC-32 of `csv`. */
  crc32: number
  report: NormaliseReport
  /** Characters that the encoding could not read. */
  replacements: number
  /** The sheets of a workbook, and the one that was read. */
  sheets?: readonly string[]
  sheet?: string
}

export type KnownHeader = (header: string) => boolean
/** 0…1 of what is to be read. */
export type Progress = (done: number) => void

/** What both kinds of sniffing are told. */
export const layoutChoices = ({ headerLine }: ReadChoices, known: KnownHeader) => ({
  known,
  ...(headerLine !== undefined && { headerLine }),
})

/** Lines go into blobs as they come: the browser may keep those outside memory. */
export function lineCollector() {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const blobs: Blob[] = []
  let sum = 0
  return {
    add(lines: string): void {
      const bytes = encoder.encode(lines)
      sum = crc32(bytes, sum)
      parts.push(bytes)
      if (parts.length >= 16) blobs.push(new Blob(parts.splice(0)))
    },
    collected: (): Pick<TextTable, 'csv' | 'crc32'> => ({ csv: new Blob([...blobs, ...parts]), crc32: sum }),
  }
}
