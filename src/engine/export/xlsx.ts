/** A cell of a workbook that we write; null is an empty one, a marked one is bold on a tint. Text never runs as a formula. */
export type SheetCell = string | number | null | { readonly text: string; readonly marked: true }

export interface Sheet {
  /** at most 31 characters, none of `[]:*?/\` */
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  /** characters per column, a Chinese one counting two; by the content when absent */
  readonly widths?: readonly number[]
  /** rows that are bold and stay in view, 1 when absent */
  readonly headerRows?: number
}

const TINT = '#FFF2CC'
const NARROWEST = 8
const WIDEST = 48
/** What XML cannot carry. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const textOf = (cell: SheetCell) => (cell === null ? '' : typeof cell === 'object' ? cell.text : String(cell))

/** Characters that a text takes, a full-width one being two. */
export function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/[\u1100-\u115f\u2e80-\uffe6]|\p{Extended_Pictographic}/u.test(character) ? 2 : 1),
    0,
  )
}

function widthsOf({ rows, widths }: Sheet): number[] {
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  return Array.from({ length: columns }, (_, column) => {
    const widest = rows.reduce((most, cells) => Math.max(most, displayWidth(textOf(cells[column] ?? ''))), 0)
    return widths?.[column] ?? Math.min(WIDEST, Math.max(NARROWEST, widest + 2))
  })
}

/** Bytes of XML up to which the library packs them here; beyond, it starts a worker of its own. */
const MOST_XML = 150_000

/** At least the XML that the cells become: the tags around each, three bytes a character. */
const xmlSize = (sheets: readonly Sheet[]) =>
  sheets.flatMap(({ rows }) => rows.flat()).reduce<number>((sum, cell) => sum + 64 + 3 * textOf(cell).length, 0)

/**
 * A small workbook, such as a template (some 2 000 cells): the library that writes it loads when first asked for. Rejects
 * with RangeError above that: its own worker, from a blob, is one that our security policy stops, and it would wait for ever.
 */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Blob> {
  if (xmlSize(sheets) > MOST_XML) throw new RangeError('too many cells for one small workbook')
  const { default: write } = await import('write-excel-file/universal')
  return write(
    sheets.map((sheet) => {
      const headers = sheet.headerRows ?? 1
      return {
        sheet: sheet.name,
        columns: widthsOf(sheet).map((width) => ({ width })),
        stickyRowsCount: headers,
        data: sheet.rows.map((cells, row) => cells.map((cell) => written(cell, row < headers))),
      }
    }),
  ).toBlob()
}

function written(cell: SheetCell, header: boolean) {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  const marked = typeof cell === 'object'
  return {
    value: textOf(cell).replace(CONTROL, ''),
    type: String,
    wrap: !header,
    alignVertical: 'top' as const,
    ...((header || marked) && { fontWeight: 'bold' as const }),
    ...(marked && { backgroundColor: TINT }),
  }
}
