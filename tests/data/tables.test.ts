import { expect, test } from 'vitest'
import { sampleFiles } from '../../data/generator/files'
import { at, distinct, groups, isoOf, number, quarterOf, read, readTable, sum } from './sample'

const AS_OF = '2026-09-30'
const tables = sampleFiles.map(({ path, encoding }) => ({
  path,
  ...readTable(path, encoding === 'gbk' ? 'gb18030' : 'utf-8'),
}))

/** 有效期至 and 办理时限 look ahead by nature and are not in this list. */
test.each(tables)('$path has no date after the as-of date', ({ header, rows }) => {
  const days = header.filter((name) => name.includes('日期'))
  expect(rows.flatMap((row) => days.map((name) => isoOf(at(row, name))).filter((date) => date > AS_OF))).toEqual([])
  const periods = header.filter((name) => name === '季度' || name === '期间')
  expect(rows.flatMap((row) => periods.map((name) => at(row, name)).filter((name) => name > '2026Q3'))).toEqual([])
})

test.each(tables)('$path knows workers by number only and has no column twice', ({ header }) => {
  expect(header.filter((name) => /姓名|名字|联系人/.test(name))).toEqual([])
  expect(new Set(header).size).toBe(header.length)
})

test('twelve quarters, 2023Q4 to 2026Q3, in every quarterly file', () => {
  for (const name of ['headcount', 'sentiment', 'assessment', 'proposals', 'services']) {
    const quarters = [...groups(read(name), (row) => at(row, '季度')).keys()].sort()
    expect([quarters.length, quarters[0], quarters[11]]).toEqual([12, '2023Q4', '2026Q3'])
  }
})

test('every team of every file is in the headcount', () => {
  const known = new Set(read('headcount').map((row) => `${at(row, '单位')}/${at(row, '区队')}`))
  for (const { path, rows } of tables.filter((table) => table.path.startsWith('huayue'))) {
    const unknown = rows
      .filter((row) => at(row, '区队') !== '')
      .map((row) => `${at(row, '单位')}/${at(row, '区队').replace('党支部', '')}`)
      .filter((team) => !known.has(team))
    expect(unknown, path).toEqual([])
  }
})

test('a demand is registered, accepted and closed in this order, and its status says so', () => {
  const rows = read('demands')
  expect(
    rows
      .map((row) => at(row, '登记日期'))
      .sort()
      .at(-1),
  ).toBe(AS_OF)
  for (const row of rows) {
    const [submitted, accepted, closed] = ['登记日期', '受理日期', '办结日期'].map((name) => at(row, name))
    const steps = [submitted, accepted, closed].filter((date) => date !== '')
    expect([...steps].sort()).toEqual(steps)
    expect(at(row, '状态')).toBe(closed ? (accepted ? '已办结' : '不予受理') : accepted ? '办理中' : '待受理')
  }
  expect(distinct(rows, '编号')).toBe(rows.length)
  expect(rows.length / distinct(rows, '诉求内容')).toBeLessThan(1.5)
})

test('the made-up phone and identity numbers are there to be masked', () => {
  const texts = read('demands').map((row) => at(row, '诉求内容'))
  expect(texts.filter((text) => /1390000\d{4}/.test(text)).length).toBeGreaterThan(5)
  const identities = texts.flatMap((text) => text.match(/\d{17}[\dX]/g) ?? [])
  expect(identities.length).toBeGreaterThan(0)
  for (const identity of identities) {
    const total = [...identity].reduce((left, digit) => (left * 2 + (digit === 'X' ? 10 : Number(digit))) % 11, 0)
    expect(total).toBe(1)
  }
})

test('an answer lies on its scale, and a question is asked once a response', () => {
  const answers = read('sentiment').filter((row) => at(row, '题目') !== '')
  expect(answers.filter((row) => number(row, '得分') < 1 || number(row, '得分') > number(row, '量表级数'))).toEqual([])
  expect(new Set(answers.map((row) => `${at(row, '答卷编号')}/${at(row, '题目')}`)).size).toBe(answers.length)
  for (const rows of groups(answers, (row) => at(row, '季度')).values()) {
    expect(distinct(rows, '答卷编号')).toBeGreaterThan(370)
  }
})

test('headcount adds up: skill levels to 技能人才, certified within operators within all', () => {
  const levels = ['初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师']
  for (const row of read('headcount')) {
    expect(levels.reduce((total, level) => total + number(row, level), 0)).toBe(number(row, '技能人才人数'))
    expect(number(row, '持证操作岗人数')).toBeLessThanOrEqual(number(row, '操作岗人数'))
    expect(number(row, '操作岗人数')).toBeLessThanOrEqual(number(row, '在册人数'))
  }
})

test('the certificates of D9 give the certified count of D0 on the as-of date', () => {
  const valid = read('certificates').filter((row) => at(row, '发证日期') <= AS_OF && at(row, '有效期至') > AS_OF)
  for (const row of read('headcount').filter((one) => at(one, '季度') === '2026Q3')) {
    const own = valid.filter((one) => at(one, '区队') === at(row, '区队'))
    expect(distinct([...own], '工号')).toBe(number(row, '持证操作岗人数'))
  }
})

test('each side of each branch has 100 full marks, 30 of the business side for 创新成果转化', () => {
  for (const rows of groups(read('assessment'), (row) => at(row, '季度') + at(row, '区队')).values()) {
    for (const side of ['党建', '业务'])
      expect(
        sum(
          rows.filter((row) => at(row, '考核侧') === side),
          '满分',
        ),
      ).toBe(100)
    expect(rows.filter((row) => at(row, '考核指标') === '创新成果转化').map((row) => number(row, '满分'))).toEqual([30])
  }
})

test('counts of the small registers', () => {
  for (const rows of groups(read('proposals'), (row) => at(row, '季度')).values()) {
    expect(rows.length).toBeGreaterThanOrEqual(20)
    expect(rows.length).toBeLessThanOrEqual(35)
  }
  expect(read('events').length).toBe(12)
  for (const row of read('services')) expect(number(row, '帮扶数')).toBeLessThanOrEqual(number(row, '在档数'))
})

test('training covers 45 to 75 % of the workers each quarter', () => {
  const heads = groups(read('headcount'), (row) => at(row, '季度'))
  const people = read('training').filter((row) => at(row, '工号') !== '' && at(row, '培训类别') !== '考试')
  for (const [quarter, rows] of groups(people, (row) => quarterOf(at(row, '培训日期')))) {
    const coverage = distinct(rows, '工号') / sum(heads.get(quarter) ?? [], '在册人数')
    expect(coverage, quarter).toBeGreaterThan(0.45)
    expect(coverage, quarter).toBeLessThan(0.75)
  }
})

test('the published case keeps its figures and gives no undated row a year', () => {
  const rows = tables.find((table) => table.path === 'ximing/outcomes.csv')?.rows ?? []
  const ids = new Set(rows.map((row) => at(row, '备注').slice(0, 3)))
  expect(ids.size).toBe(33)
  const timesOf = rows.filter((row) => at(row, '计量单位') === '人次')
  expect(sum(timesOf, '数值')).toBe(28572)
  expect(
    sum(
      timesOf.filter((row) => at(row, '指标') !== '逢查必考'),
      '数值',
    ),
  ).toBe(17372)
  const dated = rows.filter((row) => at(row, '期间') !== '').map((row) => at(row, '备注').slice(0, 3))
  expect(dated.join(' ')).toBe('X03 X04 X05 X06 X08 X09 X25 X26 X27 X31 X32')
})
