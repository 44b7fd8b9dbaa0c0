import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scanRecords } from '@/engine/import/text/records'
import { readTable } from './readTable'

// files of other people's software; absent outside this workshop
const folder = resolve(import.meta.dirname, '../../../../../shared/real/messy')

describe.skipIf(!existsSync(folder))('real files', () => {
  test('are laid out as truth.csv says', async () => {
    const truth = scanRecords(readFileSync(`${folder}/truth.csv`, 'utf8'), { delimiter: ',' }).slice(1)
    const wrong: string[] = []
    for (const { cells } of truth.filter((record) => record.cells.length > 1)) {
      const [file = ''] = cells
      const { encoding, layout, report } = await readTable(readFileSync(`${folder}/${file}`))
      const skipped = Object.values(report.skipped).reduce((sum, { count }) => sum + count, 0)
      const found = [encoding, layout.delimiter, layout.headerLine, layout.columns, report.dataRows, skipped].join(' ')
      const right = cells.slice(1).join(' ')
      console.info(found === right ? 'right' : 'WRONG', file, found, found === right ? '' : `truth: ${right}`)
      if (found !== right) wrong.push(file)
      // 学生成绩.csv has no header at all; truth.csv counts its first record as one, and so does the proposal
      expect([file, layout.headerIsGuess]).toEqual([file, file === '学生成绩.csv'])
    }
    expect(wrong).toEqual([])
  })
})
