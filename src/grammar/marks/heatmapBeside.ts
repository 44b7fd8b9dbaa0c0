import type { EChartsOption } from 'echarts'
import type { ChartContext, Heat } from '../chart'

/** A heat map, as far as its scales and columns go. */
interface Table {
  columns: readonly { name: string; plain?: true }[]
  scale: { kind: 'sequential' | 'diverging'; each?: 'column'; low?: number; high?: number }
}
interface Cell {
  column: number
  datum: { value: number | null }
  state?: string
}
export type Reach = Heat['reach']

/** Kept in the drawn option; none in that of another mark. */
export function heatOf({ series }: EChartsOption): Heat | undefined {
  const [first] = [series ?? []].flat() as { heat?: Heat }[]
  return first?.heat
}

/** Both together: each scale as far as either needs, the columns of the first before those that only the second has. */
export function bothHeats(one: Heat, other: Heat): Heat {
  const reach = { ...one.reach }
  for (const [scale, { low, high }] of Object.entries(other.reach)) {
    const known = reach[scale]
    reach[scale] = known ? { low: Math.min(low, known.low), high: Math.max(high, known.high) } : { low, high }
  }
  return { reach, columns: [...new Set([...one.columns, ...other.columns])] }
}

/** The columns in the order of the heat map beside. */
export function likeBeside<Plot extends Table & { cells: readonly Cell[] }>(
  plot: Plot,
  { beside }: ChartContext,
): Plot {
  if (!beside) return plot
  const place = (name: string): number => beside.columns.indexOf(name) + 1 || Infinity
  const order = plot.columns.map((_, index) => index)
  order.sort((a, b) => place(plot.columns[a]?.name ?? '') - place(plot.columns[b]?.name ?? ''))
  return {
    ...plot,
    columns: order.flatMap((index) => plot.columns[index] ?? []),
    cells: plot.cells.map((cell) => ({ ...cell, column: order.indexOf(cell.column) })),
  }
}

/** What each colour scale reaches, by column or over all; beside another heat map, as far as either needs. */
export function reachOf(cells: readonly Cell[], plot: Table, { beside }: ChartContext): Reach {
  const { kind, low, high } = plot.scale
  const reach: Record<string, { low: number; high: number }> = { ...beside?.reach }
  for (const { column, datum, state } of cells) {
    if (datum.value === null || state === 'hidden' || plot.columns[column]?.plain) continue
    const key = scaleKey(plot, column)
    const known = reach[key] ?? { low: low ?? 0, high: high ?? 0 }
    const value = kind === 'diverging' ? Math.abs(datum.value) : datum.value
    reach[key] = { low: Math.min(known.low, value), high: high ?? Math.max(known.high, value) }
  }
  return reach
}

export const scaleKey = ({ scale, columns }: Table, column: number): string =>
  scale.each === 'column' ? (columns[column]?.name ?? '') : ''
