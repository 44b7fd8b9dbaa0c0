import { beforeAll, describe, expect, test } from 'vitest'
import type { FileChoices } from '@/engine/import/session'
import type { Library } from '@/engine/workspace/library'
import type { Comparison } from '@/engine/workspace/compare'
import { emptyLibrary, load } from '../../support/company'
import { quarterOf } from '../../support/context'
import { csv, demands, replaceBy, stage } from './imports'

const loaded = demands(
  [
    'A1,三号井,2026-09-01,生活保障,宿舍热水',
    'A2,三号井,2026-08-01,技能提升,技师培训',
    'A3,四号井,2026-07-01,其他,路灯',
    'A4,四号井,2026-05-01,其他,停车',
  ],
  'loaded.csv',
)

async function filled(): Promise<Library> {
  const library = emptyLibrary()
  await load(library, [loaded])
  return library
}

let unchanged: Library
beforeAll(async () => {
  unchanged = await filled()
})

async function compared(file: File, choices: FileChoices = {}, library = unchanged): Promise<Comparison> {
  const staged = await stage(library, file, choices)
  const comparison = await library.compare(staged)
  await library.session.discard(staged)
  if (!comparison) throw new Error('nothing to compare with')
  return comparison
}
const counts = ({ added, changed, removed, same }: Comparison) => ({ added, changed, removed, same })

describe('by the key', () => {
  test('rows of the shared quarters are added, changed, removed or the same, with the cells that change', async () => {
    const found = await compared(
      demands([
        'A1,三号井,2026-09-01,生活保障,宿舍热水',
        'A2,五号井,2026-08-01,技能提升,',
        'A9,三号井,2026-07-05,其他,新的',
      ]),
    )
    expect(counts(found)).toEqual({ added: 1, changed: 1, removed: 1, same: 1 })
    expect([found.byKey, found.disjoint, found.identical]).toEqual([true, false, undefined])
    expect([found.parts, found.batches]).toEqual([['2026Q3'], [1]])
    expect(found.examples).toEqual([
      { line: 3, org: '五号井', column: 'content', before: '技师培训', after: null },
      { line: 3, org: '五号井', column: 'org', before: '三号井', after: '五号井' },
    ])
  })

  test('the order of the rows and of the columns is no change', async () => {
    const turned = csv(
      '诉求内容,需求类别,登记日期,单位,编号\n停车,其他,2026/5/1,四号井,A4\n路灯,其他,2026年7月1日,四号井,A3\n技师培训,技能提升,2026.8.1,三号井,A2\n宿舍热水,生活保障,20260901,三号井,A1\n',
    )
    const found = await compared(turned)
    expect([counts(found), found.parts]).toEqual([{ added: 0, changed: 0, removed: 0, same: 4 }, ['2026Q2', '2026Q3']])
  })

  test('only what counts now is compared', async () => {
    const library = await filled()
    await library.setActive([1], false)
    const found = await compared(demands(['A1,三号井,2026-09-01,生活保障,宿舍热水']), {}, library)
    expect([found.parts, counts(found)]).toEqual([[], { added: 1, changed: 0, removed: 0, same: 0 }])
  })
})

describe('by whole rows', () => {
  test('where ids are missing: a changed row is one added and one removed', async () => {
    const found = await compared(
      csv(
        '单位,登记日期,需求类别,诉求内容\n三号井,2026-09-01,生活保障,宿舍热水\n三号井,2026-08-02,技能提升,技师培训\n',
      ),
    )
    expect([found.byKey, counts(found)]).toEqual([false, { added: 2, changed: 0, removed: 3, same: 0 }])
  })

  test('where ids come twice: each copy counts', async () => {
    const found = await compared(
      demands(['A1,三号井,2026-09-01,生活保障,宿舍热水', 'A1,三号井,2026-09-01,生活保障,宿舍热水']),
    )
    expect([found.byKey, counts(found), found.examples]).toEqual([
      false,
      { added: 1, changed: 0, removed: 2, same: 1 },
      [],
    ])
  })
})

describe('the same file again', () => {
  test('is recognised, also under another name', async () => {
    expect((await compared(loaded)).identical).toBe(1)
    expect((await compared(new File([loaded], '副本.csv'))).identical).toBe(1)
  })

  test('is another one with one byte changed, or read in another way', async () => {
    const text = await loaded.text()
    expect((await compared(csv(text.replace('停车', '停电')))).identical).toBeUndefined()
    const mapping = ['demand_id', 'org:unit', 'submitted_on', 'category', undefined]
    expect((await compared(loaded, { dataset: 'demands', mapping })).identical).toBeUndefined()
  })

  test('is not the same where its quarter is another', async () => {
    const library = await filled()
    const undated = csv('编号,单位,需求类别\nU1,三号井,其他\n', 'u.csv')
    const first = await stage(library, undated, { quarter: quarterOf('2026Q3') })
    await library.load([{ file: first, replace: false }])
    expect((await compared(undated, { quarter: quarterOf('2026Q3') }, library)).identical).toBe(2)
    expect((await compared(undated, { quarter: quarterOf('2026Q2') }, library)).identical).toBeUndefined()
  })

  test('is worth loading again once it was undone or replaced', async () => {
    const library = await filled()
    await replaceBy(library, demands(['A1,三号井,2026-09-01,生活保障,别的']))
    expect((await compared(loaded, {}, library)).identical).toBeUndefined()
    await library.setActive([2], false)
    expect((await compared(loaded, {}, library)).identical).toBe(1)
    await library.setActive([1], false)
    expect((await compared(loaded, {}, library)).identical).toBeUndefined()
  })
})

test('another unit’s share of the quarter is told from a new edition of it', async () => {
  const share = demands(['B1,洗选厂,2026-09-01,其他,一', 'B2,洗选厂,2026-08-01,其他,二'])
  const found = await compared(share)
  expect([found.disjoint, counts(found)]).toEqual([true, { added: 2, changed: 0, removed: 3, same: 0 }])
  const both = demands(['B1,洗选厂,2026-09-01,其他,一', 'B2,三号井,2026-08-01,其他,二'])
  expect((await compared(both)).disjoint).toBe(false)
})

test('nothing of what people answered is shown as an example, and nothing else of it leaves the comparison', async () => {
  const library = await filled()
  const answers = (score: number) =>
    csv(
      `季度,单位,答卷编号,题目,量表级数,得分\n2026Q3,三号井,1,食堂服务,5,${score}\n2026Q3,三号井,2,食堂服务,5,4\n`,
      `${score}.csv`,
    )
  await load(library, [answers(5)])
  const found = await compared(answers(1), {}, library)
  expect([found.byKey, counts(found), found.examples]).toEqual([
    true,
    { added: 0, changed: 1, removed: 0, same: 1 },
    [],
  ])
})

test('a place under its other name is the same place', async () => {
  const library = await filled()
  await library.setAliases({ 三号矿井: '三号井' })
  const found = await compared(demands(['A1,三号矿井,2026-09-01,生活保障,宿舍热水']), {}, library)
  expect(counts(found)).toEqual({ added: 0, changed: 0, removed: 2, same: 1 })
})

test('leaves nothing in the database', async () => {
  await compared(demands(['A1,三号井,2026-09-01,生活保障,变了']))
  const tables = await unchanged.database.rows<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'staging'",
  )
  expect(tables.map(({ name }) => name)).toEqual(['places'])
})

test('the sample is nobody’s: there is nothing to compare with', async () => {
  const fresh = emptyLibrary()
  await load(fresh, [loaded], true)
  const staged = await stage(fresh, loaded)
  expect(await fresh.compare(staged)).toBeUndefined()
})
