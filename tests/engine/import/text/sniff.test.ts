import { expect, test } from 'vitest'
import { sniffTable } from '@/engine/import/text/sniff'

const BODY =
  '2026Q3,综采二队,技能提升,希望多办培训,3\n2026Q3,机电队,生活保障,食堂菜太咸,2\n2026Q3,通风队,其他,班车晚点,5\n'
const HEADER = '季度,单位,需求类别,诉求内容,人数\n'

/** The essentials of a layout: header line, lines of it, first data line, columns, names. */
function seen(text: string, options?: Parameters<typeof sniffTable>[1]) {
  const { delimiter, headerLine, headerLines, firstDataLine, columns, header } = sniffTable(text, options)
  return [delimiter, headerLine, headerLines, firstDataLine, columns, header.join('|')]
}
const NAMES = '季度|单位|需求类别|诉求内容|人数'

test.each([',', '\t', ';', '|'])('delimiter %j', (delimiter) => {
  expect(seen((HEADER + BODY).replaceAll(',', delimiter))).toEqual([delimiter, 1, 1, 2, 5, NAMES])
})

test('full-width commas are text, as are delimiters inside cells', () => {
  expect(seen('单位，部门\t内容\n甲，乙\ta,b;c\n丙，丁\td,e|f\n戊，己\tg\n')).toEqual([
    '\t',
    1,
    1,
    2,
    2,
    '单位，部门|内容',
  ])
  expect(seen('题目,答案\n1,甲;乙;丙\n2,乙\n3,甲;丙\n')).toEqual([',', 1, 1, 2, 2, '题目|答案'])
})

test('decimal commas under semicolons', () => {
  expect(seen('单位;一季度;二季度;三季度\n甲;1,5;2,5;3,5\n乙;1,6;2,6;3,6\n')[0]).toBe(';')
})

test('titles, padded or not, and blank lines above the header', () => {
  const titles = '2026年第三季度职工需求清单,,,,\n填报单位：华岳矿业,,,填报日期：2026-10-08,\n\n,,,,\n'
  expect(seen(titles + HEADER + BODY)).toEqual([',', 5, 1, 6, 5, NAMES])
  expect(seen(`职工需求清单\n\n单位：人\n${HEADER}\n\n${BODY}`)).toEqual([',', 4, 1, 7, 5, NAMES])
  const { titles: found } = sniffTable(titles + HEADER + BODY)
  expect(found.map(({ text }) => text)).toEqual([
    '2026年第三季度职工需求清单',
    '填报单位：华岳矿业 填报日期：2026-10-08',
  ])
})

test('twenty-four title lines', () => {
  const titles = Array.from({ length: 24 }, (_, at) => `${at}.本单可表明受理了相应申请，请勿重复使用；\n`).join('')
  expect(seen(titles + HEADER + BODY)).toEqual([',', 25, 1, 26, 5, NAMES])
})

test('two header lines', () => {
  const text =
    '序号,单位,职工人数,,,技能等级,\n,,男,女,合计,初级工,中级工\n1,三号井,10,5,15,3,4\n2,四号井,20,6,26,5,6\n'
  const names = '序号|单位|职工人数/男|职工人数/女|职工人数/合计|技能等级/初级工|技能等级/中级工'
  expect(seen(text)).toEqual([',', 1, 2, 3, 7, names])
  expect(seen(`职工情况,,,,,,\n${text}`)).toEqual([',', 2, 2, 4, 7, names])
  expect(sniffTable(text).headerRows).toHaveLength(2)
  const repeated = '单位,党建,党建,业务,业务\n,得分,扣分,得分,扣分\n三号井,90,10,80,20\n四号井,91,9,81,19\n'
  expect(seen(repeated)).toEqual([',', 1, 2, 3, 5, '单位|党建/得分|党建/扣分|业务/得分|业务/扣分'])
})

test('a full header below group names stands alone', () => {
  const text = '基本信息,,,诉求,\n季度,单位,需求类别,诉求内容,人数\n'
  expect(seen(text + BODY)).toEqual([',', 2, 1, 3, 5, NAMES])
})

test('an unnamed column and merged cells are not a second header line', () => {
  expect(seen('姓名,,单位\n张三,组长,三号井\n李四,组员,三号井\n王五,组员,四号井\n').slice(1, 4)).toEqual([1, 1, 2])
  expect(seen('单位,班组,人数\n三号井,一班,3\n,二班,4\n四号井,一班,5\n').slice(1, 4)).toEqual([1, 1, 2])
})

