import { describe, expect, test } from 'vitest'
import { suppress } from '@/grammar/statistics/suppression'
import { seededRandom } from '../../grammar/statistics/random'
import { company, type CompanyShape } from '../../grammar/statistics/suppression/company'
import { fewestHidden } from '../../grammar/statistics/suppression/fewest'
import { recovered } from '../../grammar/statistics/suppression/solver'

const MINIMUM = 5

describe.skipIf(!process.env.XINSHENG_LONG)('small groups', () => {
  test('1,000 random companies, everything publishable, exact linear algebra: nothing recovered', () => {
    const random = seededRandom(20260701)
    let [cells, small, hidden, found] = [0, 0, 0, 0]
    for (let run = 0; run < 1000; run++) {
      const one = company(randomShape(random), random)
      const chosen = suppress(one.cells, one.relations, MINIMUM)
      cells += one.cells.filter(({ n }) => n > 0).length
      small += one.cells.filter(({ n }) => n > 0 && n < MINIMUM).length
      hidden += chosen.size
      found += recovered(one.cells, one.relations, chosen).length
      for (const { key, n } of one.cells) if (n > 0 && n < MINIMUM) expect(chosen.has(key)).toBe(true)
    }
    console.log(`1,000 companies: ${cells} cells with people, ${small} small, ${hidden} hidden, ${found} recovered`)
    console.log(`hidden ÷ small (which must be): ${(hidden / small).toFixed(4)}`)
    expect(found).toBe(0)
  })

  test('the attacker is no fool: with the small cells alone hidden he recovers many', () => {
    const random = seededRandom(11)
    let [small, found] = [0, 0]
    for (let run = 0; run < 50; run++) {
      const { cells, relations } = company(randomShape(random), random)
      const primary = new Set(cells.filter(({ n }) => n > 0 && n < MINIMUM).map(({ key }) => key))
      small += primary.size
      found += recovered(cells, relations, primary).length
    }
    console.log(`only small cells hidden: ${found} of ${small} recovered`)
    expect(found).toBeGreaterThan(0)
  })

  test('against the fewest possible, found by trying all sets on small lattices', () => {
    const random = seededRandom(4)
    let [lattices, hidden, fewest, small, more] = [0, 0, 0, 0, 0]
    while (lattices < 600) {
      const shape = { ...randomShape(random), units: 2 + Math.floor(random() * 4), quarters: 1, questions: 0 }
      const { cells, relations } = company(
        { ...shape, teams: random() < 0.5 ? 0 : 2, attributes: shape.attributes.slice(0, 1) },
        random,
      )
      const primary = cells.filter(({ n }) => n > 0 && n < MINIMUM).length
      if (primary === 0 || cells.filter(({ n }) => n > 0).length > 30) continue
      const chosen = suppress(cells, relations, MINIMUM).size
      if (chosen - primary > 6) continue
      const best = fewestHidden(cells, relations, MINIMUM, chosen) ?? chosen
      lattices++
      hidden += chosen
      fewest += best
      small += primary
      if (chosen > best) more++
    }
    console.log(
      `${lattices} small lattices: ${hidden} hidden, fewest possible ${fewest} (${small} small), ratio ${(hidden / fewest).toFixed(3)}; more than needed in ${more}`,
    )
    expect(hidden / fewest).toBeLessThan(1.1)
  })

  test.each([5, 20, 60])(
    '80 units × 12 quarters × 10 questions × 7 values, teams of %i: seconds, and what is hidden',
    (size) => {
      const random = seededRandom(size)
      const shape = { units: 8, teams: 9, own: false, attributes: [7], questions: 10, together: false, skip: 0.1, size }
      const quarters = Array.from({ length: 12 }, () => company({ ...shape, quarters: 1 }, random))
      const start = performance.now()
      const hidden = quarters.map(({ cells, relations }) => suppress(cells, relations, MINIMUM))
      const seconds = (performance.now() - start) / 1000
      const count = (of: (n: number) => boolean) =>
        quarters.flatMap(({ cells }) => cells).filter(({ n }) => of(n)).length
      const chosen = hidden.reduce((sum, { size: one }) => sum + one, 0)
      console.log(
        `teams of ${size}: ${count(() => true)} cells, ${count((n) => n > 0)} with people, ${count((n) => n > 0 && n < MINIMUM)} small, ${chosen} hidden, ${seconds.toFixed(1)} s`,
      )
      expect(seconds).toBeLessThan(30)
      for (const [i, { cells, relations }] of quarters.entries())
        expect(recovered(cells, relations, hidden[i] ?? new Set())).toEqual([])
    },
  )
})

/** From a handful of teams to 57 nodes; one to three attributes published beside each other; up to three quarters and their sum. */
function randomShape(random: () => number): CompanyShape {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const questions = random() < 0.3 ? whole(2, 3) : 0
  return {
    units: whole(2, questions ? 4 : 8),
    teams: whole(0, questions ? 3 : 6),
    own: random() < 0.4,
    attributes: Array.from({ length: whole(0, questions ? 1 : 3) }, () => whole(2, 7)),
    questions,
    quarters: whole(1, questions ? 2 : 3),
    together: random() < 0.5,
    size: [2, 4, 8, 15, 40][whole(0, 4)] ?? 8,
    skip: random() < 0.5 ? 0 : 0.15,
  }
}
