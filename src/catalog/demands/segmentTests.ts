import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { newcombePValue } from '@/grammar/statistics/proportion'

/** Demands of one value of an attribute in one category; no count where it is hidden. */
export interface SegmentCell {
  attribute: string | null
  value: string | null
  category: string | null
  demand_count: number | null
}

const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/**
 * The category's share in each cell's segment against its share in all other segments of the attribute, the false-discovery rate held
 * over all cells. Hidden cells are not tested and count as none; neither are cells without a rest.
 */
export function segmentTests<Cell extends SegmentCell>(
  cells: readonly Cell[],
): { row: Cell; p: number; significant: boolean }[] {
  const sums = new Map<string, number>()
  const key = (...names: (string | null)[]): string => JSON.stringify(names)
  for (const { attribute, value, category, demand_count } of cells)
    for (const name of [key(attribute), key(attribute, value), key(attribute, '', category)])
      sums.set(name, (sums.get(name) ?? 0) + (demand_count ?? 0))
  const tests = cells.flatMap((row) => {
    const { attribute, value, category, demand_count } = row
    if (demand_count === null) return []
    const [all, own, kind] = [
      sums.get(key(attribute)) ?? 0,
      sums.get(key(attribute, value)) ?? 0,
      sums.get(key(attribute, '', category)) ?? 0,
    ]
    const p = newcombePValue(
      { p: demand_count / own, n: own },
      { p: (kind - demand_count) / (all - own), n: all - own },
    )
    return p === undefined ? [] : [{ row, p }]
  })
  const sure = benjaminiHochberg(
    tests.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  return tests.map((test, index) => ({ ...test, significant: (sure[index] ?? false) && test.p < TESTED_AT }))
}
