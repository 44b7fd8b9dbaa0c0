import { expect, test } from 'vitest'
import { cellWords } from '@/app/composables/cellWords'
import { label, t } from '@/app/i18n'
import { charts } from '@/catalog'
import type { ChartContext } from '@/grammar/chart'
import type { Cell } from '@/grammar/column'
import { formatFor } from '@/grammar/format'

const context = { t, label, format: formatFor('zh-CN', (unit) => unit) } as unknown as ChartContext

/** The cells of one row as a table writes them. */
function words(id: string, row: Readonly<Record<string, Cell>>): string[] {
  const chart = charts.find((one) => one.id === id)
  if (!chart) throw new Error(id)
  return Object.keys(row).map((name) => cellWords(chart, row, name, context))
}

test('a number is written as the metric of its row is', () => {
  const rate = {
    metric: 'on_time_rate',
    value: 0.229,
    parent_value: 0.597,
    difference: -0.368,
    significant: true,
    n: 109,
  }
  expect(words('overview-scorecard', rate)).toEqual(['按期办结率', '22.9%', '59.7%', '−36.8 个百分点', '是', '109'])
  const few = { metric: 'favourable', value: 1, n: 6 }
  expect(words('overview-scorecard', few)).toEqual(['正面评价率', '≥90.0%', '6'])
  const change = {
    metric: 'demand_count',
    dimension: '生活保障',
    value: 89,
    previous: 16,
    change: 4.5625,
    p_value: 1e-9,
  }
  expect(words('overview-changes', change)).toEqual(['诉求量', '生活保障', '89 件', '16 件', '+456.3%', '<0.001'])
  expect(words('overview-scorecard', { metric: 'favourable', value: null, suppressed: true })[1]).toBe('人数不足')
})

test('a figure has the unit that its own row names, a period is written as what it is', () => {
  expect(words('outcome-indicators', { period: '2026Q3', value: 336.6, measure: '万元', target: 320 })).toEqual([
    '2026年3季度',
    '336.6 万元',
    '万元',
    '320 万元',
  ])
  expect(words('outcome-indicators', { period: '2024', value: 3, measure: null })).toEqual(['2024年', '3', ''])
})
