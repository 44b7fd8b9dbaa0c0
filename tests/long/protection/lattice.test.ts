import { expect, test } from 'vitest'
import { attacked } from '../../engine/protection/attack'
import { randomSurvey } from '../../engine/protection/randomGroups'
import { seededRandom } from '../../grammar/statistics/random'

test('1,000 random companies, every view beside every other, exact algebra: none recovered', () => {
  const random = seededRandom(20261122)
  const total = { cells: 0, small: 0, hidden: 0, shownSmall: 0, disagreeing: 0, recovered: 0 }
  for (let run = 0; run < 1000; run += 1) {
    const found = attacked(randomSurvey(random), 5)
    total.cells += found.cells.length
    total.small += found.small.length
    total.hidden += found.hidden.size
    total.shownSmall += found.shownSmall.length
    total.disagreeing += found.disagreeing.length
    total.recovered += found.recovered.length
  }
  console.info(`1,000 surveys: ${JSON.stringify(total)}, hidden ÷ small ${(total.hidden / total.small).toFixed(3)}`)
  expect(total).toMatchObject({ shownSmall: 0, disagreeing: 0, recovered: 0 })
}, 900_000)
