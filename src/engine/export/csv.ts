import { unparse } from 'papaparse'
import type { AnyRow } from '@/grammar/column'

/** What a spreadsheet would run: `=`, `+`, `-`, `@`, tab or CR at the start of text, half- or full-width. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A text that no spreadsheet runs; numbers and other text stay as they are. */
export function harmless(text: string): string {
  return FORMULA.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}

/** Rows as CSV for Excel: UTF-8 with BOM, LF, `.` decimals, empty cells for nothing, harmless text. */
export function csvOf(columns: readonly string[], rows: readonly AnyRow[]): string {
  const data = rows.map((row) =>
    columns.map((column) => {
      const cell = row[column]
      return typeof cell === 'string' ? harmless(cell) : (cell ?? '')
    }),
  )
  return `\uFEFF${unparse({ fields: [...columns], data }, { newline: '\n' })}\n`
}
