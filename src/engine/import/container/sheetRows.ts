import type { ScannedRecord } from '../text/records'
import { numberText, type NumberReader } from './numberFormat'
import { attribute, decodeCell, type XmlHandler } from './xml'
import { damaged } from './zip'

/** What a cell may refer to. */
export interface CellContext {
  readonly texts: readonly string[]
  readonly readers: readonly NumberReader[]
}

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384

/** `C5` → 2: the letters as a 0-based column; -1 without letters. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) | 0x20
    if (letter < 0x61 || letter > 0x7a) break
    column = column * 26 + letter - 0x60
  }
  return column - 1
}

function isoText(written: string): string {
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?/.exec(written) ?? []
  if (!day) return written
  return time === '' || time.startsWith('00:00') ? day : `${day} ${time}`
}

/**
 * A cell as text: shared and inline texts, numbers by their format, `TRUE` or `FALSE`; an error such as `#N/A` is empty.
 * A formula counts as the result it was saved with.
 */
export function cellText(type: string, style: string, value: string, { texts, readers }: CellContext): string {
  switch (type) {
    case 's': {
      const text = value === '' ? '' : texts[Number(value)]
      if (text === undefined) throw damaged(`no shared text ${value}`)
      return text
    }
    case 'str':
    case 'inlineStr':
      return decodeCell(value)
    case 'b':
      return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
    case 'e':
      return ''
    case 'd':
      return isoText(value)
    default:
      return value === '' ? '' : (readers[Number(style)] ?? numberText)(value)
  }
}

/** Reads a sheet's XML into rows: `line` is the sheet's own row number, rows without a value are left out. */
export function sheetHandler(context: CellContext, onRow: (row: ScannedRecord) => void): XmlHandler {
  let line = 0
  let cells: string[] = []
  let column = -1
  let [type, style, value] = ['', '', '']
  let inCell = false
  let inValue = false
  let inGuide = false

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column < 0 || column >= MOST_COLUMNS) throw damaged(`cell ${reference ?? column}`)
    type = attribute(attributes, 't') ?? 'n'
    style = attribute(attributes, 's') ?? ''
    value = ''
    inCell = true
  }

  function closeCell(): void {
    inCell = false
    const text = cellText(type, style, value, context)
    if (text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  function openRow(attributes: string): void {
    line = Math.max(line + 1, Number(attribute(attributes, 'r') ?? 0) || 0)
    if (line > MOST_ROWS) throw damaged(`row ${line}`)
    cells = []
    column = -1
  }

  return {
    open(name, attributes) {
      if (name === 'c') openCell(attributes)
      else if (name === 'row') openRow(attributes)
      else if (name === 'v' || name === 't') inValue = inCell
      else if (name === 'rPh') inGuide = true
    },
    close(name) {
      if (name === 'c') closeCell()
      else if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inGuide = false
      else if (name === 'row' && cells.length > 0) onRow({ cells, line })
    },
    text(piece) {
      if (inValue && !inGuide) value += piece
    },
  }
}
