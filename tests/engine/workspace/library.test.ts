import { beforeAll, describe, expect, test } from 'vitest'
import { charts } from '@/catalog'
import type { Scope } from '@/grammar/filter'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { emptyLibrary, load, ownSampleCompany } from '../../support/company'
import { nodeDoor } from '../../support/nodeDoor'
import { addTo, demands, ids, stage } from './imports'

const csv = (text: string, name = 'x.csv') => new File([text], name)
const scope: Scope = {
  quarter: '2026Q3',
  previous: '2026Q2',
  yearAgo: '2025Q3',
  from: '2024Q4',
  asOf: '2026-09-30',
  org: '',
  depth: 0,
  values: {},
}
const trend = charts.find(({ id }) => id === 'demand-trend')

async function rowsOf(state: LibraryState, changes: Partial<Scope> = {}) {
  if (!trend) throw new Error('no demand-trend')
  return (await state.answerer.answer(trend, { ...scope, ...changes })).rows
}

test('a dropped table becomes the rows of a chart', async () => {
  const state = await load(emptyLibrary(), [
    csv(
      '单位,登记日期,需求类别,办结日期\n三号井,2026年9月1日,生活保障,2026-09-12\n三号井,2026/8/2,生活保障,\n四号井,2026.7.3,技能提升,\n',
    ),
  ])
  expect([state.rows['demands'], state.current, state.asOf]).toEqual([3, '2026Q3', '2026-09-12'])
  expect(await rowsOf(state)).toEqual([
    { quarter: '2026Q3', category: '生活保障', demand_count: 2, share: 2 / 3, demand_rate: null },
    { quarter: '2026Q3', category: '技能提升', demand_count: 1, share: 1 / 3, demand_rate: null },
  ])
})

describe('batches', () => {
  const first = csv('单位,登记日期,需求类别\n三号井,2026-09-01,生活保障\n', 'a.csv')
  const second = csv('单位,登记日期,需求类别\n三号井,2026-09-02,生活保障\n五号井,2026-06-02,其他\n', 'b.csv')

  test('add up, can be undone and redone; the version counts every change', async () => {
    const library = emptyLibrary()
    await load(library, [first])
    const both = await load(library, [second])
    expect([both.version, both.rows['demands']]).toEqual([2, 3])
    expect((await rowsOf(both)).map((row) => [row['quarter'], row['demand_count']])).toEqual([
      ['2026Q2', 1],
      ['2026Q3', 2],
    ])
    const undone = await library.setActive([2], false)
    expect([undone.version, undone.rows['demands'], undone.quarters]).toEqual([3, 1, ['2026Q3']])
    expect((await rowsOf(undone)).map((row) => row['demand_count'])).toEqual([1])
    const redone = await library.setActive([2], true)
    expect(await rowsOf(redone)).toEqual(await rowsOf(both))
  })

  test('the sample steps aside for the first own file', async () => {
    const library = emptyLibrary()
    await load(library, [first], true)
    const own = await load(library, [second])
    expect(own.batches.map((batch) => [batch.file, batch.sample])).toEqual([['b.csv', false]])
    expect(own.rows['demands']).toBe(2)
  })

  test('a crashed engine is made again with the same rows', async () => {
    let crash: (reason: unknown) => void = () => undefined
    const library: Library = emptyLibrary({
      boot: (_, lost) => {
        crash = lost
        return nodeDoor()
      },
      changed: (state) => (restored = state),
    })
    let restored: LibraryState | undefined
    await load(library, [first])
    const before = await load(library, [second])
    const rows = await rowsOf(before)
    crash(new Error('out of memory'))
    await expect(library.database.rows('SELECT 1 AS v').then(() => restored?.rows['demands'])).resolves.toBe(3)
    expect(restored?.version).toBe(before.version + 1)
    if (restored) expect(await rowsOf(restored)).toEqual(rows)
  })

  test('clearing leaves nothing', async () => {
    const library = emptyLibrary()
    await load(library, [first])
    const state = await library.erase()
    expect([
      state.batches.length,
      state.rows['demands'],
      state.quarters.length,
      state.organisation.nodes.length,
    ]).toEqual([0, 0, 0, 1])
  })
})

