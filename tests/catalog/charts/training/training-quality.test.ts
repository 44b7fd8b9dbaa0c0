import { beforeAll, describe, expect, test } from 'vitest'
import chart from '@/catalog/charts/training/training-quality'
import type { LibraryState } from '@/engine/workspace/library'
import { answerOf, contextOf, scopeOf } from '../../../support/context'
import { emptyLibrary, load, sampleCompany } from '../../../support/company'
import { expectSound, svgOf } from '../../../support/drawn'
import { quality, sameRows } from '../../../support/oracle/trainingCharts'

let state: LibraryState
beforeAll(async () => void ({ state } = await sampleCompany()))

describe('rows', () => {
  test.each([
    ['all', {}, '2026Q3', {}],
    [
      'a unit in an earlier quarter',
      { org: '华岳矿业/洗选厂', quarter: '2025Q1' as const },
      '2025Q1',
      { unit: '洗选厂' },
    ],
    ['a team', { org: '华岳矿业/五号井/火工品库' }, '2026Q3', { team: '火工品库' }],
  ])('%s', async (_, options, quarter, place) => {
    const { rows, scope } = await answerOf(state, chart, options)
    expect(sameRows(rows, ['course_type'])).toEqual(sameRows(quality(quarter, place), ['course_type']))
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(chart.columns))
    for (const width of ['narrow', 'wide'] as const) expectSound(chart, rows, contextOf(scope, { width }))
  })

  test('each rate stands on the rows that have both numbers', async () => {
    const csv =
      '单位,培训日期,培训类别,应训人数,参训人次,合格人次,培训前得分,培训后得分\n' +
      '甲,2026-09-01,安全专题,40,30,,60,\n甲,2026-09-02,安全专题,,10,9,50,70\n甲,2026-09-03,安全专题,,30,27,60,80\n甲,2026-09-04,其他,0,0,0,,\n'
    const small = await load(emptyLibrary(), [new File([csv], 'x.csv')])
    const { rows, scope, inputs } = await answerOf(small, chart)
    expect(rows).toEqual([
      {
        course_type: '安全专题',
        planned: 40,
        attended: 70,
        turnout: 30 / 40,
        passed: 36,
        pass_rate: 36 / 40,
        score_before: (50 * 10 + 60 * 30) / 40,
        score_after: (70 * 10 + 80 * 30) / 40,
      },
      {
        course_type: '其他',
        planned: 0,
        attended: 0,
        turnout: null,
        passed: 0,
        pass_rate: null,
        score_before: null,
        score_after: null,
      },
    ])
    expect(chart.headline(rows, contextOf(scope))).toBe(
      '合格率最低的是安全专题，90.0%；安全专题参训率 75.0%；安全专题训前 57.5 分，训后 77.5 分，提高 20.0 分',
    )
    expect(chart.notes?.(inputs, contextOf(scope))).toEqual([
      '参训率只算有应训人数的：安全专题 30/70 人次。',
      '合格率只算有合格结果的：安全专题 40/70 人次。',
      '训前训后得分只算两次都有的：安全专题 40/70 人次。',
    ])
    expectSound(chart, rows, contextOf(scope))
  })

  test('a file without any of the numbers is told what it lacks', async () => {
    const csv = '单位,培训日期,培训类别,参训人次\n甲,2026-09-01,安全专题,30\n'
    const { absence } = await answerOf(await load(emptyLibrary(), [new File([csv], 'x.csv')]), chart)
    expect(absence).toMatchObject({ state: 'missing', names: ['planned', 'passed', 'score_after'] })
  })
})

test('the headline names the lowest and what was gained', async () => {
  const { rows, scope } = await answerOf(state, chart)
  expect(chart.headline(rows, contextOf(scope))).toBe(
    '合格率最低的是等级认定，69.9%；法律法规参训率 88.4%；等级认定训前 61.1 分，训后 74.4 分，提高 13.2 分',
  )
  expect(chart.headline(rows, contextOf(scope, { locale: 'en' }))).toMatch(/^Fewest pass in .*; turnout in .*up 13\.2/)
})

test('nothing; nothing known; scores that fall; many types with long names', () => {
  const scope = scopeOf(state)
  const row = (course_type: string, pass: number | null, after: number | null) => ({
    course_type,
    planned: null,
    attended: 100,
    turnout: null,
    passed: pass,
    pass_rate: pass === null ? null : pass / 100,
    score_before: after === null ? null : 60,
    score_after: after,
  })
  expectSound(chart, [], contextOf(scope))
  expect(chart.headline([], contextOf(scope))).toContain('没有培训记录')
  expectSound(chart, [row('其他', null, null)], contextOf(scope))
  expect(chart.headline([row('其他', null, null)], contextOf(scope))).toContain('没有应训、合格人数或前后得分')
  expect(chart.headline([row('其他', 100, 55)], contextOf(scope))).toContain('降低 5.0 分')
  expectSound(chart, [row('其他', 0, 55), row('安全专题', 100, 99)], contextOf(scope))
  const many = Array.from({ length: 14 }, (_, at) => row(`名称特别特别特别长的第${at}类专题培训`, at * 7, at * 7))
  expectSound(chart, many, contextOf(scope, { width: 'narrow' }))
})

test('is drawn like this', async () => {
  const { rows, scope } = await answerOf(state, chart)
  await expect(svgOf(chart.option(rows, contextOf(scope)))).toMatchFileSnapshot('../../../golden/training-quality.svg')
})
