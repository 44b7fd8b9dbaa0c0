import type { Cell, Relation } from '@/grammar/statistics/suppression/table'

/** An exact fraction; the denominator is positive. */
interface Fraction {
  over: bigint
  under: bigint
}

const fraction = (over: bigint, under = 1n): Fraction => {
  const d = gcd(over < 0n ? -over : over, under)
  return { over: over / d, under: under / d }
}
const ZERO = fraction(0n)
const minus = (a: Fraction, b: Fraction) => fraction(a.over * b.under - b.over * a.under, a.under * b.under)
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under)
const divide = (a: Fraction, b: Fraction) =>
  b.over > 0n ? fraction(a.over * b.under, a.under * b.over) : fraction(-a.over * b.under, -a.under * b.over)

/**
 * What a reader can work out who knows every relation, every visible cell, and that empty cells are 0. Exact rational
 * arithmetic, dense, and by the null space rather than by reduced rows, so it shares nothing with the code under
 * test: a sum of hidden cells is known exactly when no way of changing the hidden values without contradicting a
 * relation changes that sum.
 */
export function attack(cells: readonly Cell[], relations: readonly Relation[], hiddenKeys: ReadonlySet<string>) {
  const hidden = cells.filter(({ key }) => hiddenKeys.has(key))
  const column = new Map(hidden.map(({ key }, i) => [key, i]))
  const rows = relations.map(({ total, parts }) => {
    const row = hidden.map(() => ZERO)
    for (const part of parts) set(row, column.get(part), fraction(1n))
    set(row, column.get(total), fraction(-1n))
    return row
  })
  const freedoms = nullSpace(rows, hidden.length)
  const isKnown = (group: readonly number[]) =>
    freedoms.every((v) => group.reduce((sum, i) => minus(sum, v[i] ?? ZERO), ZERO).over === 0n)
  return {
    /** Hidden cells whose value is determined. */
    recovered: hidden.filter((_, i) => isKnown([i])).map(({ key }) => key),
    /** Groups of two to four hidden cells with fewer than `minimum` persons together whose sum is determined. */
    smallSums(minimum: number): string[][] {
      const found: string[][] = []
      const extend = (group: number[], persons: number, from: number) => {
        if (group.length > 1 && isKnown(group)) found.push(group.map((i) => hidden[i]?.key ?? ''))
        for (let i = from; i < hidden.length; i++) {
          const n = hidden[i]?.n ?? 0
          if (persons + n < minimum) extend([...group, i], persons + n, i + 1)
        }
      }
      extend([], 0, 0)
      return found
    },
  }
}

function nullSpace(rows: Fraction[][], width: number): Fraction[][] {
  const pivotRow = new Map<number, Fraction[]>()
  for (let at = 0, next = 0; at < width && next < rows.length; at++) {
    const found = rows.findIndex((row, i) => i >= next && row[at]?.over !== 0n)
    const pivot = rows[found]
    if (found === -1 || !pivot) continue
    ;[rows[found], rows[next]] = [rows[next] ?? [], pivot]
    for (const row of rows) {
      const value = row[at] ?? ZERO
      if (row === pivot || value.over === 0n) continue
      const factor = divide(value, pivot[at] ?? ZERO)
      for (let i = at; i < width; i++) row[i] = minus(row[i] ?? ZERO, times(factor, pivot[i] ?? ZERO))
    }
    pivotRow.set(at, pivot)
    next++
  }
  const free = Array.from({ length: width }, (_, i) => i).filter((i) => !pivotRow.has(i))
  return free.map((one) =>
    Array.from({ length: width }, (_, i) => {
      if (i === one) return fraction(1n)
      const pivot = pivotRow.get(i)
      return pivot ? minus(ZERO, divide(pivot[one] ?? ZERO, pivot[i] ?? ZERO)) : ZERO
    }),
  )
}

function set(row: Fraction[], at: number | undefined, value: Fraction): void {
  if (at !== undefined) row[at] = value
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : gcd(b, a % b)
}
