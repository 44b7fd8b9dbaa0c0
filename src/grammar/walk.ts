import type { EChartsOption } from 'echarts'
import type { Theme } from './theme'

/** One mark that stands for a row, by its place in a drawing. */
export interface Mark {
  seriesIndex: number
  dataIndex: number
  row: number
}

/** The marks of a drawing in the order of its rows, each row once: what the keyboard walks along. */
export function marksOf({ series }: EChartsOption): Mark[] {
  const found = new Map<number, Mark>()
  const all = [series ?? []].flat() as readonly { data?: unknown; silent?: boolean }[]
  for (const [seriesIndex, { data, silent }] of all.entries()) {
    if (!Array.isArray(data) || silent) continue
    for (const [dataIndex, item] of (data as unknown[]).entries()) {
      const row = rowOf(item)
      if (row >= 0 && !found.has(row)) found.set(row, { seriesIndex, dataIndex, row })
    }
  }
  return [...found.values()].sort((a, b) => a.row - b.row)
}

const rowOf = (item: unknown): number =>
  typeof item === 'object' && item !== null && 'row' in item && typeof item.row === 'number' ? item.row : -1

/** Series whose mark that the keyboard has come to can be told from afar: it has an outline. */
export function outlined({ series }: EChartsOption, { ink }: Theme): Pick<EChartsOption, 'series'> {
  const all = [series ?? []].flat() as unknown as readonly Record<string, unknown>[]
  const emphasis = { itemStyle: { borderColor: ink, borderWidth: 2 } }
  const marked = all.map((one) =>
    one['silent'] ? one : { ...one, emphasis: { ...(one['emphasis'] as object), ...emphasis } },
  )
  return { series: marked as never }
}
