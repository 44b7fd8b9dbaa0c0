import type { Cell } from '@/grammar/column'

/** An SQL identifier. Throws on NUL, which no identifier can hold. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new RangeError('identifier with NUL')
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * An SQL literal. Text with NUL (which ends a statement early) is spelled with `chr(0)`, so any text survives.
 * Throws on a number that is not finite.
 */
export function literal(value: Cell): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
    return String(value)
  }
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`
}

export function literals(values: readonly Cell[]): string {
  return values.map(literal).join(', ')
}
