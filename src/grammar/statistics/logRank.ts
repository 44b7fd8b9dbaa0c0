import { chiSquareTail } from '@/grammar/statistics/chiSquare'
import { checkFollowUp, type FollowUp } from '@/grammar/statistics/kaplanMeier'
import { solveSymmetric } from '@/grammar/statistics/solveSymmetric'

export interface LogRank {
  chiSquare: number
  df: number
  p: number
  /** Per group: events seen, and events expected if all groups ended at the same pace (more seen than expected: faster). */
  observed: number[]
  expected: number[]
}

/**
 * Log-rank test of two or more groups' durations, with the Mantel–Haenszel (hypergeometric) variance; days as for
 * `kaplanMeier`, events before censorings on a day.
 * Undefined where nothing can be compared: fewer than two groups with cases, or no day with an event on which two
 * groups were at risk.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163–170; Peto & Peto, JRSS A 135 (1972) 185–207; several
 * groups: Kalbfleisch & Prentice, Statistical Analysis of Failure Time Data (1980), 1.4.
 * @throws RangeError for negative or non-finite days and counts
 */
export function logRank(groups: readonly (readonly FollowUp[])[]): LogRank | undefined {
  groups.forEach((days) => checkFollowUp('logRank', days))
  const atRisk = groups.map((days) => days.reduce((sum, { events, censored }) => sum + events + censored, 0))
  const observed = groups.map(() => 0)
  const expected = groups.map(() => 0)
  const covariance = groups.map(() => groups.map(() => 0))
  for (const { leaving, events } of byDay(groups)) {
    const risk = atRisk.reduce((sum, n) => sum + n, 0)
    const ended = events.reduce((sum, d) => sum + d, 0)
    const spread = risk > 1 ? (ended * (risk - ended)) / (risk - 1) : 0
    groups.forEach((_, i) => {
      const share = at(atRisk, i) / risk
      observed[i] = at(observed, i) + at(events, i)
      expected[i] = at(expected, i) + ended * share
      groups.forEach((_, j) => {
        const row = covariance[i] ?? []
        row[j] = at(row, j) + spread * share * ((i === j ? 1 : 0) - at(atRisk, j) / risk)
      })
    })
    leaving.forEach((n, i) => (atRisk[i] = at(atRisk, i) - n))
  }
  const difference = observed.map((d, i) => d - at(expected, i))
  const { solution, rank } = solveSymmetric(covariance, difference)
  if (rank === 0) return undefined
  const chiSquare = difference.reduce((sum, d, i) => sum + d * at(solution, i), 0)
  return { chiSquare, df: rank, p: chiSquareTail(chiSquare, rank), observed, expected }
}

interface Day {
  /** Per group. */
  events: number[]
  leaving: number[]
}

function byDay(groups: readonly (readonly FollowUp[])[]): Day[] {
  const days = new Map<number, Day>()
  groups.forEach((group, i) => {
    for (const { day, events, censored } of group) {
      const one = days.get(day) ?? { events: groups.map(() => 0), leaving: groups.map(() => 0) }
      one.events[i] = at(one.events, i) + events
      one.leaving[i] = at(one.leaving, i) + events + censored
      days.set(day, one)
    }
  })
  return [...days]
    .filter(([, { leaving }]) => leaving.some((n) => n > 0))
    .sort(([a], [b]) => a - b)
    .map(([, day]) => day)
}

const at = (values: readonly number[], i: number): number => values[i] ?? 0
