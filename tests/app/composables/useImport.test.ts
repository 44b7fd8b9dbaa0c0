import { describe, expect, test, vi } from 'vitest'
import { shallowReactive } from 'vue'
import { useImport, type ImportFile } from '@/app/composables/useImport'
import { useLibrary } from '@/app/stores/library'
import { abortError } from '@/engine/database/query'
import { Fault } from '@/engine/fault'
import type { StagedFile } from '@/engine/import/session'
import { stage } from '../support'

/** A library that stages names instead of tables; `tables` are those that nobody forgot. */
function importing() {
  stage()
  const library = useLibrary()
  const store = useImport()
  vi.spyOn(library, 'proposals').mockResolvedValue([])
  const tables = new Set<string>()
  let made = 0
  const staging = vi.spyOn(library, 'stage').mockImplementation(async () => {
    const raw = `raw_${(made += 1)}`
    tables.add(raw)
    return { staged: { raw, typed: '' } } as StagedFile
  })
  vi.spyOn(library, 'discard').mockImplementation(async ({ staged }) => void tables.delete(staged.raw))
  const compare = vi.spyOn(library, 'compare').mockResolvedValue(undefined)
  const item: ImportFile = shallowReactive({
    key: 1,
    file: new File(['x'], '诉求.csv'),
    choices: {},
    progress: 0,
    reading: false,
    staged: undefined,
    comparison: undefined,
    intent: undefined,
    fault: undefined,
    abort: new AbortController(),
  })
  store.files = [item]
  return { store, item, tables, staging, compare }
}

const left = (tables: ReadonlySet<string>, expected: readonly string[]) =>
  vi.waitFor(() => expect([...tables]).toEqual(expected))

/** As the database does: pending until the signal says stop. */
const untilAborted = (_: StagedFile, signal: AbortSignal) =>
  new Promise<undefined>((_done, reject) => signal.addEventListener('abort', () => reject(abortError())))

describe('what was staged of a file is forgotten', () => {
  test('when it is taken off while it is compared', async () => {
    const { store, item, tables, compare } = importing()
    compare.mockImplementation(untilAborted)
    store.choose(item, {})
    await vi.waitFor(() => expect(compare).toHaveBeenCalled())
    store.remove(item)
    await left(tables, [])
    expect(item.staged).toBeUndefined()
  })

  test('when it was aborted after the last statement', async () => {
    const { store, item, tables, compare } = importing()
    let finish: () => void = () => undefined
    compare.mockImplementation(() => new Promise<undefined>((done) => (finish = () => done(undefined))))
    store.choose(item, {})
    await vi.waitFor(() => expect(compare).toHaveBeenCalled())
    store.remove(item)
    finish()
    await left(tables, [])
  })

  test('when another choice is made while it is compared: only the last reading stays', async () => {
    const { store, item, tables, compare } = importing()
    store.choose(item, {})
    await vi.waitFor(() => expect(item.reading).toBe(false))
    compare.mockImplementationOnce(untilAborted)
    store.choose(item, { delimiter: ';' })
    await vi.waitFor(() => expect(compare).toHaveBeenCalledTimes(2))
    expect(item.staged?.staged.raw).toBe('raw_1')
    store.choose(item, { delimiter: '\t' })
    await vi.waitFor(() => expect(item.reading).toBe(false))
    expect([item.staged?.staged.raw, [...tables]]).toEqual(['raw_3', ['raw_3']])
  })

  test('when comparing fails, with the reason; and what was staged before', async () => {
    const { store, item, tables, compare } = importing()
    store.choose(item, {})
    await left(tables, ['raw_1'])
    compare.mockRejectedValue(new Fault('query-failed', { detail: 'x' }))
    store.choose(item, { delimiter: ';' })
    await left(tables, [])
    await vi.waitFor(() => expect(item.reading).toBe(false))
    expect([item.fault?.code, item.staged]).toEqual(['query-failed', undefined])
  })
})

test('a file that could not be staged leaves the list usable', async () => {
  const { store, item, staging } = importing()
  staging.mockRejectedValueOnce(new Fault('file-empty'))
  store.choose(item, {})
  await vi.waitFor(() => expect([item.reading, item.fault?.code]).toEqual([false, 'file-empty']))
  store.choose(item, { delimiter: ';' })
  await vi.waitFor(() =>
    expect([item.reading, item.fault, item.staged?.staged.raw]).toEqual([false, undefined, 'raw_1']),
  )
})
