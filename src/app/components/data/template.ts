import type { DatasetSpec } from '@/grammar/dataset'
import { csvOf } from '@/engine/export/csv'

/** The places of the example row, by the levels that most companies have. */
const PLACES = [
  ['集团', '华岳矿业'],
  ['单位', '三号井'],
  ['区队', '综采二队'],
] as const

/** A CSV with the first header of every column and one example row; the organisation stands after the quarter. */
export function templateOf(dataset: DatasetSpec): string {
  const own = Object.entries(dataset.columns).map(([name, column]) => ({
    name,
    cell: [column.headers[0] ?? name, column.example] as const,
  }))
  const quarter = own.filter(({ name }) => name === 'quarter')
  const rest = own.filter(({ name }) => name !== 'quarter')
  const cells = [...quarter.map(({ cell }) => cell), ...PLACES, ...rest.map(({ cell }) => cell)]
  return csvOf(
    cells.map(([header]) => header),
    [Object.fromEntries(cells)],
  )
}
