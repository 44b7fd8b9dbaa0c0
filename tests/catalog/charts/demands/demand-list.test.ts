import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/demands/demand-list'
import demands from '@/catalog/datasets/demands'
import type { LibraryState } from '@/engine/workspace/library'
import { at, isoOf } from '../../../data/sample'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { AS_OF, demandsWhere, newestFirst, rareOnes } from '../../../support/oracle/demands'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

const WORKER = ['position', 'age_band', 'seniority', 'education', 'gender', 'party_member', 'employment']
const text = (cell: string) => cell || null

test('has every column of the dataset, the unit after the quarter', () => {
  expect(Object.keys(chart.columns).filter((name) => name !== 'org')).toEqual(Object.keys(demands.columns))
  expect(Object.keys(chart.columns)[2]).toBe('org')
})

describe('rows', () => {
  test.each([
    ['a team', { org: '华岳矿业/三号井/综采二队' }, { team: '综采二队', from: '2024Q4' }],
    ['a unit in one quarter', { org: '华岳矿业/五号井', from: '2026Q3' as const }, { unit: '五号井', from: '2026Q3' }],
    [
      'a category and a gender',
      { values: { category: ['技能提升'], gender: ['female'] } },
      { from: '2024Q4', cells: { 需求类别: '技能提升', 性别: '女' } },
    ],
  ])('%s', async (_, options, where) => {
    const { rows, scope } = await answerOf(state, chart, options)
    const raw = demandsWhere({ quarter: '2026Q3', ...where })
    expect(rows.map((row) => row['demand_id'])).toEqual(newestFirst(raw))
    expect(Object.keys(rows[0] ?? {})).toEqual([...Object.keys(chart.columns), 'batch', 'line'])
    const rare = rareOnes(raw)
    const byId = new Map(raw.map((row) => [at(row, '编号'), row]))
    for (const row of rows) {
      const source = byId.get(String(row['demand_id']))
      if (!source) throw new Error('unknown row')
      expect(row).toMatchObject({
        org: `华岳矿业/${at(source, '单位')}/${at(source, '区队')}`,
        submitted_on: isoOf(at(source, '登记日期')),
        category: at(source, '需求类别'),
        subcategory: text(at(source, '子类')),
        owner: text(at(source, '承办部门')),
        due_on: text(at(source, '办理时限')),
        satisfaction: text(at(source, '办理满意度')),
      })
      if (rare.has(at(source, '编号'))) expect(WORKER.map((name) => row[name])).toEqual(WORKER.map(() => null))
      else
        expect([row['position'], row['age_band'], row['gender'], row['party_member']]).toEqual([
          at(source, '岗位'),
          at(source, '年龄段'),
          at(source, '性别') === '女' ? 'female' : 'male',
          at(source, '是否党员') === '是',
        ])
    }
    const late = raw.filter(
      (row) =>
        ['待受理', '办理中'].includes(at(row, '状态')) && at(row, '办理时限') !== '' && at(row, '办理时限') < AS_OF,
    )
    expect(chart.headline(rows, contextOf(scope))).toContain(`其中 ${late.length} 件已过办理时限`)
    expectSound(chart, rows, contextOf(scope))
  })
})

test('no number that identifies a person is left in the text; each row knows its line', async () => {
  const { rows } = await answerOf(state, chart, { from: '2023Q4' })
  const raw = new Map(demandsWhere({}).map((row, index) => [at(row, '编号'), { row, line: index + 2 }]))
  expect(rows.length).toBe(raw.size)
  expect(rows.filter((row) => /1[3-9]\d{9}|\d{15}/.test(String(row['content'])))).toEqual([])
  let masked = 0
  for (const row of rows) {
    const source = raw.get(String(row['demand_id']))
    if (!source || row['line'] !== source.line) throw new Error(`line ${row['line']} of ${row['demand_id']}`)
    if (row['content'] === at(source.row, '诉求内容')) continue
    masked += 1
    expect(String(row['content']).replaceAll('*', '')).toBe(
      at(source.row, '诉求内容').replace(/(\d{17}[\dX])|(\d{11})/g, ''),
    )
  }
  expect(masked).toBeGreaterThan(5)
})

test('what was hidden and cut is said', async () => {
  const { inputs, scope } = await answerOf(state, chart, { org: '华岳矿业/三号井/综采二队' })
  const rare = rareOnes(demandsWhere({ team: '综采二队', from: '2024Q4', quarter: '2026Q3' })).size
  expect(chart.notes?.(inputs, contextOf(scope))).toEqual([expect.stringMatching(new RegExp(`^${rare} 件的职工属性`))])
  const [first] = inputs
  expect(
    chart
      .notes?.(
        Array.from({ length: 50_000 }, () => first ?? {}),
        contextOf(scope),
      )
      .join(),
  ).toContain('50,000')
})

test('nothing', async () => {
  expect((await answerOf(state, chart, { quarter: '2023Q2', from: '2023Q2' })).rows).toEqual([])
  expectSound(chart, [], contextOf(scopeOf(state)))
  expect(chart.notes?.([], contextOf(scopeOf(state)))).toEqual([])
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(
    svgOf(chart.option(rows, contextOf(scope, { width: 'wide', room: 'picture' })), 1144, 480),
  ).toMatchFileSnapshot('../../../golden/demand-list.svg')
})
