import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { datasets } from '@/catalog'
import type { FoundQuality, QualityCheck, QualityEntry } from '@/grammar/quality'
import { allQualityRows, qualityRows, reportQuality, type QualityGround } from '@/engine/quality'
import type { Library } from '@/engine/workspace/library'
import { emptyLibrary, load } from '../support/company'

const demands = new File(
  [
    [
      '编号,登记日期,单位,需求类别,办结日期',
      ...Array.from({ length: 25 }, (_, nth) => `D${nth},2026-08-20,三号井,其他,2026-08-${nth < 24 ? '10' : '25'}`),
    ].join('\n'),
  ],
  'a.csv',
)
const again = new File(['编号,登记日期,单位,需求类别,办结日期\nD90,2026-08-20,四号井,其他,2026-08-01\n'], 'b.csv')
const survey = new File(
  [
    [
      '季度,答卷编号,单位,题目,量表级数,得分,意见',
      '2026Q3,r1,三号井,食堂,5,1,不敢说',
      '2026Q3,r2,三号井,食堂,5,2,队长太凶',
      '2026Q3,r3,四号井,食堂,5,5,',
    ].join('\n'),
  ],
  's.csv',
)

let library: Library
let ground: QualityGround
beforeAll(async () => {
  library = emptyLibrary()
  const { batches } = await load(library, [demands, again, survey])
  ground = groundOf(batches)
})
afterAll(() => library.database.close())

const early = {
  id: 'early',
  severity: 'error',
  dataset: 'demands',
  finds: 'closed_on < submitted_on',
  column: 'closed_on',
  against: 'submitted_on',
} as const satisfies QualityCheck
const groundOf = (batches: QualityGround['batches'], checks: readonly QualityCheck[] = [early]): QualityGround => ({
  rows: library.database.rows.bind(library.database),
  batches,
  datasets,
  checks,
})

async function only(from: QualityGround): Promise<QualityEntry> {
  const [entry] = await reportQuality(from)
  if (!entry) throw new Error('nothing found')
  return entry
}

describe('rows', () => {
  test('are counted over files and read page by page, each with its file, line and both columns', async () => {
    const entry = await only(ground)
    expect(entry).toEqual({
      check: 'early',
      severity: 'error',
      dataset: 'demands',
      column: 'closed_on',
      counts: 'rows',
      count: 25,
      files: [
        { batch: 1, file: 'a.csv' },
        { batch: 2, file: 'b.csv' },
      ],
      against: 'submitted_on',
    })
    const last = await qualityRows(ground, entry, { limit: 20, offset: 20 })
    expect(last.map(({ batch, line }) => [batch, line])).toEqual([
      [1, 22],
      [1, 23],
      [1, 24],
      [1, 25],
      [2, 2],
    ])
    expect(last.at(-1)).toEqual({
      dataset: 'demands',
      batch: 2,
      line: 2,
      org: '四号井',
      quarter: '2026Q3',
      column: 'closed_on',
      value: '2026-08-01',
      other: '2026-08-20',
    })
  })

  test('of an undone file are left out', async () => {
    const { batches } = await library.setActive([1], false)
    const entry = await only(groundOf(batches))
    expect([entry.count, entry.files]).toEqual([1, [{ batch: 2, file: 'b.csv' }]])
    await library.setActive([1], true)
  })

  test('of all entries come up to a limit', async () => {
    const entries = await reportQuality(groundOf(ground.batches, [early, { ...early, id: 'again', severity: 'note' }]))
    const both = groundOf(ground.batches, [early, { ...early, id: 'again', severity: 'note' }])
    const sizes: [string, number][] = []
    for await (const { entry, rows } of allQualityRows(both, entries, 30)) sizes.push([entry.check, rows.length])
    expect(sizes).toEqual([
      ['early', 25],
      ['again', 5],
    ])
  })

  test('worst first, then the most', async () => {
    const checks: QualityCheck[] = [
      { ...early, id: 'note', severity: 'note' },
      { ...early, id: 'few', finds: `demand_id = 'D1'` },
      early,
    ]
    const entries = await reportQuality(groundOf(ground.batches, checks))
    expect(entries.map(({ check }) => check)).toEqual(['early', 'few', 'note'])
  })
})

test('a report can be given up', async () => {
  const abort = new AbortController()
  const report = reportQuality(ground, abort.signal)
  abort.abort()
  await expect(report).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
})

describe('a survey gives away nothing, however a check is written', () => {
  const leak = (columns: string, extra: Partial<FoundQuality> = {}): FoundQuality => ({
    id: 'leak',
    severity: 'error',
    datasets: ['sentiment'],
    counts: 'rows',
    column: 'score',
    finds: `SELECT 'sentiment' AS dataset, ${columns} FROM model.loaded_sentiment`,
    ...extra,
  })
  const rowsFor = async (check: QualityCheck) => {
    const from = groundOf(ground.batches, [check])
    const entry = await only(from)
    return { entry, rows: await qualityRows(from, entry, { limit: 100, offset: 0 }) }
  }
  const everything = `batch, line, org, quarter, 'score' AS "column", CAST(score AS VARCHAR) AS "value", comment AS other`

  test.each<[string, QualityCheck]>([
    ['a row check', { ...early, dataset: 'sentiment', finds: 'score < 3', column: 'comment', against: 'response_id' }],
    ['a check over rows', leak(everything)],
    ['a check over rows that calls its values names', leak(everything, { names: true })],
  ])('%s: file and line alone', async (_, check) => {
    const { rows } = await rowsFor(check)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect([row.batch, row.org, row.quarter, row.value, row.other]).toEqual([3, null, null, null, null])
    expect(JSON.stringify(rows)).not.toMatch(/三号井|不敢说|队长|r1/)
  })

  test('a check by unit: each unit once, without a number', async () => {
    const { entry, rows } = await rowsFor(
      leak(
        `batch, NULL AS line, org, quarter, 'score' AS "column", CAST(score AS VARCHAR) AS "value", comment AS other`,
      ),
    )
    expect(rows.map(({ org, quarter, value, other }) => [org, quarter, value, other])).toEqual([
      ['三号井', '2026Q3', null, null],
      ['四号井', '2026Q3', null, null],
    ])
    expect(entry.count).toBe(2)
  })
})
