import { beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { useLibrary } from '@/app/stores/library'
import { useView } from '@/app/stores/view'
import { charts } from '@/catalog'
import type { Chart } from '@/grammar/chart'
import { organisationOf } from '@/grammar/organisation'
import { quartersBetween } from '@/grammar/quarter'
import type { LibraryState } from '@/engine/workspace/library'
import { show, stage } from '../support'

let staged: ReturnType<typeof stage>
let view: ReturnType<typeof useView>

function chartOf(id: string): Chart {
  const found = charts.find((chart) => chart.id === id)
  if (!found) throw new Error(id)
  return found
}

async function at(address: string): Promise<void> {
  staged = stage()
  const Host = { setup: () => ((view = useView()), {}), render: () => null }
  await show(Host, {}, staged, address)
  useLibrary().state = {
    current: '2026Q3',
    quarters: quartersBetween('2024Q1', '2026Q3'),
    organisation: organisationOf(['华岳/三号井/综采一队', '华岳/三号井/综采二队', '华岳/五号井']),
    asOf: '2026-09-30',
    notes: {},
  } as unknown as LibraryState
  await nextTick()
}
/** One value as itself, as the address writes it. */
const query = () =>
  Object.fromEntries(
    Object.entries(staged.router.currentRoute.value.query).map(([name, value]) => {
      const [only, ...more] = [value].flat()
      return [name, more.length ? value : only]
    }),
  )
beforeEach(() => at('/demands'))

test('a mark narrows every other chart, is marked in its own, and leads to the chart that answers next', async () => {
  const trend = chartOf('demand-trend')
  await view.drill(trend, { quarter: '2026Q1', values: { category: ['技能提升'] }, next: 'demand-units' })
  expect(query()).toEqual({
    quarter: '2026Q1',
    category: '技能提升',
    by: ['quarter:demand-trend', 'category:demand-trend'],
  })
  expect(view.viewOf(trend)).toMatchObject({
    scope: { quarter: '2026Q3', values: {} },
    marked: { quarter: ['2026Q1'], category: ['技能提升'] },
  })
  expect(view.viewOf(chartOf('demand-units'))).toMatchObject({
    scope: { quarter: '2026Q1', values: { category: ['技能提升'] } },
    marked: {},
  })
  expect(view.destination).toBe('demand-units')
})

test('the same mark again takes its clauses back; Back undoes one step', async () => {
  const trend = chartOf('demand-trend')
  const drill = { values: { category: ['技能提升'] }, next: 'demand-units' }
  await view.drill(trend, drill)
  await view.drill(trend, drill)
  expect(query()).toEqual({})
  expect(view.destination).toBeUndefined()
  staged.router.back()
  await expect.poll(query).toEqual({ category: '技能提升', by: 'category:demand-trend' })
})

test('a value chosen anew in the filter bar is no longer the chart’s own', async () => {
  await view.drill(chartOf('demand-trend'), { values: { category: ['技能提升'] } })
  await view.setValues('category', ['技能提升', '其他'])
  expect(query()).toEqual({ category: ['技能提升', '其他'] })
  await view.setValues('category', [])
  expect(query()).toEqual({})
})

test('what was chosen before a click stays as it was made', async () => {
  await view.setValues('category', ['技能提升'])
  await view.drill(chartOf('demand-heatmap'), { org: '华岳/五号井', values: { category: ['技能提升'] } })
  expect(query()).toEqual({ org: '华岳/五号井', category: '技能提升', by: 'org:demand-heatmap' })
})

test('a unit without children leads on to the rows, one with children shows them first', async () => {
  const units = chartOf('demand-units')
  await view.drill(units, { org: '华岳/三号井', last: 'demand-list' })
  expect([view.destination, view.viewOf(units)?.scope.org]).toEqual([undefined, '华岳/三号井'])
  await view.drill(units, { org: '华岳/三号井/综采一队', last: 'demand-list' })
  expect(view.destination).toBe('demand-list')
  expect(view.viewOf(units)).toMatchObject({
    scope: { org: '华岳/三号井', depth: 2 },
    marked: { org: ['华岳/三号井/综采一队'] },
  })
})

test.each([
  ['2025Q4', { quarter: '2025Q4' }],
  ['华岳/五号井', { org: '华岳/五号井' }],
  ['2026Q3', undefined],
  ['2031Q1', undefined],
  ['没有的单位', undefined],
  ['华岳', undefined],
])('beside %s', async (vs, versus) => {
  await at(`/demands?vs=${vs}`)
  expect(view.versus).toEqual(versus)
})

test('beside another quarter as many quarters back are shown; beside another unit the same ones', async () => {
  await at('/demands?vs=2025Q4&from=2025Q4&category=其他')
  const trend = chartOf('demand-trend')
  expect(view.besideOf(trend)?.scope).toMatchObject({
    quarter: '2025Q4',
    previous: '2025Q3',
    from: '2025Q1',
    org: '华岳',
    values: { category: ['其他'] },
  })
  await at('/demands?vs=华岳/五号井&org=华岳/三号井')
  expect(view.besideOf(trend)?.scope).toMatchObject({ quarter: '2026Q3', from: '2024Q4', org: '华岳/五号井', depth: 2 })
  expect(view.viewOf(trend)?.scope.org).toBe('华岳/三号井')
})

test('a mark of the pane beside moves that pane', async () => {
  await at('/demands?vs=华岳/三号井')
  await view.drillBeside(chartOf('demand-units'), { org: '华岳/三号井/综采一队' })
  expect(query()).toEqual({ vs: '华岳/三号井/综采一队' })
  await view.drillBeside(chartOf('demand-trend'), { quarter: '2026Q1', values: { category: ['其他'] } })
  expect(query()).toMatchObject({ vs: '华岳/三号井/综采一队', quarter: '2026Q1', category: '其他' })
})
