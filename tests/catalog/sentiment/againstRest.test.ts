import { expect, test } from 'vitest'
import { againstRest } from '@/catalog/sentiment/againstRest'
import { newcombe } from '@/grammar/statistics/proportion'

/** n people with one answer each, y of them favourable: worth n independent answers. */
const sums = (y: number, n: number) => ({ n, sum_y: y, sum_m: n, sum_yy: y, sum_ym: y, sum_mm: n })
const pair = (own: [number, number], rest: [number, number], comparable = true) => ({
  own: sums(...own),
  rest: sums(...rest),
  comparable,
})

test('difference and interval are Newcombe’s', () => {
  const [test] = againstRest([pair([10, 40], [90, 120])])
  expect(test).toMatchObject({ ...newcombe({ p: 0.25, n: 40 }, { p: 0.75, n: 120 }), rest: 0.75, significant: true })
  expect(test?.p).toBeLessThan(1e-6)
})

test('a p below 0.05 alone is not enough among many: the false-discovery rate is held', () => {
  const surprising = pair([26, 40], [54, 120])
  expect(againstRest([surprising])[0]).toMatchObject({ significant: true })
  const dull = Array.from({ length: 30 }, () => pair([20, 40], [60, 120]))
  expect(againstRest([surprising, ...dull])[0]).toMatchObject({ significant: false })
})

test('nobody left over, hidden or not comparable: no test', () => {
  const hidden = { n: null, sum_y: null, sum_m: null, sum_yy: null, sum_ym: null, sum_mm: null }
  expect(
    againstRest([
      pair([10, 40], [0, 0]),
      { own: hidden, rest: sums(1, 9), comparable: true },
      pair([10, 40], [90, 120], false),
    ]),
  ).toEqual([undefined, undefined, undefined])
})
