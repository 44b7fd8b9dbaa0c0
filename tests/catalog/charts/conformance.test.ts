import { describe, expect, test } from 'vitest'
import { compareRows } from '../../support/chartConformance'
import { loadCompany, randomAsk } from '../../support/conformance'
import { rowOracles } from '../../support/oracle/charts'
import { Draw, QUARTERS } from '../../support/randomCompany/draw'

/** Companies × filters, each over every chart. */
async function run(seeds: readonly number[], asks: number) {
  const total = { cells: 0, rows: 0, differences: [] as string[] }
  for (const seed of seeds) {
    const loaded = await loadCompany(seed)
    const draw = new Draw(seed * 104_729)
    for (let at = 0; at < asks; at += 1) {
      const { org, quarter, values } = randomAsk(loaded.company, draw)
      const from = draw.pick(QUARTERS.filter((one) => one <= quarter))
      for (const id of Object.keys(rowOracles)) {
        const { cells, rows, differences } = await compareRows(loaded, id, { org, quarter, values, from })
        total.cells += cells
        total.rows += rows
        total.differences.push(...differences.map((text) => `company ${seed}: ${text}`))
      }
    }
    await loaded.library.database.close()
  }
  return total
}

test('every chart’s rows under random filters equal a count by hand over the files', async () => {
  const { cells, differences } = await run([21, 22], 3)
  expect(differences).toEqual([])
  expect(cells).toBeGreaterThan(500)
})

describe.skipIf(!process.env['XINSHENG_LONG'])('long tier', () => {
  test('twenty companies, ten filters each', async () => {
    const seeds = Array.from({ length: 20 }, (_, at) => 2000 + at)
    const { cells, rows, differences } = await run(seeds, 10)
    console.info(`chart conformance: ${cells} cells in ${rows} rows, ${differences.length} differences`)
    expect(differences).toEqual([])
    expect(cells).toBeGreaterThan(20_000)
  }, 1_800_000)
})
