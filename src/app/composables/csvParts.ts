import { shownMetrics } from '@/catalog/metrics/amounts'
import type { AnyRow } from '@/grammar/column'
import { shownRow } from '@/grammar/smallGroup'
import type { Exportable } from './drawPanes'

/**
 * The rows that 导出数据 writes, as they may leave the program, a file each. Both panes of a comparison go into one where `org` or `quarter` tells the rows of one from
 * those of the other; else each has its own, named by its pane.
 */
export function csvParts({ chart, panes: [first, second] }: Exportable): { rows: readonly AnyRow[]; label: string }[] {
  const shown = ({ answer }: typeof first) =>
    answer.rows.map((row) => shownMetrics(chart.columns, shownRow(chart, row)))
  if (!second) return [{ rows: shown(first), label: '' }]
  const [one, other] = [shown(first), shown(second)]
  const tells = ['org', 'quarter'].some((column) => column in chart.columns && apart(one, other, column))
  if (tells) return [{ rows: [...one, ...other], label: '' }]
  return [first, second].map((pane) => ({ rows: shown(pane), label: pane.label }))
}

/** Every row names its value of the column, and no value is in both. */
function apart(one: readonly AnyRow[], other: readonly AnyRow[], column: string): boolean {
  const values = new Set(one.map((row) => row[column] ?? null))
  return !values.has(null) && other.every((row) => (row[column] ?? null) !== null && !values.has(row[column] ?? null))
}
