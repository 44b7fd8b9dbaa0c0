import { favourableOf, independent, type Sums } from '@/catalog/favourable'
import { benjaminiHochberg } from '@/grammar/statistics/benjaminiHochberg'
import { newcombe, newcombePValue, type Difference } from '@/grammar/statistics/proportion'

/** A group and what its whole holds beside it. */
export interface Compared {
  own: Sums
  rest: Sums
}

export interface AgainstRest extends Difference {
  /** 正面评价率 of the rest. */
  rest: number
  p: number
  /** Within the level of each test and of the false-discovery rate over all of them. */
  significant: boolean
}

const [TESTED_AT, SHARE_OF_FALSE] = [0.05, 0.1]

/**
 * Each group's 正面评价率 against that of its rest by Newcombe's method with effective sample sizes, in the order given; undefined where
 * either is hidden, nobody is left over, or the pair is not `comparable` (estimated respondents, scales of different lengths).
 */
export function againstRest(pairs: readonly (Compared & { comparable: boolean })[]): (AgainstRest | undefined)[] {
  const tests = pairs.map(({ own, rest, comparable }) => (comparable ? testOf(own, rest) : undefined))
  const known = tests.filter((test) => test !== undefined)
  const sure = benjaminiHochberg(
    known.map(({ p }) => p),
    SHARE_OF_FALSE,
  )
  const rejected = new Set(known.filter(({ p }, index) => sure[index] && p < TESTED_AT))
  return tests.map((test) => test && { ...test, significant: rejected.has(test) })
}

function testOf(own: Sums, others: Sums): Omit<AgainstRest, 'significant'> | undefined {
  const [group, rest] = [favourableOf(own), favourableOf(others)]
  if (!group || !rest) return undefined
  const difference = newcombe(independent(group), independent(rest))
  const p = newcombePValue(independent(group), independent(rest))
  return difference && p !== undefined ? { ...difference, rest: rest.p, p } : undefined
}
