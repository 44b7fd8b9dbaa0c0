import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '@/engine/workspace/batch'
import { hiddenRows, replace, visibleParts, without } from '@/engine/workspace/parts'
import { emptyLibrary, load } from '../../support/company'
import { addTo, csv, demands, ids, replaceBy, rowsOf } from './imports'

const batch = (id: number, parts: string[], changes: Partial<Batch> = {}): Batch => ({
  id,
  dataset: 'demands',
  file: `${id}.csv`,
  bytes: 1,
  encoding: 'UTF-8',
  at: `2026-10-0${id}`,
  rows: 1,
  rejected: 0,
  quarters: parts,
  parts,
  columns: [],
  active: true,
  sample: false,
  replaced: {},
  cells: 1,
  reading: { mapping: [], fillDown: [] },
  ...changes,
})
const seen = (batches: readonly Batch[]) => batches.map((one) => visibleParts(one, batches))
const switched = (batches: readonly Batch[], id: number, active: boolean) =>
  batches.map((one) => (one.id === id ? { ...one, active } : one))

describe('a batch that takes the place of others', () => {
  const old = batch(1, ['2026Q2', '2026Q3'])
  const fresh = batch(2, ['2026Q3'])
  const both = [...replace([old], fresh), fresh]

  test('takes that of the quarters they share', () => {
    expect(seen(both)).toEqual([['2026Q2'], ['2026Q3']])
    expect(hiddenRows(both)).toEqual({ batches: [], parts: [{ batch: 1, part: '2026Q3' }] })
  })

  test('gives it back when it is undone or deleted', () => {
    expect(seen(switched(both, 2, false))).toEqual([['2026Q2', '2026Q3'], []])
    expect(without(both, [2])).toEqual([old])
  })

  test('leaves other datasets, and files of the same import, alone', () => {
    const others = [batch(1, ['2026Q3'], { dataset: 'headcount' }), batch(3, ['2026Q3'], { at: fresh.at })]
    expect(replace(others, fresh)).toEqual(others)
  })

  test('takes that of rows without a quarter too', () => {
    const undated = [batch(1, ['']), batch(2, [''])] as const
    expect(seen([...replace([undated[0]], undated[1]), undated[1]])).toEqual([[], ['']])
  })

  test('a replaced one may be undone, and deleted: nothing counts twice', () => {
    const last = batch(3, ['2026Q3'])
    const all = [...replace(both, last), last]
    expect(seen(all)).toEqual([['2026Q2'], [], ['2026Q3']])
    expect(seen(switched(all, 2, false))).toEqual([['2026Q2'], [], ['2026Q3']])
    expect(seen(without(all, [2]))).toEqual([['2026Q2'], ['2026Q3']])
    expect(seen(switched(all, 3, false))).toEqual([['2026Q2'], ['2026Q3'], []])
    expect(seen(switched(switched(all, 3, false), 2, false))).toEqual([['2026Q2', '2026Q3'], [], []])
  })

  test('also stands before what was undone when it came', () => {
    const undone = switched([old], 1, false)
    expect(seen(switched([...replace(undone, fresh), fresh], 1, true))).toEqual([['2026Q2'], ['2026Q3']])
  })
})

test('however replaced, undone, redone and deleted, a quarter is said by one batch: the latest that is active', async () => {
  const quarter = fc.constantFrom('2026Q1', '2026Q2', '2026Q3')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('replace' as const), parts: fc.uniqueArray(quarter, { minLength: 1 }) }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'delete' as const), which: fc.nat(7) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let batches: Batch[] = []
      steps.forEach((one, index) => {
        if (one.kind === 'replace') {
          const newcomer = batch(index + 1, one.parts, { at: String(index) })
          batches = [...replace(batches, newcomer), newcomer]
        } else {
          const { id } = batches[one.which % Math.max(1, batches.length)] ?? { id: 0 }
          batches = one.kind === 'delete' ? without(batches, [id]) : switched(batches, id, one.kind === 'redo')
        }
        for (const part of ['2026Q1', '2026Q2', '2026Q3']) {
          const latest = batches.filter(({ active, parts }) => active && parts.includes(part)).at(-1)
          const saying = batches.filter((other) => visibleParts(other, batches).includes(part))
          expect(saying.map(({ id }) => id)).toEqual(latest ? [latest.id] : [])
        }
      })
    }),
    { numRuns: 300, seed: 7 },
  )
})

