import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import ChangeList from '@/app/components/chart/ChangeList.vue'
import { label, setLocale, t } from '@/app/i18n'
import type { ChangeRow } from '@/catalog/changes/items'
import type { ChartContext } from '@/grammar/chart'
import { formatFor } from '@/grammar/format'
import { expectAccessible, show } from '../../support'

const row: ChangeRow = {
  metric: 'on_time_rate',
  org: '华岳矿业/五号井',
  dimension: '生活保障',
  value: 0.025,
  previous: 0.923,
  change: -0.898,
  change_low: -0.964,
  change_high: -0.635,
  p_value: 1e-9,
  rank: 1,
}
const second = {
  ...row,
  metric: 'demand_count',
  dimension: null,
  value: 30,
  previous: 20,
  change: 0.5,
  change_low: 0.1,
  change_high: 1,
}
const season = { ...second, rank: 2, year_change: 0.2, year_low: -0.1, year_high: 0.4 }
const context = { t, label, format: formatFor('zh-CN', (unit) => unit) } as unknown as ChartContext

test('changes are sentences in the order of their rank, each one a button that opens its row', async () => {
  const list = await show(ChangeList, { rows: [row, season], context })
  const items = page.getByRole('listitem').elements()
  expect(items.map((item) => item.textContent?.replace(/\s+/g, ' '))).toEqual([
    expect.stringContaining('五号井 · 生活保障 按期办结率'),
    expect.stringContaining('有季节性，同比 +20.0%（95% 区间 −10.0%～+40.0%），基本持平（差异不显著）'),
  ])
  expect(list.find('.change').text()).toBe('−89.8 个百分点')
  expect(list.find('.change').classes()).toContain('worse')
  // 诉求量 has no good way: never coloured.
  expect(list.findAll('.change')[1]?.classes()).toContain('none')
  expect(list.find('.more').text()).toBe('2.5%，上季 92.3%；95% 区间 −96.4～−63.5 个百分点')
  await userEvent.click(page.getByRole('button').nth(1))
  await userEvent.tab()
  expect(list.emitted('pick')).toEqual([[1]])
  await expectAccessible()
})

test('nothing to list is said, in the language chosen', async () => {
  setLocale('en')
  const list = await show(ChangeList, { rows: [], context })
  expect(list.text()).toBe('No change to list.')
  await expectAccessible()
})
