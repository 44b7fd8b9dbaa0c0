/**
 * One solution of A·x = b for a symmetric, positive semidefinite A (square, small) whose equations do not contradict
 * each other, and A's rank: Gauss–Jordan elimination by the largest remaining diagonal; unknowns left without a pivot
 * are 0, which gives b'A⁻b of any generalised inverse.
 * Source: Searle, Linear Models (1971), 1.1.
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): { solution: number[]; rank: number } {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const scale = Math.max(0, ...matrix.map((row, i) => row[i] ?? 0))
  const free = new Set(rows.keys())
  for (;;) {
    const diagonal = (i: number) => rows[i]?.[i] ?? 0
    const pivot = [...free].reduce<number | undefined>(
      (best, i) => (best === undefined || diagonal(i) > diagonal(best) ? i : best),
      undefined,
    )
    if (pivot === undefined || !(diagonal(pivot) > 1e-10 * scale)) break
    free.delete(pivot)
    const divisor = diagonal(pivot)
    const source = (rows[pivot] ?? []).map((value) => value / divisor)
    rows[pivot] = source
    rows.forEach((row, i) => {
      const factor = row[pivot] ?? 0
      if (i !== pivot) rows[i] = row.map((value, column) => value - factor * (source[column] ?? 0))
    })
  }
  return { solution: rows.map((row, i) => (free.has(i) ? 0 : (row.at(-1) ?? 0))), rank: rows.length - free.size }
}