describe('in the database', () => {
  const q2 = 'A1,三号井,2026-05-05,生活保障,宿舍热水'
  const q3 = 'A2,三号井,2026-09-01,技能提升,技师培训'
  const both = demands([q2, q3], 'both.csv')
  const corrected = demands(['A2,三号井,2026-09-01,权益保障,加班工资', 'A3,四号井,2026-08-01,其他,路灯'], 'q3.csv')

  test('one of two quarters of a file is replaced, undone and redone, row by row', async () => {
    const library = emptyLibrary()
    await load(library, [both])
    const before = await rowsOf(library, 'demands')
    const state = await replaceBy(library, corrected)
    expect(state.rows['demands']).toBe(3)
    const after = await rowsOf(library, 'demands')
    expect(after.map((row) => [row['batch'], row['quarter'], row['demand_id'], row['category']])).toEqual([
      ['1', '2026Q2', 'A1', '生活保障'],
      ['2', '2026Q3', 'A2', '权益保障'],
      ['2', '2026Q3', 'A3', '其他'],
    ])
    await library.setActive([2], false)
    expect(await rowsOf(library, 'demands')).toEqual(before)
    await library.setActive([2], true)
    expect(await rowsOf(library, 'demands')).toEqual(after)
    await library.setActive([1], false)
    expect(await ids(library)).toEqual(['A2', 'A3'])
  })

  test('a replacement is replaced; the one between may go for good', async () => {
    const library = emptyLibrary()
    await load(library, [both])
    await replaceBy(library, corrected)
    await replaceBy(library, demands(['A9,三号井,2026-07-07,其他,停车'], 'last.csv'))
    expect(await ids(library)).toEqual(['A1', 'A9'])
    await library.setActive([2], false)
    expect(await ids(library)).toEqual(['A1', 'A9'])
    await library.remove([2])
    expect(await ids(library)).toEqual(['A1', 'A9'])
    const state = await library.remove([3])
    expect(await ids(library)).toEqual(['A1', 'A2'])
    expect(state.batches.map(({ id, replaced }) => [id, replaced])).toEqual([[1, {}]])
  })

  test('a file may be added to its quarter instead', async () => {
    const library = emptyLibrary()
    await load(library, [both])
    const { rows } = await addTo(library, demands(['B1,五号井,2026-09-01,其他,路灯']))
    expect([rows['demands'], await ids(library)]).toEqual([3, ['A1', 'A2', 'B1']])
  })

  test('two files of one import both count; the next import takes the place of both', async () => {
    const library = emptyLibrary()
    await load(library, [both])
    await replaceBy(
      library,
      demands(['C1,三号井,2026-09-01,其他,a']),
      demands(['C2,四号井,2026-09-01,其他,b'], 'other.csv'),
    )
    expect(await ids(library)).toEqual(['A1', 'C1', 'C2'])
    await replaceBy(library, demands(['D1,三号井,2026-09-01,其他,c']))
    expect(await ids(library)).toEqual(['A1', 'D1'])
    await library.setActive([4], false)
    expect(await ids(library)).toEqual(['A1', 'C1', 'C2'])
  })

  test('a dataset without quarters is replaced as a whole', async () => {
    const certificates = (rows: string, name: string) => csv(`工号,单位,证书名称,有效期至\n${rows}\n`, name)
    const library = emptyLibrary()
    await load(library, [certificates('1,三号井,电工证,2028-01-01\n2,三号井,焊工证,2027-01-01', 'old.csv')])
    const state = await replaceBy(library, certificates('1,三号井,电工证,2029-01-01', 'new.csv'))
    expect(state.rows['certificates']).toBe(1)
    expect((await rowsOf(library, 'certificates')).map((row) => row['expires_on'])).toEqual(['2029-01-01'])
    expect((await library.setActive([2], false)).rows['certificates']).toBe(2)
  })
})
