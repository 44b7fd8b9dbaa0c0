import type { Table } from '@/grammar/statistics/suppression/table'

/**
 * Relations with hidden cells, by number, grouped so that two groups share no hidden cell: each can be audited alone.
 */
export function hiddenGroups(table: Table): number[][] {
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const start of table.relations.keys()) {
    if (seen.has(start) || !table.relations[start]?.some((cell) => table.hidden[cell])) continue
    seen.add(start)
    const group = [start]
    for (const relation of group) {
      for (const cell of table.relations[relation] ?? []) {
        if (!table.hidden[cell]) continue
        for (const other of table.relationsOf[cell] ?? []) {
          if (!seen.has(other)) group.push(other)
          seen.add(other)
        }
      }
    }
    groups.push(group)
  }
  return groups
}
