import type { DataColumn } from '@/grammar/column'
import { literal, literals } from '../database/quote'

const YES = ['是', '有', '对', '√', 'Y', 'YES', 'TRUE', 'T', '1']
const NO = ['否', '无', '没有', '不是', '×', 'N', 'NO', 'FALSE', 'F', '0']

/** SQL that reads a staged text cell as a column's type: NULL where the text does not say such a value. */
export function readCell(cell: string, column: DataColumn, year: string): string {
  switch (column.type) {
    case 'text':
      return `nullif(${cell}, '')`
    case 'dictionary':
      return `nullif(trim(regexp_replace(${cell}, '\\s+', ' ', 'g')), '')`
    case 'number':
      return within(`read_number(${cell})`, column)
    case 'integer':
      return within(`read_integer(${cell})`, column)
    case 'date':
      return `read_date(${cell}, ${year})`
    case 'quarter':
      return `read_quarter(${cell})`
    case 'boolean':
      return `read_boolean(${cell}, [${literals(upper([...YES, ...(column.trueWords ?? [])]))}], [${literals(upper([...NO, ...(column.falseWords ?? [])]))}])`
    case 'choice':
      return readChoice(cell, column)
    case 'band':
      return readBand(cell, column)
  }
}

/** Why a cell that is not blank could not be read, as a code. */
export function unreadable(column: DataColumn): string {
  const limited = column.min !== undefined || column.max !== undefined
  return limited ? `not-${column.type}-in-range` : `not-${column.type}`
}

/** Free text is never unreadable; everything else can be. */
export function canFail(column: DataColumn): boolean {
  return column.type !== 'text' && column.type !== 'dictionary' && column.type !== 'band'
}

export function sqlType(column: DataColumn): string {
  const types = { number: 'DOUBLE', integer: 'INTEGER', date: 'DATE', boolean: 'BOOLEAN' } as const
  return column.type in types ? types[column.type as keyof typeof types] : 'VARCHAR'
}

/** Columns with few distinct values, stored as codes. */
export function isDictionary(column: DataColumn): boolean {
  return column.type === 'dictionary' || column.type === 'choice' || column.type === 'band'
}

function upper(words: readonly string[]): string[] {
  return words.map((word) => word.toUpperCase())
}

function within(sql: string, { min, max }: DataColumn): string {
  const bounds = [min === undefined ? '' : `${sql} >= ${min}`, max === undefined ? '' : `${sql} <= ${max}`].filter(Boolean)
  return bounds.length ? `CASE WHEN ${bounds.join(' AND ')} THEN ${sql} END` : sql
}

function readChoice(cell: string, column: DataColumn): string {
  const cases = Object.entries(column.choices ?? {}).map(
    ([value, words]) => `WHEN upper(plain(${cell})) IN (${literals(upper([value, ...words]))}) THEN ${literal(value)}`,
  )
  return `CASE ${cases.join(' ')} END`
}

function readBand(cell: string, column: DataColumn): string {
  const { upTo, labels } = column.bands ?? { upTo: [], labels: [] }
  const number = `try_cast(${cell} AS DOUBLE)`
  const steps = upTo.map((bound, index) => `WHEN ${number} <= ${bound} THEN ${literal(labels[index] ?? '')}`)
  const top = upTo.at(-1) ?? 0
  const first = upTo[0] ?? 0
  return `CASE WHEN ${number} IS NOT NULL THEN CASE ${steps.join(' ')} ELSE ${literal(labels.at(-1) ?? '')} END
    WHEN regexp_full_match(tidy_band(${cell}), '(≤|<=|小于等于|不超过)?${first}(及?以下|以内)?') THEN ${literal(labels[0] ?? '')}
    WHEN regexp_full_match(tidy_band(${cell}), '(≥|>=|>|大于|超过)?(${top}|${top + 1})(及?以上)?') THEN ${literal(labels.at(-1) ?? '')}
    ELSE nullif(tidy_band(${cell}), '') END`
}
