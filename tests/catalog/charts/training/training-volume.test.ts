import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-volume'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { quartersTo } from '../../../support/oracle/training'
import { sameRows, volume } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

interface Drawn {
  series: { name: string; stack: string; data: { value: number | null; row: number }[] }[]
  legend: { data: string[] }
}

describe('rows', () => {
  test.each([
    ['all', {}, {}, 8, undefined],
    ['one quarter', { from: '2026Q3' as const }, {}, 1, undefined],
    ['all quarters of a unit', { from: '2023Q4' as const, org: '华岳矿业/洗选厂' }, { unit: '洗选厂' }, 12, undefined],
    ['a team', { org: '华岳矿业/五号井/火工品库' }, { team: '火工品库' }, 8, undefined],
    ['a position', { values: { position: ['电钳工'] } }, {}, 8, '电钳工'],
  ])('%s', async (_, options, place, many, position) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const wanted = volume(quartersTo('2026Q3', many), place, position)
    expect(sameRows(rows, ['quarter', 'course_type'])).toEqual(sameRows(wanted, ['quarter', 'course_type']))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })
})

test('the headline gives the plain difference, and 考试 apart', async () => {
  const { rows, scope, inputs } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '培训 5,408 人次，较上季增加 58 人次（+1.1%）；最多的是法律法规，3,810 人次，占 70.5%；另有考试 3,713 人次',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toContain('58 more than the quarter before (+1.1%)')
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringContaining('不计入培训人次')])
  expect(chart.size(rows).n).toBe(
    volume(quartersTo('2026Q3', 8), {}).reduce(
      (sum, row) => sum + (row.course_type === '考试' ? 0 : row.attendances),
      0,
    ),
  )
  const [first] = rows
  expect(first && chart.drill?.(first, scope)).toMatchObject({ quarter: '2024Q4' })
})

test('考试 stands beside the stack, never in it', async () => {
  const { rows, scope } = await answerOf(state, chart)
  const { series, legend } = chart.option(rows, contextOf(scope)) as unknown as Drawn
  expect(series.map(({ stack }) => stack)).toEqual(['all', 'all', 'all', 'all', 'all', 'all', 'apart'])
  expect(legend.data.at(-1)).toContain('考试')
  expect(series.at(-1)?.data.at(-1)?.value).toBe(3713)
})

test('nothing; only examinations; gaps, many types, an unfinished quarter', () => {
  const scope = scopeOf(state)
  const row = (quarter: string, course_type: string, attendances: number) => ({ quarter, course_type, attendances })
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([], contextOf(scope))).toContain('没有培训记录')
  expect(chart.headline([row('2026Q3', '考试', 9)], contextOf(scope))).toContain('只有考试 9 人次')
  expectSound(chart, [row('2026Q3', '考试', 9)], contextOf(scope))
  const many = Array.from({ length: 20 }, (_, at) => row('2026Q3', `类别${at}`, 20 - at))
  const { series } = chart.option([row('2021Q4', '其他', 0), ...many], contextOf(scope)) as unknown as Drawn
  expect(series).toHaveLength(7)
  expect(series.at(-1)?.name).toBe('其余 15 类')
  expectSound(chart, [row('2021Q4', '其他', 0), ...many], contextOf(scope, { width: 'narrow' }))
  expect(chart.headline(many, contextOf({ ...scope, asOf: '2026-08-01' }))).toContain('本季未完整')
  expect(chart.headline(many, contextOf(scope))).toContain('无上期数据')
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-volume.svg')
})