test('rows that describe columns stand between header and data', () => {
  expect(seen(`${HEADER}文本,必填,必填,文本,人\n${BODY}`).slice(1, 4)).toEqual([1, 1, 3])
  const units = '单位,人数,金额,比例\n,人,万元,%\n三号井,3,4.5,10%\n四号井,4,5.5,20%\n'
  expect(seen(units).slice(1, 4)).toEqual([1, 1, 3])
  const codes = '单位,人数,金额\nunit,people,amount\n三号井,3,4.5\n四号井,4,5.5\n'
  expect(seen(codes).slice(1, 4)).toEqual([1, 1, 3])
  const words = '单位,人数,金额\n二号井,未统计,未统计\n三号井,3,4.5\n四号井,4,5.5\n'
  expect(seen(words).slice(1, 4)).toEqual([1, 1, 2])
})

test('protective TABs do not part cells', () => {
  const text = (HEADER + BODY).replaceAll(',', '\t,').replaceAll('\n', '\t\n')
  expect(seen(text)).toEqual([',', 1, 1, 2, 5, NAMES])
  expect(seen((HEADER + BODY).replaceAll('\n', '\t\n'))).toEqual([',', 1, 1, 2, 5, NAMES])
})

test('ghost columns are counted but not used', () => {
  const layout = sniffTable((HEADER + BODY).replaceAll('\n', ',,,\n'))
  expect([layout.columns, layout.usedColumns, layout.header.length]).toEqual([8, 5, 8])
})

test('years and quarters name columns', () => {
  expect(seen('单位,2024年,2025年,2026年\n甲,1,2,3\n乙,4,5,6\n')[1]).toBe(1)
  expect(seen('单位,2024,2025,2026\n甲,1.5,2,3\n乙,4,5.1,6\n').slice(1, 4)).toEqual([1, 1, 2])
  expect(seen('指标,2026Q1,2026Q2\n甲,98%,97%\n乙,40%,50%\n').slice(1, 4)).toEqual([1, 1, 2])
})

test('text only: the first full row names, however long the questions are', () => {
  expect(
    seen('1、您的岗位,2、您对食堂的满意度[单选题],3、意见\n采煤工,满意,(空)\n电工,一般,无\n钳工,满意,好\n')[1],
  ).toBe(1)
})

test('a file without header gets its first record as a proposal, and says that it is one', () => {
  const text = '语文,李媛,81,女\n数学,李媛,75,女\n语文,马珂,75,男\n数学,马珂,75,男\n'
  expect(seen(text)).toEqual([',', 1, 1, 2, 4, '语文|李媛|81|女'])
  expect(sniffTable(text).headerIsGuess).toBe(true)
  expect(seen(text, { headerLine: 0 })).toEqual([',', 0, 1, 1, 4, '|||'])
  expect(sniffTable(text, { headerLine: 0 }).headerIsGuess).toBe(false)
  expect(seen(`成绩表\n${text}`).slice(1, 4)).toEqual([2, 1, 3])
  expect(sniffTable(HEADER + BODY).headerIsGuess).toBe(false)
  expect(sniffTable('81,75\n').headerLine).toBe(0)
})

test('the user and known names have the last word', () => {
  expect(seen(`${HEADER}quarter,org,category,content,headcount\n${BODY}`, { headerLine: 2 }).slice(1, 4)).toEqual([
    2, 1, 3,
  ])
  expect(seen(HEADER + BODY, { headerLine: 0 }).slice(1, 4)).toEqual([0, 1, 1])
  expect(seen(HEADER + BODY, { delimiter: ';' })[4]).toBe(1)
  const known = (cell: string) => ['quarter', 'org', 'category', 'content', 'headcount'].includes(cell)
  expect(seen(`${HEADER}quarter,org,category,content,headcount\n${BODY}`, { known })[1]).toBe(2)
})

test('a declared separator, one column, a header alone and nothing at all', () => {
  expect(seen(`sep=;\n${(HEADER + BODY).replaceAll(',', ';')}`)).toEqual([';', 2, 1, 3, 5, NAMES])
  expect(seen('姓名\n张三\n李四\n')[4]).toBe(1)
  expect(seen(HEADER)).toEqual([',', 1, 1, 2, 5, NAMES])
  expect(seen('')).toEqual([',', 0, 1, 1, 1, ''])
})

test('a head sample cut in the middle of a cell', () => {
  const text = HEADER + BODY.repeat(40)
  for (const cut of [400, 401, 402, 409, 415]) expect(seen(text.slice(0, cut))).toEqual([',', 1, 1, 2, 5, NAMES])
})
