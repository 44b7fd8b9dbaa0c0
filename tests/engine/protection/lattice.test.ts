import { expect, test } from 'vitest'
import { chooseHidden, groupKey } from '@/engine/protection/lattice'
import { seededRandom } from '../../grammar/statistics/random'
import { attacked } from './attack'
import { randomSurvey, sizesOf } from './randomGroups'

test('random surveys: no small group is shown, both views agree, and exact algebra over all of it recovers none', () => {
  const random = seededRandom(20261121)
  let small = 0
  for (let run = 0; run < 60; run += 1) {
    const found = attacked(randomSurvey(random), 5)
    small += found.small.length
    expect({ run, ...found, cells: 0, hidden: 0, small: 0 }).toMatchObject({
      shownSmall: [],
      disagreeing: [],
      recovered: [],
    })
  }
  expect(small).toBeGreaterThan(1000)
})

test('a question that two people of a large group answered is hidden there, the group itself is not', () => {
  const asked = { dimension: 'd', question: 'for women', apart: false }
  const everyone = { dimension: 'd', question: 'for all', apart: false }
  const people = Array.from({ length: 20 }, (_, at) => ({
    quarter: '2026Q3',
    org: 'root',
    attributes: {},
    answered: at < 2 ? [everyone, asked] : [everyone],
  }))
  const hidden = chooseHidden(sizesOf({ people, attributes: [] }), 5)
  const group = { quarter: '2026Q3', org: 'root', attribute: '', value: '' }
  expect(hidden.has(groupKey({ ...group, items: ['d', 'for women'] }))).toBe(true)
  // Shown, it would be the dimension less the other question.
  expect(
    hidden.has(groupKey({ ...group, items: ['d', 'for all'] })) || hidden.has(groupKey({ ...group, items: ['d'] })),
  ).toBe(true)
  expect(hidden.has(groupKey({ ...group, items: [] }))).toBe(false)
})

test('the same groups in any order are hidden alike', () => {
  const survey = randomSurvey(seededRandom(3))
  const sizes = sizesOf(survey)
  expect([...chooseHidden([...sizes].reverse(), 5)].sort()).toEqual([...chooseHidden(sizes, 5)].sort())
})
