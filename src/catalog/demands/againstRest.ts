import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { dispersion, rateRatio, type RateRatio } from '@/grammar/statistics/rateRatio'

/** Counts of one unit over its workers, without repeated demands, which leave the test. */
export interface Exposed {
  count: number
  headcount: number
  /** The unit's own counts in the quarters before. */
  past: readonly number[]
}

export interface AgainstRest extends RateRatio {
  /** Within the level of each test and of the false-discovery rate over all of them. */
  significant: boolean
}

const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/**
 * Each unit's count per head against that of all others of its group together, in the order given; undefined where there is no rest or
 * nobody to divide by. The false-discovery rate is held over all groups (metrics.md, Certainty).
 */
export function againstRest(groups: readonly (readonly Exposed[])[]): (AgainstRest | undefined)[][] {
  const ratios = groups.map(ratiosOf)
  const tested = ratios.flat().filter((ratio) => ratio !== undefined)
  const sure = benjaminiHochberg(
    tested.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  const rejected = new Set(tested.filter(({ p }, index) => sure[index] && p < TESTED_AT))
  return ratios.map((group) => group.map((ratio) => ratio && { ...ratio, significant: rejected.has(ratio) }))
}

function ratiosOf(units: readonly Exposed[]): (RateRatio | undefined)[] {
  const all = { count: sum(units.map((unit) => unit.count)), headcount: sum(units.map((unit) => unit.headcount)) }
  return units.map(({ count, headcount, past }) => {
    const phi = dispersion(
      past,
      past.map(() => 1),
    )
    const rest = { count: all.count - count, exposure: all.headcount - headcount }
    return headcount > 0 ? rateRatio({ count, exposure: headcount }, rest, phi) : undefined
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
