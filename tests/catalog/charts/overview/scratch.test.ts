import { test } from 'vitest'
import { charts } from '@/catalog'
import { sampleCompany } from '../../../support/company'
import { answerOf, contextOf } from '../../../support/context'
test('x', async () => {
  const { state } = await sampleCompany()
  for (const [id, options] of [['overview-kpis', {}], ['overview-kpis', { values: { gender: ['female'] } }], ['overview-kpis', { org: '华岳矿业/五号井/火工品库' }],['sentiment-trend', {}], ['sentiment-questions', { org: '华岳矿业/五号井' }], ['alignment-matrix', {}], ['alignment-matrix', { org: '华岳矿业/三号井' }], ['alignment-matrix', { org: '华岳矿业/五号井' }]] as const) {
    const chart = charts.find((one) => one.id === id)!
    const t = performance.now()
    const a = await answerOf(state, chart, options as never)
    console.log(id, JSON.stringify(options), a.absence, a.provenance, Math.round(performance.now() - t))
    console.table(a.rows.filter((r) => id !== 'overview-kpis' || r['quarter'] === '2026Q3'))
    if (a.absence) continue
    for (const locale of ['zh-CN', 'en'] as const) console.log(chart.headline(a.rows as never, contextOf(a.scope, { locale })))
  }
})
