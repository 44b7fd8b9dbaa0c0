import { describe, expect, test } from 'vitest'
import { expand } from '@/engine/import/container/archive'
import { emptyLibrary } from '../../support/company'
import { irregular } from '../../fixtures/irregular/files'

const library = emptyLibrary()

describe.each(Object.entries(irregular))('%s', (_, files) => {
  test.each(Object.entries(files))('%s', async (name, wanted) => {
    const given = wanted.bytes instanceof File ? wanted.bytes : new File([wanted.bytes], wanted.name ?? `${name}.csv`)
    const [file = given, ...more] = await expand(given)
    expect(more).toEqual([])
    const staged = await library.session.stage(file, {}, () => undefined)
    expect(
      staged.dataset,
      `missing ${staged.missing.join()}; header ${staged.table.layout.header.join()}`,
    ).toBeDefined()
    expect([staged.rows, staged.rejected]).toEqual([wanted.rows, wanted.rejected ?? 0])
    expect(staged.table.layout.headerIsGuess).toBe(false)
    expect(staged.filledDown).toEqual(wanted.filled ?? [])
    if (wanted.found)
      expect(staged.findings.map(({ check, lines }) => `${check} ${lines.join()}`)).toEqual(wanted.found)
    if (wanted.encoding) expect(staged.table.encoding).toBe(wanted.encoding)
    if (wanted.header) expect(staged.table.layout.headerLine).toBe(wanted.header)
    if (wanted.quarters) expect(staged.quarters).toEqual(wanted.quarters)
    if (wanted.select) {
      const rows = await library.database.rows<{ text: string }>(
        `SELECT CAST(${wanted.select} AS VARCHAR) AS text FROM ${staged.staged.typed} WHERE ok ORDER BY line`,
      )
      expect(rows.map(({ text }) => text)).toEqual(wanted.values)
    }
    await library.session.discard(staged)
  })
})
