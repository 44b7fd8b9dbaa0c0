import type { DataColumn } from '@/grammar/column'
import { literal, literals } from '../database/quote'

const YES = ['是', '有', '对', '√', 'Y', 'YES', 'TRUE', 'T', '1']
const NO = ['否', '无', '没有', '不是', '×', 'N', 'NO', 'FALSE', 'F', '0']

/** SQL that reads a staged text cell as a column's type: NULL where the text does not say such a value. */
export function readCell(cell: string, column: DataColumn, year: string): string {
  switch (column.type) {
    case 'text':
    case 'dictionary':
      return `nullif(${cell}, '')`
    case 'number':
      return within(`read_number(${cell})`, column)
    case 'integer':
      return within(`read_integer(${cell})`, column)
    case 'date':
      return `read_date(${cell}, ${year})`
    case 'quarter':
      return `read_quarter(${cell})`
    case 'boolean':
      return readWords(cell, [
        ['TRUE', [...YES, ...(column.trueWords ?? [])]],
        ['FALSE', [...NO, ...(column.falseWords ?? [])]],
      ])
    case 'choice':
      return readWords(
        cell,
        Object.entries(column.choices ?? {}).map(([value, words]) => [literal(value), [value, ...words]]),
      )
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

function within(sql: string, { min, max }: DataColumn): string {
  const bounds = [min === undefined ? '' : `${sql} >= ${min}`, max === undefined ? '' : `${sql} <= ${max}`].filter(
    Boolean,
  )
  return bounds.length ? `CASE WHEN ${bounds.join(' AND ')} THEN ${sql} END` : sql
}

/**
 * Known words as they stand first, which is nearly every cell; only the rest is looked up without case and width
 * (named once: DuckDB computes what stands twice for every row, also where no branch needs it).
 */
function readWords(cell: string, values: readonly (readonly [string, readonly string[]])[]): string {
  const exact = values.map(([value, words]) => `WHEN ${cell} IN (${literals(words)}) THEN ${value}`).join(' ')
  const pairs = values.flatMap(([value, words]) => words.map((word) => [literal(word.toUpperCase()), value] as const))
  const lookup = `[${pairs.map(([, value]) => value).join(', ')}][list_position([${pairs.map(([word]) => word).join(', ')}], upper(plain(${cell})))]`
  return `CASE ${exact} ELSE ${lookup} END`
}

function readBand(cell: string, column: DataColumn): string {
  const { upTo, labels } = column.bands ?? { upTo: [], labels: [] }
  const number = `try_cast(${cell} AS DOUBLE)`
  const steps = upTo.map((bound, index) => `WHEN ${number} <= ${bound} THEN ${literal(labels[index] ?? '')}`)
  const top = upTo.at(-1) ?? 0
  const first = upTo[0] ?? 0
  return `CASE WHEN ${cell} IN (${literals(labels)}) THEN ${cell} WHEN ${number} IS NOT NULL THEN CASE ${steps.join(' ')} ELSE ${literal(labels.at(-1) ?? '')} END
    WHEN regexp_full_match(tidy_band(${cell}), '(≤|<=|小于等于|不超过)?${first}(及?以下|以内)?') THEN ${literal(labels[0] ?? '')}
    WHEN regexp_full_match(tidy_band(${cell}), '(≥|>=|>|大于|超过)?(${top}|${top + 1})(及?以上)?') THEN ${literal(labels.at(-1) ?? '')}
    ELSE nullif(tidy_band(${cell}), '') END`
}

/** SQL of a quarter cell whose `2016.1` is no month as it stands, written so that `readCell` takes it for what it is. */
export function dottedSql(cell: string, dotted: 'october' | 'quarter'): string {
  if (dotted === 'october')
    return `CASE WHEN regexp_full_match(plain(${cell}), '[0-9]{4}\\.1') THEN plain(${cell}) || '0' ELSE ${cell} END`
  return `CASE WHEN regexp_full_match(plain(${cell}), '[0-9]{4}\\.[1-4]') THEN replace(plain(${cell}), '.', 'Q') ELSE ${cell} END`
}
