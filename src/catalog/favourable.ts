import { clusteredProportionFromSums, type ClusteredProportion } from '@/grammar/statistics/clusteredProportion'
import type { Proportion } from '@/grammar/statistics/proportion'

/** Sums over respondents, as queries give them; null where the group is hidden. */
export type Sums = Readonly<Record<'n' | 'sum_y' | 'sum_m' | 'sum_yy' | 'sum_ym' | 'sum_mm', number | null>>

const NAMES = ['n', 'sum_y', 'sum_m', 'sum_yy', 'sum_ym', 'sum_mm'] as const

/** 正面评价率 of a group; undefined where it is hidden or nobody answered. */
export function favourableOf(sums: Sums): ClusteredProportion | undefined {
  const [n, sumY, sumM, sumYY, sumYM, sumMM] = NAMES.map((name) => sums[name])
  if (n == null || sumY == null || sumM == null || sumYY == null || sumYM == null || sumMM == null) return undefined
  return clusteredProportionFromSums({ n, sumY, sumM, sumYY, sumYM, sumMM })
}

/** What intervals and tests take: the share, and how many independent answers it is worth. */
export const independent = ({ p, effective }: ClusteredProportion): Proportion => ({ p, n: effective })

/** The whole without a part: respondents stand in one place only. Null where either is hidden. */
export function without(whole: Sums, part: Sums): Sums {
  const rest = NAMES.map((name) => [
    name,
    whole[name] === null || part[name] === null ? null : whole[name] - part[name],
  ])
  return Object.fromEntries(rest) as Sums
}
