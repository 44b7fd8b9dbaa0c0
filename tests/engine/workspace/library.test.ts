import { expect, test } from 'vitest'
import { charts } from '@/catalog'
import { emptyLibrary, load } from '../../support/company'

test('a dropped GBK table becomes the rows of a chart', async () => {
  const library = emptyLibrary()
  const csv =
    '单位,登记日期,需求类别,办结日期\n三号井,2026年9月1日,生活保障,2026-09-12\n三号井,2026/8/2,生活保障,\n四号井,2026.7.3,技能提升,\n'
  const state = await load(library, [new File([csv], 'x.csv')])
  expect(state.rows['demands']).toBe(3)
  expect(state.current).toBe('2026Q3')
  const chart = charts.find(({ id }) => id === 'demand-trend')
  if (!chart) throw new Error('no demand-trend')
  const scope = {
    quarter: '2026Q3',
    previous: '2026Q2',
    yearAgo: '2025Q3',
    from: '2024Q4',
    asOf: state.asOf,
    org: '',
    depth: 0,
    values: {},
  } as const
  const answer = await state.answerer.answer(chart, scope)
  expect(answer.rows).toEqual([
    { quarter: '2026Q3', category: '生活保障', demand_count: 2, share: 2 / 3, demand_rate: null },
    { quarter: '2026Q3', category: '技能提升', demand_count: 1, share: 1 / 3, demand_rate: null },
  ])
})
