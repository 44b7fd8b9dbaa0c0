import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Papa from 'papaparse'

export type Row = Readonly<Record<string, string>>

export const pathOf = (file: string): string => resolve(import.meta.dirname, '../../data', file)

/** The committed file as a reader sees it: decoded, parsed, every cell a text. */
export const readTable = (file: string, encoding = 'utf-8'): { header: string[]; rows: Row[] } => {
  const text = new TextDecoder(encoding, { fatal: true }).decode(readFileSync(pathOf(file)))
  const { data, meta, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true })
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  return { header: meta.fields ?? [], rows: data }
}

export const read = (name: string): Row[] =>
  readTable(`huayue/${name}.csv`, name === 'sentiment' || name === 'training' ? 'gb18030' : 'utf-8').rows

export const at = (row: Row, column: string): string => {
  const cell = row[column]
  if (cell === undefined) throw new Error(`no column ${column}`)
  return cell
}

export const number = (row: Row, column: string): number => Number(at(row, column))

export const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + number(row, column), 0)

export const distinct = (rows: readonly Row[], column: string): number =>
  new Set(rows.map((row) => at(row, column))).size

export const groups = (rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> => {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const name = key(row)
    const list = found.get(name)
    if (list) list.push(row)
    else found.set(name, [row])
  }
  return found
}

/** `2026-09-30` or `2026/9/30` → `2026Q3` */
export const quarterOf = (date: string): string => {
  const [year, month] = date.split(/[-/]/)
  return `${year}Q${Math.ceil(Number(month) / 3)}`
}

export const isoOf = (date: string): string =>
  date
    .split(/[-/]/)
    .map((part) => part.padStart(2, '0'))
    .join('-')
