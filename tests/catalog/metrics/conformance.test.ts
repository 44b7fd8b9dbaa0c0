import { describe, expect, test } from 'vitest'
import { compare, loadCompany, randomAsk } from '../../support/conformance'
import { Draw } from '../../support/randomCompany/draw'

/** Companies × filters, each over every metric. */
async function run(seeds: readonly number[], asks: number) {
  const total = { compared: 0, known: 0, differences: [] as string[] }
  for (const seed of seeds) {
    const loaded = await loadCompany(seed)
    const draw = new Draw(seed * 7919)
    for (let at = 0; at < asks; at += 1) {
      const { compared, known, differences } = await compare(loaded, randomAsk(loaded.company, draw))
      total.compared += compared
      total.known += known
      total.differences.push(...differences.map((text) => `company ${seed}: ${text}`))
    }
    await loaded.library.database.close()
  }
  return total
}

test('every metric under random filters equals a count by hand over the files', async () => {
  const { compared, known, differences } = await run([11, 12], 4)
  expect(differences).toEqual([])
  expect(known).toBeGreaterThan(200)
  expect(compared).toBeGreaterThan(known)
})

describe.skipIf(!process.env['XINSHENG_LONG'])('long tier', () => {
  test('forty companies, ten filters each', async () => {
    const seeds = Array.from({ length: 40 }, (_, at) => 1000 + at)
    const { compared, known, differences } = await run(seeds, 10)
    console.info(`conformance: ${compared} comparisons, ${known} with a number, ${differences.length} differences`)
    expect(differences).toEqual([])
    expect(known).toBeGreaterThan(2000)
  }, 1_800_000)
})
