import { beforeEach, describe, expect, test } from 'vitest'
import type { Library } from '@/engine/workspace/library'
import { emptyLibrary, load } from '../../support/company'

let library: Library
beforeEach(() => {
  library = emptyLibrary()
})

const csv = (text: string, name = 'x.csv') => new File([text], name)
const stage = (text: string, choices = {}, name = 'x.csv') =>
  library.session.stage(csv(text, name), choices, () => undefined)
const rows = (sql: string) => library.database.rows(sql)

describe('a roster is counted', () => {
  const roster = `2026年三季度职工花名册,,,,,,,
序号,姓名,工号,单位,区队,技能等级,政治面貌,是否操作岗,是否持证
1,张三,001,三号井,甲队,高级工,中共党员,是,是
2,李四,002,三号井,甲队,初级技工,群众,是,否
3,王五,003,三号井,甲队,,预备党员,否,
4,赵六,004,三号井,乙队,高级技师,群众,是,是
5,赵六,004,三号井,乙队,高级技师,群众,是,是
`

  test('per quarter, unit and level; who is listed twice counts once; a name is never kept', async () => {
    const staged = await stage(roster)
    expect([staged.dataset, staged.rows, staged.rejected, staged.quarters]).toEqual(['headcount', 5, 0, ['2026Q3']])
    await load(library, [csv(roster)])
    expect(
      await rows(
        `SELECT CAST(org AS VARCHAR) AS org, CAST(headcount AS INTEGER) AS headcount, CAST(operators AS INTEGER) AS operators,
           CAST(certified AS INTEGER) AS certified, CAST(skilled AS INTEGER) AS skilled, CAST(high_skilled AS INTEGER) AS high, CAST(party_members AS INTEGER) AS party
         FROM model.headcount_rows ORDER BY org`,
      ),
    ).toEqual([
      { org: '三号井/乙队', headcount: 1, operators: 1, certified: 1, skilled: 1, high: 1, party: 0 },
      { org: '三号井/甲队', headcount: 3, operators: 2, certified: 1, skilled: 2, high: 1, party: 2 },
    ])
    const [columns] = await rows(
      `SELECT string_agg(column_name, ',') AS names FROM duckdb_columns() WHERE table_name = 'headcount' AND database_name LIKE 'snapshot%'`,
    )
    expect(columns?.['names']).not.toContain('worker')
  })

  test('without numbers a name and its line stand for a person; people of the same name are two', async () => {
    const state = await load(library, [
      csv('姓名,单位\n张三,三号井\n张三,三号井\n李四,三号井\n', '2026年3季度花名册.csv'),
    ])
    expect(state.rows['headcount']).toBe(3)
    expect(await rows('SELECT CAST(headcount AS INTEGER) AS n FROM model.headcount_rows')).toEqual([{ n: 3 }])
  })

  test('counts stay counts, with or without a total that is out of step', async () => {
    await load(library, [csv('季度,单位,在册人数,党员\n2026Q3,三号井,120,30\n')])
    expect(
      await rows(
        'SELECT CAST(headcount AS INTEGER) AS n, CAST(party_members AS INTEGER) AS p FROM model.headcount_rows',
      ),
    ).toEqual([{ n: 120, p: 30 }])
  })

  test('a list of people that knows more of another dataset’s columns is not a roster', async () => {
    const staged = await stage('工号,单位,证书名称,发证日期,备注\n1,三号井,电工证,2025-01-01,\n')
    expect([staged.dataset, staged.nearest, staged.missing]).toEqual([undefined, 'certificates', ['expires_on']])
  })
})

describe('wide assessments', () => {
  test('a column for each side’s total is two rows a branch, out of 100', async () => {
    const file = '考核季度,党支部,党建得分,业务得分（分）\n2026Q3,综采二队党支部,98.5,91\n2026Q3,通风队党支部,,88\n'
    const staged = await stage(file)
    expect([staged.dataset, staged.rows, staged.missing]).toEqual(['assessment', 3, []])
    await load(library, [csv(file)])
    expect(
      await rows(
        'SELECT line, CAST(side AS VARCHAR) AS side, score, full_score FROM model.loaded_assessment ORDER BY line, side',
      ),
    ).toEqual([
      { line: 2, side: 'business', score: 91, full_score: 100 },
      { line: 2, side: 'party', score: 98.5, full_score: 100 },
      { line: 3, side: 'business', score: 88, full_score: 100 },
    ])
  })

  test('two header lines: 党建 and 业务 above 得分', async () => {
    const staged = await stage('季度,党支部,党建,业务\n,,得分,得分\n2026Q3,甲队党支部,98,90\n2026Q3,乙队党支部,97,91\n')
    expect([staged.dataset, staged.rows]).toEqual(['assessment', 4])
  })

  test('a score that is no number is rejected with its line, column and value', async () => {
    const staged = await stage('季度,党支部,党建得分,业务得分\n2026Q3,甲队党支部,优,90\n')
    expect([staged.rows, staged.rejections]).toEqual([
      1,
      [{ line: 2, column: 'score', value: '优', reason: 'not-number' }],
    ])
  })
})

test('outcomes with a column a period: one row a figure', async () => {
  const file =
    '单位,指标,计量单位,2024年,2025年,2026年一季度,备注\n三号井,设备完好率,%,97,98,98.5,\n三号井,劳动竞赛,次,,12,3,\n'
  const staged = await stage(file)
  expect([staged.dataset, staged.rows]).toEqual(['outcomes', 5])
  await load(library, [csv(file)])
  expect(
    await rows('SELECT period, CAST(indicator AS VARCHAR) AS indicator, value FROM model.outcomes ORDER BY 2, 1'),
  ).toEqual([
    { period: '2025', indicator: '劳动竞赛', value: 12 },
    { period: '2026Q1', indicator: '劳动竞赛', value: 3 },
    { period: '2024', indicator: '设备完好率', value: 97 },
    { period: '2025', indicator: '设备完好率', value: 98 },
    { period: '2026Q1', indicator: '设备完好率', value: 98.5 },
  ])
})

test('training: rows of people count one each, summary rows their number', async () => {
  await load(library, [
    csv('单位,培训日期,培训类别,工号,参训人次\n三号井,2026-08-01,安全专题,1,\n三号井,2026-08-02,安全专题,,40\n'),
  ])
  expect(await rows('SELECT line, attended FROM model.loaded_training ORDER BY line')).toEqual([
    { line: 2, attended: 1 },
    { line: 3, attended: 40 },
  ])
})

test('the unit that the user says holds for the whole file', async () => {
  const file = '季度,在册人数\n2026Q3,120\n'
  expect((await stage(file)).missing).toEqual(['org'])
  const said = await stage(file, { org: '华岳/三号井' })
  expect([said.dataset, said.rows]).toEqual(['headcount', 1])
  const state = await library.load([{ file: said, replace: false }])
  expect(state.organisation.nodes.map(({ path }) => path)).toEqual(['', '华岳', '华岳/三号井'])
})

test('the quarter that the user says holds where the file says none', async () => {
  const none = await stage('单位,在册人数\n三号井,120\n')
  expect([none.rows, none.rejected, none.rejections[0]?.column]).toEqual([0, 1, 'quarter'])
  const said = await stage('单位,在册人数\n三号井,120\n', { quarter: '2026Q2' })
  expect([said.rows, said.quarters]).toEqual([1, ['2026Q2']])
})
