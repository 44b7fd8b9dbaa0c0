import { beforeAll, expect, test } from 'vitest'
import { charts, datasets } from '@/catalog'
import { workerFilters } from '@/catalog/datasets/shared'
import { rowGroup } from '@/engine/protect'
import { Guardian } from '@/engine/protection/guardian'
import type { Shown } from '@/engine/protection/lattice'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf, quarterOf } from '../../support/context'

let state: LibraryState
let shown: Shown
const QUARTERS = ['2026Q1', '2026Q3'].map(quarterOf)
beforeAll(async () => {
  const { library, state: loaded } = await sampleCompany()
  state = loaded
  const sentiment = datasets.find(({ id }) => id === 'sentiment')
  if (!sentiment) throw new Error('no sentiment')
  shown = await new Guardian(library.database, sentiment, workerFilters).shown(true, QUARTERS)
})

/**
 * What is hidden is chosen once over everything publishable, and audited as a whole. So two panes side by side give nothing away that
 * one does not, as long as both go by that one choice: here every group is met in several panes (a unit as the node, and as a child).
 */
test('whatever two units or quarters stand side by side, a group is hidden in both panes or in neither, as chosen over all', async () => {
  const seen = new Map<string, boolean>()
  let [met, twice] = [0, 0]
  const nodes = state.organisation.nodes.filter(({ depth }) => depth > 0)
  for (const id of ['sentiment-heatmap', 'sentiment-questions', 'sentiment-groups']) {
    const chart = charts.find((one) => one.id === id)
    if (!chart) throw new Error(id)
    for (const quarter of QUARTERS)
      for (const { path: org } of nodes) {
        const { rows, scope } = await answerOf(state, chart, { quarter, org })
        for (const row of rows) {
          const key = rowGroup(chart, row, scope, undefined)
          expect(row['suppressed'], `${id} ${org} ${key}`).toBe(!shown.has(key))
          met += 1
          if (seen.has(key)) twice += 1
          seen.set(key, row['suppressed'] === true)
        }
      }
  }
  expect([...seen.values()].filter(Boolean).length).toBeGreaterThan(100)
  expect(twice).toBeGreaterThan(100)
  expect(met).toBeGreaterThan(1000)
})
