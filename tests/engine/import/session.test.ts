import { beforeAll, expect, test } from 'vitest'
import type { Library } from '@/engine/workspace/library'
import { readHere } from '@/engine/work/readInWorker'
import { emptyLibrary } from '../../support/company'

let library: Library
beforeAll(() => {
  library = emptyLibrary()
})

const stage = (csv: string, choices = {}, name = 'file.csv') =>
  library.session.stage(new File([csv], name), choices, () => undefined)

test('a cell that cannot be read rejects its row, with line, column, value and reason; the rest loads', async () => {
  const file = await stage(
    '单位,登记日期,需求类别,办理满意度\n三号井,2026-09-01,生活保障,满意\n三号井,昨天,生活保障,满意\n,2026-09-02,生活保障,\n四号井,2026-09-03,,满意\n四号井,2026-09-04,其他,很好\n',
  )
  expect(file.dataset).toBe('demands')
  expect([file.rows, file.rejected]).toEqual([2, 3])
  expect(file.rejections).toEqual([
    { line: 3, column: 'submitted_on', value: '昨天', reason: 'not-date' },
    { line: 5, column: 'category', value: '', reason: 'required' },
    { line: 6, column: 'satisfaction', value: '很好', reason: 'not-choice' },
  ])
  expect(file.filledDown).toEqual(['单位'])
})

test('a file that is no dataset says what it found and what the nearest one lacks', async () => {
  const file = await stage('季度;单位;备注\n2026Q3;三号井;无\n')
  expect(file.dataset).toBeUndefined()
  expect(file.table.layout.delimiter).toBe(';')
  expect(file.table.layout.headerLine).toBe(1)
  expect(file.missing.length).toBeGreaterThan(0)
})

test('every choice can be changed: dataset, header row, mapping', async () => {
  const csv = '甲,乙,丙\n单位,日期,事项\n三号井,2026-09-01,生活保障\n'
  const file = await stage(csv, {
    headerLine: 2,
    dataset: 'demands',
    mapping: ['org:unit', 'submitted_on', 'category'],
  })
  expect([file.dataset, file.rows, file.quarters]).toEqual(['demands', 1, ['2026Q3']])
})

test('the quarter may stand in a title line or the file name', async () => {
  const titled = await stage(
    '2026年第二季度职工人数统计表,,\n单位,在册人数,操作岗人数\n三号井,"1,234",900\n四号井,８００,500 人\n',
  )
  expect([titled.dataset, titled.rows, titled.quarters]).toEqual(['headcount', 2, ['2026Q2']])
  const named = await stage('单位,在册人数\n三号井,1234\n四号井,900\n', {}, '人数2026年三季度.csv')
  expect([named.dataset, named.rows, named.quarters]).toEqual(['headcount', 2, ['2026Q3']])
})

test('row checks count faults without dropping rows', async () => {
  const file = await stage(
    '单位,登记日期,需求类别,办结日期\n三号井,2026-09-10,生活保障,2026-09-01\n三号井,2026-09-10,生活保障,2026-09-12\n',
  )
  expect(file.rows).toBe(2)
  expect(file.findings).toMatchObject([{ check: 'closed-before-submitted', count: 1, lines: [2] }])
})

test('nothing is left behind by a discarded file', async () => {
  const file = await stage('单位,登记日期,需求类别\n三号井,2026-09-10,生活保障\n')
  await library.session.discard(file)
  await expect(library.database.rows(`SELECT * FROM ${file.staged.typed}`)).rejects.toMatchObject({
    code: 'query-failed',
  })
})

test('an empty file and a damaged workbook are refused with a code', async () => {
  await expect(stage('')).rejects.toMatchObject({ code: 'file-empty' })
  await expect(
    library.session.stage(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'x.csv'), {}, () => undefined),
  ).rejects.toMatchObject({ code: 'file-damaged' })
})

test('an import given up half-way leaves no table behind', async () => {
  const stop = new AbortController()
  const csv = new File(['单位,登记日期,需求类别\n三号井,2026-09-10,生活保障\n'], 'x.csv')
  const staging = library.session.stage(csv, {}, (done) => done >= 0.8 && stop.abort(), stop.signal)
  await expect(staging).rejects.toMatchObject({ name: 'AbortError' })
  const before = await library.database.rows(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'staging'`,
  )
  await library.session.discard(await stage('单位,登记日期,需求类别\n三号井,2026-09-10,生活保障\n'))
  const after = await library.database.rows(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'staging'`,
  )
  expect(after).toEqual(before)
})

test('rows that the browser did not give back are a fault, not fewer rows; nothing of them stays', async () => {
  const short = emptyLibrary({
    async read(file, ...rest) {
      const table = await readHere(file, ...rest)
      const text = await table.csv.text()
      return { ...table, csv: new Blob([text.slice(0, text.indexOf('\n') + 1)]) }
    },
  })
  const file = new File(['单位,登记日期,需求类别\n三号井,2026-09-10,生活保障\n四号井,2026-09-10,其他\n'], 'x.csv')
  await expect(short.session.stage(file, {}, () => undefined)).rejects.toMatchObject({ code: 'too-small-memory' })
  expect(await short.database.rows(`SELECT table_name FROM duckdb_tables() WHERE schema_name = 'staging'`)).toEqual([])
})
