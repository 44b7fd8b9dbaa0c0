import { beforeAll, expect, test } from 'vitest'
import type { Door } from '@/engine/database/door'
import { statementsOf } from '@/engine/database/model'
import { literal } from '@/engine/database/quote'
import { rows } from '@/engine/database/query'
import valuesSql from '@/engine/import/values.sql?raw'
import { nodeDoor } from '../../support/nodeDoor'

let door: Door
beforeAll(async () => {
  door = await nodeDoor()
  for (const statement of statementsOf(valuesSql)) await rows(door, statement)
})

async function read(expression: string, text: string): Promise<unknown> {
  const [row] = await rows(door, `SELECT CAST(${expression.replaceAll('$t', literal(text))} AS VARCHAR) AS v`)
  return row?.['v']
}

test.each([
  ['1,234', '1234.0'],
  ['１２３', '123.0'],
  ['98.6%', '98.6'],
  ['98.6％', '98.6'],
  ['0.986', '0.986'],
  ['12 人', '12.0'],
  ['12人次', '12.0'],
  ['¥1,250.50', '1250.5'],
  ['-3', '-3.0'],
  ['－3', '-3.0'],
  ['1,23', null],
  ['十二', null],
  ['12a', null],
  ['1.2.3', null],
  ['nan', null],
  ['inf', null],
])('number %s', async (text, value) => expect(await read('read_number($t)', text)).toBe(value))

test.each([
  ['2026-09-30', '2026-09-30'],
  ['2026/9/30', '2026-09-30'],
  ['2026.9.30', '2026-09-30'],
  ['2026年9月30日', '2026-09-30'],
  ['２０２６年９月３０日', '2026-09-30'],
  ['20260930', '2026-09-30'],
  ['46295', '2026-09-30'],
  ['46295.5', '2026-09-30'],
  ['2026-09-30 08:15:00', '2026-09-30'],
  ['2026/9/30 8:15', '2026-09-30'],
  ['9月30日', '2026-09-30'],
  ['2026-13-01', null],
  ['2026-02-30', null],
  ['昨天', null],
  ['2026', null],
])('date %s', async (text, value) => expect(await read(`read_date($t, '2026')`, text)).toBe(value))

test.each([
  '2026Q3',
  '2026年第3季度',
  '2026年三季度',
  '26Q3',
  '2026-3季度',
  '2026年第三季度',
  '2026q3',
  '2026年9月',
  '2026-09',
  '2026/8',
  '2026-07-01',
])('quarter %s', async (text) => expect(await read('read_quarter($t)', text)).toBe('2026Q3'))

test.each(['2026', '三季度', '2026Q5', '上半年'])('no quarter in %s', async (text) =>
  expect(await read('read_quarter($t)', text)).toBeNull(),
)

test.each(['', ' ', '-', '--', '—', '——', '/', 'NA', 'N/A', '无', '(空)', '-------'])('blank: %s', async (text) =>
  expect(await read('is_blank($t)', text)).toBe('true'),
)
test.each(['0', '-1', '无锡', 'a/b'])('not blank: %s', async (text) =>
  expect(await read('is_blank($t)', text)).toBe('false'),
)
