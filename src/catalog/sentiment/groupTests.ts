import type { Sums } from '@/catalog/favourable'
import { againstRest, type AgainstRest } from '@/catalog/sentiment/againstRest'
import type { AnyRow } from '@/grammar/column'

/** One value of an attribute as it is shown; no share where it is hidden. */
interface Group {
  attribute: string | null
  value: string | null
  favourable: number | null
}

/** The sums behind it. */
type Input = Sums & { attribute: string; value: string; estimated: boolean | null }

/**
 * Every shown value against all others of its attribute that are shown; the false-discovery rate is held over all attributes.
 * `evidence`: the sums of each value.
 */
export function groupTests<Row extends Group>(
  rows: readonly Row[],
  evidence: readonly AnyRow[],
): (AgainstRest & { row: Row })[] {
  const inputs = evidence as readonly AnyRow[] as readonly Input[]
  const shown = rows.flatMap((row) => {
    const input = inputs.find((one) => one.attribute === row.attribute && one.value === row.value)
    return row.favourable === null || !input ? [] : [{ row, input }]
  })
  const tests = againstRest(
    shown.map(({ row, input }) => ({
      own: input,
      rest: together(shown.filter((one) => one.row !== row && one.row.attribute === row.attribute)),
      comparable: !input.estimated,
    })),
  )
  return shown.flatMap(({ row }, at) => {
    const test = tests[at]
    return test ? [{ ...test, row }] : []
  })
}

function together(those: readonly { input: Input }[]): Sums {
  const sum = (name: keyof Sums): number => those.reduce((total, { input }) => total + (input[name] ?? 0), 0)
  return {
    n: sum('n'),
    sum_y: sum('sum_y'),
    sum_m: sum('sum_m'),
    sum_yy: sum('sum_yy'),
    sum_ym: sum('sum_ym'),
    sum_mm: sum('sum_mm'),
  }
}
