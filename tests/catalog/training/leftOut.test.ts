import { expect, test } from 'vitest'
import { charts } from '@/catalog'
import { leftOut } from '@/catalog/training/leftOut'
import { at, quarterOf, read } from '../../data/sample'
import { sampleCompany } from '../../support/company'
import { answerOf, contextOf } from '../../support/context'

const chart = charts.find(({ id }) => id === 'training-matrix')
const rows = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  Object.entries(counts).flatMap(([place, types]) =>
    Object.entries(types).map(([course_type, attended]) => ({ place, course_type, attended })),
  )

test('positions that a common course hardly reaches are told together, by what is missing', () => {
  const found = leftOut(
    rows({
      采煤工: { 安全专题: 50, 技能实操: 50 },
      夜班甲: { 安全专题: 2, 技能实操: 48 },
      夜班乙: { 安全专题: 0, 技能实操: 100 },
      电工: { 安全专题: 40, 技能实操: 60 },
    }),
  )
  expect(found).toEqual({
    type: '安全专题',
    positions: ['夜班乙', '夜班甲'],
    attended: 2,
    all: 150,
    share: 2 / 150,
    usual: 90 / 200,
  })
})

test('a few attendances, a rare course, or positions alike say nothing', () => {
  expect(leftOut([])).toBeUndefined()
  expect(leftOut(rows({ 甲: { 安全: 50, 技能: 50 }, 乙: { 安全: 0, 技能: 29 } }))).toBeUndefined()
  expect(leftOut(rows({ 甲: { 安全: 5, 技能: 95 }, 乙: { 安全: 0, 技能: 100 } }))).toBeUndefined()
  expect(leftOut(rows({ 甲: { 安全: 50, 技能: 50 }, 乙: { 安全: 40, 技能: 60 } }))).toBeUndefined()
  expect(leftOut(rows({ 甲: { 安全: 0, 技能: 50 } }))).toBeUndefined()
})

test('the headline of the sample tells the night shift, in numbers of the file', async () => {
  const { state } = await sampleCompany()
  if (!chart) throw new Error('no chart')
  const { rows: shown, scope, evidence } = await answerOf(state, chart)
  const counts = new Map<string, { all: number; safety: number }>()
  for (const row of read('training')) {
    const place = at(row, '岗位')
    if (quarterOf(at(row, '培训日期')) !== '2026Q3' || place === '' || at(row, '培训类别') === '考试') continue
    const count = counts.get(place) ?? { all: 0, safety: 0 }
    count.all += 1
    if (at(row, '培训类别') === '安全专题') count.safety += 1
    counts.set(place, count)
  }
  const sum = (fits: (place: string, all: number) => boolean, what: 'all' | 'safety') =>
    [...counts].reduce((total, [place, count]) => total + (fits(place, count.all) ? count[what] : 0), 0)
  const night = (place: string, all: number) => place.startsWith('夜班') && all >= 30
  const usual = sum((...one) => !night(...one), 'safety') / sum((...one) => !night(...one), 'all')
  expect(chart.headline(shown, contextOf(scope), evidence)).toContain(
    `（${sum(night, 'safety')}/${sum(night, 'all')} 人次），其他岗位 ${(usual * 100).toFixed(1)}%`,
  )
  const filtered = await answerOf(state, chart, { values: { position: ['夜班检修工'] } })
  expect(chart.headline(filtered.rows, contextOf(filtered.scope), filtered.evidence)).not.toContain('其他岗位')
})
