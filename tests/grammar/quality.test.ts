import { expect, test } from 'vitest'
import { defineDataset } from '@/grammar/dataset'
import { rowQuality } from '@/grammar/quality'

const column = { headers: [], example: '' } as const
const spec = defineDataset({
  id: 'loans',
  signature: [],
  filters: [],
  columns: {
    lent_on: { ...column, type: 'date' },
    returned_on: { ...column, type: 'date' },
    state: { ...column, type: 'choice' },
    reader: { ...column, type: 'text' },
  },
  checks: [
    { id: 'early', severity: 'error', finds: 'returned_on < lent_on', column: 'returned_on' },
    { id: 'open', severity: 'note', finds: `reader = 'state' AND returned_on IS NULL`, column: 'returned_on' },
  ],
})

test('a row check is measured against the other column it names, never against free text or a word in quotes', () => {
  expect(rowQuality(spec)).toEqual([
    {
      id: 'early',
      severity: 'error',
      dataset: 'loans',
      finds: 'returned_on < lent_on',
      column: 'returned_on',
      against: 'lent_on',
    },
    {
      id: 'open',
      severity: 'note',
      dataset: 'loans',
      finds: `reader = 'state' AND returned_on IS NULL`,
      column: 'returned_on',
    },
  ])
})
