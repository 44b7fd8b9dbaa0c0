import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { charts } from '@/catalog'
import type { AnyRow } from '@/grammar/column'
import type { Library, LibraryState } from '@/engine/workspace/library'
import { stateForm } from '@/engine/workspace/state'
import { pack, unpack } from '@/engine/workspace/store/workspaceFile'
import { emptyLibrary, filesOf, load } from '../../support/company'
import { scopeOf } from '../../support/context'
import { addTo, demands, everything, replaceBy } from './imports'

const SHOWN = ['overview-kpis', 'demand-trend', 'sentiment-questions', 'training-coverage', 'alignment-matrix']

async function answers(state: LibraryState): Promise<Record<string, readonly AnyRow[]>> {
  const found: Record<string, readonly AnyRow[]> = {}
  for (const chart of charts.filter(({ id }) => SHOWN.includes(id)))
    found[chart.id] = (await state.answerer.answer(chart, scopeOf(state))).rows
  return found
}

/** A workspace file with some entries in place of its own. */
async function changed(file: Blob, changes: Record<string, string>): Promise<Blob> {
  const { header, entries } = await unpack(file, 1)
  const kept = [...entries].map(([name, blob]) => ({
    name,
    blob: name in changes ? new Blob([changes[name] ?? '']) : blob,
  }))
  return pack(kept, header)
}

describe('a workspace file', () => {
  let library: Library
  let saved: Blob
  let before: LibraryState
  beforeAll(async () => {
    library = emptyLibrary()
    await load(library, filesOf('data/huayue'))
    await replaceBy(library, demands(['Z1,五号井,2026-09-01,其他,更正'], 'corrected.csv'))
    await addTo(library, demands(['Z2,５号井,2026-08-01,其他,undone'], 'undone.csv'))
    await library.setActive([12], false)
    await library.setAliases({ '５号井': '华岳矿业/五号井' })
    await library.note('agenda', [{ chart: 'demand-trend', page: 'demands', query: {} }])
    before = await library.setActive([], true)
    saved = await library.save()
  })
  afterAll(() => library.database.close())

  test('opens elsewhere with the same rows, answers, history and notes', async () => {
    const elsewhere = emptyLibrary()
    await addTo(elsewhere, demands(['X1,别处,2026-09-01,其他,goes away']))
    const after = await elsewhere.openWorkspace(saved)
    expect(await everything(elsewhere)).toEqual(await everything(library))
    expect(await answers(after)).toEqual(await answers(before))
    const told = ({ batches, ...state }: LibraryState) => [
      batches.map(({ dataset, file, rows, active, at }) => ({ dataset, file, rows, active, at })),
      [state.aliases, state.notes, state.quarters, state.asOf, state.rows, state.sample],
    ]
    expect(told(after)).toEqual(told(before))
    for (const id of SHOWN) expect((await answers(before))[id]?.length, id).toBeGreaterThan(0)
  })

  test('gives its batches numbers that were never used, and replacing goes on with them', async () => {
    const elsewhere = emptyLibrary()
    await addTo(elsewhere, demands(['X1,别处,2026-09-01,其他,a']))
    await elsewhere.remove([1])
    const after = await elsewhere.openWorkspace(saved)
    const ids = after.batches.map(({ id }) => id)
    expect([Math.min(...ids), new Set(ids).size]).toEqual([2, 12])
    const replacing = after.batches.find(({ file }) => file === 'corrected.csv')?.id ?? 0
    const old = after.batches.find(({ file }) => file === 'demands.csv')
    expect(old?.replaced).toEqual({ '2026Q3': [replacing] })
    const undone = await elsewhere.setActive([replacing], false)
    expect(undone.rows['demands']).toBe(3381)
    expect((await addTo(elsewhere, demands(['N1,五号井,2026-09-01,其他,next']))).id).toBe(Math.max(...ids) + 1)
  })

  test('comes back after everything was erased, and saves to the same content', async () => {
    const again = emptyLibrary()
    await again.openWorkspace(saved)
    await again.erase()
    expect((await again.openWorkspace(saved)).rows).toEqual(before.rows)
    const [one, other] = await Promise.all([saved, await again.save()].map((file) => unpack(file, 1)))
    expect([...(other?.entries.keys() ?? [])]).toEqual([...(one?.entries.keys() ?? [])])
    for (const [name, blob] of one?.entries ?? [])
      if (name !== 'workspace.json') expect(await other?.entries.get(name)?.text()).toBe(await blob.text())
  })

  describe('that is not sound is refused, and nothing changes', () => {
    let here: Library
    beforeAll(async () => {
      here = emptyLibrary()
      await addTo(here, demands(['H1,三号井,2026-09-01,其他,stays']))
    })
    const bytesOf = async () => new Uint8Array(await saved.arrayBuffer())
    const cases: [string, () => Promise<Blob>, string][] = [
      ['cut off', async () => saved.slice(0, saved.size - 1000), 'workspace-damaged'],
      [
        'with a changed byte',
        async () => {
          const bytes = await bytesOf()
          const at = Math.floor(bytes.length / 2)
          bytes[at] = (bytes[at] ?? 0) ^ 1
          return new Blob([bytes])
        },
        'workspace-damaged',
      ],
      ['of another program', async () => new Blob(['PK something else']), 'workspace-not-ours'],
      [
        'with a state that means nothing',
        () => changed(saved, { 'workspace.json': '{"batches":1}' }),
        'workspace-damaged',
      ],
      ['with a state that is no JSON', () => changed(saved, { 'workspace.json': '{' }), 'workspace-damaged'],
      [
        'of a newer program',
        async () => {
          const { header, entries } = await unpack(saved, 1)
          return pack(
            [...entries].map(([name, blob]) => ({ name, blob })),
            { ...header, schema: 2 },
          )
        },
        'workspace-newer',
      ],
      [
        'without a batch that its state names',
        async () => {
          const { header, entries } = await unpack(saved, 1)
          return pack(
            [...entries].filter(([name]) => name !== 'batch-1-table').map(([name, blob]) => ({ name, blob })),
            header,
          )
        },
        'workspace-damaged',
      ],
    ]
    test.each(cases)('%s', async (_, make, code) => {
      const rows = await everything(here)
      const files = await (await here.shelf()).place.list()
      await expect(here.openWorkspace(await make())).rejects.toMatchObject({ code })
      expect(await everything(here)).toEqual(rows)
      expect(await (await here.shelf()).place.list()).toEqual(files)
      expect((await here.setActive([1], true)).batches.map(({ file }) => file)).toEqual(['demands.csv'])
    })
  })

  test('holds nothing of the machine’s own', async () => {
    const { header, entries } = await unpack(saved, 1)
    expect([header.app, header.schema, stateForm.migrations?.length]).toEqual(['xinsheng', 1, 0])
    expect(JSON.parse((await entries.get('workspace.json')?.text()) ?? '{}')).toMatchObject({ snapshot: null })
    expect(entries.size).toBe(1 + 2 * 12)
  })
})

test('saving and opening can be stopped; nothing changes', async () => {
  const library = emptyLibrary()
  await addTo(library, demands(['H1,三号井,2026-09-01,其他,stays']))
  const stopped = AbortSignal.abort()
  await expect(library.save(undefined, stopped)).rejects.toMatchObject({ name: 'AbortError' })
  const file = await library.save()
  await expect(library.openWorkspace(file, undefined, stopped)).rejects.toMatchObject({ name: 'AbortError' })
  expect((await library.setActive([1], true)).rows['demands']).toBe(1)
})
