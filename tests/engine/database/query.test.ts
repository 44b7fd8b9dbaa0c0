import { beforeAll, expect, test } from 'vitest'
import type { Door } from '@/engine/database/door'
import { QueryError, rows } from '@/engine/database/query'
import { nodeDoor } from '../../support/nodeDoor'

let door: Door
beforeAll(async () => {
  door = await nodeDoor()
})

test('decimals, wide integers, days and empty answers come right', async () => {
  expect(
    await rows(
      door,
      `SELECT 1.25 AS d, CAST(7 AS BIGINT) AS b, CAST(9 AS DOUBLE) AS h, NULL AS n, '心' AS t, TRUE AS f`,
    ),
  ).toEqual([{ d: 1.25, b: 7, h: 9, n: null, t: '心', f: true }])
  expect(await rows(door, 'SELECT 1 AS one WHERE FALSE')).toEqual([])
})

test('a refused statement says why and leaves the engine working', async () => {
  await expect(rows(door, 'SELECT nothing')).rejects.toBeInstanceOf(QueryError)
  expect(await rows(door, 'SELECT 2 AS two')).toEqual([{ two: 2 }])
})

test('an aborted question is not asked', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(rows(door, 'SELECT 1', stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
})

test('many questions at once keep their own answers', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      rows<{ v: number }>(door, `SELECT sum(i) + ${n} AS v FROM range(2000) AS t(i)`),
    ),
  )
  answers.forEach((answer, n) => expect(answer[0]?.v).toBe(1_999_000 + n))
})
