import type { Cell, Relation } from '@/grammar/statistics/suppression/table'
import { attack } from './attacker'

/**
 * How few cells can be hidden so that every small cell is, every relation is balanced and the exact attacker finds
 * nothing: by trying all sets, smallest first. Undefined when none smaller than `upTo` will do.
 */
export function fewestHidden(
  cells: readonly Cell[],
  relations: readonly Relation[],
  minimum: number,
  upTo: number,
): number | undefined {
  const small = cells.filter(({ n }) => n > 0 && n < minimum).map(({ key }) => key)
  const others = cells.filter(({ n }) => n >= minimum).map(({ key }) => key)
  for (let extra = 0; small.length + extra < upTo; extra++) {
    for (const chosen of subsets(others, extra)) {
      if (isSafe(cells, relations, new Set([...small, ...chosen]), minimum)) return small.length + extra
    }
  }
  return undefined
}

function isSafe(cells: readonly Cell[], relations: readonly Relation[], hidden: Set<string>, minimum: number): boolean {
  const size = new Map(cells.map(({ key, n }) => [key, n]))
  const balanced = relations.every(({ total, parts }) => {
    const gone = [total, ...parts].filter((key) => hidden.has(key))
    const members = [total, ...parts].filter((key) => (size.get(key) ?? 0) > 0)
    const persons = gone.reduce((sum, key) => sum + (size.get(key) ?? 0), 0)
    return gone.length === 0 || (gone.length >= 2 && (persons >= minimum || gone.length === members.length))
  })
  if (!balanced) return false
  const attacker = attack(cells, relations, hidden)
  return attacker.recovered.length === 0 && attacker.smallSums(minimum).length === 0
}

function* subsets<T>(values: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield []
  else
    for (let i = from; i <= values.length - size; i++)
      for (const rest of subsets(values, size - 1, i + 1)) yield [values[i] as T, ...rest]
}
