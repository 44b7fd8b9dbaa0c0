import { beforeAll, expect, test } from 'vitest'
import { charts } from '@/catalog'
import type { Target } from '@/grammar/target'
import type { LibraryState } from '@/engine/workspace/library'
import { sampleCompany } from '../../support/company'
import { answerOf, contextOf } from '../../support/context'
import { expectSound, svgOf } from '../../support/drawn'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const aim = (metric: string, value: number, org = '华岳矿业'): Target => ({ metric, org, value })

test.each([
  ['sentiment-trend', [aim('favourable', 0.7), aim('index', 72)], ['目标 70.0%', '目标 72.0 分']],
  ['sentiment-enps', [aim('enps', 30)], ['目标 30.0 分']],
  ['sentiment-participation', [aim('participation', 0.2)], ['目标 20.0%']],
  ['training-certificates', [aim('certified_rate', 0.98)], ['目标 98.0%']],
  ['training-coverage', [aim('coverage', 0.6)], ['目标']],
  ['assessment-trend', [aim('party_score', 103), aim('business_score', 95)], ['党建目标 103.0 分', '业务目标 95.0 分']],
] as const)('%s draws its targets', async (id, targets, words) => {
  const chart = charts.find((one) => one.id === id)
  if (!chart) throw new Error(id)
  const { rows, scope } = await answerOf(state, chart, { targets: [...targets] })
  for (const width of ['narrow', 'normal', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  const drawn = svgOf(chart.option(rows, contextOf(scope)))
  for (const text of words) expect(drawn).toContain(`>${text}<`)
  const without = await answerOf(state, chart, {
    targets: [aim('on_time_rate', 0.9), aim(targets[0].metric, 0.5, '别处')],
  })
  expect(svgOf(chart.option(without.rows, contextOf(without.scope)))).not.toContain('目标')
})
