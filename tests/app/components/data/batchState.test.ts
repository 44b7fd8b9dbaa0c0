import { expect, test } from 'vitest'
import { stateWords } from '@/app/components/data/batchState'
import type { Batch } from '@/engine/workspace/batch'

const batch = (id: number, parts: string[], changes: Partial<Batch> = {}): Batch => ({
  id,
  dataset: 'demands',
  file: `${id}.csv`,
  bytes: 1,
  encoding: 'UTF-8',
  at: `2026-10-0${id}`,
  rows: 1,
  rejected: 0,
  quarters: parts.filter((part) => part !== ''),
  parts,
  columns: [],
  active: true,
  sample: false,
  replaced: {},
  cells: 1,
  reading: { mapping: [], fillDown: [] },
  ...changes,
})
const words = (batches: readonly Batch[]) => batches.map((one) => stateWords(one, batches, (quarter) => quarter))

test('in use, undone, replaced by a file, replaced in some quarters', () => {
  expect(
    words([
      batch(1, ['2026Q2', '2026Q3'], { replaced: { '2026Q3': [3] } }),
      batch(2, ['2026Q3'], { replaced: { '2026Q3': [3] } }),
      batch(3, ['2026Q3']),
      batch(4, ['2026Q3'], { active: false }),
    ]),
  ).toEqual([['部分被替换（2026Q3）：3.csv'], ['已被替换：3.csv'], ['使用中'], ['已撤销']])
})

test('two that count in the same quarter name each other; other datasets and quarters do not', () => {
  expect(
    words([
      batch(1, ['2026Q2', '2026Q3']),
      batch(2, ['2026Q3']),
      batch(3, ['2026Q1']),
      batch(4, ['2026Q3'], { dataset: 'headcount' }),
    ]),
  ).toEqual([
    ['使用中', '同季度另有：2.csv，一并计入'],
    ['使用中', '同季度另有：1.csv，一并计入'],
    ['使用中'],
    ['使用中'],
  ])
})

test('without quarters, and with many', () => {
  const many = [1, 2, 3, 4, 5].map((id) => batch(id, ['']))
  expect(words(many)[0]).toEqual(['使用中', '另有：2.csv、3.csv、4.csv等 4 个文件，一并计入'])
})
