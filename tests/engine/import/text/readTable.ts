import { decodeStream } from '@/engine/import/text/decode'
import { detectEncoding, type Encoding } from '@/engine/import/text/encoding'
import { normaliseTable } from '@/engine/import/text/normalise'
import { scanRecords } from '@/engine/import/text/records'
import type { NormaliseReport } from '@/engine/import/text/report'
import { sniffTable, type SniffOptions, type TableLayout } from '@/engine/import/text/sniff'

export interface ReadTable {
  readonly encoding: Encoding
  readonly layout: TableLayout
  readonly report: NormaliseReport
  /** line number and cells of each data record */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** The whole first half of an import, as the application runs it. */
export async function readTable(file: Uint8Array | string, options?: SniffOptions): Promise<ReadTable> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const encoding = detectEncoding(bytes, true)
  const decoder = decodeStream(encoding)
  const text = decoder.push(bytes) + decoder.end()
  const layout = sniffTable(text, options)
  let output = ''
  const report = await normaliseTable([text], layout, (lines) => void (output += lines))
  const rows = scanRecords(output, { delimiter: ',' }).map(({ cells: [line, ...cells] }) => ({
    line: Number(line),
    cells,
  }))
  return { encoding, layout, report, rows }
}

/** Cells of the data records, joined by `|`, one record a line: short to write down in a test. */
export const shown = ({ rows }: ReadTable) => rows.map(({ cells }) => cells.join('|')).join('\n')
