import { expect, test } from 'vitest'
import { csvParts } from '@/app/composables/csvParts'
import type { Exportable, LabelledDrawing } from '@/app/composables/drawPanes'
import type { AnyRow } from '@/grammar/column'

const chart = (columns: string[]) =>
  ({ columns: Object.fromEntries(columns.map((name) => [name, {}])) }) as unknown as Exportable['chart']
const pane = (label: string, rows: AnyRow[]) => ({ label, answer: { rows } }) as unknown as LabelledDrawing
const [three, five] = [[{ org: '三号井/一队', n: 1 }], [{ org: '五号井/二队', n: 2 }]]

test('one view is one file; two whose units or quarters differ are one as well', () => {
  expect(csvParts({ chart: chart(['org', 'n']), panes: [pane('', three)] })).toEqual([{ rows: three, label: '' }])
  expect(csvParts({ chart: chart(['org', 'n']), panes: [pane('三', three), pane('五', five)] })).toEqual([
    { rows: [...three, ...five], label: '' },
  ])
})

test.each([
  ['the column is none of the chart’s', ['n'], three, five],
  ['both have the same unit', ['org', 'n'], three, three],
  ['rows of the node itself have no unit', ['org', 'n'], [...three, { org: null, n: 3 }], five],
  ['the windows overlap', ['quarter', 'n'], [{ quarter: '2026Q1' }, { quarter: '2026Q2' }], [{ quarter: '2026Q1' }]],
])('a file each where %s', (_, columns, one, other) => {
  expect(csvParts({ chart: chart(columns), panes: [pane('甲', one), pane('乙', other)] })).toEqual([
    { rows: one, label: '甲' },
    { rows: other, label: '乙' },
  ])
})
