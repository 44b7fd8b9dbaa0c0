import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import FigureTiles from '@/app/components/chart/FigureTiles.vue'
import { label, t } from '@/app/i18n'
import type { OutcomeRow } from '@/catalog/outcomes/rows'
import type { ChartContext } from '@/grammar/chart'
import { formatFor } from '@/grammar/format'
import { expectAccessible, show } from '../../support'

const row = (known: Partial<OutcomeRow>): OutcomeRow => ({
  period: '2026Q2',
  org: '甲矿',
  indicator: '隐患整改',
  value: 60,
  measure: '条',
  kind: 'count',
  target: 50,
  better: 'higher',
  targeted: 60,
  note: null,
  ...known,
})
const rows = [
  row({ period: '2026Q1', value: 40, targeted: 40 }),
  row({}),
  row({ indicator: '完好率', kind: 'level', measure: '%', org: '甲矿/一队', value: 97, target: 98, targeted: 97 }),
  row({ indicator: '完好率', kind: 'level', measure: '%', org: '甲矿/二队', value: 99, target: 98, targeted: 99 }),
  row({
    indicator: '故障率变化',
    kind: 'change',
    measure: '%',
    value: -23,
    target: null,
    targeted: null,
    note: '未给出基数',
  }),
  row({ indicator: '没有类型', kind: null, measure: null, value: 3, target: null, targeted: null, period: null }),
]
const scope = { quarter: '2026Q2', previous: '2026Q1', from: '2026Q1', org: '甲矿', depth: 1, values: {} }
const context = { t, label, scope, format: formatFor('zh-CN', (unit) => unit) } as unknown as ChartContext

test('counts, levels and changes stand apart, each figure with its target and the way to its place', async () => {
  const tiles = await show(FigureTiles, { rows, context })
  expect(tiles.findAll('.group').map((group) => group.attributes('data-kind'))).toEqual([
    'count',
    'level',
    'change',
    '',
  ])
  expect(tiles.findAll('h4').map((head) => head.text())).toEqual([
    '数量',
    '水平',
    '变化率（没有基数，不画水平）',
    '未注明类型',
  ])
  expect(tiles.find('[data-kind="count"] .goal').text()).toBe('计划完成率 120.0%')
  expect(tiles.find('[data-kind="count"] .goal').classes()).toContain('better')
  expect(tiles.find('[data-kind="count"] svg path').exists()).toBe(true)
  expect(tiles.find('[data-kind="change"] li').attributes('title')).toBe('未给出基数')
  expect(tiles.find('[data-kind="change"] svg').exists()).toBe(false)
  await userEvent.click(page.getByRole('button', { name: '一队 97%' }))
  expect(tiles.emitted('pick')).toEqual([[2]])
  await userEvent.click(page.getByRole('button', { name: '60 条' }))
  expect(tiles.emitted('trace')).toEqual([[rows[1], 'value', '60 条']])
  await expectAccessible()
})