describe('names of places', () => {
  const known = demands(
    ['A1,华岳/三号井/综采一队,2026-09-01,其他,一', 'A2,华岳/三号井/综采二队,2026-09-01,其他,二'],
    'known.csv',
  )
  const written = (place: string, id = 'B1') => demands([`${id},${place},2026-09-02,其他,三`], 'written.csv')
  const orgs = async (library: Library) =>
    (
      await library.database.rows<{ id: string; org: string }>(
        'SELECT demand_id AS id, CAST(org AS VARCHAR) AS org FROM model.loaded_demands ORDER BY demand_id',
      )
    ).map(({ id, org }) => `${id} ${org}`)
  const proposed = async (library: Library, file: File) => {
    const staged = await stage(library, file)
    const proposals = await library.proposals([staged])
    return { staged, proposals: proposals.map(({ place, candidates, sure }) => [place, candidates[0], sure]) }
  }

  test('a near one is proposed, confirmed with the import, remembered for the next, edited and forgotten', async () => {
    const library = emptyLibrary()
    await load(library, [known])
    const near = '华岳/三号井/综采２ 队'
    const { staged, proposals } = await proposed(library, written(near))
    expect(proposals).toEqual([[near, '华岳/三号井/综采二队', true]])
    const aliases = { [near]: '华岳/三号井/综采二队' }
    const state = await library.load([{ file: staged, replace: false }], { aliases })
    expect([state.aliases, state.organisation.byPath.has(near)]).toEqual([aliases, false])
    expect(await orgs(library)).toContain('B1 华岳/三号井/综采二队')

    const next = await proposed(library, written(near, 'C1'))
    expect(next.proposals).toEqual([])
    await library.load([{ file: next.staged, replace: false }])
    expect(await orgs(library)).toContain('C1 华岳/三号井/综采二队')

    await library.setAliases({ [near]: '华岳/三号井/综采一队' })
    expect((await orgs(library)).slice(2)).toEqual(['B1 华岳/三号井/综采一队', 'C1 华岳/三号井/综采一队'])
    const forgotten = await library.setAliases({})
    expect((await orgs(library)).slice(2)).toEqual([`B1 ${near}`, `C1 ${near}`])
    expect(forgotten.organisation.byPath.has(near)).toBe(true)
  })

  test('a unit that is written otherwise is proposed with its teams, and one yes holds for all of them', async () => {
    const library = emptyLibrary()
    await load(library, [known])
    const { staged, proposals } = await proposed(library, written('3号井/综采一队'))
    expect(proposals).toEqual([['3号井', '华岳/三号井', true]])
    await library.load([{ file: staged, replace: false }], { aliases: { '3号井': '华岳/三号井' } })
    expect((await orgs(library)).slice(2)).toEqual(['B1 华岳/三号井/综采一队'])
  })

  test('one that is confirmed holds for its branch and for what is below it', async () => {
    const library = emptyLibrary()
    await load(library, [known])
    await addTo(library, written('三号井/综采2队党支部', 'B1'))
    await addTo(library, written('三号井/综采2队/一班', 'B2'))
    await library.setAliases({
      '华岳/三号井/综采2队': '华岳/三号井/综采二队',
      '三号井/综采2队': '华岳/三号井/综采二队',
    })
    expect((await orgs(library)).slice(2)).toEqual(['B1 华岳/三号井/综采二队', 'B2 华岳/三号井/综采二队/一班'])
  })

  test('teams that differ by their number are never proposed, and nothing is said without a yes', async () => {
    const library = emptyLibrary()
    await load(library, [known])
    const { staged, proposals } = await proposed(library, written('华岳/三号井/综采三队'))
    expect(proposals).toEqual([])
    const state = await library.load([{ file: staged, replace: false }])
    expect([state.aliases, await ids(library)]).toEqual([{}, ['A1', 'A2', 'B1']])
  })

  test('aliases that go in a circle end', async () => {
    const library = emptyLibrary()
    await load(library, [known])
    await library.setAliases({
      '华岳/三号井/综采一队': '华岳/三号井/综采二队',
      '华岳/三号井/综采二队': '华岳/三号井/综采一队',
    })
    expect((await orgs(library)).length).toBe(2)
  })
})

describe('headcount', () => {
  const headcount = csv(
    '季度,集团,单位,区队,在册人数\n2026Q2,华岳,三号井,甲队,100\n2026Q2,华岳,三号井,乙队,50\n2026Q2,华岳,五号井,,300\n2026Q2,华岳,五号井,丙队,80\n2026Q3,华岳,三号井,甲队,110\n',
    'headcount.csv',
  )
  let library: Library
  beforeAll(async () => {
    library = emptyLibrary()
    await load(library, [headcount])
  })
  const of = async (org: string, quarter: string) =>
    (
      await library.database.rows(
        `SELECT headcount, carried FROM model.headcount WHERE org = '${org}' AND quarter = '${quarter}'`,
      )
    )[0]

  test('is a node’s own row, else the sum of its children, never both', async () => {
    expect(await of('华岳/三号井', '2026Q2')).toEqual({ headcount: 150, carried: false })
    expect(await of('华岳/五号井', '2026Q2')).toEqual({ headcount: 300, carried: false })
    expect(await of('华岳', '2026Q2')).toEqual({ headcount: 450, carried: false })
  })

  test('is carried forward per node, four quarters at most, and says so', async () => {
    expect(await of('华岳/三号井', '2026Q3')).toEqual({ headcount: 160, carried: true })
    expect(await of('华岳/五号井', '2027Q2')).toEqual({ headcount: 300, carried: true })
    expect(await of('华岳/五号井', '2027Q3')).toBeUndefined()
    expect(await of('华岳/三号井', '2026Q1')).toBeUndefined()
  })
})

test('one tree serves all datasets: branches of the assessment are the teams of the headcount', async () => {
  const { library, state } = await ownSampleCompany()
  expect(state.organisation.start.path).toBe('华岳矿业')
  expect(state.organisation.start.children.map((node) => node.name)).toEqual(['三号井', '五号井', '洗选厂', '机运处'])
  expect(state.organisation.nodes.filter((node) => node.name.endsWith('党支部'))).toEqual([])
  const [teams] = await library.database.rows<{ n: number }>(
    'SELECT CAST(count(DISTINCT org) AS INTEGER) AS n FROM model.assessment',
  )
  expect(teams?.n).toBe(27)
})
