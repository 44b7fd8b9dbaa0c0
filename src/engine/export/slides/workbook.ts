import type { Sheet, SheetCell } from '../xlsx'
import type { NativeChart } from './native'

/** The name of a column of a sheet, from 0: A, B, … Z, AA. */
export function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
}

/**
 * The data of a chart as a sheet: names in the first column and a column for each series; of points two columns each, along and up. What is
 * missing is an empty cell.
 */
export function sheetOf({ categories, series }: NativeChart): Sheet & { firstColumn: (series: number) => number } {
  const points = series.some(({ x }) => x !== undefined)
  const columns: SheetCell[][] = series.flatMap(({ name, values, x }) => [
    ...(x ? [['X', ...x]] : []),
    [name || '—', ...values],
  ])
  const all = points ? columns : [['', ...categories.map((category) => category.replaceAll('\n', ' '))], ...columns]
  const rows = Math.max(...all.map((column) => column.length))
  return {
    name: 'Sheet1',
    rows: Array.from({ length: rows }, (_, row) => all.map((column) => column[row] ?? null)),
    firstColumn: (index) => (points ? index * 2 : index + 1),
  }
}
