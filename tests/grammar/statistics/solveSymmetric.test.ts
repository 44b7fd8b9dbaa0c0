import { expect, test } from 'vitest'
import { solveSymmetric } from '@/grammar/statistics/solveSymmetric'

test('a regular system', () => {
  const { solution, rank } = solveSymmetric(
    [
      [4, 2],
      [2, 3],
    ],
    [2, 5],
  )
  expect(rank).toBe(2)
  expect(solution[0]).toBeCloseTo(-0.5, 12)
  expect(solution[1]).toBeCloseTo(2, 12)
})

test('a singular one keeps the quadratic form of the pseudo-inverse; nothing has rank 0', () => {
  const { solution, rank } = solveSymmetric(
    [
      [2, -1, -1],
      [-1, 2, -1],
      [-1, -1, 2],
    ],
    [1, 2, -3],
  )
  expect(rank).toBe(2)
  // The pseudo-inverse of 3·(I − J/3) is a third of itself over 3: b'A⁺b = |b|² ÷ 3.
  expect([1, 2, -3].reduce((sum, b, i) => sum + b * (solution[i] ?? NaN), 0)).toBeCloseTo(14 / 3, 12)
  expect(solveSymmetric([[0]], [0])).toEqual({ solution: [0], rank: 0 })
  expect(solveSymmetric([], [])).toEqual({ solution: [], rank: 0 })
})
