import { beforeAll, describe, expect, test } from 'vitest'
import type { ChangeBy, ChangeRow } from '@/catalog/changes/contributions'
import { changeChart, waysOf } from '@/catalog/changes/explain'
import { kpis, metrics, type MetricId } from '@/catalog/metrics'
import type { LibraryState } from '@/engine/workspace/library'
import { at, quarterOf, read } from '../../data/sample'
import { sampleCompany } from '../../support/company'
import { answerOf, contextOf } from '../../support/context'
import { expectSound } from '../../support/drawn'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const ask = async (id: MetricId, by: ChangeBy, options: Parameters<typeof answerOf>[2] = {}) => {
  const chart = changeChart(id, by)
  const answer = await answerOf(state, chart, options)
  return { ...answer, chart, rows: answer.rows as readonly ChangeRow[], context: contextOf(answer.scope) }
}
const sum = (rows: readonly ChangeRow[]) => rows.reduce((total, { change }) => total + (change ?? 0), 0)

describe.each(kpis.flatMap((id) => waysOf(id).map((by) => [id, by] as const)))('%s by %s', (id, by) => {
  test('what the parts contribute adds up to the change of the whole', async () => {
    for (const org of [undefined, '华岳矿业/五号井']) {
      const { rows, chart, context, evidence, absence } = await ask(id, by, org ? { org } : {})
      if (absence) {
        expect(absence.state, `${id} ${by}`).toBe('missing')
        continue
      }
      const [whole, ...parts] = rows
      expect(whole?.key).toBeNull()
      expect(sum(parts)).toBeCloseTo(whole?.change ?? NaN, 9)
      expect(parts.length).toBeGreaterThan(0)
      for (const row of parts)
        if (row.suppressed) expect([row.n, row.value, row.change, row.mix]).toEqual([null, null, null, null])
      expect(chart.headline(rows, context, evidence)).toContain('由')
      expectSound(chart, rows, context)
    }
  })
})

test('诉求 by category as counted from the file', async () => {
  const { rows } = await ask('demand_count', 'category')
  const count = (quarter: string, category: string) =>
    read('demands').filter((row) => quarterOf(at(row, '登记日期')) === quarter && at(row, '需求类别') === category)
      .length
  for (const row of rows.slice(1)) {
    if (!row.key) continue
    expect([row.value, row.previous, row.change]).toEqual([
      count('2026Q3', row.key),
      count('2026Q2', row.key),
      count('2026Q3', row.key) - count('2026Q2', row.key),
    ])
  }
})

test('small groups stay hidden, and at most their sum is left', async () => {
  const { rows } = await ask('favourable', 'child', { org: '华岳矿业/五号井' })
  const hidden = rows.filter(({ suppressed }) => suppressed)
  expect(hidden.map(({ key }) => key)).toContain('华岳矿业/五号井/火工品库')
  expect(hidden.length).toBeGreaterThan(1)
})

test('under a filter of workers, groups of another attribute are too fine', async () => {
  const { rows } = await ask('favourable', 'gender', { values: { party_member: ['true'] } })
  expect(rows[0]?.value).not.toBeNull()
  expect(rows.slice(1).every(({ suppressed, key }) => suppressed || key === '')).toBe(true)
})

test('a median is not told apart', () => {
  expect(waysOf('closure_days')).toEqual([])
  expect(Object.keys(metrics)).toContain('closure_days')
})
