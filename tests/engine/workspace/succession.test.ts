import { expect, test } from 'vitest'
import type { Library } from '@/engine/workspace/library'
import { besides, successors, visibleParts } from '@/engine/workspace/parts'
import { emptyLibrary } from '../../support/company'
import { addTo, csv, demands, ids, rowsOf, stage } from './imports'

const old = demands(
  ['A1,三号井,2026-05-05,其他,a', 'A2,三号井,2026-09-01,其他,b', 'A3,四号井,2026-09-02,其他,c'],
  'old.csv',
)

/** A library whose one batch was undone before a file was added. */
async function afterUndoing(file: File): Promise<Library> {
  const library = emptyLibrary()
  await addTo(library, old)
  await library.setActive([1], false)
  await addTo(library, file)
  return library
}

test('put back, a batch does not count beside a later file for the same unit and quarter; the rest of it does', async () => {
  const library = await afterUndoing(demands(['B1,三号井,2026-08-01,其他,d'], 'new.csv'))
  const { batches } = await library.setActive([1], true)
  expect(await ids(library)).toEqual(['A1', 'B1'])
  expect(batches.map((batch) => successors(batch, batches).map(({ file }) => file))).toEqual([['new.csv'], []])
  await library.setActive([2], false)
  expect(await ids(library)).toEqual(['A1', 'A2', 'A3'])
  await library.setActive([2], true)
  expect(await ids(library)).toEqual(['A1', 'B1'])
  await library.remove([2])
  expect(await ids(library)).toEqual(['A1', 'A2', 'A3'])
})

test('a file of other units is their share of the quarter: both count, and each is named beside the other', async () => {
  const library = await afterUndoing(demands(['C1,五号井,2026-08-01,其他,d'], 'share.csv'))
  const { batches } = await library.setActive([1], true)
  expect(await ids(library)).toEqual(['A1', 'A2', 'A3', 'C1'])
  expect(batches.map((batch) => besides(batch, batches).map(({ file }) => file))).toEqual([['share.csv'], ['old.csv']])
})

test('the same file again, after it was undone, counts once', async () => {
  const library = await afterUndoing(old)
  const { batches } = await library.setActive([1], true)
  expect(await ids(library)).toEqual(['A1', 'A2', 'A3'])
  expect(batches.map((batch) => visibleParts(batch, batches))).toEqual([[], ['2026Q2', '2026Q3']])
})

test('what the user adds to what counts stays an addition, through undo and redo', async () => {
  const library = emptyLibrary()
  await addTo(library, old)
  await addTo(library, demands(['D1,三号井,2026-09-03,其他,d']))
  await library.setActive([1], false)
  expect(await ids(library)).toEqual(['D1'])
  await library.setActive([1], true)
  expect(await ids(library)).toEqual(['A1', 'A2', 'A3', 'D1'])
})

test('a dataset without quarters follows the same rule', async () => {
  const certificates = (row: string, name: string) => csv(`工号,单位,证书名称,有效期至\n${row}\n`, name)
  const library = emptyLibrary()
  await addTo(library, certificates('1,三号井,电工证,2028-01-01', 'old.csv'))
  await library.setActive([1], false)
  await addTo(library, certificates('1,三号井,电工证,2029-01-01', 'new.csv'))
  await library.setActive([1], true)
  expect((await rowsOf(library, 'certificates')).map((row) => row['expires_on'])).toEqual(['2029-01-01'])
})

test('an undone batch leaves no places behind: in the tree, in the model, nor as names to be confirmed', async () => {
  const library = emptyLibrary()
  const tree = async () => {
    const state = await library.setActive([], true)
    const found = await library.database.rows<{ org: string }>(
      'SELECT CAST(o.org AS VARCHAR) AS org FROM model.organisation AS o ORDER BY o.org',
    )
    expect(found.map(({ org }) => org)).toEqual(state.organisation.nodes.map(({ path }) => path))
    return [state.organisation.start.path, ...state.organisation.nodes.map(({ path }) => path).slice(1)]
  }
  const at = (rows: string) => csv(`编号,集团,单位,区队,登记日期,需求类别\n${rows}\n`)
  await addTo(library, at('A1,华岳,三号井,综采一队,2026-09-01,其他'))
  const { id } = await addTo(library, at('B1,华岳,三号井,综采二队,2026-09-01,其他\nB2,远山,一号井,,2026-06-01,其他'))
  const all = ['', '华岳', '华岳/三号井', '华岳/三号井/综采一队', '华岳/三号井/综采二队', '远山', '远山/一号井']
  expect(await tree()).toEqual(all)
  const file = await stage(library, at('C1,华岳,三号井,综采2队,2026-09-01,其他'))
  expect((await library.proposals([file])).length).toBe(1)
  await library.setActive([id], false)
  expect(await tree()).toEqual(['华岳', '华岳', '华岳/三号井', '华岳/三号井/综采一队'])
  expect(await library.proposals([file])).toEqual([])
  await library.setActive([id], true)
  expect(await tree()).toEqual(all)
})
