/**
 * Ranks 1…n of the values, smallest first, in the order given; ties share the average of the ranks they span (5, 5, 9
 * → 1.5, 1.5, 3).
 * Source: Kendall, Biometrika 33 (1945) 239–251.
 */
export function averageRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const span = new Map<number, { first: number; last: number }>()
  for (const [i, value] of sorted.entries()) {
    span.set(value, { first: span.get(value)?.first ?? i + 1, last: i + 1 })
  }
  return values.map((value) => {
    const { first, last } = span.get(value) ?? { first: NaN, last: NaN }
    return (first + last) / 2
  })
}

/**
 * Place of each value in 0…1, smallest first: (average rank − 0.5) ÷ n, so a lone value and all-tied values lie at
 * 0.5.
 * Source: Hazen, Transactions ASCE 77 (1914).
 */
export function midRankPercentiles(values: readonly number[]): number[] {
  return averageRanks(values).map((rank) => (rank - 0.5) / values.length)
}

/**
 * Places as in a race, largest value first: ties share the better place, the next one is skipped (9, 9, 5 → 1, 1, 3).
 */
export function competitionRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a)
  const place = new Map<number, number>()
  for (const [i, value] of sorted.entries()) if (!place.has(value)) place.set(value, i + 1)
  return values.map((value) => place.get(value) ?? NaN)
}
